# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The facts of a gateway: plain data in the shape of C(ansible_facts.junos_srd), and rows made of them."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Gateway,
    Group,
    RedundancySet,
    ServiceInterface,
    ServiceSet,
)

SCHEMA = 1

Row = dict[str, t.Any]

_NOT_OF_GATEWAY = ("schema", "roles", "reply")  # keys of facts that are no field of a gateway


def to_facts(gateway: Gateway) -> dict[str, t.Any]:
    """Return the facts of a gateway."""
    plain = encode(gateway)
    iccp, groups = plain.pop("iccp"), plain.pop("groups")
    return {"schema": SCHEMA, **plain, "roles": _roles(gateway), "iccp": iccp, "groups": groups}


def from_facts(facts: object, where: str = "facts") -> Gateway:
    """Return the gateway of facts.

    Args:
        facts: what C(to_facts) gave, with or without the reply.
        where: what the facts are called, for the error.

    Raises:
        FactsError: the facts have another shape, or contradict themselves.
    """
    if not isinstance(facts, dict):
        raise FactsError(where, expected="the facts of a gateway, a dictionary", actual=facts)
    if facts.get("schema") != SCHEMA:
        raise FactsError(f"{where}.schema", expected=str(SCHEMA), actual=facts.get("schema"))
    plain = {key: value for key, value in facts.items() if key not in _NOT_OF_GATEWAY}
    gateway = decode(Gateway, plain, where)
    if facts.get("roles") != _roles(gateway):
        raise FactsError(f"{where}.roles", expected=str(_roles(gateway)), actual=facts.get("roles"))
    return gateway


def gateway_of(facts: object, where: str = "facts") -> Gateway | None:
    """Return the gateway of facts; None where there are no facts, since it could not be read.

    Raises:
        FactsError: the facts have another shape, or contradict themselves.
    """
    return None if facts is None else from_facts(facts, where)


def interface_rows(facts: object, *, allow_incomplete: bool = False) -> list[Row]:
    """Return a row for each service interface.

    Raises:
        ArgumentError: I(allow_incomplete) is no boolean.
        FactsError: the facts do not show service sets, or are incomplete and I(allow_incomplete) is not true.
    """
    if not isinstance(allow_incomplete, bool):  # a word would allow, whatever it says
        raise ArgumentError(f"allow_incomplete - Expected: true or false Actual: {allow_incomplete!r}")
    gateway = from_facts(facts)
    if not gateway.complete and not allow_incomplete:
        actual = "; ".join(gateway.unrecognized) or "a reply that broke off"
        raise FactsError("facts.complete", expected="true, or allow_incomplete=true", actual=actual)
    return [
        _row(group, each, service_set, interface)
        for group, each in gateway.grouped_sets
        for service_set in _service_sets(each, gateway.level)
        for interface in service_set.interfaces
    ]


def _roles(gateway: Gateway) -> dict[str, str | None]:
    return {str(redundancy_set): role for redundancy_set, role in gateway.roles.items()}


def _service_sets(each: RedundancySet, level: str) -> tuple[ServiceSet, ...]:
    if each.service_sets is None:
        raise FactsError("facts.level", expected="brief or extensive, which show service sets", actual=level)
    return each.service_sets


def _row(group: Group, each: RedundancySet, service_set: ServiceSet, interface: ServiceInterface) -> Row:
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
