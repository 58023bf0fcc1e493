# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The control socket of a running lab: a line of JSON says what to do, and one says what was done."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import json
import os
import socket
import typing as t
from pathlib import Path

from ..controls import DOINGS, Stage
from ..names import LabError

CONTROL = "control"

_LONGEST = 107  # bytes of a path, beside the one that ends it
_PATIENCE = 5.0  # seconds, for a line that has been begun


def control_path(directory: Path) -> Path:
    """Return where the socket of a lab is.

    Raises:
        LabError: no socket can have so long a path.
    """
    path = directory / CONTROL
    length = len(os.fsencode(path))
    if length > _LONGEST:
        raise LabError(f"{path} - Expected: at most {_LONGEST} bytes, being a socket Actual: {length}")
    return path


@contextlib.asynccontextmanager
async def open_control(directory: Path, stage: Stage) -> t.AsyncIterator[None]:
    """Listen for what is to be done, for the user who runs the lab and no other."""
    with _bound(control_path(directory)) as listening:
        server = await asyncio.start_unix_server(functools.partial(_serve, stage), sock=listening)
        try:
            yield
        finally:
            server.close()


@contextlib.contextmanager
def _bound(path: Path) -> t.Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))
        path.chmod(0o600)  # as long as no one listens no one gets in
        yield bound


async def _serve(stage: Stage, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.closing(writer), contextlib.suppress(TimeoutError, asyncio.TimeoutError, OSError):
        line = await asyncio.wait_for(reader.readline(), _PATIENCE)
        writer.write(json.dumps(_done(stage, line)).encode() + b"\n")
        await writer.drain()


def _done(stage: Stage, line: bytes) -> dict[str, str]:
    try:
        asked = json.loads(line)
        gateway, name = str(asked["gateway"]), str(asked["do"])
        stage.do(gateway, name)
    except (ValueError, KeyError, TypeError):
        return {"error": f"control - Expected: a gateway and do Actual: {line.decode(errors='replace')!r}"}
    except LabError as error:
        return {"error": str(error)}
    return {"done": f"{gateway}: {name}: {DOINGS[name]}"}
