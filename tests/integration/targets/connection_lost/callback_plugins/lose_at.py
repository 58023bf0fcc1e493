# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Loses the persistent connections right before a task of a play begins."""

from __future__ import annotations

import subprocess
import sys
import typing as t
from pathlib import Path

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: lose_at
type: aggregate
short_description: Loses the persistent connections right before some tasks
description: Runs lose.py.
author: the junos_ha.srd contributors
"""

LOSE = Path(__file__).parents[1] / "lose.py"
AT = {
    "Lose it before the switchover": "Let the other one release mastership",
    "Lose it before the wait": "Wait until the gateway is healthy and stable",
}


class CallbackModule(CallbackBase):  # type: ignore[misc]
    """The callback."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "lose_at"
    CALLBACK_NEEDS_ENABLED = True

    def v2_playbook_on_play_start(self, play: t.Any) -> None:
        """Note the task of this play."""
        self._at = AT.get(play.get_name())

    def v2_playbook_on_task_start(self, task: t.Any, is_conditional: bool) -> None:
        """Lose the connections, once in a play."""
        if self._at and task.get_name().endswith(self._at):
            self._at = None
            subprocess.run([sys.executable, str(LOSE)], check=True)
