# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A report for a change ticket, in CommonMark with pipe tables: first the verdict and its reasons.

A section without content has no heading.
"""

from __future__ import annotations

import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    NOT_SHOWN,
    STATUS_WORDS,
    WORDS,
    word,
    worst_first,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import (
    AreaState,
    Document,
    Finding,
    Move,
    ReportSummary,
    SetSide,
    SetState,
    SetView,
    Side,
    Sync,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line

_FEW = 20  # up to so many service interfaces, all are shown
_HOT = "Hot"
_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&#!$^=]|:(?=//)")
# A person, an address or a ticket that a ticket system would notify or link, even where it is escaped.
_MENTION = re.compile(r"(@|\\[#!])(?=[\w\\])")
_APART = r"\1&#8288;"  # a character without width, which belongs to no name
_LINK = re.compile(r"\b(www)\.", re.IGNORECASE)
_PLAIN = re.compile(r"[\w./:+-]+", re.ASCII)

T = t.TypeVar("T")
Blocks = t.Iterator[str]


def markdown(document: AnyDocument) -> str:
    """Return a document as Markdown."""
    blocks = _fleet(document) if isinstance(document, Fleet) else _run(document)
    return "\n\n".join(blocks) + "\n"


def _run(document: Document) -> Blocks:
    yield f"# {text(document.headline.partition(':')[0])}: {text(' and '.join(document.gateways))}"
    yield f"Verdict: {text(document.summary)}"
    yield f"Run {name(document.run_id)}"
    for title, section in _SECTIONS:
        blocks = list(section(document))
        yield from (f"## {title}", *blocks) if blocks else ()


def _fleet(fleet: Fleet) -> Blocks:
    yield f"# {WORDS[fleet.verdict]}: {sum(fleet.counts.values())} pairs"
    yield f"Verdict: {text(fleet.summary)}"
    yield f"Run {name(fleet.run_id)}, {text(fleet.phase)}, written {text(fleet.written_at)}"
    yield table(["verdict", "pairs"], ([label, str(fleet.counts[each])] for each, label in WORDS.items()))
    if fleet.pairs:
        yield "## Pairs"
        yield table(["verdict", "gateway", "peer", "why"], map(_pair, fleet.pairs))
    away = [[text(pair.lead), text(pair.peer), text(it.words)] for pair in fleet.pairs for it in pair.away]
    if away:
        yield "## Away from home"
        yield table(["gateway", "peer", "set"], away)
    yield "## Evidence"
    digest = [name(fleet.collection_version), name(fleet.sha256)]
    yield table(["collection", "SHA-256"], [digest])


def _pair(pair: PairVerdict) -> list[str]:
    peer = text(pair.peer) or "none"
    return [text(pair.word), text(pair.lead), peer, text(pair.summary)]


def _phases(document: Document) -> Blocks:
    """Yield the phases: their verdicts, and when each gateway was read."""
    rows = [
        [text(phase.name), word(phase.verdict, phase.scope), text(side.gateway), *_reading(side)]
        for phase in document.phases
        for side in phase.sides
    ]
    yield table(["phase", "verdict", "gateway", "host name", "serial number", "read", "reply"], rows)


def _findings(document: Document) -> Blocks:
    """Yield what failed, then what is unknown."""
    worst = worst_first(document.findings)
    if not worst:
        yield "No check failed, and none is unknown." if document.findings else "No check was made."
        return
    head = ["status", "phase", "report", "check", "subject", "expected", "actual", "what to do"]
    yield table(head, map(_finding, worst))


def _waivers(document: Document) -> Blocks:
    """Yield the failures that were waived: by whom, why and until when."""
    rows = [
        [*_found(each), text(each.waiver.owner), text(each.waiver.reason), text(each.waiver.expires)]
        for each in document.findings
        if each.waiver
    ]
    head = ["phase", "report", "check", "subject", "expected", "actual", "owner", "reason", "until"]
    yield from [table(head, rows)] if rows else []


def _switchovers(document: Document) -> Blocks:
    """Yield how mastership was moved, and how long it took."""
    head = ["phase", "what", "outcome", "moved", _HOT, "stable", "in words", "request"]
    yield from [table(head, map(_move, document.moves))] if document.moves else []


def _redundancy_sets(document: Document) -> Blocks:
    """Yield where mastership was and is, and how each gateway showed its sets and the ICCP process."""
    if document.sets:
        yield "\n".join(f"- {_mastership(document, each)}" for each in document.sets)
        head = ["group", "set", "gateway", *_heads(document, "role", "health", _HOT)]
        yield table(head, (_set(document, each, side) for each in document.sets for side in each.sides))
    rows = [
        [text(link.gateway), *map(_known, _both(document, link.before, link.after))]
        for link in document.links
    ]
    yield table(["gateway", *_heads(document, "ICCP")], rows)


def _service_interfaces(document: Document) -> Blocks:
    """Yield how the service interfaces were synchronised: all where they are few, else those not Hot."""
    rows = list(_interfaces(document))
    cold = [row for row, is_hot in rows if not is_hot]
    phases = " and ".join(_both(document, text(document.before), text(document.after)))
    hot = f"{len(rows) - len(cold)} of {len(rows)} service interfaces are Hot in {phases}."
    yield hot if rows else "No service interface was shown."
    shown = [row for row, _is_hot in rows] if len(rows) <= _FEW else cold
    head = ["group", "set", "service set", "gateway", "interface", *_heads(document, "synchronization")]
    yield from [table(head, shown)] if shown else []


def _areas(document: Document) -> Blocks:
    """Yield what stood around the daemons, and how many sessions are left."""
    yield from [text(document.sessions)] if document.sessions else []
    phases = _both(document, text(document.before), text(document.after))
    rows = [
        [text(each.gateway), text(each.area), *map(_area, _both(document, each.before, each.after))]
        for each in document.areas
    ]
    yield from [table(["gateway", "area", *phases], rows)] if rows else []


def _area(state: AreaState | None) -> str:
    return "not checked" if state is None else f"{STATUS_WORDS[state.status]}: {text(state.words)}"


def _reports(document: Document) -> Blocks:
    """Yield the reports of the phases, and how many of their checks have which status."""
    head = ["phase", "report", "gateways", "verdict", "ended", *STATUS_WORDS.values()]
    yield table(head, map(_report, document.judgements))


def _evidence(document: Document) -> Blocks:
    """Yield the evidence behind the report, with its digests."""
    rows = [
        [text(phase.name), text(side.gateway), *_provenance(side)]
        for phase in document.phases
        for side in phase.sides
    ]
    yield table(["phase", "gateway", "written", "collection", "SHA-256"], rows)


def _both(document: Document, before: T, after: T) -> list[T]:
    """Return the value of the first phase, and that of the last where there are several phases."""
    return [before] if document.after is None else [before, after]


def _heads(document: Document, *columns: str) -> list[str]:
    return [
        f"{each}, {text(phase)}"
        for phase in _both(document, document.before, document.after)
        for each in columns
    ]


def _known(value: object) -> str:
    return NOT_SHOWN if value is None else text(value)


def _reading(side: Side) -> list[str]:
    if side.error is not None:
        return ["", "", "could not be read", text(side.error)]
    reply = " ".join(filter(None, (side.level, side.format)))
    identity = [_known(side.host_name), _known(side.serial_number)]
    return [*identity, _known(side.collected_at), text(reply) or NOT_SHOWN]


def _provenance(side: Side) -> list[str]:
    if side.sha256 is None:
        return ["no evidence", "", ""]
    return [_known(side.written_at), name(side.collection_version), name(side.sha256)]


def _found(finding: Finding) -> list[str]:
    return [
        text(finding.phase),
        text(finding.report),
        name(finding.check),
        text(finding.subject),
        text(finding.expected),
        text(finding.actual),
    ]


def _finding(finding: Finding) -> list[str]:
    return [STATUS_WORDS[finding.status], *_found(finding), text(finding.remedy or "")]


def _move(move: Move) -> list[str]:
    what = f"{move.way} of set {move.set}: {move.gateway} to {move.target}, peer {move.peer}"
    times = [_seconds(each) for each in (move.role_moved, move.hot, move.stable)]
    sent = [move.sent, move.rescue.request if move.rescue and move.rescue.sent_at is not None else None]
    request = " then ".join(name(each) for each in sent if each is not None) or "nothing was sent"
    return [text(move.phase), text(what), text(move.outcome), *times, text(move.words), request]


def _seconds(value: float | None) -> str:
    return "not seen" if value is None else f"{value:.1f} s"


def _mastership(document: Document, view: SetView) -> str:
    masters = [each or "unknown" for each in _both(document, view.master_before, view.master_after)]
    words = f"stays {masters[0]}" if len(set(masters)) == 1 < len(masters) else " then ".join(masters)
    return text(f"Group {view.group} set {view.id}: master {words}")


def _set(document: Document, view: SetView, side: SetSide) -> list[str]:
    states = _both(document, side.before, side.after)
    return [
        str(view.group),
        str(view.id),
        text(side.gateway),
        *(cell for each in states for cell in _state(each)),
    ]


def _state(state: SetState | None) -> list[str]:
    if state is None:
        return [NOT_SHOWN] * 3
    failed = f" ({', '.join(state.failed_interfaces)})" if state.failed_interfaces else ""
    hot = NOT_SHOWN if state.hot is None else f"{state.hot}/{state.interfaces}"
    return [_known(state.state), f"{_known(state.health)}{text(failed)}", hot]


def _interfaces(document: Document) -> t.Iterator[tuple[list[str], bool]]:
    """Yield a row for each service interface, and whether it was Hot wherever it is shown."""
    for view in document.service_sets:
        for side in view.sides:
            for each in side.interfaces:
                syncs = _both(document, each.before, each.after)
                names = (view.group, view.set, view.name, side.gateway, each.name)
                is_hot = all(sync is not None and sync.synchronization == _HOT for sync in syncs)
                yield [*map(text, names), *map(_sync, syncs)], is_hot


def _sync(sync: Sync | None) -> str:
    if sync is None:
        return NOT_SHOWN
    more = ", ".join(filter(None, (sync.role, sync.connection)))
    return f"{_known(sync.synchronization)} ({text(more)})" if more else _known(sync.synchronization)


def _report(report: ReportSummary) -> list[str]:
    return [
        text(report.phase),
        text(report.name),
        text(", ".join(report.gateways)),
        word(report.verdict, report.scope),
        text(report.note or ""),
        *(str(report.counts[status]) for status in STATUS_WORDS),
    ]


def text(value: object) -> str:
    """Return a value as text without markup, mentions and links."""
    escaped = _MARKUP.sub(r"\\\g<0>", line(str(value)))
    return _LINK.sub(r"\1\.", _MENTION.sub(_APART, escaped))


def name(value: object) -> str:
    """Return a name: as code where it has plain characters only."""
    return f"`{value}`" if _PLAIN.fullmatch(str(value)) else text(value)


def table(head: t.Sequence[str], rows: t.Iterable[t.Sequence[str]]) -> str:
    """Return a table. Its cells are markup already."""
    return "\n".join(map(_row, (head, ["---"] * len(head), *rows)))


def _row(cells: t.Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


_SECTIONS: tuple[tuple[str, t.Callable[[Document], Blocks]], ...] = (
    ("Phases", _phases),
    ("Findings", _findings),
    ("Waivers", _waivers),
    ("Switchovers", _switchovers),
    ("Redundancy sets", _redundancy_sets),
    ("Service interfaces", _service_interfaces),
    ("Areas", _areas),
    ("What was checked", _reports),
    ("Evidence", _evidence),
)
