# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The first act: both gateways are read over both connections."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.lab.running import Running

from .playing import DemoError, play
from .rows import Read, closing, faults, rows
from .table import table

PLAYBOOK = Path(__file__).with_name("read.yml")


def read(running: Running) -> None:
    """Read the pair, and show who is who.

    Raises:
        DemoError: it is not a healthy pair.
    """
    print("1. Who is who? Both are read, over NETCONF and over the CLI ...\n", flush=True)
    play(running, PLAYBOOK)
    found: Read = json.loads((running.directory / "facts.json").read_text(encoding="utf-8"))
    print(f"{table(rows(found), sys.stdout)}\n\n   {closing(found)}\n", flush=True)
    if wrong := faults(found):
        raise DemoError("; ".join(wrong))
