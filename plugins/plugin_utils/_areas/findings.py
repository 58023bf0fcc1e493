# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is found of areas: whether they are shown, and what is new since before a change."""

from __future__ import annotations

import collections
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    OR_WARNS,
    Finding,
    Path,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import count
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.headroom import percent_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Area, Areas, Entry
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS, Effect, Kind

N = t.TypeVar("N", int, float)

_NOT_READ = "not read"
_SHOWN = 5  # entries in a finding; the facts have them all
_LEAST = 90  # percent of the sessions before


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The areas of a gateway, before a change and now; None where they were not read.

    Args:
        gateway: the name of the gateway.
        now: what it shows now.
        before: what it showed before.
        is_compared: whether there is a before: a precheck has none.
        source: the gateway whose sessions it has now: the other one, where mastership was switched.
        of_source: what that gateway showed before.
    """

    gateway: str
    now: Areas | None
    before: Areas | None = None
    is_compared: bool = False
    source: str = ""
    of_source: Areas | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is found of the areas of gateways.

    Args:
        findings: the findings.
        warnings: what only warns, in sentences.
        shares: how many sessions there are now, as a share of those before, by how many these were.
    """

    findings: tuple[Finding, ...]
    warnings: tuple[str, ...] = ()
    shares: tuple[tuple[int, str], ...] = ()

    @property
    def cost(self) -> str:
        """How many sessions there are now, as a share of the most that there were; nothing if not known."""
        return max(self.shares)[1] if self.shares else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    """What a check expects: whether it holds, None where that is not known; and the words for it."""

    check: str
    expected: str
    actual: str
    holds: bool | None
    share: tuple[int, str] | None = None


def evaluate_areas(
    gateways: t.Iterable[Compared], names: t.Sequence[str], effects: t.Mapping[str, Effect]
) -> Found:
    """Return what is found of the areas of gateways.

    Args:
        gateways: the gateways.
        names: the areas that are asked for.
        effects: whether a finding in an area stops a run or warns.
    """
    found = [_found(it, name, effects[name]) for it in gateways for name in names]
    return Found(
        findings=tuple(finding for each in found for finding in each.findings),
        warnings=tuple(warning for each in found for warning in each.warnings),
        shares=tuple(share for each in found for share in each.shares),
    )


def _found(it: Compared, name: str, effect: Effect) -> Found:
    path = Path().to("gateway", it.gateway).to("area", name)
    now = _area(it.now, name)
    why = _why(now)
    holds = None if why else True
    read = decide("area_read", path, expected="shown", actual=why or "shown", holds=holds, waivable=True)
    if now is None or now.entries is None or why:
        return Found(findings=(read,))
    rules = list(_rules(it, name, now.entries))
    is_warned = effect == "warn"
    return Found(
        findings=(read, *(_finding(path, rule, is_warned=is_warned) for rule in rules)),
        warnings=tuple(f"{path} - {it.actual}" for it in rules if is_warned and it.holds is False),
        shares=tuple(rule.share for rule in rules if rule.share),
    )


def _finding(path: Path, rule: _Rule, *, is_warned: bool) -> Finding:
    """Return the finding of a rule: what fails passes with a warning where the site wants no more."""
    is_let = is_warned and rule.holds is False
    expected = f"{rule.expected}{OR_WARNS}" if is_let else rule.expected
    return decide(rule.check, path, expected=expected, actual=rule.actual, holds=is_let or rule.holds)


def _rules(it: Compared, name: str, now: t.Sequence[Entry]) -> t.Iterator[_Rule]:
    kind = AREAS[name]
    if kind.never:
        found = [str(entry) for entry in now if entry.value in kind.never]
        actual = _words(found) or "none open"
        yield _Rule(check=kind.never_check, expected="none open", actual=actual, holds=not found)
    if kind.limit is not None:
        yield _below_limit(kind.check, kind.limit, now)
    if not it.is_compared or kind.compares == "nothing":
        return
    if kind.compares == "sums":
        yield _sums(kind.check, it.source, _area(it.of_source, name), now)
    elif kind.compares == "well":
        yield _nothing_lost(kind, _area(it.before, name), now)
    else:
        yield _nothing_new(kind, _area(it.before, name), now)


def _below_limit(check: str, limit: int, now: t.Sequence[Entry]) -> _Rule:
    """Return whether every percentage is below the limit."""
    high = _words([str(entry) for entry in now if _number(entry, percent_of) >= limit])
    expected = f"below {limit} %"
    return _Rule(check=check, expected=expected, actual=high or expected, holds=not high)


def _nothing_new(kind: Kind, before: Area | None, now: t.Sequence[Entry]) -> _Rule:
    expected = "nothing new"
    if before is None or before.entries is None:
        return _Rule(check=kind.check, expected=expected, actual=f"{_why(before)} before", holds=None)
    new = _new(kind, before.entries, now)
    return _Rule(
        check=kind.check, expected=expected, actual=f"new: {new}" if new else expected, holds=not new
    )


def _nothing_lost(kind: Kind, before: Area | None, now: t.Sequence[Entry]) -> _Rule:
    """Return whether every entry that was well is well."""
    expected = "nothing lost"
    if before is None or before.entries is None:
        return _Rule(check=kind.check, expected=expected, actual=f"{_why(before)} before", holds=None)
    was, has = (
        collections.Counter(entry.name for entry in each if entry.value in kind.well)
        for each in (before.entries, now)
    )
    states = {entry.name: entry.value for entry in now if entry.value not in kind.well}
    lost = _words([f"{name} ({states.get(name, 'gone')})" for name in was - has])
    actual = f"lost: {lost}" if lost else expected
    return _Rule(check=kind.check, expected=expected, actual=actual, holds=not lost)


def _sums(check: str, source: str, before: Area | None, now: t.Sequence[Entry]) -> _Rule:
    """Return whether most of what there was before is there now."""
    if before is None or before.entries is None:
        expected = f"{_LEAST} % at least of those on {source} before"
        return _Rule(check=check, expected=expected, actual=f"{_why(before)} before", holds=None)
    old, new = _sum(before.entries), _sum(now)
    expected = f"{_LEAST} % at least of {old:,} on {source} before"
    if not old:
        return _Rule(check=check, expected=expected, actual=f"{new:,}", holds=True)
    percent = f"{100 * new / old:.1f} %"
    return _Rule(
        check=check,
        expected=expected,
        actual=f"{new:,}, {percent} of {old:,}",
        holds=100 * new >= _LEAST * old,
        share=(old, f"{percent} of {old:,} sessions"),
    )


def _sum(entries: t.Iterable[Entry]) -> int:
    return sum(_number(entry, _whole) for entry in entries)


def _whole(value: str) -> int:
    """Return the number of a counter.

    Raises:
        ValueError: it is not a number.
    """
    number, _understood = count(value)
    if number is None:
        raise ValueError(value)
    return int(number)


def _number(entry: Entry, read: t.Callable[[str], N]) -> N:
    """Return the number of an entry; facts may come from elsewhere.

    Raises:
        FactsError: it is not a number.
    """
    try:
        return read(entry.value)
    except ValueError:
        raise FactsError(entry.name, expected="a number", actual=entry.value) from None


def _new(kind: Kind, before: t.Iterable[Entry], now: t.Iterable[Entry]) -> str:
    """Return in words which entries were not there before."""

    def key(entry: Entry) -> tuple[str, str]:
        return entry.name, entry.value if kind.compares == "values" else ""

    known = collections.Counter(map(key, before))
    new: list[Entry] = []
    for entry in now:
        if known[key(entry)]:
            known[key(entry)] -= 1
        else:
            new.append(entry)
    return _words([str(entry) for entry in new])


def _words(entries: t.Sequence[str]) -> str:
    more = [f"and {len(entries) - _SHOWN} more"] if len(entries) > _SHOWN else []
    return "; ".join([*entries[:_SHOWN], *more])


def _area(areas: Areas | None, name: str) -> Area | None:
    return areas.found.get(name) if areas else None


def _why(area: Area | None) -> str:
    """Return why an area is not known; nothing where it is."""
    if area is None:
        return _NOT_READ
    return "" if area.complete else "; ".join(area.refused) or _NOT_READ
