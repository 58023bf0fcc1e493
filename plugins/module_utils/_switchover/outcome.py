# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What came of a request: decided by the role that the readings after it show, never by its reply."""

from __future__ import annotations

import itertools
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.change import differing
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample, Waited
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import role_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import (
    Durations,
    OutcomeKind,
    Rescue,
)

_JITTER = 1.0  # seconds between the readings of both that are taken at the same time
_NOISE = ("connection_down", "route_update_error received")
_WAYS, _HOW = ("acquire", "release"), ("auto", "manual")

_ACTUAL: dict[OutcomeKind, tuple[str, bool | None]] = {
    "moved": ("{role} after {moved:.1f} s, stable after {stable:.1f} s", True),
    "not_stable": ("{role} after {moved:.1f} s, not healthy and stable after {waited:.0f} s", False),
    "moved_otherwise": ("{role} after {moved:.1f} s, but {otherwise}", False),
    "no_master": ("no gateway is MASTER, {otherwise}", False),
    "rescued": ("no gateway was MASTER, {otherwise}", False),
    "moved_back": ("{role} for a time, and {last} again after {waited:.0f} s", False),
    "refused": ("{last} still: the gateway refused the request", False),
    "not_moved": ("{last} still after {waited:.0f} s", False),
    "interrupted": ("not watched to its end, {last} when it was read last, within {waited:.0f} s", None),
    "not_known": ("not read in the end, after {waited:.0f} s", None),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a request.

    Args:
        kind: what came of it, in a word.
        moved: whether the role moved, if only for a time; None where that is not known.
        durations: how long it took.
        finding: the same as the finding of a check.
        after: what the gateway showed last; None where it was never read after the request.
        why: what else there is to say of it.
    """

    kind: OutcomeKind
    moved: bool | None
    durations: Durations
    finding: Finding
    after: _model.Gateway | None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What both gateways showed: right before the request, and in each reading after it."""

    before: _model.Gateway | None = None
    peer_before: _model.Gateway | None = None
    samples: tuple[Sample, ...] = ()
    peer_samples: tuple[Sample, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """No gateway is MASTER.

    Args:
        since: since how many seconds after the request.
        seconds: for how long.
        words: the same in words.
        is_doubted: whether the gateway calls its peer MASTER, so that the named one may be another.
    """

    since: float
    seconds: float
    words: str
    is_doubted: bool


@dataclass(frozen=True, slots=True)
class _Instant:
    """The roles of a set on both gateways at a time; None where a role is not known."""

    at: float
    own: str | None
    peer: str | None

    @property
    def masters(self) -> int | None:
        """How many gateways are MASTER; None where that is not known."""
        roles = (self.own, self.peer)
        return None if None in roles else roles.count("MASTER")


def outcome(
    waited: Waited, seen: Seen, plan: Plan, *, refused: bool, rescue: Rescue | None = None
) -> Outcome:
    """Return what came of a request, from the samples since.

    Args:
        waited: how the watch of both gateways ended.
        seen: what both showed before the request and after it.
        plan: the switchover.
        refused: whether the reply says that the gateway refused the request.
        rescue: the request to acquire the set again, if it came to that.
    """
    samples = seen.samples
    after = _last(samples)
    durations = _durations(waited, plan)
    moved = _moved(samples, plan, seen.before, durations)
    kind = _kind(samples, plan, durations, moved=moved is True, refused=refused)
    outage = None if durations.stable is not None else masterless(samples, seen.peer_samples, plan)
    stray = _stray(seen, plan, is_stable=durations.stable is not None)
    if rescue is not None and rescue.acquired is not None:
        kind, stray = "rescued", _Stray(rescue.words, holds=False)
    elif outage is not None:
        kind, stray = "no_master", _Stray(outage.words, holds=False)
    elif kind in ("moved", "not_stable") and stray is not None:
        kind = "moved_otherwise"
    else:
        stray = None
    last = role_of(after, plan.redundancy_set)
    return Outcome(
        kind=kind,
        moved=moved,
        durations=durations,
        finding=_finding(kind, plan, durations, last, samples[-1].elapsed, stray),
        after=after,
        why=None if stray is None else stray.words,
    )


def interrupted(seen: Seen, plan: Plan, *, elapsed: float) -> Outcome:
    """Return what is known of a request whose watch ended early: what was seen may have changed since.

    Args:
        seen: what both showed; there may be no reading since the request.
        plan: the switchover.
        elapsed: the seconds since the request.
    """
    after = _last(seen.samples)
    durations = Durations(role_moved=_elapsed([each for each in seen.samples if has_moved(each, plan)][:1]))
    last = role_of(after, plan.redundancy_set)
    return Outcome(
        kind="interrupted",
        moved=True if durations.role_moved is not None else None,
        durations=durations,
        finding=_finding("interrupted", plan, durations, last, elapsed),
        after=after,
    )


def outages(seen: Seen, plan: Plan) -> tuple[float | None, float | None]:
    """Return for how many seconds no gateway was MASTER, and both were; None where that was not seen.

    A state lasts from the reading that first shows it to the first one that shows another.
    """
    instants = _instants(seen.samples, seen.peer_samples, plan)
    stretches = [(each.masters, then.at - each.at) for each, then in itertools.pairwise(instants)]
    if not seen.peer_samples or any(masters is None for masters, _seconds in stretches):
        return None, None
    none, two = (sum(seconds for masters, seconds in stretches if masters == many) for many in (0, 2))
    return round(float(none), 2), round(float(two), 2)


def masterless(samples: t.Sequence[Sample], peer_samples: t.Sequence[Sample], plan: Plan) -> Outage | None:
    """Return since when no gateway has been MASTER, by the last readings; None where one is or may be."""
    instants = _instants(samples, peer_samples, plan)
    if not samples or instants[-1].masters != 0 or _others(samples[-1], plan):
        return None
    last = instants[-1]
    since = [it.at for it in itertools.takewhile(lambda it: it.masters == 0, reversed(instants))][-1]
    is_taken = any("MASTER" in each.peers for each in samples[-1].sets if each.set == plan.redundancy_set)
    doubt = f", but {plan.host} calls its peer MASTER, which {plan.peer} may not be" if is_taken else ""
    both = f"{plan.host} is {last.own} and {plan.peer} is {last.peer}{doubt}"
    words = f"{both}, since {since:.1f} s after the request; {plan.advice}"
    return Outage(since=since, seconds=last.at - since, words=words, is_doubted=is_taken)


def _instants(samples: t.Sequence[Sample], peer_samples: t.Sequence[Sample], plan: Plan) -> list[_Instant]:
    """Return the roles of both, anew with each reading of one of them; at first those of the gate.

    A role is not known any more once the other gateway has been read twice without it.
    """
    readings = ((samples, 0), (peer_samples, 1))
    events = [(each.elapsed, which, each.gateway) for taken, which in readings for each in taken]
    roles: list[str | None] = [plan.origin, plan.target]
    read_at = [0.0, 0.0]
    instants = [_Instant(0.0, *roles)]
    for at, which, gateway in sorted(events, key=lambda each: each[:2]):
        if read_at[1 - which] < read_at[which] - _JITTER:
            roles[1 - which] = None
        roles[which], read_at[which] = role_of(gateway, plan.redundancy_set), at
        instants.append(_Instant(at, *roles))
    return instants


def _others(sample: Sample, plan: Plan) -> bool:
    """Return whether a gateway shows more than one peer, and one of them as MASTER."""
    sets = sample.gateway.sets if sample.gateway else ()
    roles = [peer.role for each in sets if each.id == plan.redundancy_set for peer in each.peers]
    return len(roles) > 1 and "MASTER" in roles


def has_moved(sample: Sample, plan: Plan) -> bool:
    """Return whether a sample shows the gateway in the target role."""
    return role_of(sample.gateway, plan.redundancy_set) == plan.target


def _last(samples: t.Sequence[Sample]) -> _model.Gateway | None:
    """Return what a gateway showed last; None where it was not read."""
    shown = [sample.gateway for sample in samples if sample.gateway is not None]
    return shown[-1] if shown else None


def _moved(
    samples: t.Sequence[Sample], plan: Plan, before: _model.Gateway | None, durations: Durations
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
        hot=_elapsed([sample for sample in since if sample.is_hot][:1]),
        stable=_elapsed(waited.samples[-1:]) if reached else None,
    )


def _elapsed(samples: t.Sequence[Sample]) -> float | None:
    return round(samples[0].elapsed, 2) if samples else None


def _moved_unseen(before: _model.Gateway | None, shown: t.Sequence[Sample], plan: Plan) -> bool | None:
    """Return whether counters show a way there and back that no sample saw.

    None where nothing was read, where a reading does not show them, or where they fell: a daemon that
    started anew has forgotten.
    """
    old = _by_way(_events(before, plan.redundancy_set))
    later = [_by_way(_events(sample.gateway, plan.redundancy_set)) for sample in shown]
    counted = [[new[way] - old[way] for way in _WAYS] for new in later if old and new]
    if any(min(grown) > 0 for grown in counted):
        return True
    is_known = bool(counted) and len(counted) == len(shown)
    return False if is_known and all(min(grown) >= 0 for grown in counted) else None


def _events(gateway: _model.Gateway | None, redundancy_set: int) -> _model.TransitionEvents | None:
    sets = gateway.sets if gateway else ()
    return next((each.transition_events for each in sets if each.id == redundancy_set), None)


def _by_way(events: _model.TransitionEvents | None) -> dict[str, int] | None:
    """Return how many events of each way were honoured; None where that is not shown."""
    counts = {way: [_honoured(events, f"{way}_{how}") for how in _HOW] for way in _WAYS}
    if any(None in found for found in counts.values()):
        return None
    return {way: sum(filter(None, found)) for way, found in counts.items()}


@dataclass(frozen=True, slots=True)
class _Stray:
    """What else moved, or may have; C(holds) is None where it is not shown."""

    words: str
    holds: bool | None


def _stray(seen: Seen, plan: Plan, *, is_stable: bool) -> _Stray | None:
    """Return what shows that the set did not move by the request alone, or that nothing shows it did.

    What is not shown counts only where all else is well.
    """
    after = (_last(seen.samples), _last(seen.peer_samples))
    if _others(seen.samples[-1], plan):
        return _Stray("a third gateway is MASTER", holds=False)
    found: list[_Stray] = []
    for name, before, now in zip((plan.host, plan.peer), (seen.before, seen.peer_before), after, strict=True):
        if before is None or now is None:
            found.append(_Stray(f"{name} was not read", holds=None))
        else:
            found.extend(_strays_of(name, before, now, plan))
    shown = [each for each in found if each.holds is False]
    strays = shown or (found if is_stable else [])
    words = ", ".join(each.words for each in strays)
    return _Stray(words, holds=False if shown else None) if strays else None


def _strays_of(name: str, before: _model.Gateway, after: _model.Gateway, plan: Plan) -> t.Iterator[_Stray]:
    """Yield what a gateway counted otherwise than a move by the request alone makes it count."""
    for each in before.sets:
        counted = _counted(each.transition_events, _events(after, each.id))
        expected = _expected(name, each.id, plan)
        if counted is None:
            yield _Stray(f"{name} does not show what set {each.id} counted", holds=None)
        elif _sums(counted, expected) != expected:
            shown = ", ".join(f"{count} {way.replace('_', ' ')}" for way, count in counted.items() if count)
            yield _Stray(f"{name} counted {shown or 'nothing'} of set {each.id}", holds=False)
    noise = differing(before, after, _NOISE)
    if not noise.holds:
        words = noise.words or "does not show its connection losses and route errors"
        yield _Stray(f"{name} {words}", holds=noise.holds)


def _expected(name: str, redundancy_set: int, plan: Plan) -> dict[str, int]:
    """Return what a gateway counts of a set: the request on this one, what it brings about on the other."""
    ways = {"STANDBY": "release", "MASTER": "acquire"}
    if redundancy_set != plan.redundancy_set:
        return {}
    if name == plan.host:
        return {f"{ways[plan.target]}_manual": 1}
    return {ways[plan.origin]: 1}


def _sums(counted: t.Mapping[str, int], expected: t.Mapping[str, int]) -> dict[str, int]:
    """Return counts as they are expected: by the way alone, where how it was taken does not matter."""
    sums: dict[str, int] = {}
    for name, count in counted.items():
        way = name.partition("_")[0]
        sums[way if way in expected else name] = sums.get(way if way in expected else name, 0) + count
    return {name: count for name, count in sums.items() if count}


def _counted(
    before: _model.TransitionEvents | None, after: _model.TransitionEvents | None
) -> dict[str, int] | None:
    """Return how many events were honoured between two readings; None where that is not shown."""
    names = [f"{way}_{how}" for way in _WAYS for how in _HOW]
    counts = [(_honoured(before, name), _honoured(after, name)) for name in names]
    if any(old is None or new is None or new < old for old, new in counts):
        return None
    return {name: (new or 0) - (old or 0) for name, (old, new) in zip(names, counts, strict=True)}


def _honoured(events: _model.TransitionEvents | None, name: str) -> int | None:
    count = getattr(events, name, None)
    if count is None or count.received is None or count.ignored is None:
        return None
    return int(count.received) - int(count.ignored)


def _finding(
    kind: OutcomeKind,
    plan: Plan,
    durations: Durations,
    last: str | None,
    waited: float,
    stray: _Stray | None = None,
) -> Finding:
    words, holds = _ACTUAL[kind]
    if stray is not None:
        holds = stray.holds
    limits = plan.limits
    expected = f"{plan.target} within {limits.timeout:g} s, healthy and stable for {limits.stable_for:g} s"
    actual = words.format(
        role=plan.target,
        last=last or "no known role",
        moved=durations.role_moved or 0.0,
        stable=durations.stable or 0.0,
        waited=waited,
        otherwise="" if stray is None else stray.words,
    )
    path = Path().to("gateway", plan.host).to("set", plan.redundancy_set)
    return decide("mastership_moved", path, expected=expected, actual=actual, holds=holds)
