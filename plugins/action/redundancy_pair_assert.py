# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_pair_assert."""

from __future__ import annotations

import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    PAIR_OPTIONS,
    evaluate_identity,
    evaluate_pair,
    mastership_elsewhere,
    relief_in,
    relieved,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import mastership
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import PAIR, expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import choice
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import OPTIONS, Arguments, Result, warned
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import (
    FACTS,
    PEER,
    REPORT_ONLY,
    Assertion,
    names_of_hosts,
    peer_facts,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._host_names import identity_warnings


class ActionModule(Assertion):
    """Judges the two gateways of a pair against each other."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        **PAIR_OPTIONS,
        **FACTS,
        **PEER,
        **REPORT_ONLY,
        **OPTIONS,
        "relieved": {"type": "str"},
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Judge the facts of both."""
        names = (str(task_vars["inventory_hostname"]), str(arguments["peer"] or "peer"))
        gateway = gateway_of(self.own_facts(arguments, task_vars))
        peer = gateway_of(peer_facts(self._task.args, arguments, task_vars), "peer_facts")
        given = expectation({name: arguments[name] for name in PAIR_OPTIONS}, PAIR)
        named = names_of_hosts(names, arguments, task_vars)
        expected = replace(given, host_names=named)
        report = evaluate_pair(gateway, peer, expected, now=now(), names=names)
        if arguments["relieved"] is not None:
            report = relieved(report, choice("relieved", arguments["relieved"], names), now=now())
        found = identity_warnings(evaluate_identity(gateway, peer, expected, names=names))
        if elsewhere := mastership_elsewhere(gateway, peer, expected, now=now()):
            found = [f"{elsewhere}; this was not asked about", *found]
        told = self.verdict(report, report_only=arguments["report_only"])
        result = {**told, "urgent": bool(mastership(report.findings))}
        return {
            **result,
            **warned([*found, *(f"not well, and to be relieved: {each}" for each in relief_in(report))]),
        }
