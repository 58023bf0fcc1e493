# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Playbooks that are run against the pair, with no configuration of Ansible but their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.lab import clients
from ansible_collections.junos_ha.srd.tests.lab.running import Running

PROGRAMS = Path(sys.executable).parent  # of the environment that runs this
LIMIT = 120  # seconds


class DemoError(Exception):
    """The demo cannot show what it is to show."""


def play(
    running: Running,
    playbook: str | Path,
    variables: t.Mapping[str, t.Any] | None = None,
) -> None:
    """Run a playbook. What it prints is shown only where it fails.

    Raises:
        DemoError: it cannot be run, or it failed.
    """
    played = _run(running, playbook, variables or {})
    if played.returncode:
        print(played.stdout, flush=True)
        raise DemoError(f"{playbook} did not succeed; what it printed stands above")


def _run(
    running: Running, playbook: str | Path, variables: t.Mapping[str, t.Any]
) -> subprocess.CompletedProcess[str]:
    given = f"--extra-vars={json.dumps(variables)}"
    command = [str(PROGRAMS / "ansible-playbook"), f"--inventory={running.inventory}", given, str(playbook)]
    (running.directory / "ansible.cfg").touch()  # that no other one is taken
    try:
        return clients.run(
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
        raise DemoError(f"{playbook} did not end in {LIMIT} seconds") from error


def _environment() -> dict[str, str]:
    """Return the environment, without what the user has set for Ansible elsewhere."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("ANSIBLE_")}
    path = os.pathsep.join([str(PROGRAMS), own.get("PATH", os.defpath)])
    return {**own, "PATH": path, "ANSIBLE_NOCOLOR": "1"}
