# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_group_assert."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    GATEWAY_OPTIONS,
    evaluate_gateway,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    GATEWAY,
    expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import FACTS, REPORT_ONLY, Assertion


class ActionModule(Assertion):
    """Judges one gateway."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {**GATEWAY_OPTIONS, **FACTS, **REPORT_ONLY}

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Judge the facts."""
        expected = expectation({name: arguments[name] for name in GATEWAY_OPTIONS}, GATEWAY)
        gateway = gateway_of(self.own_facts(arguments, task_vars))
        host = str(task_vars["inventory_hostname"])
        report = evaluate_gateway(gateway, expected, now=now(), name=host)
        return self.verdict(report, report_only=arguments["report_only"])
