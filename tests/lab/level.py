# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reduces a gateway to what a reply at a level shows."""

from __future__ import annotations

from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Gateway,
    Group,
    Iccp,
    Level,
    RedundancySet,
)


def at_level(gateway: Gateway, level: Level) -> Gateway:
    """Return the gateway with only what a reply at I(level) shows."""
    if level == "extensive":
        return replace(gateway, level=level)
    groups = tuple(_group(group, level) for group in gateway.groups)
    return replace(gateway, level=level, iccp=Iccp(connection=gateway.iccp.connection), groups=groups)


def _group(group: Group, level: Level) -> Group:
    cut = _terse if level == "terse" else _brief
    return replace(group, statistics=None, sets=tuple(map(cut, group.sets)))


def _terse(each: RedundancySet) -> RedundancySet:
    return RedundancySet(id=each.id, state=each.state, peers=each.peers)


def _brief(each: RedundancySet) -> RedundancySet:
    return replace(each, transition_events=None, monitored_events=None)
