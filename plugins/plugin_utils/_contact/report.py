# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a contact says: the same sections on the console, on the page and as data."""

from __future__ import annotations

import itertools
import textwrap
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import FORMATS
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line, printable
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import table
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.agreement import (
    Difference,
    compared,
    differences,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.asking import NOT_ASKED
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.assumptions import ASSUMPTIONS, results
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.judged import Judged, why_unknown
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.questions import READS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.unknown import (
    Unknown,
    not_understood,
    unknown_values,
)

BROKE_OFF = "it broke off, or lacks something that a reply of its level shows"

_FEW = 16  # rows of a table on the console; the page has them all
_WIDE, _TALL = 72, 4  # characters and lines of a cell on the console; what is cut ends in _CUT
_CUT = " ..."
_LONG = 600  # characters of a sentence on the console

Row = t.Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a report.

    Args:
        name: what it is called in the data.
        title: what it is about.
        none: what is said where it has no row.
        rows: its rows, each with its cells by their heads.
        page_only: the heads of the columns that only the page shows; all where the console shows no row.
    """

    name: str
    title: str
    none: str
    rows: tuple[Row, ...]
    page_only: tuple[str, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of its columns."""
        return tuple(self.rows[0]) if self.rows else ()

    @property
    def on_console(self) -> list[Row]:
        """The lines of its first rows as the console shows them, with cells of several lines."""
        heads = [head for head in self.heads if head not in self.page_only]
        return [each for row in self.rows[:_FEW] if heads for each in _wrapped(row, heads)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The report of a contact.

    Args:
        verdict: the verdict that comes out.
        subject: the gateways.
        headline: the verdict in a sentence.
        summaries: a sentence on each gateway.
        answers: the answers, each in a sentence.
        sections: all else.
        written_at: when it was made, a time in UTC.
        version: the version of this collection.
    """

    verdict: Verdict
    subject: str
    headline: str
    summaries: tuple[str, ...]
    answers: tuple[str, ...]
    sections: tuple[Section, ...]
    written_at: str
    version: str

    @property
    def lines(self) -> tuple[str, ...]:
        """What the console shows, printable characters only."""
        lines = [
            *map(_shortened, self.summaries),
            _shortened(f"{self.subject} - {self.headline}"),
            *(f"  {_shortened(each)}" for each in self.answers),
        ]
        return tuple(map(printable, (*lines, *(text for each in self.sections for text in _lines(each)))))


def report(gateways: t.Sequence[Seen], found: Judged, *, written_at: str, version: str) -> Contact:
    """Return the report on gateways and what came out of them."""
    return Contact(
        verdict=found.verdict,
        subject=" and ".join(each.host for each in gateways),
        headline=found.said,
        summaries=tuple(map(summary, gateways)),
        answers=tuple(f"take {name} down? {said}" for name, said in found.answers.items()),
        sections=(
            _refused(gateways),
            _agreement(gateways),
            _unknown("not_understood", "Not understood", gateways, not_understood),
            _unknown("unknown_values", "Values outside their known set", gateways, unknown_values),
            _unknown_checks(found),
            _assumptions(gateways),
            _requests(gateways),
        ),
        written_at=written_at,
        version=version,
    )


def summary(seen: Seen) -> str:
    """Return which box a gateway is, and how many requests it answered, in a sentence."""
    if seen.error:
        return f"{seen.host}: nothing could be asked: {seen.error}"
    if not seen.answered:
        return f"{seen.host}: nothing was answered: {seen.answers[0].error}"
    release = f"Junos {seen.release}" if seen.release else "a release that is not shown"
    seconds = sum(each.seconds for each in seen.answers)
    counts = f"{len(seen.answered)} of {len(seen.answers)} requests answered in {seconds:.1f} s"
    unread = "" if seen.is_read else "; no reply shows its redundancy groups"
    return f"{seen.host}: {seen.model or 'a model that is not shown'}, {release}, {counts}{unread}"


def _lines(section: Section) -> t.Iterator[str]:
    if not section.rows:
        yield f"{section.title}: {section.none}"
    elif section.on_console:
        yield f"{section.title}:"
        yield from table(section.on_console)
        if len(section.rows) > _FEW:
            yield f"  and {len(section.rows) - _FEW} more, on the page"


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= _LONG else f"{sentence[:_LONG]}{_CUT}"


def _wrapped(row: Row, heads: t.Sequence[str]) -> t.Iterator[Row]:
    """Yield the lines of a row, its cells side by side."""
    cells = (
        textwrap.wrap(line(row[head]), _WIDE, max_lines=_TALL, placeholder=_CUT, break_on_hyphens=False)
        for head in heads
    )
    for texts in itertools.zip_longest(*cells, fillvalue=""):
        yield dict(zip(heads, texts, strict=True))


def _refused(gateways: t.Sequence[Seen]) -> Section:
    rows = (
        {"gateway": seen.host, "request": request, "why": why}
        for seen in gateways
        for request, why in dict.fromkeys((*_unanswered(seen), *_unread(seen)))
    )
    title = "Requests without an answer that can be read"
    return Section(name="refused", title=title, none="none", rows=tuple(rows))


def _unanswered(seen: Seen) -> t.Iterator[tuple[str, str]]:
    """Yield the requests that were not answered, and why."""
    for each in seen.answers:
        if each.reply is None and each.error != NOT_ASKED:
            yield each.question.request.label, each.error
    left = [each for each in seen.answers if each.error == NOT_ASKED]
    if left:
        yield f"{left[0].question.request.label}, and all {len(left)} from there", NOT_ASKED


def _unread(seen: Seen) -> t.Iterator[tuple[str, str]]:
    """Yield what was answered and cannot be read, or breaks off, and why."""
    unanswered = {
        why
        for each in seen.answers
        if each.error
        for why in (each.error, f"{each.question.request.label}: {each.error}")
    }
    for key, why in seen.unread.items():
        yield READS[key].request.label, why
    for key, gateway in seen.readings.items():
        if not gateway.complete and not gateway.unrecognized:
            yield READS[key].request.label, BROKE_OFF
    reasons = {
        "identity": seen.identity.refused,
        "configuration": seen.configuration_errors,
        **{f"area {name}": area.refused for name, area in seen.areas.found.items()},
        **{f"signal route {each.route}": (each.refused,) for each in seen.routes if each.refused},
    }
    yield from ((place, why) for place, whys in reasons.items() for why in whys if why not in unanswered)


def _agreement(gateways: t.Sequence[Seen]) -> Section:
    rows = tuple(
        {
            "gateway": seen.host,
            "level": each.level,
            "field": each.field,
            "text": _value(each, "text"),
            "xml": _value(each, "xml"),
            "json": _value(each, "json"),
            "result": each.kind,
        }
        for seen in gateways
        for each in sorted(differences(seen), key=lambda it: it.kind)
    )
    return Section(
        name="differences",
        title="Text, XML and JSON",
        none=_compared(gateways),
        rows=rows,
    )


def _value(difference: Difference, form: t.Any) -> str:
    if form not in difference.values:
        return "not read"
    value = difference.values[form]
    return "not shown" if value is None else str(value)


def _compared(gateways: t.Sequence[Seen]) -> str:
    """Return which formats were compared, in words: all of them, or those that there are."""
    read = {(seen.host, level): forms for seen in gateways for level, forms in compared(seen).items()}
    if all(forms == FORMATS for forms in read.values()):
        return "the same facts at each level"
    words = [f"{host} {level} {', '.join(forms) or 'none'}" for (host, level), forms in read.items()]
    return f"the same facts where they were read: {'; '.join(words)}"


def _unknown(
    name: str, title: str, gateways: t.Sequence[Seen], find: t.Callable[[Seen], tuple[Unknown, ...]]
) -> Section:
    rows = tuple(
        {
            "gateway": seen.host,
            "where": each.place or "redundancy groups",
            "shown": each.what,
            "nearest known": each.nearest or "none",
            "in": ", ".join(each.replies),
        }
        for seen in gateways
        for each in find(seen)
    )
    return Section(name=name, title=title, none="nothing", rows=rows)


def _unknown_checks(found: Judged) -> Section:
    """Return the checks that would be unknown: each once for a gateway, with the first subject of it."""
    by_check: dict[tuple[str, object], list[Finding]] = {}
    for each in found.unknown:
        by_check.setdefault((each.check, dict(each.path.steps).get("gateway")), []).append(each)
    rows = tuple(
        {
            "check": first.check,
            "subject": first.subject + (f", and {len(more)} more" if more else ""),
            "found": first.message.removeprefix(f"{first.check} - "),
            "unknown": why_unknown(first),
        }
        for first, *more in by_check.values()
    )
    return Section(
        name="unknown_checks",
        title="Checks that would be unknown",
        none="none",
        rows=rows,
        page_only=("unknown",),
    )


def _assumptions(gateways: t.Sequence[Seen]) -> Section:
    found = {seen.host: results(seen) for seen in gateways if seen.is_read}
    rows = tuple(
        {
            "assumption": each.says,
            "seen by": each.how,
            **{host: it[each.name] for host, it in found.items()},
        }
        for each in ASSUMPTIONS
        if found
    )
    return Section(
        name="assumptions",
        title="What is inferred or assumed",
        none="nothing was read",
        rows=rows,
        page_only=("seen by",),
    )


def _requests(gateways: t.Sequence[Seen]) -> Section:
    rows = tuple(
        {
            "gateway": seen.host,
            "request": each.question.request.label,
            "when": each.when,
            "seconds": f"{each.seconds:.3f}",
            "answer": each.error or f"{len(each.reply or '')} characters",
        }
        for seen in gateways
        for each in seen.answers
    )
    return Section(
        name="requests",
        title="All that was sent",
        none="nothing",
        rows=rows,
        page_only=tuple(rows[0]) if rows else (),
    )
