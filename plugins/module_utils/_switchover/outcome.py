# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What came of a request: decided by the role that the readings after it show, never by its reply."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample, Waited
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import role_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import (
    Durations,
    OutcomeKind,
    Resync,
)

_HOT = "Hot"
_WAYS = ("acquire", "release")

_ACTUAL: dict[OutcomeKind, tuple[str, bool | None]] = {
    "moved": ("{role} after {moved:.1f} s, stable after {stable:.1f} s", True),
    "not_stable": ("{role} after {moved:.1f} s, not healthy and stable after {waited:.0f} s", False),
    "moved_back": ("{role} for a time, and {last} again after {waited:.0f} s", False),
    "refused": ("{last} still: the gateway refused the request", False),
    "not_moved": ("{last} still after {waited:.0f} s", False),
    "interrupted": ("not watched to its end, {last} when it was read last, within {waited:.0f} s", None),
    "not_known": ("not read in the end, after {waited:.0f} s", None),
}

_Key = tuple[str, str]  # service set, interface


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a request.

    Args:
        kind: what came of it, in a word.
        moved: whether the role moved, if only for a time; None where that is not known.
        durations: how long it took.
        finding: the same as the finding of a check.
        after: what the gateway showed last; None where it was never read after the request.
    """

    kind: OutcomeKind
    moved: bool | None
    durations: Durations
    finding: Finding
    after: _model.Gateway | None


def outcome(waited: Waited, plan: Plan, *, before: _model.Gateway, refused: bool) -> Outcome:
    """Return what came of a request, from the samples since.

    Args:
        waited: the samples since the request.
        plan: the switchover.
        before: what the gateway showed at the gate.
        refused: whether the reply says that the gateway refused the request.
    """
    samples = waited.samples
    shown = [sample for sample in samples if sample.gateway is not None]
    after = shown[-1].gateway if shown else None
    durations = _durations(waited, plan)
    moved = _moved(samples, plan, before, durations)
    kind = _kind(samples, plan, durations, moved=moved is True, refused=refused)
    return Outcome(
        kind=kind,
        moved=moved,
        durations=durations,
        finding=_finding(kind, plan, durations, role_of(after, plan.redundancy_set), samples[-1].elapsed),
        after=after,
    )


def interrupted(samples: t.Sequence[Sample], plan: Plan, *, elapsed: float) -> Outcome:
    """Return what is known of a request whose watch ended early: what was seen may have changed since.

    Args:
        samples: the readings since the request; there may be none.
        plan: the switchover.
        elapsed: the seconds since the request.
    """
    shown = [sample.gateway for sample in samples if sample.gateway is not None]
    after = shown[-1] if shown else None
    durations = Durations(role_moved=_elapsed([each for each in samples if has_moved(each, plan)][:1]))
    last = role_of(after, plan.redundancy_set)
    return Outcome(
        kind="interrupted",
        moved=True if durations.role_moved is not None else None,
        durations=durations,
        finding=_finding("interrupted", plan, durations, last, elapsed),
        after=after,
    )


def has_moved(sample: Sample, plan: Plan) -> bool:
    """Return whether a sample shows the gateway in the target role."""
    return role_of(sample.gateway, plan.redundancy_set) == plan.target


def resyncs(samples: t.Iterable[Sample], redundancy_set: int) -> tuple[Resync, ...]:
    """Return how the interfaces of a set were synchronised, in the order in which they were first shown.

    A reading that does not show an interface that another one shows has it not Hot. An interface that is
    shown twice is Hot where both are.
    """
    seen = [(sample.elapsed, _hot(sample.gateway, redundancy_set)) for sample in samples if sample.gateway]
    keys = dict.fromkeys(key for _elapsed, hot in seen for key in hot)
    return tuple(_resync(key, [(elapsed, hot.get(key, False)) for elapsed, hot in seen]) for key in keys)


def _moved(
    samples: t.Sequence[Sample], plan: Plan, before: _model.Gateway, durations: Durations
) -> bool | None:
    """Return whether the role moved, as a sample shows it, or the counters where no sample does."""
    if durations.role_moved is not None:
        return True
    moved = _moved_unseen(before, [sample for sample in samples if sample.gateway is not None], plan)
    if moved:
        return True
    return None if samples[-1].gateway is None else moved  # it may have moved since it was read last


def _kind(
    samples: t.Sequence[Sample], plan: Plan, durations: Durations, *, moved: bool, refused: bool
) -> OutcomeKind:
    if not moved:
        unmoved: OutcomeKind = "refused" if refused else "not_moved"
        return "not_known" if samples[-1].gateway is None else unmoved
    after = next(sample for sample in reversed(samples) if sample.gateway is not None)
    if not has_moved(after, plan):
        return "moved_back"
    return "not_stable" if durations.stable is None else "moved"


def _durations(waited: Waited, plan: Plan) -> Durations:
    since = [sample for sample in waited.samples if has_moved(sample, plan)]
    reached = waited.ended == "reached" and has_moved(waited.samples[-1], plan)
    return Durations(
        role_moved=_elapsed(since[:1]),
        hot=_elapsed([sample for sample in since if _is_hot(sample)][:1]),
        stable=_elapsed(waited.samples[-1:]) if reached else None,
    )


def _elapsed(samples: t.Sequence[Sample]) -> float | None:
    return round(samples[0].elapsed, 2) if samples else None


def _is_hot(sample: Sample) -> bool:
    interfaces = sum(each.interfaces for each in sample.sets)
    return interfaces > 0 and interfaces == sum(each.hot for each in sample.sets)


def _moved_unseen(before: _model.Gateway, shown: t.Sequence[Sample], plan: Plan) -> bool | None:
    """Return whether counters show a way there and back that no sample saw.

    None where nothing was read, or where counters fell: a daemon that started anew has forgotten.
    """
    old = _events(before, plan.redundancy_set)
    later = [_events(sample.gateway, plan.redundancy_set) for sample in shown]
    counted = [(old, new) for new in later if old is not None and new is not None]
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


def _finding(kind: OutcomeKind, plan: Plan, durations: Durations, last: str | None, waited: float) -> Finding:
    words, holds = _ACTUAL[kind]
    limits = plan.limits
    expected = f"{plan.target} within {limits.timeout:g} s, healthy and stable for {limits.stable_for:g} s"
    actual = words.format(
        role=plan.target,
        last=last or "no known role",
        moved=durations.role_moved or 0.0,
        stable=durations.stable or 0.0,
        waited=waited,
    )
    path = Path().to("gateway", plan.host).to("set", plan.redundancy_set)
    return decide("mastership_moved", path, expected=expected, actual=actual, holds=holds)


def _resync(key: _Key, seen: t.Sequence[tuple[float, bool]]) -> Resync:
    cold = [number for number, (_elapsed, hot) in enumerate(seen) if not hot]
    since = cold[-1] + 1 if cold else 0
    return Resync(
        service_set=key[0],
        interface=key[1],
        lost=round(seen[cold[0]][0], 2) if cold else None,
        hot=round(seen[since][0], 2) if since < len(seen) else None,
    )


def _hot(gateway: _model.Gateway, redundancy_set: int) -> dict[_Key, bool]:
    """Return which interfaces of a set are Hot, by service set and name."""
    found: dict[_Key, bool] = {}
    for key, synchronization in _shown(gateway, redundancy_set):
        found[key] = found.get(key, True) and synchronization == _HOT
    return found


def _shown(gateway: _model.Gateway, redundancy_set: int) -> t.Iterator[tuple[_Key, str | None]]:
    sets = (each for each in gateway.sets if each.id == redundancy_set)
    for service_set in (one for each in sets for one in each.service_sets or ()):
        for interface in service_set.interfaces:
            yield (service_set.name, interface.name), interface.synchronization
