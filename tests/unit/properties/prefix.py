# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a text reply that was cut may tell without showing that it was: stated here, not asked of the parser.

A text has no mark of its end. What is lost behind a whole row, set or group cannot be missed, where
nothing at that level must follow it:

- terse: rows (the peers of the last set, later sets), and later groups;
- brief: later groups and sets; in the last set, interfaces of its last service set, later service
  sets, the count of failed interfaces with their names, or their names; the last of the names may
  itself be cut to one that is shorter;
- extensive: later groups and sets. A set ends with its tables of events; the counters of the ICCP
  process, which come first, show that the tables must follow.

All else must be as it is in the whole.
"""

from __future__ import annotations

import typing as t
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

T = t.TypeVar("T")
Same = t.Callable[[T, T], bool]


def may_be_cut_from(cut: _model.Gateway, whole: _model.Gateway) -> bool:
    """Return whether a cut reply tells no more and no other than it may."""
    return replace(cut, groups=()) == replace(whole, groups=()) and _starts(
        cut.groups, whole.groups, lambda few, all_: _group(few, all_, whole.level)
    )


def _starts(few: t.Sequence[T], all_: t.Sequence[T], same: Same[T]) -> bool:
    """Return whether few are the first of all; only the last of few may itself have been cut."""
    if not few:
        return True
    whole = list(few[:-1]) == list(all_[: len(few) - 1])
    return whole and len(few) <= len(all_) and same(few[-1], all_[len(few) - 1])


def _group(cut: _model.Group, whole: _model.Group, level: _model.Level) -> bool:
    last = {"terse": _row, "brief": _brief, "extensive": _model.RedundancySet.__eq__}[level]
    return (
        bool(cut.sets)
        and replace(cut, sets=()) == replace(whole, sets=())
        and _starts(cut.sets, whole.sets, last)
    )


def _row(cut: _model.RedundancySet, whole: _model.RedundancySet) -> bool:
    some = cut.peers == whole.peers[: len(cut.peers)] and bool(cut.peers)
    return some and replace(cut, peers=whole.peers) == whole


def _brief(cut: _model.RedundancySet, whole: _model.RedundancySet) -> bool:
    tail = {"interfaces_down": None, "failed_interfaces": None, "service_sets": ()}
    return (
        replace(cut, **tail) == replace(whole, **tail)
        and _failures(cut, whole)
        and _starts(cut.service_sets or (), whole.service_sets or (), _service_set)
    )


def _failures(cut: _model.RedundancySet, whole: _model.RedundancySet) -> bool:
    shown = (cut.interfaces_down, cut.failed_interfaces)
    if cut.service_sets or shown == (whole.interfaces_down, whole.failed_interfaces):
        return shown == (whole.interfaces_down, whole.failed_interfaces)
    if cut.interfaces_down is None or cut.failed_interfaces is None:
        return cut.failed_interfaces is None and cut.interfaces_down in (None, 0)
    same_count = cut.interfaces_down == whole.interfaces_down
    return same_count and _starts(cut.failed_interfaces, whole.failed_interfaces or (), _name)


def _name(cut: str, whole: str) -> bool:
    return whole.startswith(cut)


def _service_set(cut: _model.ServiceSet, whole: _model.ServiceSet) -> bool:
    return cut.name == whole.name and cut.interfaces == whole.interfaces[: len(cut.interfaces)]
