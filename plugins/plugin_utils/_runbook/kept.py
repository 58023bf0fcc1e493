# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The part of a task's result that evidence keeps."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.plugins.module_utils._polling import wait
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover import result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain, reason

_KINDS: dict[str, tuple[str, ...] | None] = {"checks": None, "ended": wait.FIELDS, "outcome": result.FIELDS}
_OF_TASKS = ("failed", "skipped", "unreachable")


def kept(returned: Plain) -> Plain:
    """Return what evidence keeps of a result: of a wait or a switchover what came of it; else all of it.

    Of a task that failed, or was skipped, the reason.
    """
    kinds = [names for mark, names in _KINDS.items() if mark in returned]
    if len(kinds) == 1 and kinds[0] is not None:
        return {name: value for name, value in returned.items() if name in kinds[0]}
    if not kinds and "report" not in returned and any(name in returned for name in _OF_TASKS):
        return {"msg": reason(returned, "it was skipped")}
    return returned
