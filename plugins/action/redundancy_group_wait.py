# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_group_wait."""

from __future__ import annotations

import time
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.message import message
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.written import from_report
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import EXPECTATION
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.sample import entry
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.sampler import Sampler
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import (
    LIMITS,
    Limits,
    Waited,
    limits_of,
    wait,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result

_ENDINGS = {
    "reached": "reached and held for {stable_for:g} s, after {elapsed:.0f} s",
    "reached_then_lost": "reached and lost again, and the time of {timeout:g} s is up",
    "never": "not held for {stable_for:g} s when the time of {timeout:g} s was up",
    "never_for_long": "held when the time of {timeout:g} s was up, but not for {stable_for:g} s "
    "without a break: look at the timeline, and at the transition events",
}


class ActionModule(Action):
    """Waits until a gateway shows what is expected, and goes on showing it."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        **EXPECTATION,
        "level": {"type": "str", "choices": ["brief", "extensive"], "default": "extensive"},
        "redundancy_group": {"type": "int"},
        **LIMITS,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Sample the gateway over its connection."""
        limits = limits_of(arguments)
        options = {name: arguments[name] for name in EXPECTATION}
        request = Read(level=arguments["level"], redundancy_group=arguments["redundancy_group"])
        gateway_report(None, now=now(), options=options)
        session, host = self.session(task_vars), self.host(task_vars)
        sampler = Sampler(session, request, options, host=host, clock=now)
        waited = wait(
            sampler.look,
            limits,
            clock=time.monotonic,
            sleep=time.sleep,
            tell=self._display.display,
        )
        return _result(waited, limits)


def _result(waited: Waited, limits: Limits) -> Result:
    last = waited.samples[-1]
    ending = "never_for_long" if waited.ended == "never" and last.holds else waited.ended
    said = _ENDINGS[ending].format(stable_for=limits.stable_for, timeout=limits.timeout, elapsed=last.elapsed)
    return {
        "changed": False,
        "failed": waited.ended != "reached",
        "msg": f"{said}\n{message(from_report(last.report, 'report'))}",
        "ended": waited.ended,
        "elapsed": round(last.elapsed, 1),
        "report": last.report,
        "timeline": [entry(sample) for sample in waited.samples],
    }
