# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_history."""

from __future__ import annotations

import typing as t
from dataclasses import asdict, dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now, utc_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result, warned
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.history import Asked, History, history_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.period import period
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.retention import (
    Old,
    delete,
    finish,
    unfinished,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.runs import Row
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.screen import lines_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import home_of


@dataclass(frozen=True, slots=True, kw_only=True)
class _Deleted:
    """The runs that were deleted, whether files of earlier ones were left, and what went wrong."""

    runs: tuple[Old, ...] = ()
    rests: bool = False
    error: str = ""


class ActionModule(Action):
    """Lists the runs of a directory of evidence, and deletes those that are old where that is asked for."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "directory": {"type": "str", "required": True},
        "audits": {"type": "list", "elements": "str", "default": []},
        "old_after": {"type": "str", "default": "7 days"},
        "keep": {"type": "str"},
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Show the history, once what is old is deleted."""
        asked = _asked(arguments)
        found = history_of(asked, now())
        deleted = self._delete(asked, found)
        lines = lines_of(found, deleted.runs, check_mode=self._task.check_mode)
        self.show("\n".join(lines))
        return {
            "changed": bool(deleted.runs or deleted.rests),
            "failed": bool(deleted.error),
            "msg": deleted.error or found.summary,
            **_plain(found),
            "deleted": [each.run_id for each in deleted.runs],
            "lines": list(lines),
            **({"diff": _difference(found, deleted.runs)} if self._task.diff else {}),
            **warned(each.words for each in found.old_runs if each.it.run.unrecognized),
        }

    def _delete(self, asked: Asked, found: History) -> _Deleted:
        """Return what is deleted, in check mode what would be."""
        if asked.keep is None:
            return _Deleted()
        rests = unfinished(asked.directory)
        if self._task.check_mode:
            return _Deleted(runs=found.deletable, rests=bool(rests))
        deleted: list[Old] = []
        try:
            finish(rests, found.now - asked.keep)
            for each in found.deletable:
                delete(asked.directory, each)
                deleted.append(each)
        except EvidenceError as error:
            return _Deleted(runs=tuple(deleted), rests=bool(rests), error=str(error))
        return _Deleted(runs=tuple(deleted), rests=bool(rests))


def _asked(given: Arguments) -> Asked:
    if not given["directory"].strip():
        raise ArgumentError(f"directory - Expected: a path Actual: {given['directory']!r}")
    return Asked(
        directory=home_of("directory", given["directory"]),
        audits=tuple(given["audits"]),
        old_after=period("old_after", given["old_after"]),
        keep=None if given["keep"] is None else period("keep", given["keep"]),
    )


def _plain(found: History) -> Result:
    return {
        "runs": [_row(row) for row in found.rows],
        "changes": encode(found.change) if found.change else {},
        "old": [
            {"gateways": list(it.gateways), "run_id": it.run_id, "written_at": utc_text(it.at)}
            for it in found.old
        ],
        "kept": [{"run_id": it.run_id, "why": it.why} for it in found.old_runs if it.why],
        "unrecognized": list(found.unrecognized),
    }


def _row(row: Row) -> Result:
    return {
        "run_id": row.run_id,
        "subject": row.subject,
        "gateways": list(row.gateways),
        "written_at": row.written_at,
        "phases": list(row.phases),
        "verdict": row.verdict,
        "summary": row.said,
        "moves": [asdict(each) for each in row.moves],
    }


def _difference(found: History, deleted: t.Sequence[Old]) -> dict[str, str]:
    """Return the names of the runs before and after."""
    gone = {each.run_id for each in deleted}
    names = list(dict.fromkeys(sorted(row.run_id for row in found.rows)))
    return {
        "before": "".join(f"{name}\n" for name in names),
        "after": "".join(f"{name}\n" for name in names if name not in gone),
        "before_header": "runs",
        "after_header": "runs",
    }
