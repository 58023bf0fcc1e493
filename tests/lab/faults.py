# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What can be wrong with a door, by name, chosen when the lab starts."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, replace

from .answers import Answer, Failure, Goodbye, Reply, Silence
from .names import refuse_unknown


def _unchanged(reply: Reply) -> Answer:
    return reply


def _half(reply: Reply) -> Answer:
    return replace(reply, text=reply.text[: len(reply.text) // 2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What becomes of the reply to C(show services redundancy-group), of logins, and of the door itself."""

    does: str
    to_reply: t.Callable[[Reply], Answer] = _unchanged
    refuses_login: bool = False
    changes_key: bool = False
    closes_port: bool = False


NO_FAULT = Fault(does="nothing is wrong")

FAULTS: t.Mapping[str, Fault] = {
    "no_fault": NO_FAULT,
    "error": Fault(
        does="the gateway answers the read with an error",
        # What Junos says of other daemons that are down; that it says so of this one is assumed.
        to_reply=lambda _: Failure("the services-redundancy subsystem is not running"),
    ),
    "hang": Fault(does="the read is never answered", to_reply=lambda _: Silence()),
    "close": Fault(does="the session is closed at the read", to_reply=lambda _: Goodbye()),
    "cut": Fault(does="the reply ends in its middle", to_reply=_half),
    "empty": Fault(does="the reply is empty", to_reply=lambda reply: replace(reply, text="")),
    "refuse_login": Fault(does="the right password is refused", refuses_login=True),
    "change_key": Fault(does="the host key is not the one that is known", changes_key=True),
    "close_port": Fault(does="no one listens at the port", closes_port=True),
}


def chosen_faults(names: t.Mapping[str, str], gateways: t.Sequence[str]) -> dict[str, Fault]:
    """Return the fault of each gateway that is to have one.

    Raises:
        LabError: there is no such gateway or fault; the message names those that there are.
    """
    for gateway, name in names.items():
        refuse_unknown("gateway", gateway, gateways)
        refuse_unknown("fault", name, FAULTS)
    return {gateway: FAULTS[name] for gateway, name in names.items()}
