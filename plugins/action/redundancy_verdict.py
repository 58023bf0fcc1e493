# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_verdict."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import WORDS, refuse_other
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import PairVerdict, plain_fleet
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import (
    Reading,
    Screen,
    verdict_line,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.verdicts import (
    conclusion,
    fleet_of,
    verdict_of,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._screen import show

_NAME = {"type": "str", "required": True}
_VERDICT = {"type": "str", "choices": list(WORDS)}


class ActionModule(Action):
    """Shows verdicts on the console, in one piece, so that those of several hosts do not mix."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "verdicts": {
            "type": "list",
            "elements": "dict",
            "required": True,
            "options": {
                "of": _NAME,
                "verdict": _VERDICT,
                "report": {"type": "dict"},
                "wait": {"type": "dict"},
                "failure": {"type": "dict"},
                "task": {"type": "dict"},
                "gateway": {"type": "str"},
                "said": {"type": "str"},
                "details": {"type": "list", "elements": "str", "default": []},
                "cost": {"type": "str", "default": ""},
            },
        },
        "gateways": {
            "type": "list",
            "elements": "dict",
            "default": [],
            "options": {"name": _NAME, "facts": {"type": "dict"}, "error": {"type": "str", "default": ""}},
        },
        "pairs": {
            "type": "list",
            "elements": "dict",
            "default": [],
            "options": {
                "lead": _NAME,
                "peer": {"type": "str", "default": ""},
                "verdict": {**_VERDICT, "required": True},
                "finding": {"type": "str", "default": ""},
                "summary": {"type": "str", "default": ""},
                "kept": {"type": "bool", "default": False},
            },
        },
        "leads": {"type": "list", "elements": "str", "default": []},
        "quiet": {"type": "bool", "default": False},
        "fail_unless_go": {"type": "bool", "default": False},
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Show the verdicts; fail where that is asked for, and one of them is not GO."""
        given: dict[str, t.Any] = arguments
        fleet = fleet_of(given["leads"], [_pair(each) for each in given["pairs"]]) if given["leads"] else None
        plain_verdicts = [verdict_of(each) for each in given["verdicts"]]
        if fleet:
            plain_verdicts.append({"of": "fleet", "said": fleet.summary, "verdict": fleet.verdict})
        screen = Screen(
            verdicts=tuple(verdict_line(each) for each in plain_verdicts),
            readings=tuple(_reading(each) for each in given["gateways"]),
            pairs=fleet.worst_first if fleet else tuple(_pair(each) for each in given["pairs"]),
        )
        lines = screen.lines
        if not given["quiet"]:
            show(self._display, screen)
        found = conclusion(screen, plain_verdicts)
        if given["fail_unless_go"] and not found["go"]:
            return {"changed": False, "failed": True, "verdict": found["verdict"], "msg": found["msg"]}
        of_fleet = {"fleet": plain_fleet(fleet)} if fleet else {}
        return {"changed": False, **found, "lines": list(lines), **of_fleet}


def _reading(given: dict[str, t.Any]) -> Reading:
    facts = given["facts"]
    gateway = from_facts(facts, f"facts of {given['name']}") if facts else None
    return Reading(name=given["name"], gateway=gateway, error=given["error"])


def _pair(given: dict[str, t.Any]) -> PairVerdict:
    pair = PairVerdict(**given)
    refuse_other(f"summary of {pair.lead}", pair.summary, pair.verdict)
    return pair
