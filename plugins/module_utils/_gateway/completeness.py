# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether a reply shows all that a reply of its level shows.

A text has no mark at its end, so the only sign that it is complete is what must be there: each group shows a
set; each set its state and its peers; brief and extensive its health, and as many failed interfaces as are
counted (or no name at all, as published); extensive both tables of events to their last row. Other counters
are not required: they decide nothing about health.
"""

from __future__ import annotations

import typing as t
from dataclasses import fields

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model


def is_whole(level: _model.Level, iccp: _model.Iccp, groups: t.Sequence[_model.Group]) -> bool:
    """Return whether a reply of this level shows all that belongs there."""
    return (
        iccp.connection is not None
        and bool(groups)
        and all(bool(group.sets) and all(_shows_all(level, each) for each in group.sets) for group in groups)
    )


def _shows_all(level: _model.Level, each: _model.RedundancySet) -> bool:
    if each.state is None or not each.peers or not all(_shows_peer(peer) for peer in each.peers):
        return False
    if level != "terse" and (each.health is None or not _shows_failures(each)):
        return False
    events = (each.transition_events, each.monitored_events)
    return level != "extensive" or all(_counts_all(table) for table in events)


def _shows_peer(peer: _model.Peer) -> bool:
    return peer.connection is not None and peer.state is not None


def _shows_failures(each: _model.RedundancySet) -> bool:
    names = each.failed_interfaces
    return not each.interfaces_down or (names is not None and len(names) in (0, each.interfaces_down))


def _counts_all(events: _model.TransitionEvents | _model.MonitoredEvents | None) -> bool:
    if events is None:
        return False
    counts = [getattr(events, field.name) for field in fields(events)]
    return all(count and None not in (count.received, count.ignored) for count in counts)
