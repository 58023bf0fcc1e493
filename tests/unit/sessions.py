# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What sessions of tests share: requests one after another, and a gateway that says which box it is."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    Outcome,
    Request,
    ShowRead,
)

SYSTEM_REPLY = (
    "<system-information><serial-number>JN1</serial-number><host-name>mx1</host-name></system-information>"
)
SURROUNDINGS: dict[str, t.Any] = {
    "identity": {
        "host_name": "mx1",
        "serial_number": "JN1",
        "complete": True,
        "unrecognized": [],
        "refused": [],
    }
}

Send = t.Callable[[Request], tuple[str, ...]]


def one_by_one(send: Send, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
    """Return the outcome of each request; nothing is sent after one that was not answered."""
    outcomes: list[Outcome] = []
    for request in requests:
        last = outcomes[-1] if outcomes else ""
        is_over = isinstance(last, DeviceError) and not last.answered
        outcomes.append(last if is_over else _outcome(send, request))
    return tuple(outcomes)


def identified(send: Send, requests: t.Sequence[Request], system: str = SYSTEM_REPLY) -> tuple[Outcome, ...]:
    """Return the outcome of each request; which box it is, is shown by a fixed reply."""
    return one_by_one(lambda each: (system,) if isinstance(each, ShowRead) else send(each), requests)


def _outcome(send: Send, request: Request) -> Outcome:
    try:
        (reply,) = send(request)
    except DeviceError as error:
        return error
    return reply
