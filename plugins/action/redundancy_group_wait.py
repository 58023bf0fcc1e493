# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_group_wait."""

from __future__ import annotations

import time
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import EXPECTATION_OPTIONS
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import led_by, told_first
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import message
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    EXPECTATION,
    expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import (
    LIMITS,
    Limits,
    Sample,
    Sampler,
    Waited,
    limits_of,
    result_of,
    sentence,
    to_plain,
    wait,
    with_masters_first,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Listening
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import (
    OPTIONS,
    Arguments,
    Result,
    warned,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._gateway_action import GatewayAction


class ActionModule(GatewayAction):
    """Waits until a gateway shows what is expected, and goes on showing it."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        **EXPECTATION_OPTIONS,
        "level": {"type": "str", "choices": ["brief", "extensive"], "default": "extensive"},
        "redundancy_group": {"type": "int"},
        **LIMITS,
        **OPTIONS,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Sample the gateway over its connection."""
        limits, host = limits_of(arguments), self.host(task_vars)
        session = Listening(self.session(task_vars), host)
        sampler = _sampler(arguments, session, host)

        def take(elapsed: float) -> Sample:
            return with_masters_first(sampler.take(elapsed), host)

        waited = wait(take, limits, clock=time.monotonic, sleep=time.sleep, show=self.show)
        return {**_result(waited, limits), **warned(session.warnings)}


def _sampler(arguments: Arguments, session: Listening, host: str) -> Sampler:
    expected = expectation({name: arguments[name] for name in EXPECTATION})
    request = Read(level=arguments["level"], redundancy_group=arguments["redundancy_group"])
    return Sampler(session=session, request=request, expected=expected, host=host, clock=now)


def _result(waited: Waited, limits: Limits) -> Result:
    result = result_of(waited)
    summary = led_by(sentence(waited, limits), told_first(result.report.findings))
    return {
        **to_plain(result),
        "changed": False,
        "failed": not result.succeeded,
        "succeeded": result.succeeded,
        "verdict": result.verdict,
        "summary": summary,
        "msg": f"{summary}\n{message(result.report)}",
    }
