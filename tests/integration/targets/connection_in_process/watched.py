# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Run a command in a lab: C(python watched.py COMMAND ...). It may leave nothing running, and tell no secret.

Its output and its log are looked at for what the lab lets in with. A wrong password is to hold the right one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HOME = Path(os.environ["HOME"])
LOG = HOME / "ansible.log"


def main() -> int:
    """Run the command; return its status, or 1 where it left something or told something."""
    env = {**os.environ, "ANSIBLE_LOG_PATH": str(LOG)}
    pipe = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    ran = subprocess.run(sys.argv[1:], env=env, check=False, text=True, **pipe)
    texts = {"output": ran.stdout, "log": LOG.read_text(encoding="utf-8", errors="replace")}
    found = [*_left(), *_told(texts)]
    print(ran.stdout, *found, sep="\n", flush=True)
    return 1 if found else ran.returncode


def _left() -> list[str]:
    """Name what has the lab for its home and is not this process."""
    mine = f"HOME={HOME}".encode()
    processes = [path for path in Path("/proc").glob("[0-9]*") if path.name != str(os.getpid())]
    return [
        f"watched: left running: {_read(each / 'cmdline').decode()}"
        for each in processes
        if mine in _read(each / "environ").split(b"\0")
    ]


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
