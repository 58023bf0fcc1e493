# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Collects the fields of a reply while it is read, and builds the model at its end.

Every C(put) method returns whether it understood its input. The caller keeps a line or tag that was
not understood.
"""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import is_whole
from ansible_collections.junos_ha.srd.plugins.module_utils._parse import values
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import Element
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import (
    CHILDREN,
    EVENTS,
    FAILED_INTERFACES,
    INTERFACE,
    POSITIONS,
    ROW,
    SUBTREES,
    TERSE,
    Field,
    Position,
    Scope,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import (
    Meaning,
    Vocabulary,
    tells_of_trouble,
)

Draft = dict[str, t.Any]

_KINDS: dict[Scope, t.Callable[..., t.Any]] = {
    Scope.ICCP: _model.Iccp,
    Scope.ICCP_STATISTICS: _model.IccpStatistics,
    Scope.GROUP: _model.Group,
    Scope.GROUP_STATISTICS: _model.GroupStatistics,
    Scope.SET: _model.RedundancySet,
    Scope.PEER: _model.Peer,
    Scope.SERVICE_SET: _model.ServiceSet,
    Scope.INTERFACE: _model.ServiceInterface,
    Scope.TRANSITION: _model.TransitionEvents,
    Scope.MONITORED: _model.MonitoredEvents,
}

_INTERFACE = POSITIONS[Scope.INTERFACE]


class Assembly:
    """Drafts of the objects in a reply, and which one of each scope is open."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        self._vocabulary = vocabulary
        self._lines: list[_model.PassedLine] = []
        self._values: dict[Meaning, _model.LearnedValue] = {}
        self._root: Draft = {}
        self._open: dict[Scope, Draft] = {Scope.GATEWAY: self._root}
        self._seen: set[tuple[str, int, object]] = set()
        self._level = TERSE

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all has been read."""
        return not self._root

    def put(self, field: Field, text: str) -> bool:
        """Add the value of a field, printed as I(text)."""
        if field.level > self._level:
            self._level = field.level
        value, understood = self._value(field, text)
        draft = self._open.get(field.scope)
        if draft is not None and field.name not in draft:
            draft[field.name] = value
            return understood
        return (self._begin if field.opens else self._take)(field, value) and understood

    def put_terse_row(self, cells: t.Mapping[str, str]) -> bool:
        """Add a terse row: its cells by column label, in order, the set's id first."""
        self.close(Scope.PEER)
        understood = [self.put(ROW[label], text) for label, text in cells.items()]
        return all(understood)

    def read_interface(self, cells: t.Sequence[str]) -> tuple[_model.ServiceInterface, bool]:
        """Read a row of a service set's table of interfaces; return it and whether it was understood."""
        draft: Draft = {}
        understood = True
        for field, cell in zip(INTERFACE.values(), cells, strict=True):
            draft[field.name], is_known = self._value(field, cell)
            understood = understood and is_known
        return _KINDS[Scope.INTERFACE](**draft), understood

    def put_interface(self, interface: _model.ServiceInterface, understood: bool) -> bool:
        """Add a row of a service set's table of interfaces, as C(read_interface) returns it."""
        service_set = self._open.get(_INTERFACE.parent)
        if service_set is None:
            return False
        service_set.setdefault(_INTERFACE.name, []).append(interface)
        return self._is_new(_INTERFACE, interface.name) and understood

    def put_event(self, scope: Scope, label: str, received: str, ignored: str) -> bool:
        """Add a row of one of the two tables of events."""
        field = EVENTS[scope].get(values.fold(label))
        return field is not None and self.put(field, f"{received} {ignored}")

    def passes(self, printed: str) -> bool:
        """Pass over a line that was not understood, if the vocabulary says so; return whether it does."""
        label = self._vocabulary.passes(printed) if self._vocabulary else None
        return self._passed(label, (printed,))

    def passes_tag(self, element: Element) -> bool:
        """Pass over an element that was not understood, with all below it, if the vocabulary says so."""
        label = self._vocabulary.passes_tag(element.tag, element.texts()) if self._vocabulary else None
        return self._passed(label, element.leaves())

    def columns(self, heading: str) -> tuple[str, ...]:
        """Return the labels of columns behind those of a known heading, if the vocabulary has them all."""
        return self._vocabulary.columns(heading) if self._vocabulary else ()

    def passes_cells(self, labels: t.Sequence[str], cells: t.Sequence[str]) -> bool:
        """Pass over the cells of such columns, and return whether none of them tells of trouble."""
        both = list(zip(labels, cells, strict=True))
        is_clear = not any(tells_of_trouble(label, cell) for label, cell in both)
        if is_clear:
            self._lines += [
                _model.PassedLine(label=label, printed=f"{label}: {cell}") for label, cell in both
            ]
        return is_clear

    def is_open(self, scope: Scope) -> bool:
        """Return whether an object of this scope is open."""
        return scope in self._open

    def close(self, scope: Scope) -> None:
        """End the open object of this scope and everything inside it."""
        for inner in SUBTREES[scope]:
            self._open.pop(inner, None)

    def gateway(
        self, form: _model.Format, *, unrecognized: t.Sequence[str], ended: bool = True
    ) -> _model.Gateway:
        """Return the model; I(ended) is false if the reply breaks off."""
        level = _model.LEVELS[self._level]
        iccp = _finish(Scope.ICCP, self._root.get("iccp", {}), level)
        groups = tuple(_finish(Scope.GROUP, group, level) for group in self._root.get("groups", ()))
        return _model.Gateway(
            format=form,
            level=level,
            complete=ended and not unrecognized and is_whole(level, iccp, groups),
            unrecognized=tuple(unrecognized),
            vocabulary=self._by_vocabulary(),
            iccp=iccp,
            groups=groups,
        )

    def _value(self, field: Field, text: str) -> values.Reading:
        value, understood = field.read(text)
        if understood or self._vocabulary is None:
            return value, understood
        found = self._vocabulary.meaning(field, text)
        if found is None:
            return value, False
        printed = " ".join(text.split())
        learned = _model.LearnedValue(field=found.field, printed=printed, means=found.means)
        self._values.setdefault(found, learned)
        return found.means, True

    def _passed(self, label: str | None, printed: t.Iterable[str]) -> bool:
        if label is not None:
            self._lines += [_model.PassedLine(label=label, printed=each) for each in printed]
        return label is not None

    def _by_vocabulary(self) -> _model.PassedByVocabulary | None:
        if self._vocabulary is None or not (self._lines or self._values):
            return None
        signed = self._vocabulary.signed
        return _model.PassedByVocabulary(
            owner=signed.owner,
            reason=signed.reason,
            date=signed.date,
            expires=signed.expires,
            sha256=self._vocabulary.sha256,
            lines=tuple(self._lines),
            meanings=tuple(self._values.values()),
        )

    def _begin(self, field: Field, key: object) -> bool:
        if field.repeats and key is not None and self._open.get(field.scope, {}).get(field.name) == key:
            return True
        self.close(field.scope)
        draft = None if key is None else self._add(field.scope)
        if draft is None:
            return False
        draft[field.name] = key
        return self._is_new(POSITIONS[field.scope], key)

    def _take(self, field: Field, value: t.Any) -> bool:
        draft = self._draft(field.scope)
        if draft is None:
            return False
        if field.name not in draft:
            draft[field.name] = value
            return True
        if field.grows:
            draft[field.name].extend(value)
            return True
        return field.repeats and bool(draft[field.name] == value)

    def _draft(self, scope: Scope) -> Draft | None:
        if scope is Scope.PEER:
            return self._add(scope)  # a second value belongs to another peer
        if scope in self._open or POSITIONS[scope].many:
            return self._open.get(scope)
        return self._add(scope)

    def _add(self, scope: Scope) -> Draft | None:
        position = POSITIONS[scope]
        parent = self._open.get(position.parent)
        if parent is None and position.parent is Scope.ICCP:
            parent = self._add(Scope.ICCP)
        if parent is None:
            return None
        draft: Draft = {}
        self._open[scope] = draft
        if position.many:
            parent.setdefault(position.name, []).append(draft)
        else:
            parent[position.name] = draft
        return draft

    def _is_new(self, position: Position, key: object) -> bool:
        known = len(self._seen)
        self._seen.add((position.name, id(self._open[position.unique_in]), key))
        return len(self._seen) > known


def _finish(scope: Scope, draft: t.Any, level: _model.Level) -> t.Any:
    if not isinstance(draft, dict):
        return draft  # already a complete value
    for name, child in CHILDREN[scope].items():
        if name in draft:
            draft[name] = _finish_part(child, draft[name], level)
    if FAILED_INTERFACES.name in draft:
        draft[FAILED_INTERFACES.name] = tuple(draft[FAILED_INTERFACES.name])
    if scope is Scope.SET and level != "terse":
        draft.setdefault("service_sets", ())
    return _KINDS[scope](**draft)


def _finish_part(scope: Scope, part: t.Any, level: _model.Level) -> t.Any:
    if POSITIONS[scope].many:
        return tuple([_finish(scope, draft, level) for draft in part])
    return _finish(scope, part, level)
