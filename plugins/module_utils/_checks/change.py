# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on a change: one gateway after it compared with the same gateway before."""

from __future__ import annotations

import collections
import itertools
import typing as t
from dataclasses import dataclass, fields

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    NOT_SHOWN,
    Finding,
    Path,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.gateway import CHECKS as GATEWAY_CHECKS
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.gateway import completeness
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.registry import Registry
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import (
    ByPath,
    Change,
    T,
    groups_by_path,
    if_not_shown,
    interfaces_by_path,
    service_sets_by_path,
    sets_by_path,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment

Counters: t.TypeAlias = "dict[str, int | None]"

CHECKS = Registry[Change]("change")


@CHECKS.fulfils(GATEWAY_CHECKS.contracts["reply_complete"])
def reply_complete(it: Change) -> t.Iterator[Finding]:
    for name, gateway in (("before", it.before), ("after", it.after)):
        yield from completeness(gateway, Path().to("gateway", name))


@CHECKS.check(
    proves="The second reading is later than the first, and not the same one.",
    unknown="A reading has no time, and no counters that have grown.",
    remedy="Compare with a reading that was taken before the change.",
)
def reading_order(it: Change) -> t.Iterator[Finding]:
    """Without times, counters decide: they only grow."""
    first, second = it.before.collected_at, it.after.collected_at
    expected = "a later reading after the change"
    if first is None or second is None:
        same = (it.before.iccp, it.before.groups) == (it.after.iccp, it.after.groups)
        holds = False if same else _counted_on(it) or None
        actual = "the same reading" if same else "another reading, without a time"
    else:
        seconds = (moment("after", second) - moment("before", first)).total_seconds()
        holds, actual = seconds > 0, f"{seconds:.0f} s later"
    yield decide("reading_order", Path(), expected=expected, actual=actual, holds=holds)


@CHECKS.check(
    proves="No redundancy group was lost, and none was added.",
    unknown="There is no group before the change, one is shown twice, or one is missing in a reply that was "
    "not understood to its end.",
    remedy="Compare protocols iccp with the configuration before the change.",
)
def groups_kept(it: Change) -> t.Iterator[Finding]:
    yield from _kept("groups_kept", it, groups_by_path)
    if not it.before.groups:
        yield decide("groups_kept", Path(), expected="a group before", actual="none", holds=None)


@CHECKS.check(
    proves="No redundancy set was lost or added, and every set that was asked for is there.",
    unknown="No set is there both before and after, one is shown twice, or one is missing in a reply that "
    "was not understood to its end.",
    remedy="Compare services redundancy-set with the configuration before the change.",
)
def sets_kept(it: Change) -> t.Iterator[Finding]:
    yield from _kept("sets_kept", it, sets_by_path)
    if not any(it.common_sets()):
        yield decide("sets_kept", Path(), expected="a set before and after", actual="none", holds=None)
    shown = {each.id for _path, each in sets_by_path(it.before)}
    for asked in it.expected.redundancy_sets:
        if asked not in shown:
            path = Path().to("set", asked)
            yield _missing("sets_kept", path, "present before", "missing", it.before)


@CHECKS.check(
    proves="A set that was meant to switch has switched, and no other has.",
    unknown="A role is not shown, or is neither MASTER nor STANDBY before.",
    remedy="Read both gateways, and look at the transition events of the set.",
)
def role_change(it: Change) -> t.Iterator[Finding]:
    for path, (before, after) in it.common_sets():
        known = before.role in _model.COMPLEMENT and after.role in _model.ROLES
        wanted = _model.COMPLEMENT.get(before.role or "") if it.switches(before.id) else before.role
        expected = f"{before.role or NOT_SHOWN} before and {wanted or NOT_SHOWN} after"
        actual = f"{after.role or NOT_SHOWN} after"
        holds = after.role == wanted if known else None
        yield decide("role_change", path, expected=expected, actual=actual, holds=holds)


@CHECKS.check(
    proves="No service set was lost, and none was added.",
    unknown="A reply does not show service sets, shows one twice, or lacks one and was not understood to "
    "its end.",
    remedy="Compare services service-set with the configuration before the change.",
)
def service_sets_kept(it: Change) -> t.Iterator[Finding]:
    yield from _hidden(it, "service_sets_kept")
    yield from _kept("service_sets_kept", it, service_sets_by_path)


@CHECKS.check(
    proves="No service interface was lost, and none was added.",
    unknown="A reply does not show service sets, shows an interface twice, or lacks one and was not "
    "understood to its end.",
    remedy="Look for the service interface and its card.",
)
def interfaces_kept(it: Change) -> t.Iterator[Finding]:
    yield from _hidden(it, "interfaces_kept")
    yield from _kept("interfaces_kept", it, interfaces_by_path)


@CHECKS.check(
    proves="Every service interface that was Hot before is Hot after.",
    unknown="A reply does not show it.",
    remedy="Wait while it is Cold. Off: look at the service interface on both gateways.",
)
def hot_kept(it: Change) -> t.Iterator[Finding]:
    yield from _hidden(it, "hot_kept")
    after = dict(interfaces_by_path(it.after))
    for path, interface in interfaces_by_path(it.before):
        if path in after:
            yield from _still_hot(path, interface.synchronization, after[path].synchronization)


@CHECKS.check(
    proves="No counter fell: the daemon did not restart and nobody cleared its counters.",
    unknown="A reply is not extensive, or lacks a counter.",
    remedy="Look in the log for a restart of the services redundancy daemon between the two readings.",
)
def counter_reset(it: Change) -> t.Iterator[Finding]:
    after = _counters(it.after)
    for path, before in _counters(it.before).items():
        fell, known = _fallen(before, after.get(path, {}))
        holds = False if fell else True if known else None
        actual = ", ".join(fell) or ("grown or as before" if known else NOT_SHOWN)
        yield decide("counter_reset", path, expected="no counter fell", actual=actual, holds=holds)


@CHECKS.check(
    proves="A set that was meant to stay received no transition event, one that was meant to switch at most "
    "the one that took it there.",
    unknown="A reply is not extensive, lacks a counter, or a counter fell.",
    remedy="Mastership moved between the two readings: look at the log, and for an acquire policy.",
)
def unexpected_transitions(it: Change) -> t.Iterator[Finding]:
    for path, (before, after) in it.common_sets():
        allowed = _allowed(before.role) if it.switches(before.id) else {}
        expected = " and ".join(f"at most {most} {name}" for name, most in allowed.items()) or "none"
        received = _received(before.transition_events, after.transition_events)
        actual = None if received is None else _named(received)
        holds = None if received is None else all(n <= allowed.get(name, 0) for name, n in received.items())
        yield decide("unexpected_transitions", path, expected=expected, actual=actual, holds=holds)


@CHECKS.check(
    proves="No redundancy group lost the connection to a peer between the two readings. Not made where the "
    "counter fell, of which counter_reset tells.",
    unknown="A reply is not extensive, or lacks the counter.",
    remedy="Look in the log and at the path between the gateways. Where the change restarts the peer, waive "
    "it.",
)
def connections_kept(it: Change) -> t.Iterator[Finding]:
    after = dict(groups_by_path(it.after))
    for path, before in groups_by_path(it.before):
        if path in after:
            groups = (before, after[path])
            lost = [each.statistics.connection_down if each.statistics else None for each in groups]
            yield from _not_grown("connections_kept", path, "no connection lost", lost)


@CHECKS.check(
    proves="No update of a signal route failed between the two readings. Not made where the counter fell, of "
    "which counter_reset tells.",
    unknown="A reply is not extensive, or lacks the counter.",
    remedy="Traffic may not follow mastership: look at the signal routes of the set on both gateways.",
)
def routes_updated(it: Change) -> t.Iterator[Finding]:
    for path, sides in it.common_sets():
        failed = [_count(each.monitored_events, "route_update_error") for each in sides]
        yield from _not_grown("routes_updated", path, "no route update error", failed)


def change_findings(it: Change) -> list[Finding]:
    """Return what every check on the change finds."""
    return CHECKS.findings(it)


def _kept(check: str, it: Change, by_path: t.Callable[[_model.Gateway], ByPath[T]]) -> t.Iterator[Finding]:
    """What stands there twice cannot be matched."""
    was, has = (
        collections.Counter(path for path, _each in by_path(shown)) for shown in (it.before, it.after)
    )
    for path in was:
        if path in has:
            yield decide(check, path, expected="present, as before", actual="present", holds=True)
        else:
            yield _missing(check, path, "present, as before", "lost", it.after)
    for path in has:
        if path not in was:
            yield _missing(check, path, "missing, as before", "added", it.before)
    for path, count in (was | has).items():
        if count > 1:
            yield decide(check, path, expected="shown once", actual=f"{count} times", holds=None)


def _missing(check: str, path: Path, expected: str, actual: str, gateway: _model.Gateway) -> Finding:
    """Return the finding of what a gateway does not show in one of the two readings."""
    holds = if_not_shown(gateway)
    words = actual if holds is False else NOT_SHOWN
    return decide(check, path, expected=expected, actual=words, holds=holds, waivable=holds is None)


def _still_hot(path: Path, before: str | None, after: str | None) -> t.Iterator[Finding]:
    if before in ("Cold", "Off"):
        return
    known = before == "Hot" and after in _model.SYNCHRONIZATIONS
    actual = f"{before or NOT_SHOWN} before and {after or NOT_SHOWN} after"
    holds = after == "Hot" if known else None
    yield decide("hot_kept", path, expected="Hot, as before", actual=actual, holds=holds)


def _hidden(it: Change, check: str) -> t.Iterator[Finding]:
    for path, (before, after) in it.common_sets():
        if before.service_sets is None or after.service_sets is None:
            yield decide(check, path, expected="as before", actual=None, holds=None)


def _counters(gateway: _model.Gateway) -> dict[Path, Counters]:
    iccp = {Path().to("counters", "ICCP"): _values(gateway.iccp.statistics, _model.IccpStatistics)}
    groups = {
        path: _values(group.statistics, _model.GroupStatistics) for path, group in groups_by_path(gateway)
    }
    sets = {path: _event_counters(each) for path, each in sets_by_path(gateway)}
    return {**iccp, **groups, **sets}


def _values(counted: t.Any, kind: type) -> Counters:
    return {field.name: getattr(counted, field.name, None) for field in fields(kind)}


def _event_counters(each: _model.RedundancySet) -> Counters:
    transition = _values(each.transition_events, _model.TransitionEvents)
    monitored = _values(each.monitored_events, _model.MonitoredEvents)
    return {
        f"{name} {kind}": getattr(events, kind, None)
        for name, events in {**transition, **monitored}.items()
        for kind in ("received", "ignored")
    }


def _fallen(before: Counters, after: Counters) -> tuple[list[str], bool]:
    pairs = [(name, before[name], after.get(name)) for name in before]
    known = all(old is not None and new is not None for _name, old, new in pairs)
    fell = [f"{name} {old} to {new}" for name, old, new in pairs if _less(new, old)]
    return fell, known


def _counted_on(it: Change) -> bool:
    after = _counters(it.after)
    pairs = [
        (old, after.get(path, {}).get(name))
        for path, before in _counters(it.before).items()
        for name, old in before.items()
    ]
    grew, fell = ([_less(*pair) for pair in pairs], [_less(*reversed(pair)) for pair in pairs])
    return any(grew) and not any(fell)


def _less(count: int | None, other: int | None) -> bool:
    return count is not None and other is not None and count < other


def _allowed(role: str | None) -> dict[str, int]:
    return {"MASTER": {"release": 1}, "STANDBY": {"acquire": 1}}.get(role or "", {})


def _not_grown(check: str, path: Path, expected: str, counts: t.Sequence[int | None]) -> t.Iterator[Finding]:
    before, after = counts
    if before is None or after is None:
        yield decide(check, path, expected=expected, actual=None, holds=None)
    elif after >= before:
        yield decide(check, path, expected=expected, actual=f"{after - before} more", holds=after == before)


def _received(
    before: _model.TransitionEvents | None, after: _model.TransitionEvents | None
) -> dict[str, int] | None:
    grown: dict[str, int] = {}
    for name, how in itertools.product(("acquire", "release"), ("auto", "manual")):
        old, new = (_count(events, f"{name}_{how}") for events in (before, after))
        if old is None or new is None or new < old:
            return None
        grown[name] = grown.get(name, 0) + new - old
    return grown


def _count(events: _model.TransitionEvents | _model.MonitoredEvents | None, name: str) -> int | None:
    return t.cast("int | None", getattr(getattr(events, name, None), "received", None))


def _named(received: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in received.items() if count) or "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """What a gateway counted otherwise in a second reading; C(holds) is None where that is not shown."""

    words: str
    holds: bool | None


def differing(before: _model.Gateway, after: _model.Gateway, names: t.Container[str]) -> Differing:
    """Return which of the named counters of a gateway differ between two readings."""
    second = _counters(after)
    pairs = [
        (path, name, old, second.get(path, {}).get(name))
        for path, counters in _counters(before).items()
        for name, old in counters.items()
        if name in names
    ]
    found = [
        f"{path} {name.replace('_', ' ')} {old} to {new}"
        for path, name, old, new in pairs
        if None not in (old, new) and old != new
    ]
    is_known = bool(pairs) and all(None not in (old, new) for _path, _name, old, new in pairs)
    return Differing(words=", ".join(found), holds=False if found else True if is_known else None)
