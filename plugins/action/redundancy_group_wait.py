# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_group_wait."""

from __future__ import annotations

import time
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._check.judgement import (
    gateway_report,
    unread_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._expect import EXPECTATION, seconds
from ansible_collections.junos_ha.srd.plugins.module_utils._model import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._sample import lost_sample, sample_of
from ansible_collections.junos_ha.srd.plugins.module_utils._session import Read, Session, read_gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._wait import Limits, Sample, Waited, wait
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result, now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import message

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
        "timeout": {"type": "float", "default": 300},
        "interval": {"type": "float", "default": 2},
        "stable_for": {"type": "float", "default": 10},
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Sample the gateway over its connection."""
        limits = _limits(arguments)
        options = {name: arguments[name] for name in EXPECTATION}
        request = Read(level=arguments["level"], redundancy_group=arguments["redundancy_group"])
        gateway_report(None, now=now(), options=options)
        sampler = _Sampler(self.session(task_vars), request, options, self.host(task_vars))
        waited = wait(
            sampler.look,
            limits,
            clock=time.monotonic,
            sleep=time.sleep,
            tell=self._display.display,
        )
        return _result(waited, limits)


class _Sampler:
    """Reads a gateway and judges it; opens the session again when it was lost."""

    def __init__(self, session: Session, request: Read, options: dict[str, t.Any], host: str) -> None:
        self._session = session
        self._request = request
        self._options = options
        self._host = host
        self._lost = False

    def look(self, elapsed: float) -> Sample:
        """Take one sample."""
        try:
            if self._lost:
                self._session.reopen()
            reading = read_gateway(self._session, self._request, host=self._host, clock=now)
        except DeviceError as error:
            self._lost = True
            return lost_sample(error.cause, unread_report(str(error)), host=self._host, elapsed=elapsed)
        self._lost = False
        facts = to_facts(reading.gateway)
        report = gateway_report(facts, now=now(), options=self._options, name=self._host)
        return sample_of(reading.gateway, report, host=self._host, elapsed=elapsed)


def _limits(arguments: Arguments) -> Limits:
    times = {name: seconds(name, arguments[name]) for name in ("timeout", "interval", "stable_for")}
    if None in times.values() or not times["interval"]:
        raise ArgumentError("interval - Expected: seconds, more than 0 Actual: 0")
    if t.cast(float, times["stable_for"]) >= t.cast(float, times["timeout"]):
        raise ArgumentError(f"stable_for - Expected: less than timeout Actual: {times['stable_for']:g}")
    return Limits(**t.cast("dict[str, float]", times))


def _result(waited: Waited, limits: Limits) -> Result:
    last = waited.samples[-1]
    ending = "never_for_long" if waited.ended == "never" and last.holds else waited.ended
    said = _ENDINGS[ending].format(stable_for=limits.stable_for, timeout=limits.timeout, elapsed=last.elapsed)
    return {
        "changed": False,
        "failed": waited.ended != "reached",
        "msg": f"{said}\n{message(last.report)}",
        "ended": waited.ended,
        "elapsed": round(last.elapsed, 1),
        "report": last.report,
        "timeline": [_entry(sample) for sample in waited.samples],
    }


def _entry(sample: Sample) -> dict[str, t.Any]:
    return {
        "elapsed": round(sample.elapsed, 1),
        "verdict": sample.report["verdict"],
        "sets": list(sample.sets),
    }
