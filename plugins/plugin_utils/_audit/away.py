# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Since when a redundancy set is away from home, by what, and which run was open then."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, fields
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import EventCount, TransitionEvents
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Away, Received, RunThen
from ansible_collections.junos_ha.srd.plugins.module_utils._time import utc_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.home import Shown, Standing, is_away
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.requests import RunAt, run_at
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.sightings import Sighting, sightings_of

NO_EVIDENCE = "no directory of evidence is given"


def away_of(it: Standing, now: Sighting, directory: Path | None) -> Away:
    """Return what is known of a set that is away from home.

    Args:
        it: where the set is.
        now: both gateways, as they were just read.
        directory: the directory of the evidence of all runs; None where none is given.
    """
    if directory is None:
        return _away(it, _Found(after=now), note=NO_EVIDENCE)
    try:
        found = _found(it, [*sightings_of(directory, (it.home, it.other)), now])
        run = run_at(directory, it.redundancy_set, it.home, it.other, between=found.between)
    except SrdError as error:
        return _away(it, _Found(after=now), note=str(error))
    return _away(it, found, run=run)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The last sighting of a set at home, None if it was never there, and the first one after it."""

    before: Sighting | None = None
    after: Sighting

    @property
    def between(self) -> tuple[datetime.datetime | None, datetime.datetime]:
        return (self.before.at if self.before else None), self.after.at


def _found(it: Standing, sightings: t.Sequence[Sighting]) -> _Found:
    """Return the two sightings between which a set left home. In the last of all it is away."""
    *earlier, after = sightings
    for each in reversed(earlier):
        away = is_away(it.redundancy_set, it.home, it.other, each.gateways)
        if away is False:
            return _Found(before=each, after=after)
        after = each if away else after
    return _Found(after=after)


def _away(it: Standing, found: _Found, *, run: RunAt | None = None, note: str = "") -> Away:
    before, after = found.before, found.after
    return Away(
        redundancy_set=it.redundancy_set,
        home=it.home,
        master=it.other,
        last_home=utc_text(before.at) if before else None,
        first_away=utc_text(after.at),
        events=_events(it, before.gateways, after.gateways) if before else None,
        run=RunThen(run_id=run.run_id, by=run.by, moved=run.moved, open=run.is_open) if run else None,
        note=" ".join(note.split()),
    )


def _events(it: Standing, before: Shown, after: Shown) -> tuple[Received, ...] | None:
    """Return the transition events that were received between two; None where one count is not known."""
    found: list[Received] = []
    for name in (it.home, it.other):
        old, new = (_counted(it.redundancy_set, each, name) for each in (before, after))
        if old is None or new is None:
            return None
        for each in fields(TransitionEvents):
            more = _more(getattr(old, each.name), getattr(new, each.name))
            if more is None:
                return None
            if more:
                found.append(_received(name, each.name, more))
    return tuple(found)


def _received(gateway: str, field: str, count: int) -> Received:
    event, _line, trigger = field.partition("_")
    return Received(
        gateway=gateway,
        event=t.cast(t.Literal["acquire", "release"], event),
        trigger=t.cast(t.Literal["auto", "manual"], trigger),
        count=count,
    )


def _counted(redundancy_set: int, shown: Shown, name: str) -> TransitionEvents | None:
    gateway = shown.get(name)
    found = gateway.set(redundancy_set) if gateway else None
    return found.transition_events if found else None


def _more(old: EventCount | None, new: EventCount | None) -> int | None:
    """Return how many more events were received; None where a count is not shown, or began anew."""
    was, has = (each.received if each else None for each in (old, new))
    return has - was if was is not None and has is not None and has >= was else None
