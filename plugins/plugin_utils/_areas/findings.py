# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is found of areas: whether they are shown, and what is new since before a change."""

from __future__ import annotations

import collections
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Area, Areas, Entry
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS, Effect, Kind

_NOT_READ = "not read"
_SHOWN = 5  # new entries in a finding; the facts have them all


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The areas of a gateway, before a change and now; None where they were not read.

    Args:
        gateway: the name of the gateway.
        now: what it shows now.
        before: what it showed before.
        is_compared: whether there is a before: a precheck has none.
    """

    gateway: str
    now: Areas | None
    before: Areas | None = None
    is_compared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is found of the areas of gateways: findings, and what only warns, in sentences."""

    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]


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
    )


def _found(it: Compared, name: str, effect: Effect) -> Found:
    path = Path().to("gateway", it.gateway).to("area", name)
    now = _area(it.now, name)
    read = decide(
        "area_read",
        path,
        expected="shown",
        actual=_why(now) or "shown",
        holds=None if _why(now) else True,
        waivable=True,
    )
    if now is None or now.entries is None or not it.is_compared:
        return Found(findings=(read,), warnings=())
    compared, warnings = _compared(path, AREAS[name], _area(it.before, name), now.entries, effect)
    return Found(findings=(read, compared), warnings=warnings)


def _compared(
    path: Path, kind: Kind, before: Area | None, now: t.Sequence[Entry], effect: Effect
) -> tuple[Finding, tuple[str, ...]]:
    """Return what is new: it fails, or passes with a warning where the site wants no more."""
    if before is None or before.entries is None:
        actual = f"{_why(before)} before"
        return decide(kind.check, path, expected="nothing new", actual=actual, holds=None), ()
    new = _new(kind, before.entries, now)
    words = f"new: {new}" if new else "nothing new"
    if new and effect == "warn":
        expected = "nothing new, or a warning"
        return decide(kind.check, path, expected=expected, actual=words, holds=True), (f"{path} - {words}",)
    return decide(kind.check, path, expected="nothing new", actual=words, holds=not new), ()


def _new(kind: Kind, before: t.Iterable[Entry], now: t.Iterable[Entry]) -> str:
    """Return in words which entries were not there before."""

    def key(entry: Entry) -> tuple[str, str]:
        return entry.name, entry.value if kind.is_same_by_value else ""

    known = collections.Counter(map(key, before))
    new: list[Entry] = []
    for entry in now:
        if known[key(entry)]:
            known[key(entry)] -= 1
        else:
            new.append(entry)
    more = [f"and {len(new) - _SHOWN} more"] if len(new) > _SHOWN else []
    return "; ".join([*map(str, new[:_SHOWN]), *more])


def _area(areas: Areas | None, name: str) -> Area | None:
    return areas.found.get(name) if areas else None


def _why(area: Area | None) -> str:
    """Return why an area is not known; nothing where it is."""
    if area is None:
        return _NOT_READ
    return "" if area.complete else "; ".join(area.refused) or _NOT_READ
