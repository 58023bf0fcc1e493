# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The gateways in the first phase and in the last: connections, sets, service interfaces, areas."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import OR_WARNS, Finding
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import (
    AreaState,
    AreaView,
    InterfaceView,
    Link,
    ServiceSetSide,
    ServiceSetView,
    SetSide,
    SetState,
    SetView,
    Sync,
)

T = t.TypeVar("T")
V = t.TypeVar("V")
_SetKey = tuple[int, int]  # group, set
_ServiceSetKey = tuple[int, int, str]
_AreaKey = tuple[str, str]  # gateway, area
_Found = dict[_AreaKey, list[Finding]]

_READ, _KEPT = "area_read", "sessions_kept"
_WORST = ("fail", "unknown", "waived", "pass")
_SHARE = re.compile(r", ([0-9.]+ % of ([0-9,]+))\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """One gateway in the first phase and in the last; None where it was not read."""

    gateway: str
    before: _model.Gateway | None
    after: _model.Gateway | None


def links(gateways: t.Iterable[Both]) -> tuple[Link, ...]:
    """Return the connections to the ICCP process."""
    return tuple(
        Link(
            gateway=each.gateway,
            before=each.before.iccp.connection if each.before else None,
            after=each.after.iccp.connection if each.after else None,
        )
        for each in gateways
    )


def set_views(gateways: t.Sequence[Both], *, has_after: bool) -> tuple[SetView, ...]:
    """Return the redundancy sets, in the order in which they are first shown."""
    tables = [(each.gateway, _sets(each.before), _sets(each.after)) for each in gateways]
    keys = _keys(table for _name, before, after in tables for table in (before, after))
    return tuple(_set_view(key, tables, has_after) for key in keys)


def service_set_views(gateways: t.Sequence[Both]) -> tuple[ServiceSetView, ...]:
    """Return the service sets, in the order in which they are first shown."""
    tables = [(each.gateway, _service_sets(each.before), _service_sets(each.after)) for each in gateways]
    keys = _keys(table for _name, before, after in tables for table in (before, after))
    return tuple(
        ServiceSetView(
            group=group,
            set=number,
            name=name,
            sides=tuple(
                ServiceSetSide(gateway=gateway, interfaces=_interfaces(before.get(key), after.get(key)))
                for gateway, before, after in tables
            ),
        )
        for key in keys
        for group, number, name in [key]
    )


def area_views(before: t.Sequence[Finding], after: t.Sequence[Finding]) -> tuple[AreaView, ...]:
    """Return the areas, by what the checks on them found in the first phase and in the last."""
    old, new = _by_area(before), _by_area(after)
    return tuple(
        AreaView(gateway=key[0], area=key[1], before=_area(old.get(key)), after=_area(new.get(key)))
        for key in _keys((old, new))
    )


def sessions_left(findings: t.Iterable[Finding]) -> str | None:
    """Return the share of the sessions that are left: of the gateway that had the most; None if not known."""
    found = (_SHARE.search(each.actual) for each in findings if each.check == _KEPT)
    shares = [(int(each[2].replace(",", "")), each[1]) for each in found if each]
    return f"{max(shares)[1]} sessions" if shares else None


def _by_area(findings: t.Iterable[Finding]) -> _Found:
    found: _Found = {}
    for each in findings:
        steps = dict(each.path.steps)
        if {"gateway", "area"} <= steps.keys():
            found.setdefault((str(steps["gateway"]), str(steps["area"])), []).append(each)
    return found


def _area(found: t.Sequence[Finding] | None) -> AreaState | None:
    """Return what was found of an area: whether it was shown says nothing more where it was compared."""
    if not found:
        return None
    compared = [each for each in found if each.check != _READ]
    return AreaState(
        status=min((each.status for each in found), key=_WORST.index),
        words="; ".join(map(_words, compared or found)),
    )


def _words(found: Finding) -> str:
    is_warning = found.status == "pass" and found.expected.endswith(OR_WARNS)
    return f"WARNING {found.actual}" if is_warning else found.actual


def _set_view(
    key: _SetKey,
    tables: t.Sequence[tuple[str, dict[_SetKey, SetState], dict[_SetKey, SetState]]],
    has_after: bool,
) -> SetView:
    sides = tuple(
        SetSide(gateway=gateway, before=before.get(key), after=after.get(key))
        for gateway, before, after in tables
    )
    return SetView(
        group=key[0],
        id=key[1],
        sides=sides,
        master_before=_master({side.gateway: side.before for side in sides}),
        master_after=_master({side.gateway: side.after for side in sides}) if has_after else None,
    )


def _master(states: t.Mapping[str, SetState | None]) -> str | None:
    masters = [name for name, state in states.items() if state and state.role == "MASTER"]
    return masters[0] if len(masters) == 1 else None


def _keys(tables: t.Iterable[t.Mapping[T, object]]) -> list[T]:
    return list(dict.fromkeys(key for table in tables for key in table))


def _firsts(pairs: t.Iterable[tuple[T, V]]) -> dict[T, V]:
    """Return a dictionary of pairs; the first of several with one key counts."""
    found: dict[T, V] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


def _sets(gateway: _model.Gateway | None) -> dict[_SetKey, SetState]:
    sets = gateway.grouped_sets if gateway else ()
    return _firsts(((group.id, each.id), _state(each)) for group, each in sets)


def _state(each: _model.RedundancySet) -> SetState:
    is_shown = each.service_sets is not None
    return SetState(
        state=each.state,
        role=each.role,
        qualifier=each.qualifier,
        health=each.health,
        hot=each.hot_count if is_shown else None,
        interfaces=len(each.interfaces) if is_shown else None,
        failed_interfaces=each.failed_interfaces,
    )


def _service_sets(gateway: _model.Gateway | None) -> dict[_ServiceSetKey, _model.ServiceSet]:
    return _firsts(
        ((group.id, each.id, service_set.name), service_set)
        for group, each in (gateway.grouped_sets if gateway else ())
        for service_set in each.service_sets or ()
    )


def _interfaces(
    before: _model.ServiceSet | None, after: _model.ServiceSet | None
) -> tuple[InterfaceView, ...]:
    old, new = _syncs(before), _syncs(after)
    return tuple(
        InterfaceView(name=name, before=old.get(name), after=new.get(name)) for name in _keys((old, new))
    )


def _syncs(service_set: _model.ServiceSet | None) -> dict[str, Sync]:
    """Return how interfaces were synchronised; of one that is shown twice, the one that is not Hot counts."""
    shown = service_set.interfaces if service_set else ()
    worst = _firsts((each.name, _sync(each)) for each in sorted(shown, key=_is_hot))
    return {each.name: worst[each.name] for each in shown}


def _is_hot(each: _model.ServiceInterface) -> bool:
    return each.synchronization == "Hot"


def _sync(each: _model.ServiceInterface) -> Sync:
    return Sync(role=each.role, connection=each.connection, synchronization=each.synchronization)
