# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The facts of a gateway: plain data in the shape of C(ansible_facts.junos_srd), and rows made of them.

And whether they show all that a reply of their level shows. A text has no mark at its end, so the only sign
that it is complete is what must be there: each group shows a set; each set its state and its peers; brief and
extensive its health, and as many failed interfaces as are counted (or no name at all, as published);
extensive both tables of events to their last row. Other counters are not required: they decide nothing about
health.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass, fields, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Gateway,
    Group,
    Identity,
    RedundancySet,
    ServiceInterface,
    ServiceSet,
)

SCHEMA = 3
_WITHOUT_SURROUNDINGS = 1
_WITHOUT_VOCABULARY = 2
_WITH_VOCABULARY = 3
_READ = (_WITHOUT_SURROUNDINGS, _WITHOUT_VOCABULARY, SCHEMA)

Row = dict[str, t.Any]

_PART = "redundancy_group"  # a key of facts that are of one group only
_LEARNED = "vocabulary"  # a key that facts of the schemas before do not have
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
# keys of facts that are no field of a gateway
_NOT_OF_GATEWAY = ("schema", "roles", "reply", "shape", "surroundings")


def to_facts(gateway: Gateway) -> dict[str, t.Any]:
    """Return the facts of a gateway."""
    plain = encode(gateway)
    iccp, groups, identity = (plain.pop(name) for name in ("iccp", "groups", "identity"))
    part = plain.pop(_PART)
    return {
        "schema": SCHEMA,
        **plain,
        **({} if part is None else {_PART: part}),
        "roles": _roles(gateway),
        "iccp": iccp,
        "groups": groups,
        "surroundings": {"identity": identity},
    }


def from_facts(facts: object, where: str = "facts") -> Gateway:
    """Return the gateway of facts.

    Args:
        facts: what C(to_facts) gave, with or without the reply and its shape.
        where: what the facts are called, for the error.

    Raises:
        FactsError: the facts have another shape, or contradict themselves.
    """
    if not isinstance(facts, dict):
        raise FactsError(where, expected="the facts of a gateway, a dictionary", actual=facts)
    plain = {key: value for key, value in facts.items() if key not in _NOT_OF_GATEWAY}
    schema = _schema(facts, where)
    surroundings = _surroundings(facts, schema, where)
    given = {_PART: None, **_without_vocabulary(facts, schema, where), **plain, "identity": None}
    gateway = replace(decode(Gateway, given, where), identity=surroundings.identity)
    _refuse_unsaid(gateway.vocabulary, f"{where}.{_LEARNED}")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    identity: Identity | None = None


def _schema(facts: dict[str, t.Any], where: str) -> int:
    schema = facts.get("schema")
    if isinstance(schema, bool) or schema not in _READ:
        raise FactsError(f"{where}.schema", expected=" or ".join(map(str, _READ)), actual=schema)
    return int(schema)


def _without_vocabulary(facts: dict[str, t.Any], schema: int, where: str) -> dict[str, None]:
    """Return what facts of a schema before lack: nothing had been passed over then."""
    if schema >= _WITH_VOCABULARY:
        return {}
    if _LEARNED in facts:
        expected = f"{_WITH_VOCABULARY}, which has a {_LEARNED}"
        raise FactsError(f"{where}.schema", expected=expected, actual=schema)
    return {_LEARNED: None}


def _refuse_unsaid(passed: _model.PassedByVocabulary | None, where: str) -> None:
    """Refuse what no verdict could say of a vocabulary: whose it is, its dates, and what passed by it."""
    if passed is None:
        return
    if not passed.lines and not passed.meanings:
        raise FactsError(where, expected="lines or values, or null where nothing passed", actual=[])
    if not _model.is_owner(passed.owner):
        expected = "a name of up to 64 letters, digits, blanks and . @ + / -"
        raise FactsError(f"{where}.owner", expected=expected, actual=passed.owner)
    for name, text in (("date", passed.date), ("expires", passed.expires)):
        if not _DATE.fullmatch(text):
            raise FactsError(f"{where}.{name}", expected="a date, such as 2026-12-01", actual=text)
    known = {word.casefold() for words in _model.LEARNABLE.values() for word in words}
    for each in passed.meanings:
        if each.means not in _model.LEARNABLE.get(each.field, ()) or each.printed.casefold() in known:
            fields_of = ", ".join(_model.LEARNABLE)
            expected = f"a value that is not known, of {fields_of}, and a known one that it means"
            raise FactsError(f"{where}.meanings", expected=expected, actual=encode(each))


def _surroundings(facts: dict[str, t.Any], schema: int, where: str) -> _Surroundings:
    """Return what stands around the daemon; facts of the first schema have nothing of it."""
    if schema == _WITHOUT_SURROUNDINGS:
        return _Surroundings()
    return decode(_Surroundings, facts.get("surroundings"), f"{where}.surroundings")


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


def is_whole(level: _model.Level, iccp: _model.Iccp, groups: t.Sequence[_model.Group]) -> bool:
    """Return whether a reply of this level shows all that belongs there."""
    return (
        iccp.connection is not None
        and bool(groups)
        and all(bool(group.sets) and all(_shows_all(level, each) for each in group.sets) for group in groups)
    )


def _shows_all(level: _model.Level, each: _model.RedundancySet) -> bool:
    if each.state is None or not each.peers or not all(_shows_peer(peer) for peer in each.peers):
        return False
    if level != "terse" and (each.health is None or not _shows_failures(each)):
        return False
    events = (each.transition_events, each.monitored_events)
    return level != "extensive" or all(_counts_all(table) for table in events)


def _shows_peer(peer: _model.Peer) -> bool:
    """Return whether a peer is shown; of one that is lost no state is known, so none may be shown."""
    return peer.connection == "Not Connected" or None not in (peer.connection, peer.state)


def _shows_failures(each: _model.RedundancySet) -> bool:
    names = each.failed_interfaces
    return not each.interfaces_down or (names is not None and len(names) in (0, each.interfaces_down))


def _counts_all(events: _model.TransitionEvents | _model.MonitoredEvents | None) -> bool:
    if events is None:
        return False
    counts = [getattr(events, field.name) for field in fields(events)]
    return all(count and None not in (count.received, count.ignored) for count in counts)
