# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on the service sets and the service interfaces of one gateway."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    NOT_SHOWN,
    Finding,
    compare,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.registry import Registry
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Subject
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import ANY
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

CHECKS = Registry[Subject]("gateway")

_ROLES = {"MASTER": "active", "STANDBY": "backup"}


@CHECKS.check(
    proves="Every service set that was asked for is there, and each redundancy set has one at least.",
    unknown="The reply does not show service sets; a terse one never does.",
    remedy="Look at redundancy-set-id in services service-set. For sets that only steer routes, name "
    "them in without_service_sets.",
)
def service_sets(it: Subject) -> t.Iterator[Finding]:
    shown = [service_set.name for _path, _each, service_set in it.service_sets()]
    hidden = any(each.service_sets is None for _path, each in it.sets())
    for name in it.expected.service_sets:
        holds = True if name in shown else None if hidden else False
        actual = "present" if holds else NOT_SHOWN if hidden else "missing"
        path = it.path.to("service_set", name)
        yield decide("service_sets", path, expected="present", actual=actual, holds=holds)
    for path, each in it.sets():
        if each.id in it.expected.without_service_sets:
            continue
        count = None if each.service_sets is None else len(each.service_sets)
        holds = None if count is None else count > 0
        yield decide("service_sets", path, expected="at least 1", actual=count, holds=holds)


@CHECKS.check(
    proves="Every service interface is Inter-chassis: its backup is on the other gateway.",
    unknown="The reply does not show it, a terse one never does.",
    remedy="Intra-chassis backs a card, not a gateway: look at the service interface of the service set on "
    "both gateways.",
)
def interface_type(it: Subject) -> t.Iterator[Finding]:
    yield from _hidden(it, "interface_type", "Inter-chassis")
    for path, _each, interface in it.interfaces():
        yield compare(
            "interface_type",
            path,
            expected=["Inter-chassis"],
            actual=interface.type,
            known=_model.INTERFACE_TYPES,
        )


@CHECKS.check(
    proves="Every service interface is Up.",
    unknown="The reply does not show it, a terse one never does; or a service set shows no interface.",
    remedy="Look at the service interface and its card on both gateways, and at the path between them.",
)
def interface_connection(it: Subject) -> t.Iterator[Finding]:
    yield from _hidden(it, "interface_connection", "Up")
    yield from _without_interface(it, "interface_connection", "Up")
    for path, _each, interface in it.interfaces():
        yield compare(
            "interface_connection",
            path,
            expected=["Up"],
            actual=interface.connection,
            known=_model.INTERFACE_CONNECTIONS,
        )


@CHECKS.check(
    proves="Service interfaces are active on the MASTER and backup on the STANDBY.",
    unknown="The reply does not show it, or the gateway is neither MASTER nor STANDBY.",
    remedy="Wait until a switchover has ended. If it lasts, look at show services ha detail.",
)
def interface_role(it: Subject) -> t.Iterator[Finding]:
    yield from _hidden(it, "interface_role", "active or backup, as the gateway's role")
    for path, each, interface in it.interfaces():
        wanted = _ROLES.get(each.role or "")
        known = _model.INTERFACE_ROLES if wanted else ()
        expected = [wanted or "the role of a MASTER or STANDBY"]
        yield compare("interface_role", path, expected=expected, actual=interface.role, known=known)


@CHECKS.check(
    proves="Every service interface is Hot: its sessions are on both gateways. Not made with any.",
    unknown="The reply does not show it, or a service set shows no interface.",
    remedy="Wait while it is Cold: sessions replicate from 180 s of age. Off: see interface_connection.",
)
def synchronization(it: Subject) -> t.Iterator[Finding]:
    if it.expected.synchronization == ANY:
        return
    yield from _hidden(it, "synchronization", "Hot")
    yield from _without_interface(it, "synchronization", "Hot")
    for path, _each, interface in it.interfaces():
        yield compare(
            "synchronization",
            path,
            expected=["Hot"],
            actual=interface.synchronization,
            known=_model.SYNCHRONIZATIONS,
        )


def _hidden(it: Subject, check: str, expected: str) -> t.Iterator[Finding]:
    for path, each in it.sets():
        if each.service_sets is None:
            yield decide(check, path, expected=expected, actual=None, holds=None)


def _without_interface(it: Subject, check: str, expected: str) -> t.Iterator[Finding]:
    for path, _each, service_set in it.service_sets():
        if not service_set.interfaces:
            yield decide(check, path, expected=expected, actual="no interface", holds=None)
