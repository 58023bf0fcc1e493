# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_take_down_fleet."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.take_down import ANSWERS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import REPORT_ONLY
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.take_down import plain_fleet


class ActionModule(Action):
    """Shows the answers for several gateways, and fails unless each of them may be taken down."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        **REPORT_ONLY,
        "gateways": {"type": "list", "elements": "str", "required": True},
        "answers": {
            "type": "list",
            "elements": "dict",
            "required": True,
            "options": {
                "gateway": {"type": "str", "required": True},
                "peer": {"type": "str", "required": True},
                "answer": {"type": "str", "choices": list(ANSWERS), "required": True},
                "because": {"type": "str", "required": True},
                "chassis": {"type": "list", "elements": "str", "default": []},
            },
        },
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Show what was answered; a gateway without an answer is unknown."""
        found = plain_fleet(arguments["gateways"], arguments["answers"])
        for line in found["lines"]:
            self.show(line)
        failed = not found["ready"] and not arguments["report_only"]
        return {"changed": False, "failed": failed, **found}
