# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes down when each task of a play began, and when the play ended."""

from __future__ import annotations

import json
import os
import time
import typing as t
from pathlib import Path

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = """
name: task_times
type: aggregate
short_description: Writes down when each task began
description: For benchmarks. It writes to the file that the environment variable TASK_TIMES names.
"""


class CallbackModule(CallbackBase):
    """The callback."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "task_times"
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self) -> None:
        super().__init__()
        self._begun: list[tuple[str, float]] = []

    def v2_playbook_on_task_start(self, task: t.Any, is_conditional: bool) -> None:
        """Note a task."""
        self._begun.append((task.get_name(), time.monotonic()))

    def v2_playbook_on_stats(self, stats: t.Any) -> None:
        """Write down all of them."""
        times = [*self._begun, ("end", time.monotonic())]
        Path(os.environ["TASK_TIMES"]).write_text(json.dumps(times), encoding="utf-8")
