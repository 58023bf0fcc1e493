# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on the service sets and interfaces of one gateway, and on what it is configured with."""

from __future__ import annotations

import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    NOT_SHOWN,
    Finding,
    Path,
    compare,
    decide,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.registry import Registry
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side, Subject, if_not_shown
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredServiceSet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import ANY
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

CHECKS = Registry[Subject]("gateway")

_ROLES = {"MASTER": "active", "STANDBY": "backup"}
_CARD = re.compile(r"v?ms-\d+/\d+/\d+")  # how a reply names the members of an aggregate is not published
_AS_CONFIGURED, _BOTH = "shown_as_configured", "configured and shown"


@CHECKS.check(
    proves="Every service set that was asked for is there, and each redundancy set has one at least.",
    unknown="The reply does not show service sets, a terse one never does; or it lacks one, and was not "
    "understood to its end.",
    remedy="Look at redundancy-set-id in services service-set. For sets that only steer routes, name "
    "them in without_service_sets.",
)
def service_sets(it: Subject) -> t.Iterator[Finding]:
    shown = [service_set.name for _path, _each, service_set in it.service_sets()]
    hidden = any(each.service_sets is None for _path, each in it.sets())
    for name in it.expected.service_sets:
        holds = name in shown or (None if hidden else if_not_shown(it.gateway))
        actual = "present" if holds else NOT_SHOWN if holds is None else "missing"
        path = it.path.to("service_set", name)
        is_waivable = holds is None and not hidden
        yield decide(
            "service_sets", path, expected="present", actual=actual, holds=holds, waivable=is_waivable
        )
    for path, each in it.sets():
        if each.id in it.expected.without_service_sets:
            continue
        count = None if each.service_sets is None else len(each.service_sets)
        holds = None if count is None else count > 0 or if_not_shown(it.gateway)
        is_waivable = holds is None and count is not None
        yield decide(
            "service_sets", path, expected="at least 1", actual=count, holds=holds, waivable=is_waivable
        )


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


def shown_as_configured(side: Side, includes: t.Callable[[int], bool]) -> t.Iterator[Finding]:
    """Yield whether a gateway shows what it is configured with; nothing where either was not read.

    Of service sets and interfaces those are found that it does not show.

    Args:
        side: the gateway.
        includes: tells which sets are asked about.
    """
    if side.gateway is None or side.configuration is None:
        return
    path, gateway, configuration = Path().to("gateway", side.name), side.gateway, side.configuration
    shown = {each.id for each in gateway.sets}
    for number in sorted(shown | {each.id for each in configuration.sets}):
        if includes(number):
            is_shown = number in shown or if_not_shown(gateway)
            yield _set_as_configured(path.to("set", number), configuration, number, is_shown)
    for each in configuration.service_sets:
        if includes(each.redundancy_set) and each.redundancy_set in shown:
            of_set = [one for one in gateway.sets if one.id == each.redundancy_set]
            yield from _unshown_of(path.to("set", each.redundancy_set), of_set, each, if_not_shown(gateway))


def _set_as_configured(
    path: Path, configuration: Configuration, number: int, is_shown: bool | None
) -> Finding:
    """Return whether a set is both; what is not understood may be what configures it."""
    if configuration.set(number) is not None:
        return _shown(path, holds=is_shown)
    holds = None if configuration.unrecognized else False
    return decide(
        _AS_CONFIGURED, path, expected=_BOTH, actual="shown and not configured", holds=holds, waivable=True
    )


def _unshown_of(
    path: Path,
    of_set: t.Sequence[_model.RedundancySet],
    configured: ConfiguredServiceSet,
    holds: bool | None,
) -> t.Iterator[Finding]:
    """Yield that a service set, or an interface of it, is configured and not shown."""
    path = path.to("service_set", configured.name)
    service_sets = [one for each in of_set for one in each.service_sets or ()]
    shown = [one for one in service_sets if one.name == configured.name]
    if not shown:
        is_hidden = any(each.service_sets is None for each in of_set)
        yield _shown(path, holds=None if is_hidden else holds)
        return
    names = [interface.name for one in shown for interface in one.interfaces]
    for name in configured.interfaces:
        if _CARD.fullmatch(name) and name not in names:
            yield _shown(path.to("interface", name), holds=holds)


def _shown(path: Path, *, holds: bool | None) -> Finding:
    actual = NOT_SHOWN if holds is None else _BOTH if holds else "configured and not shown"
    return decide(_AS_CONFIGURED, path, expected=_BOTH, actual=actual, holds=holds, waivable=True)
