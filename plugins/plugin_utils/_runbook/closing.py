# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The last lines of a run: the verdict once more, below the recap, and UNKNOWN where a run has no verdict."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    WORDS,
    Verdict,
    badness,
    worst,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain, reason

COLLECTION = "junos_ha.srd"

_OF_ANSWERS = f"{COLLECTION}.redundancy_take_down_fleet"  # the last word of a run that asked of gateways
_OF_MOVES = f"{COLLECTION}.redundancy_switchover"
_OF_PLANS = f"{COLLECTION}.redundancy_plan"
_OF_VERDICTS = tuple(f"{COLLECTION}.redundancy_{name}" for name in ("audit", "judge", "verdict"))
_OF_READERS = f"{COLLECTION}.redundancy_history"  # a run that reads evidence has no verdict of its own
_OF_PRECHECK = "precheck"  # its phase, which is no part of another runbook
_QUESTION = "  may a gateway be taken down? Ask: ansible-playbook junos_ha.srd.take_down -e gateway=NAME"
_SHOWN = 20  # hosts in the last lines; the first line counts them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a run ended for one host."""

    host: str
    verdict: Verdict
    text: str

    @property
    def line(self) -> str:
        """It in a line."""
        return f"  {self.host} - {self.text}"


@dataclass(slots=True)
class Closing:
    """What a run said so far of each of its hosts, of which the last word counts.

    Args:
        is_own: whether the run used a plugin or a playbook of this collection.
    """

    is_own: bool = False
    _is_reader: bool = False
    _is_precheck: bool = False
    _said: dict[str, Ending] = field(default_factory=dict)
    _failed: dict[str, str] = field(default_factory=dict)
    _answers: list[Ending] = field(default_factory=list)
    _moved: dict[str, list[str]] = field(default_factory=dict)
    _away: dict[str, str] = field(default_factory=dict)  # where mastership is that was moved away

    def see_task(self, action: str) -> None:
        """Note that a task begins."""
        self.is_own = self.is_own or action.startswith(f"{COLLECTION}.")
        self._is_reader = self._is_reader or action == _OF_READERS

    def see_result(self, host: str, action: str, returned: Plain) -> None:
        """Note what a task returned: a verdict, the answers for several gateways, what a move cost."""
        self._note_away(host, action, returned)
        if action == _OF_PLANS:
            self._is_precheck = list(returned.get("runs") or {}) == [_OF_PRECHECK] and (
                returned["runs"][_OF_PRECHECK].get("phase") == _OF_PRECHECK
            )
        if action == _OF_MOVES:
            moves = [str(each.get("summary")) for each in _items(returned) if _is_told(each)]
            self._moved.setdefault(host, []).extend(moves)
        if action == _OF_ANSWERS:
            self._answers = [Ending(**each) for each in returned.get("answers") or []]
        endings = _endings_of(host, returned) if action in _OF_VERDICTS else []
        if endings:
            self._said[host] = min(endings, key=lambda each: badness(each.verdict))

    def _note_away(self, host: str, action: str, returned: Plain) -> None:
        """Note where mastership is while it is away; another move, or a return, says so itself."""
        if action == _OF_PLANS and returned.get("away"):
            self._away[host] = str(returned["away"])
        if action == _OF_MOVES or returned.get("came_back"):
            self._away.pop(host, None)

    def see_failure(self, host: str, returned: Plain) -> None:
        """Note why a task failed; once there is an answer other than yes, it failed because of that."""
        if not self._is_answered_against:
            self._failed[host] = reason(returned)

    def lines(self, failed: t.Collection[str]) -> list[str]:
        """Return the last lines of the run; none of a run that this collection has no part in.

        Args:
            failed: the hosts that the recap counts as failed or unreachable.
        """
        if not self.is_own:
            return []
        found = self._asked(failed) if self._answers else map(self._with_away, self._endings(failed))
        endings = sorted(found, key=lambda each: (badness(each.verdict), each.host))
        if not endings and self._is_reader:
            return []
        if not endings:
            return [f"{COLLECTION}: {WORDS['unknown']}, this run reached no verdict"]
        more = [f"  and {len(endings) - _SHOWN} more"] if len(endings) > _SHOWN else []
        verdict = worst(each.verdict for each in endings)
        shown = (f"{COLLECTION}: {WORDS[verdict]}", *(each.line for each in endings[:_SHOWN]), *more)
        is_asked_next = self._is_precheck and verdict == "go"
        return [printable(line) for line in (*shown, *([_QUESTION] if is_asked_next else []))]

    @property
    def _is_answered_against(self) -> bool:
        return any(each.verdict != "go" for each in self._answers)

    def _asked(self, failed: t.Collection[str]) -> list[Ending]:
        """Return the answers, and why hosts failed, unless because of an answer other than yes."""
        unexplained = {*self._failed} if self._is_answered_against else {*self._failed, *failed}
        return [*self._answers, *(self._failure(host, None) for host in sorted(unexplained))]

    def _endings(self, failed: t.Collection[str]) -> t.Iterator[Ending]:
        for host in sorted({*self._said, *failed}):
            said = self._said.get(host)
            if said and (host not in failed or said.verdict != "go"):
                yield self._with_moves(said)
            else:
                yield self._with_moves(self._failure(host, said))

    def _with_moves(self, ending: Ending) -> Ending:
        """Return an ending that says what was moved, unless the plan says where mastership is away."""
        if ending.verdict != "go" and ending.host in self._away:
            return ending
        moves = [each for each in self._moved.get(ending.host, []) if each not in ending.text]
        return replace(ending, text="; ".join([ending.text, *moves]))

    def _with_away(self, ending: Ending) -> Ending:
        """Return an ending that says where mastership is, where that was moved away and the run is not GO."""
        away = self._away.get(ending.host, "")
        if ending.verdict == "go" or away in ending.text:
            return ending
        return replace(ending, text=f"{ending.text}; {away}")

    def _failure(self, host: str, said: Ending | None) -> Ending:
        why = self._failed.get(host, "no reason was given")
        before = f", after {said.text!r}" if said else ""
        text = f"{WORDS['unknown']}: the run failed{before}: {why}"
        return Ending(host=host, verdict="unknown", text=text)


def _is_told(returned: Plain) -> bool:
    """Return whether a switchover moved a set, or sent what came to nothing good."""
    return returned.get("outcome") == "moved" or bool(returned.get("sent") and returned.get("summary"))


def _items(returned: Plain) -> list[Plain]:
    """Return what a task returned: of a loop, what each item did, those that were skipped left out."""
    return [each for each in returned.get("results") or [returned] if not each.get("skipped")]


def _endings_of(host: str, returned: Plain) -> list[Ending]:
    """Return the verdicts of a task; an item of a loop that reached none is unknown."""
    return [
        Ending(host=host, verdict=_verdict_of(each) or "unknown", text=_text_of(each))
        for each in _items(returned)
        if returned.get("results") or _verdict_of(each)
    ]


def _verdict_of(returned: Plain) -> Verdict | None:
    return next((each for each in WORDS if each == returned.get("verdict")), None)


def _text_of(returned: Plain) -> str:
    verdict = _verdict_of(returned)
    said, word = str(returned.get("msg") or "") if verdict else reason(returned), WORDS[verdict or "unknown"]
    why = str(returned.get("finding") or "") if verdict == "unknown" else ""  # such as why it was not read
    text = f"{said}; {why}" if why and why not in said else said
    return text if word in said else f"{word}: {text}"
