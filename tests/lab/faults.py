# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What can be wrong with a door, by name, chosen when the lab starts."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, replace

from .names import refuse_unknown
from .responses import Answer, Failure, Goodbye, Reply, Silence, Stall

OfReply = t.Callable[[Reply], Answer]


def _unchanged(reply: Reply) -> Answer:
    return reply


def _half(reply: Reply) -> Answer:
    return replace(reply, text=reply.text[: len(reply.text) // 2])


def _empty(reply: Reply) -> Answer:
    return replace(reply, text="")


def _hang(reply: Reply) -> Answer:
    return Silence()


def _stall(reply: Reply) -> Answer:
    return Stall(reply)


def _close(reply: Reply) -> Answer:
    return Goodbye()


def _error(message: str) -> OfReply:
    return lambda _: Failure(message)


# What Junos says of other daemons that are down, and of what a user may not see; that it says so of
# this daemon, and of this part of the configuration, is assumed.
_DOWN = _error("the services-redundancy subsystem is not running")
_DENIED = _error("permission denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What becomes of each kind of reply, of triggers, of logins, and of the door itself.

    C(to_reply) is of the reply to C(show services redundancy-group).
    """

    does: str
    to_reply: OfReply = _unchanged
    to_configuration: OfReply = _unchanged
    to_trigger: OfReply = _unchanged
    obeys_triggers: bool = True
    refuses_login: bool = False
    refuses_key: bool = False
    hangs_at_hello: bool = False
    changes_key: bool = False
    closes_port: bool = False


NO_FAULT = Fault(does="nothing is wrong")

# That of a gateway whose peer has declared it down: it comes and goes with a state of the pair.
DEAD = Fault(does="the gateway is dead", closes_port=True)

FAULTS: t.Mapping[str, Fault] = {
    "no_fault": NO_FAULT,
    "error": Fault(does="the gateway answers the read with an error", to_reply=_DOWN),
    "hang": Fault(does="the read is never answered", to_reply=_hang),
    "hang_in_reply": Fault(does="the reply begins, and hangs in its middle", to_reply=_stall),
    "close": Fault(does="the session is closed at the read", to_reply=_close),
    "cut": Fault(does="the reply ends in its middle", to_reply=_half),
    "empty": Fault(does="the reply is empty", to_reply=_empty),
    "config_error": Fault(
        does="the gateway answers the read of its configuration with an error", to_configuration=_DENIED
    ),
    "config_hang": Fault(does="the read of the configuration is never answered", to_configuration=_hang),
    "config_close": Fault(
        does="the session is closed at the read of the configuration", to_configuration=_close
    ),
    "config_cut": Fault(does="the configuration ends in its middle", to_configuration=_half),
    "config_empty": Fault(
        does="the reply to the read of the configuration is empty", to_configuration=_empty
    ),
    "trigger_ignored": Fault(does="a trigger is accepted, and nothing happens", obeys_triggers=False),
    "trigger_error": Fault(
        does="a trigger is answered with an error, and nothing happens",
        to_trigger=_DOWN,
        obeys_triggers=False,
    ),
    "trigger_close": Fault(
        does="a trigger is obeyed, and the session is closed in place of a reply", to_trigger=_close
    ),
    "trigger_hang": Fault(does="a trigger is obeyed, and never answered", to_trigger=_hang),
    "trigger_cut": Fault(does="a trigger is obeyed, and the reply ends in its middle", to_trigger=_half),
    "trigger_lost": Fault(
        does="a trigger is not obeyed, and the session is closed", to_trigger=_close, obeys_triggers=False
    ),
    "hang_at_hello": Fault(does="who has logged in never hears a hello, nor a prompt", hangs_at_hello=True),
    "refuse_login": Fault(does="the right password is refused, and the right key", refuses_login=True),
    "refuse_key": Fault(does="the right key is refused", refuses_key=True),
    "locked_out": Fault(
        does="the session is closed at any request, a trigger obeyed by then, and no one is let in again",
        to_reply=_close,
        to_configuration=_close,
        to_trigger=_close,
        refuses_login=True,
    ),
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
