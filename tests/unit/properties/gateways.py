# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Strategies: every state of a gateway that a complete reply can show."""

from __future__ import annotations

import string
import typing as t
from dataclasses import fields

import netaddr
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.tests.lab.level import at_level

QUALIFIERS = ("WARNED", "WAIT", "PENDING")
STATES = [*_model.ROLES, *(f"{role} ({qualifier})" for role in _model.ROLES for qualifier in QUALIFIERS)]
FAMILIES = ("ms-{}/{}/{}", "mams-{}/{}/{}", "vms-{}/{}/{}", "xe-{}/{}/{}:3", "ams{}", "ae{}")
NAMES = ("<script>alert(1)</script>", "{{ 1+1 }}", "IPv6-SFW", "a:b", "MASTER", "Redundancy")
NAME_CHARACTERS = string.ascii_letters + string.digits + "-_.:/<>{}&'\"%é日"

counts = st.integers(0, 2**64 - 1) | st.integers(0, 9)
events = st.integers(0, 2**32 - 1) | st.integers(0, 9)
addresses = st.none() | st.ip_addresses().map(lambda address: str(netaddr.IPAddress(str(address))))
service_set_names = st.sampled_from(NAMES) | st.text(NAME_CHARACTERS, min_size=1, max_size=63).filter(
    lambda name: not name.startswith("<<<")  # that is how a publisher's remark begins
)


def _record(kind: type, values: st.SearchStrategy[t.Any]) -> st.SearchStrategy[t.Any]:
    return st.builds(kind, **{field.name: values for field in fields(kind)})


@st.composite
def interface_names(draw: st.DrawFn) -> str:
    """Draw a name of any family, physical or logical."""
    slots = [draw(st.integers(0, 23)) for _slot in range(3)]
    unit = draw(st.just("") | st.integers(0, 16385).map(".{}".format))
    return draw(st.sampled_from(FAMILIES)).format(*slots) + unit


event_counts = st.builds(_model.EventCount, received=events, ignored=events)
transition_events = _record(_model.TransitionEvents, event_counts)
monitored_events = _record(_model.MonitoredEvents, event_counts)
group_statistics = st.none() | _record(_model.GroupStatistics, counts)
iccp_statistics = _record(_model.IccpStatistics, counts)  # by them a reply shows that it is extensive
peers = st.builds(
    _model.Peer, ip=addresses, connection=st.sampled_from(_model.CONNECTIONS), state=st.sampled_from(STATES)
)
interfaces = st.builds(
    _model.ServiceInterface,
    name=interface_names(),
    type=st.sampled_from(_model.INTERFACE_TYPES),
    role=st.sampled_from(_model.INTERFACE_ROLES),
    connection=st.sampled_from(_model.INTERFACE_CONNECTIONS),
    synchronization=st.sampled_from(_model.SYNCHRONIZATIONS),
)
service_sets = st.builds(
    _model.ServiceSet,
    name=service_set_names,
    interfaces=st.lists(interfaces, max_size=4, unique_by=lambda each: each.name).map(tuple),
)
failures: st.SearchStrategy[dict[str, t.Any]] = (
    st.just({})
    | st.just({"interfaces_down": 0})
    | st.integers(0, 99).map(lambda down: {"interfaces_down": down, "failed_interfaces": ()})
    | st.lists(interface_names(), max_size=4).map(
        lambda names: {"interfaces_down": len(names), "failed_interfaces": tuple(names)}
    )
)


@st.composite
def sets(draw: st.DrawFn, number: int) -> _model.RedundancySet:
    """Draw the set of an id."""
    return _model.RedundancySet(
        id=number,
        state=draw(st.sampled_from(STATES)),
        health=draw(st.sampled_from(_model.HEALTHS)),
        peers=tuple(draw(st.lists(peers, min_size=1, max_size=3))),
        service_sets=tuple(draw(st.lists(service_sets, max_size=3, unique_by=lambda each: each.name))),
        transition_events=draw(transition_events),
        monitored_events=draw(monitored_events),
        **draw(failures),
    )


@st.composite
def groups(draw: st.DrawFn, number: int, numbers: t.Sequence[int], *, members: bool) -> _model.Group:
    """Draw the group of an id with the sets of some ids, in the layout that counts members or peers."""
    return _model.Group(
        id=number,
        members=draw(counts) if members else None,
        peer_connections=None if members else draw(counts),
        local_ip=None if members else draw(addresses),
        statistics=draw(group_statistics),
        sets=tuple(draw(sets(each)) for each in numbers),
    )


@st.composite
def gateways(draw: st.DrawFn, level: _model.Level | None = None) -> _model.Gateway:
    """Draw what a whole reply tells, in any format, at a level or at any, and in either layout."""
    ids = draw(st.lists(st.integers(1, 16), min_size=1, max_size=16, unique=True))
    most = len(ids) + 3
    numbers = draw(st.lists(st.integers(1, 100), min_size=len(ids), max_size=most, unique=True))
    members = draw(st.booleans())
    whole = _model.Gateway(
        format=draw(st.sampled_from(_model.FORMATS)),
        level="extensive",
        complete=True,
        iccp=_model.Iccp(
            connection=draw(st.sampled_from(_model.CONNECTIONS)), statistics=draw(iccp_statistics)
        ),
        groups=tuple(
            draw(groups(each, numbers[i :: len(ids)], members=members)) for i, each in enumerate(ids)
        ),
    )
    return at_level(whole, level or draw(st.sampled_from(_model.LEVELS)))
