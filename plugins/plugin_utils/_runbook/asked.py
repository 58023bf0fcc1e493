# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a phase is asked to judge. Evidence keeps it: a phase that is compared with it is asked no less."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS, chosen, effects_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain

ASKED = "asked"  # the field of evidence

_ADVICE = "Ask for the same, and waive what is meant to differ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a phase is asked to judge, as far as leaving it out would judge less.

    Args:
        areas: the areas around the daemons.
        stopping: those of them in which a finding stops the run.
        probes: the names of the probes.
        redundancy_sets: the redundancy sets; all if empty.
        service_sets: the service sets that must be there.
        peer_connections: to how many peers a group is connected; None for any number.
    """

    areas: tuple[str, ...] = ()
    stopping: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    redundancy_sets: tuple[int, ...] = ()
    service_sets: tuple[str, ...] = ()
    peer_connections: int | None = None


def asked_of(variables: t.Mapping[str, t.Any]) -> Asked:
    """Return what the variables of a role, which are validated, ask for.

    Raises:
        ArgumentError: an area or an effect does not exist.
    """
    areas = chosen("srd_areas", variables["srd_areas"])
    effects = effects_of("srd_area_effects", variables["srd_area_effects"])
    return Asked(
        areas=areas,
        stopping=tuple(name for name in areas if effects[name] == "stop"),
        probes=tuple(str(each["name"]) for each in variables["srd_probes"]),
        redundancy_sets=tuple(variables["srd_redundancy_sets"]),
        service_sets=tuple(variables["srd_service_sets"]),
        peer_connections=variables.get("srd_peer_connections"),
    )


def asked_in(record: Plain, where: str) -> Asked:
    """Return what a phase was asked, by a record of it; where that does not say so, by what it holds.

    Raises:
        FactsError: it says so in another form.
    """
    if ASKED in record:
        return decode(Asked, record[ASKED], f"{where}: {ASKED}")
    areas, probes = record.get("areas") or {}, record.get("probes") or {}
    return Asked(
        areas=tuple(name for name in AREAS if name in areas),
        probes=tuple(str(each.get("name")) for each in probes.get("answers") or []),
    )


def refuse_less(variables: t.Mapping[str, t.Any], before: t.Iterable[Asked], phase: str) -> None:
    """Refuse variables that ask for less than an earlier phase was asked. Nothing left out gives GO.

    Args:
        variables: those of a role, validated.
        before: what the earlier phase was asked, by the record of each gateway.
        phase: the name of the earlier phase.

    Raises:
        ArgumentError: something is left out; the message names it, and what to set.
    """
    now = asked_of(variables)
    found = dict.fromkeys(line for each in before for line in _left_out(each, now, variables))
    if found:
        raise ArgumentError("; ".join(found) + f". The {phase} was asked for it. {_ADVICE}")


def _left_out(before: Asked, now: Asked, variables: t.Mapping[str, t.Any]) -> t.Iterator[str]:
    lists: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
        ("srd_areas", before.areas, now.areas),
        ("srd_probes", before.probes, now.probes),
        ("srd_service_sets", before.service_sets, now.service_sets),
    )
    for name, old, new in lists:
        yield from _missing(name, old, new)
    given: t.Container[str] = variables["srd_area_effects"]
    for area in before.stopping:
        if area in now.areas and area not in now.stopping and area not in given:
            yield _sentence("srd_area_effects", f"{area}: stop", f"nothing, so that {area} only warns")
    if now.redundancy_sets and not before.redundancy_sets:
        yield _sentence("srd_redundancy_sets", "every set", str(list(now.redundancy_sets)))
    elif now.redundancy_sets:
        yield from _missing("srd_redundancy_sets", before.redundancy_sets, now.redundancy_sets)
    if before.peer_connections is not None and now.peer_connections is None:
        yield _sentence("srd_peer_connections", str(before.peer_connections), "nothing")


def _missing(name: str, old: t.Sequence[object], new: t.Sequence[object]) -> t.Iterator[str]:
    missing = [str(each) for each in old if each not in new]
    if missing:
        wanted = ", ".join(str(each) for each in dict.fromkeys((*old, *new)))
        yield _sentence(name, f"[{wanted}]", f"without {', '.join(missing)}")


def _sentence(name: str, expected: str, actual: str) -> str:
    return f"{name} - Expected: {expected} Actual: {actual}"
