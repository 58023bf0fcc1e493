# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on a change: one gateway after it against the same gateway before.

Groups, sets, service sets and interfaces are matched by their keys, never by their position.
"""

from __future__ import annotations

import itertools
import typing as t
from dataclasses import dataclass, fields

from ansible_collections.junos_ha.srd.plugins.module_utils import _model
from ansible_collections.junos_ha.srd.plugins.module_utils._check.finding import (
    NOT_SHOWN,
    Finding,
    Path,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expect import COMPLEMENT, moment

Outcome = t.Literal["unchanged", "switched"]
OUTCOMES: tuple[Outcome, ...] = t.get_args(Outcome)

Sets = dict[Path, _model.RedundancySet]
Counters = dict[str, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two readings of one gateway, and which sets were meant to switch between them."""

    before: _model.Gateway
    after: _model.Gateway
    expect: Outcome
    redundancy_sets: tuple[int, ...] = ()

    def switches(self, redundancy_set: int) -> bool:
        """Return whether a set was meant to switch."""
        meant = not self.redundancy_sets or redundancy_set in self.redundancy_sets
        return self.expect == "switched" and meant

    def common_sets(self) -> t.Iterator[tuple[Path, _model.RedundancySet, _model.RedundancySet]]:
        """Yield the sets of both readings."""
        after = _sets(self.after)
        for path, each in _sets(self.before).items():
            if path in after:
                yield path, each, after[path]


def reply_complete(it: Change) -> t.Iterator[Finding]:
    for name, gateway in (("before", it.before), ("after", it.after)):
        actual = "complete" if gateway.complete else "; ".join(gateway.unrecognized) or "it broke off"
        path = Path().to("gateway", name)
        yield decide(
            "reply_complete", path, expected="complete", actual=actual, holds=gateway.complete or None
        )


def reading_order(it: Change) -> t.Iterator[Finding]:
    first, second = it.before.collected_at, it.after.collected_at
    expected = "a later reading after the change"
    if first is None or second is None:
        same = (it.before.iccp, it.before.groups) == (it.after.iccp, it.after.groups)
        holds = False if same else None if it.before.level != "extensive" else True
        actual = "the same reading" if same else "another reading, without a time"
    else:
        seconds = (moment("after", second) - moment("before", first)).total_seconds()
        holds, actual = seconds > 0, f"{seconds:.0f} s later"
    yield decide("reading_order", Path(), expected=expected, actual=actual, holds=holds)


def groups_kept(it: Change) -> t.Iterator[Finding]:
    before, after = (
        [Path().to("group", group.id) for group in each.groups] for each in (it.before, it.after)
    )
    yield from _kept("groups_kept", before, after)
    if not before:
        yield decide("groups_kept", Path(), expected="a group before", actual="none", holds=None)


def sets_kept(it: Change) -> t.Iterator[Finding]:
    before, after = _sets(it.before), _sets(it.after)
    yield from _kept("sets_kept", before, after)
    if not before:
        yield decide("sets_kept", Path(), expected="a set before", actual="none", holds=None)
    shown = {each.id for each in before.values()}
    for asked in it.redundancy_sets:
        if asked not in shown:
            path = Path().to("set", asked)
            yield decide("sets_kept", path, expected="present before", actual="missing", holds=False)


def role_change(it: Change) -> t.Iterator[Finding]:
    for path, before, after in it.common_sets():
        known = before.role in COMPLEMENT and after.role in _model.ROLES
        wanted = COMPLEMENT.get(before.role or "") if it.switches(before.id) else before.role
        expected = f"{before.role or NOT_SHOWN} before and {wanted or NOT_SHOWN} after"
        actual = f"{after.role or NOT_SHOWN} after"
        holds = after.role == wanted if known else None
        yield decide("role_change", path, expected=expected, actual=actual, holds=holds)


def service_sets_kept(it: Change) -> t.Iterator[Finding]:
    yield from _hidden(it, "service_sets_kept")
    yield from _kept("service_sets_kept", _service_sets(it.before), _service_sets(it.after))


def interfaces_kept(it: Change) -> t.Iterator[Finding]:
    yield from _hidden(it, "interfaces_kept")
    yield from _kept("interfaces_kept", _interfaces(it.before), _interfaces(it.after))


def hot_kept(it: Change) -> t.Iterator[Finding]:
    yield from _hidden(it, "hot_kept")
    after = _interfaces(it.after)
    for path, interface in _interfaces(it.before).items():
        if interface.synchronization == "Hot" and path in after:
            actual = after[path].synchronization
            holds = actual == "Hot" if actual in _model.SYNCHRONIZATIONS else None
            yield decide("hot_kept", path, expected="Hot, as before", actual=actual, holds=holds)


def counter_reset(it: Change) -> t.Iterator[Finding]:
    after = _counters(it.after)
    for path, before in _counters(it.before).items():
        fell, known = _fallen(before, after.get(path, {}))
        holds = False if fell else True if known else None
        actual = ", ".join(fell) or ("grown or as before" if known else NOT_SHOWN)
        yield decide("counter_reset", path, expected="no counter fell", actual=actual, holds=holds)


def unexpected_transitions(it: Change) -> t.Iterator[Finding]:
    for path, before, after in it.common_sets():
        allowed = _allowed(before.role) if it.switches(before.id) else {}
        expected = " and ".join(f"at most {most} {name}" for name, most in allowed.items()) or "none"
        received = _received(before.transition_events, after.transition_events)
        actual = None if received is None else _named(received)
        holds = None if received is None else all(n <= allowed.get(name, 0) for name, n in received.items())
        yield decide("unexpected_transitions", path, expected=expected, actual=actual, holds=holds)


CHECKS: dict[str, t.Callable[[Change], t.Iterator[Finding]]] = {
    "reply_complete": reply_complete,
    "reading_order": reading_order,
    "groups_kept": groups_kept,
    "sets_kept": sets_kept,
    "role_change": role_change,
    "service_sets_kept": service_sets_kept,
    "interfaces_kept": interfaces_kept,
    "hot_kept": hot_kept,
    "counter_reset": counter_reset,
    "unexpected_transitions": unexpected_transitions,
}


def change_findings(it: Change) -> list[Finding]:
    """Return what every check on the change finds."""
    return [finding for check in CHECKS.values() for finding in check(it)]


def _kept(check: str, before: t.Collection[Path], after: t.Collection[Path]) -> t.Iterator[Finding]:
    for path in before:
        actual = "present" if path in after else "lost"
        yield decide(check, path, expected="present, as before", actual=actual, holds=path in after)
    for path in after:
        if path not in before:
            yield decide(check, path, expected="missing, as before", actual="added", holds=False)


def _groups(gateway: _model.Gateway) -> dict[Path, _model.Group]:
    return {Path().to("group", group.id): group for group in gateway.groups}


def _sets(gateway: _model.Gateway) -> Sets:
    return {path.to("set", each.id): each for path, group in _groups(gateway).items() for each in group.sets}


def _service_sets(gateway: _model.Gateway) -> dict[Path, _model.ServiceSet]:
    return {
        path.to("service_set", service_set.name): service_set
        for path, each in _sets(gateway).items()
        for service_set in each.service_sets or ()
    }


def _interfaces(gateway: _model.Gateway) -> dict[Path, _model.ServiceInterface]:
    return {
        path.to("interface", interface.name): interface
        for path, service_set in _service_sets(gateway).items()
        for interface in service_set.interfaces
    }


def _hidden(it: Change, check: str) -> t.Iterator[Finding]:
    for path, before, after in it.common_sets():
        if before.service_sets is None or after.service_sets is None:
            yield decide(check, path, expected="as before", actual=None, holds=None)


def _counters(gateway: _model.Gateway) -> dict[Path, Counters]:
    iccp = {Path().to("counters", "ICCP"): _values(gateway.iccp.statistics, _model.IccpStatistics)}
    groups = {
        path: _values(group.statistics, _model.GroupStatistics) for path, group in _groups(gateway).items()
    }
    sets = {path: _event_counters(each) for path, each in _sets(gateway).items()}
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


def _less(new: int | None, old: int | None) -> bool:
    return new is not None and old is not None and new < old


def _allowed(role: str | None) -> dict[str, int]:
    return {"MASTER": {"release": 1}, "STANDBY": {"acquire": 1}}.get(role or "", {})


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


def _count(events: _model.TransitionEvents | None, name: str) -> int | None:
    return t.cast("int | None", getattr(getattr(events, name, None), "received", None))


def _named(received: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in received.items() if count) or "none"
