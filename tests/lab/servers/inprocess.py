# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Access from the same process: a command line in, the text of the reply out."""

from __future__ import annotations

from ..device import Device
from ..responses import Failure, Held, Reply, Silence, Stall


class CommandError(Exception):
    """The gateway answered with an error."""


def ask(device: Device, line: str) -> str:
    """Return the reply to a line.

    Raises:
        CommandError: the gateway answers with an error.
        TimeoutError: the gateway never answers.
        ConnectionError: the gateway closes the session.
    """
    answer = device.answer(line)
    if isinstance(answer, Reply):
        return answer.text
    if isinstance(answer, Failure):
        raise CommandError(answer.message)
    if isinstance(answer, Silence | Stall | Held):
        raise TimeoutError(f"{device.name} never answers {line!r}")
    raise ConnectionError(f"{device.name} closed the session at {line!r}")
