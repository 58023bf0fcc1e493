# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_approval."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result

APPROVALS = ("y", "Y", "yes")


class ActionModule(Action):
    """Fails unless a person has approved."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "approve": {"type": "str", "choices": ["prompt", "yes"], "required": True},
        "answer": {"type": "str", "default": ""},
        "sends": {"type": "bool", "default": True},
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Look at what is to be sent, at the variable, then at the answer, blanks around it aside."""
        if not arguments["sends"]:
            return {"changed": False}
        answer = arguments["answer"].strip()
        if arguments["approve"] == "yes" or answer in APPROVALS:
            return {"changed": False}
        raise ArgumentError(
            f"srd_approve - Expected: yes, given or typed at the prompt Actual: {answer or 'no answer'}. "
            "Nothing was sent. To go on, run it again under another srd_run_id"
        )
