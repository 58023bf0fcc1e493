# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A gateway's service interfaces as flat rows."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

Row = dict[str, t.Any]


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
