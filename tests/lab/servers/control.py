# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The control socket of a running lab: a line of JSON in, a line of JSON out."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import os
import socket
import typing as t
from pathlib import Path

from ..controls import ACTIONS, Controls
from ..names import LabError

CONTROL = "control"

_LONGEST = 107  # bytes of a path, without the final zero byte
_TIMEOUT = 60.0  # seconds for a line to arrive


def control_path(directory: Path) -> Path:
    """Return the path of the socket of a lab.

    Raises:
        LabError: the path is too long for a socket.
    """
    path = directory / CONTROL
    length = len(os.fsencode(path))
    if length > _LONGEST:
        raise LabError(f"{path} - Expected: at most {_LONGEST} bytes, being a socket Actual: {length}")
    return path


@contextlib.asynccontextmanager
async def open_control(directory: Path, controls: Controls) -> t.AsyncIterator[None]:
    """Listen for requests of the user who runs the lab, and of nobody else."""
    with _bound(control_path(directory)) as listening:
        server = await asyncio.start_unix_server(functools.partial(_serve, controls), sock=listening)
        try:
            yield
        finally:
            server.close()


@contextlib.contextmanager
def _bound(path: Path) -> t.Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))
        path.chmod(0o600)  # before it listens, so that nobody else connects
        yield bound


async def _serve(controls: Controls, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.closing(writer), contextlib.suppress(TimeoutError, asyncio.TimeoutError, OSError):
        line = await asyncio.wait_for(reader.readline(), _TIMEOUT)
        writer.write(json.dumps(_done(controls, line)).encode() + b"\n")
        await writer.drain()


def _done(controls: Controls, line: bytes) -> dict[str, str]:
    try:
        asked = json.loads(line)
        gateway, name = str(asked["gateway"]), str(asked["do"])
        controls.do(gateway, name)
    except (ValueError, KeyError, TypeError):
        return {"error": f"control - Expected: a gateway and do Actual: {line.decode(errors='replace')!r}"}
    except LabError as error:
        return {"error": str(error)}
    return {"done": f"{gateway}: {name}: {ACTIONS[name]}"}
