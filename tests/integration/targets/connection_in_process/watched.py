# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Run a command in a lab: C(python watched.py COMMAND ...). It may leave nothing running, and tell no secret.

Its output, its log and the process list while it runs are looked at for what the lab lets in with. A wrong
password is to hold the right one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(os.environ["HOME"])
LOG = HOME / "ansible.log"
PAUSE = 0.05  # seconds between two looks at the process list


def main() -> int:
    """Run the command; return its status, or 1 where it left something or told something."""
    env = {**os.environ, "ANSIBLE_LOG_PATH": str(LOG)}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as file:
        running = subprocess.Popen(sys.argv[1:], env=env, stdout=file, stderr=subprocess.STDOUT)
        commands = _commands_while(running)
        file.seek(0)
        output = file.read()
    log = LOG.read_text(encoding="utf-8", errors="replace")
    found = [*_left(), *_told({"output": output, "log": log, "process list": "\n".join(commands)})]
    print(output, *found, sep="\n", flush=True)
    return 1 if found else running.returncode


def _commands_while(running: subprocess.Popen[bytes]) -> set[str]:
    """Return the command lines of all processes, looked at again and again until the command has ended."""
    seen: set[str] = set()
    while running.poll() is None:
        seen |= {_read(each / "cmdline").decode(errors="replace") for each in _processes()}
        time.sleep(PAUSE)
    return seen


def _left() -> list[str]:
    """Name what has the lab for its home and is not this process."""
    mine = f"HOME={HOME}".encode()
    return [
        f"watched: left running: {_read(each / 'cmdline').decode()}"
        for each in _processes()
        if mine in _read(each / "environ").split(b"\0")
    ]


def _processes() -> list[Path]:
    return [path for path in Path("/proc").glob("[0-9]*") if path.name != str(os.getpid())]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # it has ended by now, or is another user's
        return b""


def _told(texts: dict[str, str]) -> list[str]:
    """Say where a secret stands: the secret itself is not said once more."""
    inventory = json.loads(Path(os.environ["ANSIBLE_INVENTORY"]).read_text(encoding="utf-8"))
    common = inventory["gateways"]["vars"]
    secrets = {"password": common["ansible_password"], "passphrase": common["lab_key"]["passphrase"]}
    return [
        f"watched: the {name} stands in the {where}"
        for name, secret in secrets.items()
        for where, text in texts.items()
        if secret in text
    ]


if __name__ == "__main__":
    sys.exit(main())
