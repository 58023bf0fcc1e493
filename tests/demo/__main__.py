# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""C(python -m tests.demo): start a pair, go through the three acts, stop the pair."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.lab.running import lab

from .moving import move
from .playing import PROGRAMS, DemoError
from .reading import read
from .refusing import refuse

EVIDENCE = Path(".build/demo/evidence")


def main() -> int:
    """Run the demo; 1 where it fails."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))  # so that all is undone
    try:
        _show()
    except DemoError as error:
        print(f"demo: FAILED: {error}", flush=True)
        return 1
    except KeyboardInterrupt:
        print("demo: stopped", flush=True)
        return 130
    print(f"demo: mastership moved once, and the gate refused to move it back\n\n{_next()}", flush=True)
    return 0


def _show() -> None:
    print("starting a simulated pair of gateways on the loopback ...\n", flush=True)
    shutil.rmtree(EVIDENCE, ignore_errors=True)
    with lab(pairs=1) as running:
        read(running)
        move(running, EVIDENCE.absolute())
        refuse(running)


def _next() -> str:
    programs = os.path.relpath(PROGRAMS)
    return (
        "What to look at: the words of the gate above; the report on the failover, in a browser,\n"
        f"  {EVIDENCE}/demo/reports/mx1.html\n"
        f"and the evidence that it is made of, a file for each gateway and phase, in {EVIDENCE}/demo.\n\n"
        "To try next: keep a pair running, and from another terminal ask it yourself\n"
        f"  {programs}/python -m tests.lab --directory .build/lab\n"
        f"  {programs}/ansible gateways -i .build/lab/inventory.yml -m junos_ha.srd.redundancy_group_facts\n"
        "or rehearse the runbook on a pair that begins as yours: make rehearse, docs/rehearsal.md"
    )


if __name__ == "__main__":
    sys.exit(main())
