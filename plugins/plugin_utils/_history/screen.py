# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the console shows of a history."""

from __future__ import annotations

import datetime
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import WORDS
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import table
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.audits import AuditChange
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.history import History, Latest
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.period import words_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.retention import Old
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.runs import Row


def lines_of(it: History, deleted: t.Sequence[Old], *, check_mode: bool) -> tuple[str, ...]:
    """Return the lines of a screen, of printable characters only."""
    title = "would be deleted" if check_mode else "deleted"
    lines = [
        it.summary,
        *table([_cells(row) for row in it.rows]),
        *_section("against GO", [_sentence(row) for row in it.rows if row.verdict != "go"]),
        *_changes(it.change),
        *_section("old", [_latest(each, it.now) for each in it.old]),
        *_section(title, [each.words for each in deleted]),
        *_section("not deleted, although old", [each.words for each in it.old_runs if each.why]),
        *_section("no evidence", it.unrecognized),
    ]
    return tuple(printable(line) for line in lines)


def _cells(row: Row) -> dict[str, str]:
    return {
        "run": row.run_id,
        "pair": row.subject or "-",
        "written": row.written_at or "-",
        "phases": ", ".join(row.phases) or "-",
        "verdict": WORDS[row.verdict],
        "moved": "; ".join(each.words for each in row.moves) or "-",
    }


def _sentence(row: Row) -> str:
    """Return the verdict of a run in one line."""
    return f"{row.run_id}: {row.subject} - {' '.join(row.said.split())}"


def _changes(change: AuditChange | None) -> list[str]:
    if change is None:
        return []
    lines = [f"{_pair(each.lead, each.peer)}: {line}" for each in change.pairs for line in each.lines]
    return _section(f"changed from {change.before} to {change.after}", lines or ["nothing"])


def _pair(lead: str, peer: str) -> str:
    return f"{lead} and {peer}" if peer else lead


def _latest(each: Latest, now: datetime.datetime) -> str:
    return f"{' and '.join(each.gateways)}: last in {each.run_id}, {words_of(now - each.at)} ago"


def _section(title: str, lines: t.Sequence[str]) -> list[str]:
    return [title, *(f"  {line}" for line in lines)] if lines else []
