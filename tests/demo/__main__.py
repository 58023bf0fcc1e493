# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""C(python -m tests.demo): start a pair, read it with a playbook, show what was read, stop the pair."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.lab import clients
from ansible_collections.junos_ha.srd.tests.lab.running import Running, lab

from .rows import Read, closing, faults, rows
from .table import table

PLAYBOOK = Path(__file__).with_name("playbook.yml")
PROGRAMS = Path(sys.executable).parent  # of the environment that runs this
LIMIT = 120  # seconds


class DemoError(Exception):
    """The demo cannot show what it is to show."""


def main() -> int:
    """Run the demo; 1 where it fails."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))  # so that all is undone
    try:
        _show(_read())
    except DemoError as error:
        print(f"demo: FAILED: {error}", flush=True)
        return 1
    except KeyboardInterrupt:
        print("demo: stopped", flush=True)
        return 130
    return 0


def _read() -> Read:
    print("starting a simulated pair of gateways on the loopback ...", flush=True)
    with lab(pairs=1) as running:
        print("reading both, over NETCONF and over the CLI, with ansible-playbook ...", flush=True)
        _play(running)
        read: Read = json.loads((running.directory / "facts.json").read_text(encoding="utf-8"))
        return read


def _play(running: Running) -> None:
    """Run the playbook; what it prints is shown only where it fails."""
    command = [str(PROGRAMS / "ansible-playbook"), f"--inventory={running.inventory}", str(PLAYBOOK)]
    (running.directory / "ansible.cfg").touch()  # that no other one is taken
    try:
        played = clients.run(
            command,
            running.directory,
            env=_environment(),
            cwd=running.directory,
            timeout=LIMIT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except FileNotFoundError as error:
        raise DemoError(f"there is no {command[0]}: make demo sets it up") from error
    except subprocess.TimeoutExpired as error:
        raise DemoError(f"the playbook did not end in {LIMIT} seconds") from error
    if played.returncode:
        print(played.stdout, flush=True)
        raise DemoError("the playbook did not succeed; what it printed stands above")


def _environment() -> dict[str, str]:
    """Return the environment, without what the user has set for Ansible elsewhere."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("ANSIBLE_")}
    path = os.pathsep.join([str(PROGRAMS), own.get("PATH", os.defpath)])
    return {**own, "PATH": path, "ANSIBLE_NOCOLOR": "1"}


def _show(read: Read) -> None:
    print(f"\n{table(rows(read), sys.stdout)}\n", flush=True)
    wrong = faults(read)
    if wrong:
        raise DemoError("; ".join(wrong))
    print(f"demo: {closing(read)}\n\n{_next()}", flush=True)


def _next() -> str:
    programs = os.path.relpath(PROGRAMS)
    return (
        "To try next: keep a pair running, and from another terminal ask it yourself\n"
        f"  {programs}/python -m tests.lab --directory .build/lab\n"
        f"  {programs}/ansible gateways -i .build/lab/inventory.yml -m junos_ha.srd.redundancy_group_facts"
    )


if __name__ == "__main__":
    sys.exit(main())
