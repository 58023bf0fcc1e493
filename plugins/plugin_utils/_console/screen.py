# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the console shows of a verdict: sentences, a table, and below it what speaks against GO."""

from __future__ import annotations

import collections
import itertools
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    NOT_SHOWN,
    WORDS,
    Finding,
    Path,
    Verdict,
    badness,
    led_by,
    of_status,
    refuse_other,
    told_first,
    worst,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import finding_lines, from_report
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import FleetVerdict, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictLine:
    """One verdict on a pair, a change, a wait, a switchover.

    Args:
        subject: what the verdict is on.
        text: the verdict, or the reason for it, in a sentence.
        verdict: the verdict.
        findings: the findings behind it, each with its gateway where it has one.
        gateway: the gateway that the verdict is on; None where it is on several.
        not_asked: the ids of sets that it is not on, although a gateway shows them.
        details: lines below the sentence.
    """

    subject: str
    text: str
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    gateway: str | None = None
    not_asked: tuple[int, ...] = ()
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A gateway as it was read; None where it was not, with the error where that is known."""

    name: str
    gateway: _model.Gateway | None
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The content of a screen: verdicts, and the gateways or the pairs that they are on."""

    verdicts: tuple[VerdictLine, ...]
    readings: tuple[Reading, ...] = ()
    pairs: tuple[PairVerdict, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The worst of all verdicts; unknown where there is no verdict."""
        return worst([*(each.verdict for each in self.verdicts), *(each.verdict for each in self.pairs)])

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the screen, of printable characters only."""
        lines = [
            *_sentences(self.verdicts),
            *table_of_sets(set_rows(self.readings, self.verdicts)),
            *table_of_pairs(self.pairs),
            *_errors(self.readings),
            *finding_lines(dict.fromkeys(found for each in self.verdicts for found in each.findings)),
        ]
        return tuple(printable(line) for line in lines)


def verdict_line(given: t.Mapping[str, t.Any]) -> VerdictLine:
    """Return a verdict from plain data, as C(redundancy_verdict) takes it.

    It is the worse of the given verdict and that of the report, and unknown without either.

    Raises:
        ArgumentError: the sentence begins with another verdict.
        FactsError: the report is invalid.
    """
    gateway = given.get("gateway")
    report = from_report(given["report"], f"report of {given['of']}") if given.get("report") else None
    verdicts = [given.get("verdict"), report.verdict if report else None]
    verdict = worst(each for each in verdicts if each)
    own = report.headline if report and report.verdict == verdict else WORDS[verdict]
    scope = report.scope if report else None
    said = given.get("said")
    text = f"{said} ({scope.words})" if said and scope else said or own
    text = led_by(text, told_first(report.findings) if report else "")
    refuse_other(f"said of {given['of']}", text, verdict)
    return VerdictLine(
        subject=given["of"],
        text=text,
        verdict=verdict,
        findings=tuple(_on_gateway(gateway, finding) for finding in report.findings) if report else (),
        gateway=gateway,
        not_asked=scope.not_asked if scope else (),
        details=tuple(given.get("details") or ()),
    )


def set_rows(readings: t.Sequence[Reading], verdicts: t.Iterable[VerdictLine]) -> list[SetRow]:
    """Return a row for each set of each gateway, and for each location against GO that no gateway shows.

    A gateway without a set, or one that was not read, has one row.
    """
    names = [each.name for each in readings]
    given = tuple(verdicts)
    found = _by_location(given, names)
    not_asked = {number for each in given for number in each.not_asked}
    shown = {row.location: row for each in readings for row in _rows_of(each)}
    missing = {each: SetRow(location=each, role=NOT_SHOWN) for each in _missing(found, shown, names)}
    rows = [
        replace(row, verdict=_verdict_on(row.location, found, not_asked))
        for row in {**shown, **missing}.values()
    ]
    return sorted(rows, key=lambda row: names.index(t.cast(str, row.location.gateway)))


def _on_gateway(gateway: str | None, finding: Finding) -> Finding:
    """Return a finding with its gateway first: C(before) and C(after) follow it, where a change has them."""
    if gateway is None:
        return finding
    return replace(finding, path=Path((("gateway", gateway), *finding.path.steps)))


def _rows_of(reading: Reading) -> t.Iterator[SetRow]:
    if reading.gateway is None:
        yield SetRow(location=Location(reading.name), role="not read")
        return
    if not reading.gateway.sets:
        yield SetRow(location=Location(reading.name), role="no set")
    for group, each in reading.gateway.grouped_sets:
        yield SetRow(
            location=Location(reading.name, group.id, each.id),
            role=each.state or NOT_SHOWN,
            peer=", ".join(peer.state or NOT_SHOWN for peer in each.peers) or NOT_SHOWN,
            health=each.health or NOT_SHOWN,
            hot=_hot(each),
        )


def _hot(each: _model.RedundancySet) -> str:
    """Return how many service interfaces are Hot, of how many."""
    return NOT_SHOWN if each.service_sets is None else f"{each.hot_count}/{len(each.interfaces)}"


def _by_location(verdicts: t.Iterable[VerdictLine], names: t.Collection[str]) -> dict[Location, Verdict]:
    """Return the verdict on each location, the worst where there are several."""
    found: dict[Location, Verdict] = {}
    for location, verdict in _located(verdicts, names):
        found[location] = worst((verdict, found.get(location, verdict)))
    return found


def _located(
    verdicts: t.Iterable[VerdictLine], names: t.Collection[str]
) -> t.Iterator[tuple[Location, Verdict]]:
    for each in verdicts:
        if each.gateway is not None:
            yield Location(_one_of(names, each.gateway)), each.verdict
        for finding in each.findings:
            yield _location(finding, names), of_status(finding.status)


def _location(finding: Finding, names: t.Collection[str]) -> Location:
    steps: dict[str, t.Any] = {}
    for key, value in finding.path.steps:
        steps.setdefault(key, value)  # C(before) and C(after) follow the gateway as gateways of their own
    return Location(_one_of(names, steps.get("gateway")), steps.get("group"), steps.get("set"))


def _one_of(names: t.Collection[str], gateway: str | None) -> str | None:
    """Return a gateway that is shown; a verdict on any other is one on all."""
    return gateway if gateway in names else None


def _verdict_on(
    location: Location, found: t.Mapping[Location, Verdict], not_asked: t.Container[int | None]
) -> Verdict | None:
    """Return the verdict on a location, None where it was not checked, or GO is not of all that was asked.

    What speaks against GO on a whole gateway does so on each of its sets. GO on a whole gateway is no verdict
    on a set that no check has named.
    """
    covering = {other: verdict for other, verdict in found.items() if other.covers(location)}
    named = any(other.redundancy_set == location.redundancy_set for other in covering)
    named = named and location.redundancy_set not in not_asked
    against = any(verdict != "go" for verdict in covering.values())
    return worst(covering.values()) if named or against else None


def _missing(
    found: t.Mapping[Location, Verdict], shown: t.Collection[Location], names: t.Sequence[str]
) -> t.Iterator[Location]:
    for location, verdict in found.items():
        if verdict != "go" and not any(location.covers(other) for other in shown):
            gateways = names if location.gateway is None else [location.gateway]
            yield from (location._replace(gateway=name) for name in gateways)


def _sentences(verdicts: t.Sequence[VerdictLine]) -> t.Iterator[str]:
    if not verdicts:
        yield "UNKNOWN: there is no verdict"
    for each in verdicts:
        yield from (f"{each.subject} - {each.text}", *each.details)


def _errors(readings: t.Iterable[Reading]) -> t.Iterator[str]:
    """Yield why gateways were not read; most errors name the gateway."""
    for each in readings:
        if each.error:
            yield each.error if f"{each.name}:" in each.error else f"{each.name}: {each.error}"


_SETS = 10  # sets in a table, besides the rows of whole gateways
_NUMBERS = ("set", "Hot")  # columns of numbers, aligned to the right

Cells = t.Mapping[str, str]  # by the heads of their columns


class Location(t.NamedTuple):
    """A redundancy set on a gateway; None stands for all gateways, groups or sets."""

    gateway: str | None = None
    group: int | None = None
    redundancy_set: int | None = None

    def covers(self, other: Location) -> bool:
        """Return whether a verdict on this location is one on the other.

        A gateway without a set has one location, for the verdicts on it and on its groups.
        """
        if other.redundancy_set is None:
            return self.redundancy_set is None and self.gateway in (None, other.gateway)
        return all(own in (None, its) for own, its in zip(self, other, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRow:
    """A redundancy set on a gateway: what it shows, and the verdict on it, None where it was not checked."""

    location: Location
    role: str
    peer: str = "-"
    health: str = "-"
    hot: str = "-"
    verdict: Verdict | None = None


_Rows = list[SetRow]  # those of one set, one a gateway


def table(rows: t.Sequence[Cells]) -> list[str]:
    """Return rows as lines below the heads of the first row; no line where there is no row."""
    if not rows:
        return []
    heads = {name: name for name in rows[0]}
    cells = [{name: printable(row[name]) for name in heads} for row in rows]
    widths = {name: max(len(row[name]) for row in (heads, *cells)) for name in heads}
    *names, last = heads
    rules = {**{name: "-" * widths[name] for name in names}, last: "-" * len(last)}
    return [_line(row, widths) for row in (heads, rules, *cells)]


def table_of_sets(rows: t.Iterable[SetRow]) -> list[str]:
    """Return the table of a pair: the worst sets, and how many others there are.

    The rows of a set stand together. Those of a whole gateway stand first.
    """
    sets = _by_set(rows)
    checked = sorted((own for own in sets if _verdicts(own)), key=_urgency)
    whole = sum(own[0].location.redundancy_set is None for own in checked)
    shown, others = checked[: whole + _SETS], checked[whole + _SETS :]
    return [
        *table([_set_cells(row) for row in itertools.chain.from_iterable(shown)]),
        *_counted([worst(_verdicts(own)) for own in others]),
        *_not_checked(len(sets) - len(checked)),
    ]


def table_of_pairs(pairs: t.Iterable[PairVerdict]) -> list[str]:
    """Return the table of a fleet: the pairs that are not GO, the worst first."""
    against = tuple(each for each in pairs if each.verdict != "go")
    return table([_pair_cells(each) for each in FleetVerdict(pairs=against).worst_first])


def _line(row: Cells, widths: t.Mapping[str, int]) -> str:
    aligned = [
        row[name].rjust(width) if name in _NUMBERS else row[name].ljust(width)
        for name, width in widths.items()
    ]
    return f"  {'  '.join(aligned)}".rstrip()


def _by_set(rows: t.Iterable[SetRow]) -> list[_Rows]:
    sets: dict[tuple[int | None, int | None], _Rows] = {}
    for row in rows:
        sets.setdefault((row.location.group, row.location.redundancy_set), []).append(row)
    return list(sets.values())


def _verdicts(own: _Rows) -> list[Verdict]:
    return [row.verdict for row in own if row.verdict is not None]


def _urgency(own: _Rows) -> tuple[bool, int]:
    return own[0].location.redundancy_set is not None, badness(worst(_verdicts(own)))


def _set_cells(row: SetRow) -> Cells:
    number = row.location.redundancy_set
    return {
        "gateway": row.location.gateway or "",
        "set": "-" if number is None else str(number),
        "role": row.role,
        "peer": row.peer,
        "health": row.health,
        "Hot": row.hot,
        "verdict": "not checked" if row.verdict is None else WORDS[row.verdict],
    }


def _pair_cells(each: PairVerdict) -> Cells:
    return {
        "lead": each.lead,
        "peer": each.peer,
        "verdict": each.word,
        "first finding": each.finding,
    }


def _counted(others: t.Sequence[Verdict]) -> t.Iterator[str]:
    if not others:
        return
    counts = collections.Counter(others)
    each = ", ".join(f"{counts[verdict]} {word}" for verdict, word in WORDS.items() if counts[verdict])
    yield f"  and {_sets(len(others), more=True)}" + (", all GO" if set(others) == {"go"} else f": {each}")


def _not_checked(count: int) -> t.Iterator[str]:
    if count:
        yield f"  {_sets(count)} not checked"


def _sets(count: int, *, more: bool = False) -> str:
    return f"{count} {'more ' if more else ''}{'set' if count == 1 else 'sets'}"
