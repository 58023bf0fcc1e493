# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""C(python -m tests.lab.control): control a running lab."""

from __future__ import annotations

import argparse
import json
import socket
import sys
import typing as t
from pathlib import Path

from .controls import ACTIONS
from .names import LabError
from .servers.control import control_path

_TIMEOUT = 60.0  # seconds


def main(arguments: t.Sequence[str] | None = None) -> int:
    """Apply a state or fault, or list all; return 2 if that fails."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.gateway is not None and options.do is None:
        parser.error(f"expected a state or a fault for {options.gateway}")
    try:
        print(_listed() if options.gateway is None else do(options.directory, options.gateway, options.do))
    except LabError as error:
        print(f"tests.lab.control: {error}", file=sys.stderr)
        return 2
    return 0


def do(directory: Path, gateway: str, name: str) -> str:
    """Apply a state or fault to a gateway of the lab in a directory; return what was done.

    Raises:
        LabError: no lab runs there, or the gateway, state or fault does not exist.
    """
    path = control_path(directory.absolute())
    try:
        reply = _asked(path, {"gateway": gateway, "do": name})
    except OSError as error:
        raise LabError(f"{directory} - no lab runs there: {error.strerror or error}") from error
    if "done" not in reply:
        raise LabError(reply.get("error", "the lab has ended"))
    return reply["done"]


def _asked(path: Path, request: dict[str, str]) -> dict[str, str]:
    with socket.socket(socket.AF_UNIX) as control:
        control.settimeout(_TIMEOUT)
        control.connect(str(path))
        control.sendall(json.dumps(request).encode() + b"\n")
        line = control.makefile("rb").readline()
    reply: dict[str, str] = json.loads(line) if line else {}
    return reply


def _listed() -> str:
    width = max(map(len, ACTIONS))
    return "\n".join(f"{name:<{width}}  {does}" for name, does in ACTIONS.items())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.lab.control",
        description="Apply a state or fault to a gateway of a running lab; without a gateway, list all.",
    )
    parser.add_argument("directory", type=Path, help="the directory with the inventory of the lab")
    parser.add_argument("gateway", nargs="?", help="such as mx1")
    parser.add_argument("do", nargs="?", help="the name of a state or a fault")
    return parser


if __name__ == "__main__":
    sys.exit(main())
