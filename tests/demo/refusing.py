# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The third act: the gate refuses the way back, while the gateway that is to take over is warned."""

from __future__ import annotations

import json
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.lab.running import Running

from .playing import DemoError, play

PLAYBOOK = Path(__file__).with_name("refused.yml")


def refuse(running: Running) -> None:
    """Try to move mastership back, and show why it does not move.

    Raises:
        DemoError: the gate did not refuse.
    """
    print("3. The way back, while an interface that mx1 monitors is down ...\n", flush=True)
    running.controls.do("mx1", "monitored_down")
    sent = len(_triggers(running))
    play(running, PLAYBOOK)
    refused: dict[str, t.Any] = json.loads((running.directory / "refused.json").read_text(encoding="utf-8"))
    print("".join(f"   {line}\n" for line in refused["msg"].splitlines()), flush=True)
    if refused["outcome"] != "gate" or refused["sent"] is not None or len(_triggers(running)) != sent:
        raise DemoError("the gate did not refuse")


def _triggers(running: Running) -> list[str]:
    return [line for device in running.devices.values() for line in device.triggers]
