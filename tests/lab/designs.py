# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Designs: named sets of redundancy events and policies, and the configuration of a gateway by a design."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredIccp,
    ConfiguredServiceSet,
    ConfiguredSet,
    IccpPeer,
    RedundancyEvent,
    RedundancyPolicy,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway, Group

from .names import refuse_unknown

DesignName = t.Literal["one-way", "non-stop"]
DESIGN_NAMES: tuple[DesignName, ...] = t.get_args(DesignName)


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """Events and policies of a set. Every set has its own: those of the first have these names."""

    does: str
    events: tuple[RedundancyEvent, ...]
    policies: tuple[RedundancyPolicy, ...]


SIGNAL_ROUTE = SignalRoute(prefix="198.51.100.1/32", routing_instance="SRD")

_ONE_WAY = Design(
    does="mastership goes to the peer and stays there",
    events=(
        RedundancyEvent(name="RELS_MSHIP_MANUAL_EV"),
        RedundancyEvent(name="ACQU_MSHIP_MANUAL_EV"),
        RedundancyEvent(
            name="RELS_MSHIP_CRIT_EV", monitors=("link-down xe-0/0/1", "process routing restart")
        ),
        RedundancyEvent(name="PEER_RELS_MSHIP_EV", monitors=("peer mastership-release",)),
    ),
    policies=(
        RedundancyPolicy(
            name="RELS_MSHIP_MANUAL_POL",
            events=("RELS_MSHIP_MANUAL_EV",),
            action="release-mastership-if-standby-clear",
            deletes=SIGNAL_ROUTE,
        ),
        RedundancyPolicy(
            name="RELS_MSHIP_CRIT_POL",
            events=("RELS_MSHIP_CRIT_EV",),
            action="release-mastership",
            deletes=SIGNAL_ROUTE,
        ),
        RedundancyPolicy(
            name="ACQU_MSHIP_POL",
            events=("PEER_RELS_MSHIP_EV", "ACQU_MSHIP_MANUAL_EV"),
            action="acquire-mastership",
            adds=SIGNAL_ROUTE,
        ),
    ),
)

# Assumed: the event that its peer has acquired mastership lets a gateway acquire it again.
_NON_STOP = Design(
    does="the gateway that lost mastership by a trigger acquires it again after a while",
    events=(
        *_ONE_WAY.events,
        RedundancyEvent(name="PEER_ACQU_MSHIP_EV", monitors=("peer mastership-acquire",)),
    ),
    policies=(
        *_ONE_WAY.policies,
        RedundancyPolicy(
            name="ACQU_MSHIP_BACK_POL",
            events=("PEER_ACQU_MSHIP_EV",),
            action="acquire-mastership",
            adds=SIGNAL_ROUTE,
        ),
    ),
)

DESIGNS: t.Mapping[DesignName, Design] = {"one-way": _ONE_WAY, "non-stop": _NON_STOP}


def configured(gateway: Gateway, name: DesignName) -> Configuration:
    """Return the configuration of a gateway by a design, for the sets that the gateway shows.

    Raises:
        LabError: the design does not exist.
    """
    refuse_unknown("design", name, DESIGNS)
    own = [_of_set(DESIGNS[name], each.id, is_first=not n) for n, each in enumerate(gateway.sets)]
    sets = tuple(
        ConfiguredSet(id=each.id, policies=tuple(policy.name for policy in design.policies), group=group.id)
        for design, (group, each) in zip(own, gateway.grouped_sets, strict=True)
    )
    return Configuration(
        events=tuple(event for design in own for event in design.events),
        policies=tuple(policy for design in own for policy in design.policies),
        sets=sets,
        service_sets=tuple(_service_sets(gateway)),
        iccp=_iccp(gateway.groups),
    )


def _service_sets(gateway: Gateway) -> t.Iterator[ConfiguredServiceSet]:
    """Yield the service sets that a gateway shows, each of which follows the first set that has its name.

    Assumed: of several service interfaces the first is inside, the last outside.
    """
    seen: set[str] = set()
    for redundancy_set in gateway.sets:
        for each in redundancy_set.service_sets or ():
            names = tuple(interface.name for interface in each.interfaces)
            interfaces = tuple(dict.fromkeys((*names[:1], *names[-1:])))
            if each.name not in seen:
                yield ConfiguredServiceSet(
                    name=each.name, redundancy_set=redundancy_set.id, interfaces=interfaces
                )
            seen.add(each.name)


def _of_set(design: Design, number: int, *, is_first: bool) -> Design:
    """Return the design of a set; a further one has its number behind each name, and a route of its own."""
    if is_first:
        return design
    route = replace(SIGNAL_ROUTE, prefix=f"198.51.100.{100 + number}/32")
    return replace(
        design,
        events=tuple(replace(each, name=f"{each.name}_{number}") for each in design.events),
        policies=tuple(
            replace(
                each,
                name=f"{each.name}_{number}",
                events=tuple(f"{event}_{number}" for event in each.events),
                adds=each.adds and route,
                deletes=each.deletes and route,
            )
            for each in design.policies
        ),
    )


def _iccp(groups: t.Sequence[Group]) -> ConfiguredIccp:
    """Return the ICCP that the groups of a gateway show, as far as they show its addresses."""
    addresses: dict[str, list[int]] = {}
    for group in groups:
        shown = {peer.ip for each in group.sets for peer in each.peers if peer.ip}
        for address in sorted(shown):
            addresses.setdefault(address, []).append(group.id)
    return ConfiguredIccp(
        local_address=next((group.local_ip for group in groups if group.local_ip), None),
        peers=tuple(IccpPeer(address=each, groups=tuple(ids)) for each, ids in addresses.items()),
    )
