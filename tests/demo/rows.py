# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the demo shows of the facts, a row a redundancy set, and what would be wrong with them."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import is_healthy, is_hot
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now

Row = dict[str, str]
Facts = dict[str, t.Any]
Read = t.Mapping[str, t.Mapping[str, Facts]]  # connection -> gateway -> facts


def rows(read: Read) -> list[Row]:
    """Return a row for each set of each gateway over each connection; those of a gateway lie together."""
    names = next(iter(read.values()))
    return [
        {"gateway": name, "connection": connection, **row}
        for name in names
        for connection, gateways in read.items()
        for row in _rows(from_facts(gateways[name]))
    ]


def closing(read: Read) -> str:
    """Return who is who, in a sentence."""
    over = " and over the ".join(read)
    gateways = next(iter(read.values()))
    roles = ", ".join(f"{name} is {'/'.join(facts['roles'].values())}" for name, facts in gateways.items())
    return f"both gateways were read over {over}; {roles}"


def faults(read: Read) -> list[str]:
    """Return what is not as it must be in a healthy pair, a sentence each."""
    found = [
        f"{name} over {connection}: {fault}"
        for connection, gateways in read.items()
        for name, facts in gateways.items()
        for fault in _faults(facts)
    ]
    return found + [f"{name}: the connections tell different roles" for name in _disagreeing(read)]


def _rows(gateway: _model.Gateway) -> list[Row]:
    complete = "yes" if gateway.complete else "no"
    return [_row(each) | {"complete": complete} for each in gateway.sets]


def _row(each: _model.RedundancySet) -> Row:
    return {
        "set": str(each.id),
        "role": each.role or "?",
        "peer role": ", ".join(peer.role or "?" for peer in each.peers) or "?",
        "health": each.health or "?",
        "Hot": f"{each.hot_count}/{len(each.interfaces)}",
    }


def _faults(facts: Facts) -> t.Iterator[str]:
    if not facts["complete"]:
        yield f"the reply was not understood: {facts['unrecognized'] or 'it broke off'}"
    if not is_healthy(facts, now=now()):
        yield "it is not healthy"
    if not is_hot(facts, now=now()):
        yield "not every service interface is Hot"


def _disagreeing(read: Read) -> t.Iterator[str]:
    first, *others = read.values()
    for name, facts in first.items():
        if any(other[name]["roles"] != facts["roles"] for other in others):
            yield name
