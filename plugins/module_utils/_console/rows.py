# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The rows of a pair: a redundancy set on a gateway, what it shows, and the verdict on it."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import NOT_SHOWN
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._console.place import Place, said_of, verdict_on
from ansible_collections.junos_ha.srd.plugins.module_utils._console.statement import Statement
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

_NOTHING = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A gateway as it was read. None: it was not, and why where that is known."""

    name: str
    gateway: _model.Gateway | None
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a redundancy set shows of itself."""

    role: str
    peer: str = _NOTHING
    health: str = _NOTHING
    hot: str = _NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A redundancy set on a gateway, and the verdict on it. None: it was not judged."""

    place: Place
    shown: Shown
    verdict: Verdict | None


def rows(seen: t.Sequence[Seen], statements: t.Sequence[Statement]) -> list[Row]:
    """Return a row for each set of each gateway, and for each that speaks against GO and is not shown.

    A gateway that shows no set, or was not read, has a row of its own.
    """
    names = [each.name for each in seen]
    said = said_of(statements, names)
    shown = {place: it for each in seen for place, it in _shown_by(each)}
    missing = {place: Shown(role=NOT_SHOWN) for place in _missing(said, shown, names)}
    found = [
        Row(place=place, shown=it, verdict=verdict_on(place, said))
        for place, it in {**shown, **missing}.items()
    ]
    return sorted(found, key=lambda row: names.index(t.cast(str, row.place.gateway)))


def _shown_by(seen: Seen) -> t.Iterator[tuple[Place, Shown]]:
    if seen.gateway is None:
        yield Place(seen.name), Shown(role="not read")
        return
    sets = seen.gateway.grouped_sets
    if not sets:
        yield Place(seen.name), Shown(role="no set")
    for group, each in sets:
        yield Place(seen.name, group.id, each.id), _shown(each)


def _shown(each: _model.RedundancySet) -> Shown:
    return Shown(
        role=each.state or NOT_SHOWN,
        peer=", ".join(peer.state or NOT_SHOWN for peer in each.peers) or NOT_SHOWN,
        health=each.health or NOT_SHOWN,
        hot=_hot(each),
    )


def _hot(each: _model.RedundancySet) -> str:
    """Return how many service interfaces are Hot, of how many."""
    return NOT_SHOWN if each.service_sets is None else f"{each.hot_count}/{len(each.interfaces)}"


def _missing(
    said: t.Mapping[Place, Verdict], shown: t.Collection[Place], names: t.Sequence[str]
) -> t.Iterator[Place]:
    for place, verdict in said.items():
        if verdict != "go" and not any(place.holds(other) for other in shown):
            on = names if place.gateway is None else [place.gateway]
            yield from (place._replace(gateway=name) for name in on)
