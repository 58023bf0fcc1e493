# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sections of a report for a change ticket. One without anything to show has no block."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import NOT_SHOWN
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.verdicts import WORDS
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.commonmark import name, table, text
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import (
    Document,
    Finding,
    Judgement,
    Move,
    SetSide,
    SetState,
    SetView,
    Side,
    Sync,
)

_FEW = 20  # service interfaces, of which all are shown
_HOT = "Hot"
_STATUSES = {"fail": "failed", "unknown": "unknown"}  # those that speak against GO, worst first

T = t.TypeVar("T")
Blocks = t.Iterator[str]


def phases(document: Document) -> Blocks:
    """Yield the phases: their verdicts, and when each gateway was read."""
    rows = [
        [text(phase.name), WORDS[phase.verdict], text(side.gateway), *_reading(side)]
        for phase in document.phases
        for side in phase.sides
    ]
    yield table(["phase", "verdict", "gateway", "read", "reply"], rows)


def findings(document: Document) -> Blocks:
    """Yield what failed, then what is unknown."""
    worst = [each for status in _STATUSES for each in document.findings if each.status == status]
    if not worst:
        yield "No check failed, and none is unknown." if document.findings else "No check was made."
        return
    head = ["status", "phase", "report", "check", "subject", "expected", "actual", "what to do"]
    yield table(head, map(_finding, worst))


def waivers(document: Document) -> Blocks:
    """Yield the failures that were waived: by whom, why and until when."""
    rows = [
        [*_place(each), text(each.waiver.owner), text(each.waiver.reason), text(each.waiver.expires)]
        for each in document.findings
        if each.waiver
    ]
    head = ["phase", "report", "check", "subject", "expected", "actual", "owner", "reason", "until"]
    yield from [table(head, rows)] if rows else []


def switchovers(document: Document) -> Blocks:
    """Yield how mastership was moved, and how long it took."""
    head = ["phase", "what", "outcome", "moved", _HOT, "stable", "in words", "request"]
    yield from [table(head, map(_move, document.moves))] if document.moves else []


def redundancy_sets(document: Document) -> Blocks:
    """Yield where mastership was and is, and how each gateway showed its sets and the ICCP process."""
    if document.sets:
        yield "\n".join(f"- {_mastership(document, each)}" for each in document.sets)
        head = ["group", "set", "gateway", *_heads(document, "role", "health", _HOT)]
        yield table(head, (_set(document, each, side) for each in document.sets for side in each.sides))
    rows = [
        [text(link.gateway), *map(_shown, _both(document, link.before, link.after))]
        for link in document.links
    ]
    yield table(["gateway", *_heads(document, "ICCP")], rows)


def service_interfaces(document: Document) -> Blocks:
    """Yield how the service interfaces were synchronised: all where they are few, else those not Hot."""
    rows = list(_interfaces(document))
    cold = [row for row, is_hot in rows if not is_hot]
    phases = " and ".join(_both(document, text(document.before), text(document.after)))
    told = f"{len(rows) - len(cold)} of {len(rows)} are Hot in {phases}"
    yield f"Of the service interfaces that were shown, {told}." if rows else "No service interface was shown."
    shown = [row for row, _is_hot in rows] if len(rows) <= _FEW else cold
    head = ["group", "set", "service set", "gateway", "interface", *_heads(document, "synchronization")]
    yield from [table(head, shown)] if shown else []


def judgements(document: Document) -> Blocks:
    """Yield the reports of the phases, with how many checks did what."""
    head = ["phase", "report", "gateways", "verdict", "ended", "passed", "failed", "unknown", "waived"]
    yield table(head, map(_judgement, document.judgements))


def evidence(document: Document) -> Blocks:
    """Yield what all this is taken from."""
    rows = [
        [text(phase.name), text(side.gateway), *_written(side)]
        for phase in document.phases
        for side in phase.sides
    ]
    yield table(["phase", "gateway", "written", "collection", "SHA-256"], rows)


def _both(document: Document, before: T, after: T) -> list[T]:
    """Return what is of the first phase, and what is of the last where there is more than one."""
    return [before] if document.after is None else [before, after]


def _heads(document: Document, *columns: str) -> list[str]:
    return [
        f"{each}, {text(phase)}"
        for phase in _both(document, document.before, document.after)
        for each in columns
    ]


def _shown(value: object) -> str:
    return NOT_SHOWN if value is None else text(value)


def _reading(side: Side) -> list[str]:
    if side.error is not None:
        return ["could not be read", text(side.error)]
    reply = " ".join(filter(None, (side.level, side.format)))
    return [_shown(side.collected_at), text(reply) or NOT_SHOWN]


def _written(side: Side) -> list[str]:
    if side.sha256 is None:
        return ["no evidence", "", ""]
    return [_shown(side.written_at), name(side.collection_version), name(side.sha256)]


def _place(finding: Finding) -> list[str]:
    return [
        text(finding.phase),
        text(finding.report),
        name(finding.check),
        text(finding.subject),
        text(finding.expected),
        text(finding.actual),
    ]


def _finding(finding: Finding) -> list[str]:
    return [_STATUSES[finding.status], *_place(finding), text(finding.remedy or "")]


def _move(move: Move) -> list[str]:
    what = f"{move.way} of set {move.set}: {move.gateway} to {move.target}, peer {move.peer}"
    times = [_seconds(each) for each in (move.role_moved, move.hot, move.stable)]
    request = "nothing was sent" if move.sent is None else name(move.sent)
    return [text(move.phase), text(what), text(move.outcome), *times, text(move.words), request]


def _seconds(value: float | None) -> str:
    return "not seen" if value is None else f"{value:.1f} s"


def _mastership(document: Document, view: SetView) -> str:
    masters = [each or "not known" for each in _both(document, view.master_before, view.master_after)]
    told = f"stays {masters[0]}" if len(set(masters)) == 1 < len(masters) else " then ".join(masters)
    return text(f"Group {view.group} set {view.id}: master {told}")


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
    return [_shown(state.state), f"{_shown(state.health)}{text(failed)}", hot]


def _interfaces(document: Document) -> t.Iterator[tuple[list[str], bool]]:
    """Yield a row for each service interface, and whether it was Hot wherever it is shown."""
    for view in document.service_sets:
        for side in view.sides:
            for each in side.interfaces:
                syncs = _both(document, each.before, each.after)
                place = (view.group, view.set, view.name, side.gateway, each.name)
                is_hot = all(sync is not None and sync.synchronization == _HOT for sync in syncs)
                yield [*map(text, place), *map(_sync, syncs)], is_hot


def _sync(sync: Sync | None) -> str:
    if sync is None:
        return NOT_SHOWN
    more = ", ".join(filter(None, (sync.role, sync.connection)))
    return f"{_shown(sync.synchronization)} ({text(more)})" if more else _shown(sync.synchronization)


def _judgement(judgement: Judgement) -> list[str]:
    return [
        text(judgement.phase),
        text(judgement.name),
        text(", ".join(judgement.gateways)),
        WORDS[judgement.verdict],
        text(judgement.note or ""),
        *(str(judgement.counts[status]) for status in ("pass", "fail", "unknown", "waived")),
    ]
