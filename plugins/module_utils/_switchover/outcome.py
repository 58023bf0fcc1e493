# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What came of a trigger: told by the role that moved, never by the reply."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample, Waited
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import role_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan

_WAYS = ("acquire", "release")

Kind = t.Literal["moved", "not_stable", "moved_back", "refused", "not_moved", "not_known"]

_KINDS: dict[str, tuple[str, bool | None]] = {
    "moved": ("{role} after {moved:.1f} s, stable after {stable:.1f} s", True),
    "not_stable": ("{role} after {moved:.1f} s, not healthy and stable after {waited:.0f} s", False),
    "moved_back": ("{role} for a time, and {last} again after {waited:.0f} s", False),
    "refused": ("{last} still: the gateway refused the request", False),
    "not_moved": ("{last} still after {waited:.0f} s", False),
    "not_known": ("not read in the end, after {waited:.0f} s", None),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Durations:
    """Seconds from the request until the role had moved, all was Hot, and the pair was stable."""

    role_moved: float | None
    hot: float | None
    stable: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a trigger.

    Args:
        kind: what came of it, in a word.
        moved: whether the role moved, if only for a time; None where that is not known.
        durations: how long it took.
        finding: the same as the finding of a check.
        after: what the gateway showed last.
    """

    kind: Kind
    moved: bool | None
    durations: Durations
    finding: Finding
    after: _model.Gateway | None


def outcome(waited: Waited, plan: Plan, *, before: _model.Gateway, refused: bool) -> Outcome:
    """Return what came of a trigger, from the samples that were taken since."""
    samples = waited.samples
    shown = [sample for sample in samples if sample.gateway is not None]
    after = shown[-1].gateway if shown else None
    durations = _durations(waited, plan)
    moved = True if durations.role_moved is not None else _moved_unseen(before, shown, plan)
    if not moved and samples[-1].gateway is None:
        moved = None  # it may have moved since it was read last
    kind = _kind(samples, plan, durations, moved=moved is True, refused=refused)
    return Outcome(
        kind=kind,
        moved=moved,
        durations=durations,
        finding=_finding(kind, plan, durations, role_of(after, plan.redundancy_set), samples[-1].elapsed),
        after=after,
    )


def has_moved(sample: Sample, plan: Plan) -> bool:
    """Return whether a sample shows the gateway in the target role."""
    return role_of(sample.gateway, plan.redundancy_set) == plan.target


def _kind(
    samples: t.Sequence[Sample], plan: Plan, durations: Durations, *, moved: bool, refused: bool
) -> Kind:
    if not moved:
        unmoved: Kind = "refused" if refused else "not_moved"
        return "not_known" if samples[-1].gateway is None else unmoved
    after = next(sample.gateway for sample in reversed(samples) if sample.gateway is not None)
    if role_of(after, plan.redundancy_set) != plan.target:
        return "moved_back"
    return "not_stable" if durations.stable is None else "moved"


def _durations(waited: Waited, plan: Plan) -> Durations:
    since = [sample for sample in waited.samples if has_moved(sample, plan)]
    reached = waited.ended == "reached" and has_moved(waited.samples[-1], plan)
    return Durations(
        role_moved=_elapsed(since[:1]),
        hot=_elapsed([sample for sample in since if _is_hot(sample)][:1]),
        stable=_elapsed(list(waited.samples[-1:])) if reached else None,
    )


def _elapsed(samples: t.Sequence[Sample]) -> float | None:
    return round(samples[0].elapsed, 2) if samples else None


def _is_hot(sample: Sample) -> bool:
    counted = [(row["hot"], row["interfaces"]) for row in sample.sets]
    return any(every for _hot, every in counted) and all(hot == every for hot, every in counted)


def _moved_unseen(before: _model.Gateway, shown: t.Sequence[Sample], plan: Plan) -> bool | None:
    """Return whether counters tell of a way there and back that no sample saw.

    None where nothing was read, or where counters fell: a daemon that started anew has forgotten.
    """
    old = _events(before, plan.redundancy_set)
    told = [_events(sample.gateway, plan.redundancy_set) for sample in shown]
    counted = [(old, new) for new in told if old is not None and new is not None]
    if any(all(_heeded(new, way) > _heeded(old, way) for way in _WAYS) for old, new in counted):
        return True
    forgot = any(_heeded(new, way) < _heeded(old, way) for old, new in counted for way in _WAYS)
    return None if forgot or not shown else False


def _events(gateway: _model.Gateway | None, redundancy_set: int) -> _model.TransitionEvents | None:
    sets = gateway.sets if gateway else ()
    return next((each.transition_events for each in sets if each.id == redundancy_set), None)


def _heeded(events: _model.TransitionEvents, way: str) -> int:
    counts = [getattr(events, f"{way}_{how}") for how in ("auto", "manual")]
    return sum((count.received or 0) - (count.ignored or 0) for count in counts if count)


def _finding(kind: Kind, plan: Plan, durations: Durations, last: str | None, waited: float) -> Finding:
    said, holds = _KINDS[kind]
    limits = plan.limits
    expected = f"{plan.target} within {limits.timeout:g} s, healthy and stable for {limits.stable_for:g} s"
    actual = said.format(
        role=plan.target,
        last=last or "no known role",
        moved=durations.role_moved or 0.0,
        stable=durations.stable or 0.0,
        waited=waited,
    )
    path = Path().to("gateway", plan.host).to("set", plan.redundancy_set)
    return decide("mastership_moved", path, expected=expected, actual=actual, holds=holds)
