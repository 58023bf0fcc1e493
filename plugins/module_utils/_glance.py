# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plain questions about a gateway, answered yes only where its facts show it beyond doubt."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils import _model
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError

LAST_SET = 100

Row = dict[str, t.Any]


def is_master(facts: object, *, redundancy_set: int | None = None) -> bool:
    """Whether the gateway is MASTER of the set, or of every set."""
    return _every_set(facts, redundancy_set, lambda each: each.role == "MASTER")


def is_standby(facts: object, *, redundancy_set: int | None = None) -> bool:
    """Whether the gateway is STANDBY of the set, or of every set; STANDBY (WARNED) is STANDBY too."""
    return _every_set(facts, redundancy_set, lambda each: each.role == "STANDBY")


def is_hot(facts: object, *, redundancy_set: int | None = None) -> bool:
    """Whether every interface of every service set is up and Hot, and there is one at least."""
    return _every_set(facts, redundancy_set, _is_hot)


def is_healthy(facts: object, *, redundancy_set: int | None = None) -> bool:
    """Whether ICCP and every peer are connected, health has passed and no state has a qualifier."""
    return _is_connected(facts) and _every_set(facts, redundancy_set, _is_healthy)


def interface_rows(facts: object, *, allow_incomplete: bool = False) -> list[Row]:
    """Return a row for each service interface.

    Raises:
        ArgumentError: I(allow_incomplete) is no boolean.
        FactsError: the facts do not show service sets, or are incomplete and I(allow_incomplete) is not true.
    """
    if not isinstance(allow_incomplete, bool):  # a word would allow, whatever it says
        raise ArgumentError(f"allow_incomplete - Expected: true or false Actual: {allow_incomplete!r}")
    gateway = _model.from_facts(facts)
    if not gateway.complete and not allow_incomplete:
        actual = "; ".join(gateway.unrecognized) or "a reply that broke off"
        raise FactsError("facts.complete", expected="true, or allow_incomplete=true", actual=actual)
    return [
        _row(group, each, service_set, interface)
        for group in gateway.groups
        for each in group.sets
        for service_set in _service_sets(each, gateway.level)
        for interface in service_set.interfaces
    ]


def _every_set(
    facts: object, redundancy_set: int | None, question: t.Callable[[_model.RedundancySet], bool]
) -> bool:
    if redundancy_set is not None and not _is_set_id(redundancy_set):
        raise ArgumentError(f"redundancy_set - Expected: 1 to {LAST_SET} Actual: {redundancy_set!r}")
    gateway = _model.from_facts(facts)
    asked = [
        each
        for group in gateway.groups
        for each in group.sets
        if redundancy_set is None or each.id == redundancy_set
    ]
    return gateway.complete and bool(asked) and all(question(each) for each in asked)


def _is_set_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LAST_SET


def _is_connected(facts: object) -> bool:
    return _model.from_facts(facts).iccp.connection == "Connected"


def _is_hot(each: _model.RedundancySet) -> bool:
    service_sets = each.service_sets or ()
    interfaces = [interface for service_set in service_sets for interface in service_set.interfaces]
    return (
        bool(interfaces)
        and all(service_set.interfaces for service_set in service_sets)
        and all(it.synchronization == "Hot" and it.connection == "Up" for it in interfaces)
    )


def _is_healthy(each: _model.RedundancySet) -> bool:
    return (
        each.role in ("MASTER", "STANDBY")
        and each.qualifier is None
        and each.health == "Passed"
        and not each.interfaces_down
        and not each.failed_interfaces
        and bool(each.peers)
        and all(peer.connection == "Connected" and peer.qualifier is None for peer in each.peers)
    )


def _service_sets(each: _model.RedundancySet, level: str) -> tuple[_model.ServiceSet, ...]:
    if each.service_sets is None:
        raise FactsError("facts.level", expected="brief or extensive, which show service sets", actual=level)
    return each.service_sets


def _row(
    group: _model.Group,
    each: _model.RedundancySet,
    service_set: _model.ServiceSet,
    interface: _model.ServiceInterface,
) -> Row:
    return {
        "group": group.id,
        "set": each.id,
        "service_set": service_set.name,
        "interface": interface.name,
        "type": interface.type,
        "role": interface.role,
        "connection": interface.connection,
        "synchronization": interface.synchronization,
    }
