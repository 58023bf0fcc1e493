# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The progress of a failover: what was moved, whether to continue, and the message."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import relief
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import from_report
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.kept import kept
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain, reason

_UNKNOWN = "nothing is known of it"
_AGAINST = ("FAIL ", "UNKNOWN ")  # the lines of a report that say what speaks against GO
_WITHOUT_WAY_BACK = {
    "no_master": "the other gateway is not MASTER, and has nothing to release",
    "rescued": "mastership has come back by the rescue",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A switchover or a rollback, and what its task returned."""

    way: str
    redundancy_set: int
    result: Plain

    @property
    def succeeded(self) -> bool:
        """Whether it succeeded; in check mode, whether the request would have been sent."""
        return self.result.get("succeeded") is True

    @property
    def moved(self) -> bool:
        """Whether the role moved, if only for a time."""
        return self.result.get("moved") is True

    @property
    def failed_after_move(self) -> bool:
        """Whether it is a switchover that moved the role, without a good outcome."""
        return self.way == "switchover" and self.moved and not self.succeeded

    @property
    def leaves(self) -> bool:
        """Whether it took mastership away; in check mode, whether it would."""
        return self.succeeded and (self.moved or self.result.get("outcome") == "would_send")

    @property
    def label(self) -> str:
        """What it is called."""
        return f"{self.way} of set {self.redundancy_set}"

    @property
    def summary(self) -> str:
        """The outcome, in a sentence."""
        return str(self.result.get("summary") or reason(self.result, _UNKNOWN))

    @property
    def unkept(self) -> list[str]:
        """Where its outcome is, unless that is beside its intent, in sentences."""
        return [str(each) for each in self.result.get("unkept") or []]

    @property
    def cause(self) -> str:
        """What spoke against the request most, where nothing was sent; else nothing."""
        against = [str(each) for each in self.result.get("details") or [] if str(each).startswith(_AGAINST)]
        return against[0] if against and not self.succeeded and self.result.get("sent") is None else ""

    @property
    def line(self) -> str:
        """The outcome, in a line."""
        said = f"{self.label} - {self.summary}"
        return f"{said} ({self.cause})" if self.cause else said


def step_of(given: Plain) -> Step:
    """Return a step, from a way of a plan and the result of its task."""
    way = given["way"]
    return Step(way=way["way"], redundancy_set=int(way["redundancy_set"]), result=given["result"])


def plain_progress(steps: t.Sequence[Step], plan: Plain, evidence: Plain | None = None) -> Plain:
    """Return how far a failover got, as plain data.

    Args:
        steps: what was done.
        plan: what the action redundancy_plan returned.
        evidence: what the action redundancy_evidence returned; nothing before it ran.
    """
    failed = [step for step in steps if not step.succeeded]
    back = [step for step in steps if step.way == "rollback"]
    moved = [
        step.redundancy_set for step in steps if step.way == "switchover" and step.succeeded and step.moved
    ]
    unkept, forgiven = _unkept(steps, evidence or {}), _relief(steps, plan["leaving"])
    done = [step.line for step in steps]
    return {
        "succeeded": not failed,
        "roll_back": plan["rolls_back"] and _is_to_go_back(steps),
        "moved": moved,
        "released": [it.redundancy_set for it in steps if it.way == "switchover" and it.leaves],
        "msg": "; ".join(
            dict.fromkeys(
                [
                    *(it.line for it in [*failed, *back]),
                    *_withheld(steps, plan),
                    *(done if unkept or failed else []),  # also the sets that moved before one did not
                    *unkept,
                ]
            )
        ),
        "verdicts": [_verdict(step) for step in steps],
        "kept": {plan["leaving"]: {f"{it.way}_set_{it.redundancy_set}": kept(it.result) for it in steps}},
        "failover": _relieving(plan["runs"]["failover"], forgiven),
        "postcheck": {
            **_expecting(_relieving(plan["runs"]["postcheck"], forgiven), moved),
            "done": done,
            "carried": unkept,
        },
    }


def plain_ending(
    shown: Plain, evidence: Plain, carried: t.Sequence[str], *, done: t.Sequence[str] = ()
) -> Plain:
    """Return how a phase ended: well only with GO, its evidence in place, and nothing to carry.

    One that did not end well says what was done before it: evidence that is gone cannot say so.

    Args:
        shown: what the action redundancy_verdict returned.
        evidence: what the action redundancy_evidence returned.
        carried: what an earlier phase has to say in the last message.
        done: what an earlier phase did, in sentences.
    """
    also = [*carried, *([] if evidence.get("kept") is True else [reason(evidence)])]
    succeeded = shown.get("go") is True and not also
    said = [str(shown.get("msg") or _UNKNOWN), *([] if succeeded else done), *also]
    return {"succeeded": succeeded, "msg": "; ".join(said)}


def _unkept(steps: t.Sequence[Step], evidence: Plain) -> list[str]:
    """Return in sentences what is not kept where it belongs."""
    of_steps = [sentence for step in steps for sentence in step.unkept]
    is_kept = not evidence or evidence.get("kept") is True
    return of_steps if is_kept else [*of_steps, reason(evidence)]


def _is_to_go_back(steps: t.Sequence[Step]) -> bool:
    """Return whether the last step moved a set without a good outcome, and there is a way back."""
    last = steps[-1] if steps else None
    return last is not None and last.failed_after_move and last.result.get("outcome") not in _WITHOUT_WAY_BACK


def _withheld(steps: t.Sequence[Step], plan: Plain) -> list[str]:
    """Return in a sentence why a set is not moved back although that is asked for."""
    last = steps[-1] if steps else None
    if last is None or not plan["rolls_back"] or not last.failed_after_move:
        return []
    why = _WITHOUT_WAY_BACK.get(str(last.result.get("outcome")))
    return [f"rollback of set {last.redundancy_set} - nothing was sent: {why}"] if why else []


def _verdict(step: Step) -> Plain:
    return {
        "of": step.label,
        "said": step.summary,
        "details": step.result.get("details", []),
        "verdict": step.result.get("verdict", "unknown"),
    }


def _relief(steps: t.Sequence[Step], leaving: str) -> list[Plain]:
    """Return as waivers what the gateway that was relieved lacked before: it may lack it afterwards, too."""
    shown = [step.result.get("gate") or step.result.get("report") for step in steps if step.succeeded]
    reports = [from_report(each, "gate") for each in shown if each]
    waivers = [each for report in reports for each in relief(report.findings, leaving, now=now())]
    named = {(each.check, each.subject): each for each in waivers}
    return [encode(each) for each in named.values()]


def _relieving(run: Plain, waivers: list[Plain]) -> Plain:
    """Return the run of a phase that does not hold against a gateway what it was relieved for."""
    if not waivers:
        return run
    options = run["options"]
    waits = {name: _with_waivers(each, waivers) for name, each in options["wait"].items()}
    return {**run, "options": {**options, "pair": _with_waivers(options["pair"], waivers), "wait": waits}}


def _with_waivers(options: Plain, waivers: list[Plain]) -> Plain:
    return {**options, "waivers": [*options["waivers"], *waivers]}


def _expecting(run: Plain, moved: list[int]) -> Plain:
    """Return the run of the postcheck: the sets that moved have switched, and nothing else."""
    options = run["options"]
    change = {
        **options["change"],
        "expect": "switched" if moved else "unchanged",
        "redundancy_sets": moved,
    }
    areas = {**options["areas"], "switched": bool(moved)}
    return {**run, "options": {**options, "change": change, "areas": areas}}
