# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The table of areas: what each asks for, how it is read, and whether a finding stops a run or warns."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    Outcome,
    Request,
    ShowRead,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas import cards, headroom
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.readers import (
    OPEN,
    UP,
    alarms_of,
    bfd,
    bgp,
    commits,
    core_dumps,
    iccp,
    read_area,
    sessions,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.tags import Reader

Effect = t.Literal["stop", "warn"]
EFFECTS: tuple[Effect, ...] = t.get_args(Effect)

REDUNDANCY, ALL = "redundancy", "all"  # of gather_subset: what is always read, and every area
_NOT = "!"

GATHER_SUBSET: dict[str, dict[str, t.Any]] = {
    "gather_subset": {"type": "list", "elements": "str", "default": [REDUNDANCY]}
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of area.

    Args:
        requests: what is asked for, each with the reader of its reply.
        check: the check that compares it with before.
        compares: what is compared, new entries by name, by name and value, the sum of numbers,
            which entries were well, or nothing.
        well: the values of entries that are well.
        never: values that no entry may have, whether there is a before or not.
        never_check: the check that finds them.
        limit: the percentage that no entry may reach; None where entries are no percentages.
        effect: whether a finding stops a run or warns, unless a site says otherwise.
    """

    requests: tuple[tuple[ShowRead, Reader], ...]
    check: str
    compares: t.Literal["names", "values", "sums", "well", "nothing"]
    well: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    never_check: str = ""
    limit: int | None = None
    effect: Effect = "stop"


_ADJACENCIES: dict[str, tuple[ShowRead, Reader]] = {
    "iccp": (ShowRead("show iccp", "<get-inter-chassis-control-protocol-information/>"), iccp),
    "bfd": (ShowRead("show bfd session", "<get-bfd-session-information/>"), bfd),
    "bgp": (ShowRead("show bgp summary", "<get-bgp-summary-information/>"), bgp),
}

# The RPC has the name that the release gives it, so the command goes over NETCONF as it is.
_LOAD = "show interfaces load-balancing detail"
_BUNDLES = ShowRead(_LOAD, f'<command format="xml">{_LOAD}</command>')

AREAS: dict[str, Kind] = {
    "alarms": Kind(
        requests=(
            (ShowRead("show chassis alarms", "<get-alarm-information/>"), alarms_of("chassis")),
            (ShowRead("show system alarms", "<get-system-alarm-information/>"), alarms_of("system")),
        ),
        check="new_alarms",
        compares="names",
    ),
    "cores": Kind(
        requests=((ShowRead("show system core-dumps", "<get-system-core-dumps/>"), core_dumps),),
        check="new_core_dumps",
        compares="values",
    ),
    "commits": Kind(
        requests=((ShowRead("show system commit", "<get-commit-information/>"), commits),),
        check="new_commits",
        compares="names",
        never=OPEN,
        never_check="open_commits",
    ),
    "sessions": Kind(
        requests=(
            (ShowRead("show services sessions count", "<get-service-msp-sess-count-information/>"), sessions),
        ),
        check="sessions_kept",
        compares="sums",
        effect="warn",
    ),
    **{
        name: Kind(requests=(request,), check="adjacencies_kept", compares="well", well=UP)
        for name, request in _ADJACENCIES.items()
    },
    "cards": Kind(
        requests=((ShowRead("show chassis fpc pic-status", "<get-pic-information/>"), cards.cards),),
        check="cards_kept",
        compares="well",
        well=cards.ONLINE,
    ),
    "bundles": Kind(
        requests=((_BUNDLES, cards.bundles),),
        check="cards_kept",
        compares="well",
        well=cards.IN_USE,
    ),
    "headroom": Kind(
        requests=(
            (
                ShowRead("show services sessions utilization", "<get-services-sessions-utilization/>"),
                headroom.cards,
            ),
            (
                ShowRead("show services service-sets summary", "<get-service-set-summary-information/>"),
                headroom.service_sets,
            ),
        ),
        check="headroom",
        compares="nothing",
        limit=90,
    ),
}


def chosen(option: str, names: t.Iterable[str]) -> tuple[str, ...]:
    """Return the areas that are asked for, in the order of the table.

    Args:
        option: what the names are called, for the error.
        names: areas, C(all), and C(!name) for all but this one; C(redundancy) is no area, and always read.

    Raises:
        ArgumentError: an area does not exist, or each one that is asked for is left out again.
    """
    asked: set[str] = set()
    left_out: set[str] = set()
    given = list(names)
    for name in given:
        plain = name.removeprefix(_NOT)
        if plain not in (REDUNDANCY, ALL, *AREAS) or (plain != name and plain not in AREAS):
            expected = ", ".join((REDUNDANCY, ALL, *AREAS, *(f"{_NOT}{each}" for each in AREAS)))
            raise ArgumentError(f"{option} - Expected: of {expected} Actual: {name}")
        (left_out if plain != name else asked).update(AREAS if plain == ALL else [plain])
    is_all = bool(left_out) and not asked - {REDUNDANCY}
    found = tuple(name for name in AREAS if (is_all or name in asked) and name not in left_out)
    if left_out and not found:
        actual = ", ".join(given)
        raise ArgumentError(f"{option} - Expected: an area that is not left out Actual: {actual}")
    return found


def effects_of(option: str, given: t.Mapping[str, object]) -> dict[str, Effect]:
    """Return whether a finding in each area stops a run or warns.

    Args:
        option: what the effects are called, for the error.
        given: those of a site, by area.

    Raises:
        ArgumentError: an area or an effect does not exist.
    """
    for name, effect in given.items():
        if name not in AREAS:
            raise ArgumentError(f"{option} - Expected: of {', '.join(AREAS)} Actual: {name}")
        if effect not in EFFECTS:
            raise ArgumentError(f"{option}.{name} - Expected: {' or '.join(EFFECTS)} Actual: {effect!r}")
    return {name: t.cast(Effect, given.get(name, kind.effect)) for name, kind in AREAS.items()}


def requests_of(names: t.Iterable[str]) -> tuple[Request, ...]:
    """Return what is asked for to read areas."""
    return tuple(request for name in names for request, _reader in AREAS[name].requests)


def areas_of(names: t.Iterable[str], outcomes: t.Sequence[Outcome], collected_at: str | None) -> Areas:
    """Return areas, from the outcomes of C(requests_of) in their order."""
    rest = iter(outcomes)
    found = {
        name: read_area([(reader, next(rest)) for _request, reader in AREAS[name].requests]) for name in names
    }
    return Areas(collected_at=collected_at, found=found)
