# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Replies that a gateway holds back."""

from __future__ import annotations

import asyncio

from ..device import Device
from ..faults import NO_FAULT
from ..responses import Answer, Held

_PAUSE = 0.02  # seconds


async def released(device: Device, answer: Answer) -> Answer:
    """Return an answer; one that is held back once the gateway has no fault."""
    if not isinstance(answer, Held):
        return answer
    while device.fault != NO_FAULT:
        await asyncio.sleep(_PAUSE)
    return answer.reply
