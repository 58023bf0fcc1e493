# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The results of tasks: facts, or the reason why they are missing."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

Plain = dict[str, t.Any]

_NOISE = "Task failed: "  # some versions of Ansible begin the message of a failed task with it
# What each kind of entry has and no other kind, and what evidence keeps of it; None: all of it.


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A gateway as it was read: its facts, or why they are missing."""

    name: str
    facts: Plain
    error: str


def reason(returned: t.Mapping[str, t.Any], task: str = "") -> str:
    """Return why a task failed, in one line; of a loop, why its first item did."""
    failed = [each for each in returned.get("results") or [] if each.get("failed")]
    message = str((failed[0] if failed else returned).get("msg") or "")
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    return lines[-1].removeprefix(_NOISE) if lines else task or "no reason was given"
