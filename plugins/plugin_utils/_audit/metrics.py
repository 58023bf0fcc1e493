# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The metrics of an audit in Prometheus' text format: a table of what there is, and the values of pairs."""

from __future__ import annotations

import collections
import datetime
import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import WORDS, Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import FleetVerdict, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._text import lines
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.home import Standing
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Side

PREFIX = "junos_srd_"
_OTHER_ROLE = "unknown"  # a role that is not shown, not known, or shown more than once

# Each metric: its type, and what it is.
METRICS: dict[str, tuple[str, str]] = {
    "audit_timestamp_seconds": ("gauge", "When the audit ended, in seconds since 1970."),
    "fleet_verdict": ("gauge", "1 for the verdict of the audit on all pairs, 0 for the others."),
    "fleet_pairs": ("gauge", "How many pairs have the verdict."),
    "verdict": ("gauge", "1 for the verdict on the pair, 0 for the others."),
    "read": ("gauge", "1 if the gateway was read, 0 if not."),
    "reading_timestamp_seconds": ("gauge", "When the gateway was read, in seconds since 1970."),
    "iccp_connected": ("gauge", "1 if the daemon is connected to the ICCP process, 0 if not."),
    "set_role": ("gauge", "1 for the role of the redundancy set on the gateway, 0 for the others."),
    "set_health_passed": ("gauge", "1 if the health of the redundancy set is Passed, 0 if it is Failed."),
    "set_interfaces": ("gauge", "How many service interfaces the redundancy set has on the gateway."),
    "set_interfaces_hot": ("gauge", "How many of them are Hot."),
    "set_transitions_total": ("counter", "Transition events that the redundancy set received."),
    "set_transitions_ignored_total": ("counter", "Transition events that it ignored."),
    "set_away_from_home": ("gauge", "1 if the set is MASTER on another gateway than its home, 0 if at home."),
    "verdict_partial": ("gauge", "1 if the verdict on the pair is of some of its sets only, 0 if of all."),
    "verdict_by_vocabulary": (
        "gauge",
        "1 if a vocabulary of the site let something pass on the pair, else 0.",
    ),
}

Labels = tuple[tuple[str, str], ...]
_Sample = tuple[str, Labels, int]


@dataclass(slots=True)
class Metrics:
    """The values of an audit, as they come: a pair leaves memory, its values stay."""

    samples: list[_Sample] = field(default_factory=list)
    _read: dict[str, tuple[Side, ...]] = field(default_factory=dict)

    def note_read(self, lead: str, sides: t.Iterable[Side]) -> None:
        """Note what was read of a pair that was not judged in the end."""
        self._read[lead] = tuple(sides)

    def add_pair(
        self, pair: PairVerdict, sides: t.Iterable[Side] = (), where: t.Iterable[Standing] = ()
    ) -> None:
        """Add the values of a pair.

        Args:
            pair: the verdict on it.
            sides: what was read of its gateways; nothing where they were not read.
            where: where its sets are that have a home.
        """
        labels = (("lead", pair.lead), ("peer", pair.peer))
        self.samples += _one_of("verdict", labels, "verdict", WORDS, pair.verdict)
        self.samples.append(("verdict_partial", labels, int(pair.is_partial)))
        self.samples.append(("verdict_by_vocabulary", labels, int(pair.is_learned)))
        read = {side.name: side.gateway for side in sides}
        for name in dict.fromkeys((pair.lead, pair.peer)):
            if name:
                self.samples += _of_gateway((*labels, ("gateway", name)), read.get(name))

        for each in where:
            own = (("home", each.home), ("group", str(each.group)), ("set", str(each.redundancy_set)))
            self.samples.append(("set_away_from_home", (*labels, *own), int(each.is_away)))

    def text(self, fleet: FleetVerdict, now: datetime.datetime) -> str:
        """Return all values as text, with those of the fleet first."""
        known = {dict(labels)["lead"] for name, labels, _value in self.samples if name == "verdict"}
        for pair in fleet.pairs:
            if pair.lead not in known:
                self.add_pair(pair, self._read.get(pair.lead, ()))
        of_metric: dict[str, list[str]] = {name: [] for name in METRICS}
        for name, labels, value in (*_of_fleet(fleet, now), *sorted(self.samples)):
            of_metric[name].append(_line(name, labels, value))
        return "".join(_family(name, found) for name, found in of_metric.items() if found)


def _of_fleet(fleet: FleetVerdict, now: datetime.datetime) -> t.Iterator[_Sample]:
    yield "audit_timestamp_seconds", (), int(now.timestamp())
    yield from _one_of("fleet_verdict", (), "verdict", WORDS, fleet.verdict)
    for verdict, count in fleet.counts.items():
        yield "fleet_pairs", (("verdict", verdict),), count


def _of_gateway(labels: Labels, gateway: _model.Gateway | None) -> t.Iterator[_Sample]:
    yield "read", labels, int(gateway is not None)
    if gateway is None:
        return
    if gateway.collected_at is not None:
        at = moment("facts.collected_at", gateway.collected_at)
        yield "reading_timestamp_seconds", labels, int(at.timestamp())
    yield from _flag("iccp_connected", labels, gateway.iccp.connection, _model.CONNECTIONS)
    count = collections.Counter((group.id, each.id) for group, each in gateway.grouped_sets)
    for group, each in gateway.grouped_sets:
        own = (*labels, ("group", str(group.id)), ("set", str(each.id)))
        if count[group.id, each.id] == 1:
            yield from _of_set(own, each)
    for (group_id, set_id), number in count.items():
        if number > 1:  # which of them is true is unknown
            own = (*labels, ("group", str(group_id)), ("set", str(set_id)))
            yield from _role(own, None)


def _of_set(labels: Labels, each: _model.RedundancySet) -> t.Iterator[_Sample]:
    yield from _role(labels, each.role)
    yield from _flag("set_health_passed", labels, each.health, _model.HEALTHS)
    if each.service_sets is not None:
        yield "set_interfaces", labels, len(each.interfaces)
        yield "set_interfaces_hot", labels, each.hot_count
    if each.transition_events is not None:
        yield from _transitions(labels, each.transition_events)


def _role(labels: Labels, role: str | None) -> t.Iterator[_Sample]:
    known = role if role in _model.ROLES else _OTHER_ROLE
    yield from _one_of("set_role", labels, "role", (*_model.ROLES, _OTHER_ROLE), known)


def _transitions(labels: Labels, events: _model.TransitionEvents) -> t.Iterator[_Sample]:
    for event in ("acquire", "release"):
        for trigger in ("auto", "manual"):
            count: _model.EventCount | None = getattr(events, f"{event}_{trigger}")
            own = (*labels, ("event", event), ("trigger", trigger))
            if count is not None and count.received is not None:
                yield "set_transitions_total", own, count.received
            if count is not None and count.ignored is not None:
                yield "set_transitions_ignored_total", own, count.ignored


def _one_of(
    name: str, labels: Labels, label: str, values: t.Iterable[str], value: Verdict | str
) -> t.Iterator[_Sample]:
    for each in values:
        yield name, (*labels, (label, each)), int(each == value)


def _flag(name: str, labels: Labels, value: str | None, words: tuple[str, ...]) -> t.Iterator[_Sample]:
    """Yield 1 for the first of two words, 0 for the second; nothing for any other."""
    if value in words:
        yield name, labels, int(value == words[0])


def _family(name: str, found: t.Sequence[str]) -> str:
    kind, what = METRICS[name]
    return "".join([f"# HELP {PREFIX}{name} {what}\n", f"# TYPE {PREFIX}{name} {kind}\n", *found])


def _line(name: str, labels: Labels, value: int) -> str:
    named = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels)
    return f"{PREFIX}{name}{f'{{{named}}}' if named else ''} {value}\n"


def _escaped(text: str) -> str:
    return lines(text).replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
