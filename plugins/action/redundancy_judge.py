# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_judge."""

from __future__ import annotations

import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import EXPECTATION_OPTIONS
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    EXPECTATION,
    PAIR,
    Expectation,
    expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result, warned
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import REPORT_ONLY
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console import screen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.judgement import (
    Judgement,
    answers_of,
    judge,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain, Reading
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.saved import (
    configurations_of,
    replies_of,
    warnings_of,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.take_down import OPTIONS as OF_TAKE_DOWN
from ansible_collections.junos_ha.srd.plugins.plugin_utils._screen import show
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.keeping import Keeper
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Content, Phase
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FORMATS

_TIMELESS = {"max_age": "any", "max_skew": "any"}  # a saved reply does not show when it was taken
_EVIDENCE = ("directory", "run_id")
_SAVED = ("replies", "identities", "configurations")


class ActionModule(Action):
    """Judges saved replies. No gateway is asked."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "replies": {"type": "dict", "required": True},
        "identities": {"type": "dict", "default": {}},
        "configurations": {"type": "dict", "default": {}},
        "gateways": {"type": "list", "elements": "str", "default": []},
        **EXPECTATION_OPTIONS,
        "directory": {"type": "str"},
        "run_id": {"type": "str"},
        "phase": {"type": "str", "default": "judge"},
        "reports": {"type": "list", "elements": "str", "choices": list(FORMATS), "default": ["html"]},
        **REPORT_ONLY,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Show a verdict, or the answers to what is asked; fail unless it is GO, or every answer is yes."""
        _refuse_half(arguments)
        readings = replies_of(arguments["replies"], arguments["identities"])
        answers = _answers(arguments, readings)
        expected = _expected(arguments)
        of_all = judge(readings, expected, [it.answer for it in answers if it.answer])
        asked = [gateway for gateway in arguments["gateways"] if gateway]
        shown = answers if asked else [of_all]
        kept = {} if arguments["directory"] is None else self._keep(arguments, readings, shown)
        lines = show(self._display, _screen(shown, readings))
        is_well = all(it.is_well for it in shown)
        return {
            "changed": bool(kept),
            "failed": not is_well and not arguments["report_only"],
            "msg": "; ".join(f"{it.line.subject} - {it.said}" for it in shown),
            "verdict": _screen(shown, readings).verdict,
            "go": is_well,
            "report": to_report(of_all.report),
            "answers": [_without_report(it.answer) for it in answers if it.answer],
            "lines": list(lines),
            **kept,
            **warned(warnings_of({option: arguments[option] for option in _SAVED})),
        }

    def _keep(
        self, arguments: Arguments, readings: t.Sequence[Reading], judgements: t.Sequence[Judgement]
    ) -> Result:
        """Write the evidence of each judgement, and the reports on all; in check mode nothing is written."""
        phases = [_phase(arguments, it) for it in judgements]
        names = [each.name for each in readings]
        for phase in phases:
            phase.refuse_complete(names)
        paths = {name: str(phases[0].path(name)) for name in names}
        formats = arguments["reports"]
        if self._task.check_mode:
            return {"paths": paths, "reports": _plain(phases[0].report_paths(names[0], formats))}
        for phase, it in zip(phases, judgements, strict=True):
            Keeper(phase=phase, contents=_contents(readings, it), now=now()).write()
        return {"paths": paths, "reports": _plain(phases[-1].write_reports(names, formats))}


def _refuse_half(given: Arguments) -> None:
    """Refuse a directory without a run, and a run without a directory."""
    missing = [name for name in _EVIDENCE if given[name] is None]
    if len(missing) == 1:
        raise ArgumentError(f"{missing[0]} - Expected: directory and run_id, for evidence Actual: missing")


def _answers(arguments: Arguments, readings: t.Sequence[Reading]) -> list[Judgement]:
    """Return the answers for the gateways in question, or for both where none is named."""
    names = [each.name for each in readings]
    configurations = configurations_of(arguments["configurations"], names)
    asked = [each for each in arguments["gateways"] if each] or (names if len(names) > 1 else [])
    given = {name: arguments[name] for name in OF_TAKE_DOWN if name in arguments}
    return answers_of(asked, readings, configurations, {**given, **_TIMELESS})


def _expected(arguments: Arguments) -> Expectation:
    return expectation({**{name: arguments[name] for name in EXPECTATION}, **_TIMELESS}, PAIR)


def _screen(judgements: t.Sequence[Judgement], readings: t.Sequence[Reading]) -> screen.Screen:
    return screen.Screen(
        verdicts=tuple(it.line for it in judgements),
        readings=tuple(
            screen.Reading(name=each.name, gateway=_gateway(each), error=each.error) for each in readings
        ),
    )


def _gateway(reading: Reading) -> Gateway | None:
    return gateway_of(reading.facts or None, f"facts of {reading.name}")


def _phase(arguments: Arguments, it: Judgement) -> Phase:
    name = "-".join(part for part in (arguments["phase"], it.phase) if part)
    return Phase(directory=arguments["directory"], run_id=arguments["run_id"], name=name)


def _contents(readings: t.Sequence[Reading], it: Judgement) -> dict[str, Content]:
    reports: Plain = {it.name: to_report(it.report)}
    return {
        each.name: Content(facts=each.facts or None, error=each.error or None, reports=reports)
        for each in readings
    }


def _without_report(answer: Plain) -> Plain:
    return {name: value for name, value in answer.items() if name != "report"}


def _plain(paths: t.Mapping[str, Path]) -> dict[str, str]:
    return {name: str(path) for name, path in paths.items()}
