# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_take_down_assert."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import PAIR_OPTIONS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import OPTIONS, Action, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import REPORT_ONLY
from ansible_collections.junos_ha.srd.plugins.plugin_utils._host_names import host_names
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.take_down import (
    OPTIONS as EXPECTED,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.take_down import (
    against,
    answer,
    asked,
    came_back,
    plain_answer,
    refusal,
    rehearsed,
    report_of,
    said,
    stayed,
    way_back,
    without,
)


class ActionModule(Action):
    """Answers whether a gateway may be taken down, and fails unless it may."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        **{name: PAIR_OPTIONS[name] for name in EXPECTED},
        **REPORT_ONLY,
        **OPTIONS,
        "gateway": {"type": "str"},
        "gateways": {"type": "list", "elements": "dict", "required": True},
        "configurations": {"type": "list", "elements": "dict", "default": []},
        "before": {"type": "list", "elements": "dict", "default": []},
        "moving": {"type": "list", "elements": "int", "default": []},
        "way_back": {"type": "list", "elements": "dict", "default": []},
        "not_asked": {"type": "list", "elements": "str", "default": []},
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Answer from what was read of both gateways."""
        gateway = arguments["gateway"] or str(task_vars["inventory_hostname"])
        it = asked(gateway, arguments["gateways"], arguments["configurations"])
        named = host_names(it.names, task_vars["hostvars"])
        found = answer(it, {name: arguments[name] for name in EXPECTED}, named)
        found = without(found, arguments["not_asked"])
        back = way_back(it, arguments["way_back"])
        since = stayed(it, arguments["before"])
        returned = came_back(since)
        moving = arguments["moving"] if self._task.check_mode else []
        why_not = refusal(found, back, moving)
        why_not = "; ".join(filter(None, [returned, why_not]))
        report = report_of(it, found, since, back)
        rehearsal = rehearsed(it, arguments["way_back"], why_not, against(found, back, moving, gateway))
        return {
            "changed": False,
            "failed": bool(why_not) and not arguments["report_only"],
            "msg": why_not or found.because,
            "ready": not why_not,
            "came_back": returned,
            "said": said(found, returned, is_ready=not why_not),
            **plain_answer(it, found, report),
            **({"rehearsed": rehearsal} if self._task.check_mode else {}),
        }
