# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The place from which the examples of a page are run, with a lab where the gateways are.

The commands are run as they stand. What they call lies here: C(ansible-playbook) is Ansible's own, which is
told of the lab's inventory last, and of times that do not make a test wait.
"""

from __future__ import annotations

import json
import os
import sys
import typing as t
from dataclasses import dataclass
from pathlib import Path

from blocks import ROOT, Block
from table import OWN

from ansible_collections.junos_ha.srd.tests.lab import clients
from ansible_collections.junos_ha.srd.tests.lab.responses import Reply
from ansible_collections.junos_ha.srd.tests.lab.running import ADDRESS, Running

LIMIT = 900  # seconds, of a block
READ = "show services redundancy-group extensive"
GIVEN = {
    "ansible_connection": "junos_ha.srd.netconf",
    "ansible_host": ADDRESS,
    "srd_approve": "yes",
    "srd_interval": 0.2,
    "srd_stable_for": 0.3,
    "srd_baseline_for": 0,
}

_PLAYBOOK = """\
#!/usr/bin/env bash
# No one types a password, and the lab has a user of its own.
words=()
for word in "$@"; do
    case $word in
        --ask-pass) ;;
        ansible_user=*) words+=(user_of_the_page="${{word#*=}}") ;;
        *) words+=("$word") ;;
    esac
done
exec {python} -m ansible playbook "${{words[@]}}" -i {inventory} -e @{given}
"""
_PYTHON = """\
#!/usr/bin/env bash
exec {python} "$@"
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the examples of a page are run."""

    running: Running

    @property
    def directory(self) -> Path:
        return self.running.directory / "work"

    def furnish(self, files: t.Mapping[str, str]) -> None:
        """Lay out what a reader has: the files of the page, a reply, the programs, a rehearsal."""
        programs = self.directory / ".venv" / "bin"
        programs.mkdir(parents=True)
        (self.directory / ".build").mkdir()
        (self.directory / ".build" / "rehearsal").symlink_to(self.running.directory)
        (self.directory / "tests").symlink_to(ROOT / "tests")
        for name, text in {**OWN, **files, "mx1.txt": self._reply()}.items():
            (self.directory / name).write_text(text, encoding="utf-8")
        self._write_programs(programs)

    def run(self, command: str) -> tuple[int, str]:
        """Run a command, return its status and what it said."""
        bash = ["bash", "-e", "-o", "pipefail", "-c", command]
        env = {**os.environ, "PATH": f"{self.directory}/.venv/bin:{os.environ['PATH']}"}
        env["AWX_ISOLATED_DATA_DIR"] = str(self.running.directory / "artifacts")
        quiet: dict[str, t.Any] = {"capture_output": True, "timeout": LIMIT, "cwd": self.directory}
        ran = clients.run(bash, self.running.directory, env=env, **quiet)
        return ran.returncode, f"{ran.stdout}{ran.stderr}"

    def save(self, block: Block, text: str) -> str:
        """Save a block under the name that the page gives it, or one of its own; return that."""
        name = block.file or f"example_{block.number}.yml"
        (self.directory / name).write_text(text, encoding="utf-8")
        return name

    def _reply(self) -> str:
        answer = self.running.devices["mx1"].answer(READ)
        if not isinstance(answer, Reply):
            raise TypeError(answer)
        return answer.text

    def _write_programs(self, folder: Path) -> None:
        given = self.running.directory / "given.json"
        given.write_text(json.dumps(GIVEN), encoding="utf-8")
        names = {
            "inventory": self.running.inventory,
            "given": given,
            "python": sys.executable,
        }
        for name, text in {"ansible-playbook": _PLAYBOOK, "python": _PYTHON}.items():
            (folder / name).write_text(text.format(**names), encoding="utf-8")
            (folder / name).chmod(0o700)
