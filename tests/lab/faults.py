# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Faults of a gateway, by name: wrong or missing answers, refused logins, a closed port."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import FORMATS

from .commands import SYSTEM
from .names import refuse_unknown
from .render.identity import Box
from .responses import Answer, Failure, Goodbye, Held, Reply, Silence, Stall

ReplyChange = t.Callable[[Reply], Answer]
BoxChange = t.Callable[[Box], Box]
IdentityChange = t.Callable[[tuple[str, ...], Reply], Answer]


def _unchanged(reply: Reply) -> Answer:
    return reply


def _own(box: Box) -> Box:
    return box


def _as_rendered(name: tuple[str, ...], reply: Reply) -> Answer:
    return reply


def _renamed(box: Box) -> Box:
    return replace(box, host_name="EDGE-1")


def _same_serial(box: Box) -> Box:
    return replace(box, serial_number="JN00000000")


def _refused(*names: tuple[str, ...]) -> IdentityChange:
    """Return what refuses these commands; without any, all."""

    def change(name: tuple[str, ...], reply: Reply) -> Answer:
        return Failure("permission denied") if name in names or not names else reply

    return change


def _half(reply: Reply) -> Answer:
    return replace(reply, text=reply.text[: len(reply.text) // 2])


def _empty(reply: Reply) -> Answer:
    return replace(reply, text="")


def _hang(reply: Reply) -> Answer:
    return Silence()


def _stall(reply: Reply) -> Answer:
    return Stall(reply)


def _hold(reply: Reply) -> Answer:
    return Held(reply)


def _other(reply: Reply) -> Answer:
    return replace(reply, text="<route-information><route-summary/></route-information>")


def _words(*changes: tuple[str, str], forms: t.Container[str] = FORMATS) -> ReplyChange:
    """Return what changes words of replies in these formats, by regular expressions."""

    def change(reply: Reply) -> Answer:
        text = reply.text
        for pattern, words in changes if reply.format in forms else ():
            text = re.sub(pattern, words, text)
        return replace(reply, text=text)

    return change


def _close(reply: Reply) -> Answer:
    return Goodbye()


def _error(message: str) -> ReplyChange:
    return lambda _: Failure(message)


# Made up: a release whose labels, columns, tags and states are others. No release is known to print this.
_DIALECT = _words(
    ("Redundancy Set health status", "Redundancy Set health condition"),
    ("(Connection     Synchronization)", r"\1  Sessions"),
    (r"( (?:Hot|Cold|Off))(?=\n)", r"\1   1000"),
    ("redundancy-set-health-status", "redundancy-set-health-condition"),
    ("service-interface-information", "service-interface-entry"),
    (r"\bSTANDBY\b", "SUSPENDED"),
)
# Made up: a release that prints a label and an event more, and another word for Hot.
_TERMS = _words(
    (r"( *)(Redundancy Set health status.*)", r"\1\2\n\1Priority now : 100"),
    (r"( *)(Link-down +[0-9]+ +[0-9]+)", r"\1\2\n\1Card-restart   3   0"),
    (r"\bHot\b", "Synchronised"),
)
_CONTRADICTION = _words((r"\bPassed\b", "Failed"), forms=("xml",))

# The words of Junos for other daemons that are down, and for configuration that a user may not read.
# Assumed for this daemon and for this part of the configuration.
_DOWN = _error("the services-redundancy subsystem is not running")
_DENIED = _error("permission denied")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What a fault does to each kind of reply, to triggers, to logins, and to the port.

    C(to_reply) changes the reply to C(show services redundancy-group), C(to_box) which box it says it is,
    C(to_identity) the reply that says so, C(to_route) the reply that shows a signal route, and C(to_area) one
    that shows an area, such as alarms. C(is_peer) is
    a gateway whose address leads to its peer, C(holds_routes) one whose signal routes stay as they were.
    """

    does: str
    to_reply: ReplyChange = _unchanged
    to_configuration: ReplyChange = _unchanged
    to_trigger: ReplyChange = _unchanged
    obeys_triggers: bool = True
    refuses_login: bool = False
    refuses_key: bool = False
    hangs_at_hello: bool = False
    changes_key: bool = False
    closes_port: bool = False
    is_peer: bool = False
    to_box: BoxChange = _own
    to_identity: IdentityChange = _as_rendered
    to_route: ReplyChange = _unchanged
    to_area: ReplyChange = _unchanged
    holds_routes: bool = False


NO_FAULT = Fault(does="nothing is wrong")

# The fault of a gateway that its peer has declared down; a state of the pair sets and clears it.
DEAD = Fault(does="the gateway is dead", closes_port=True)

FAULTS: t.Mapping[str, Fault] = {
    "no_fault": NO_FAULT,
    "error": Fault(does="the gateway answers the read with an error", to_reply=_DOWN),
    "hang": Fault(does="the read is never answered", to_reply=_hang),
    "hang_in_reply": Fault(does="the reply begins, and hangs in the middle", to_reply=_stall),
    "close": Fault(does="the session is closed at the read", to_reply=_close),
    "cut": Fault(does="the reply ends in the middle", to_reply=_half),
    "empty": Fault(does="the reply is empty", to_reply=_empty),
    "config_error": Fault(
        does="the gateway answers the read of its configuration with an error", to_configuration=_DENIED
    ),
    "config_hang": Fault(does="the read of the configuration is never answered", to_configuration=_hang),
    "config_held": Fault(
        does="the read of the configuration is answered once the gateway has no fault",
        to_configuration=_hold,
    ),
    "config_close": Fault(
        does="the session is closed at the read of the configuration", to_configuration=_close
    ),
    "config_cut": Fault(does="the configuration ends in the middle", to_configuration=_half),
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
        does="a trigger is obeyed, and the session is closed without a reply", to_trigger=_close
    ),
    "trigger_hang": Fault(does="a trigger is obeyed, and never answered", to_trigger=_hang),
    "trigger_cut": Fault(does="a trigger is obeyed, and the reply ends in the middle", to_trigger=_half),
    "trigger_lost": Fault(
        does="a trigger is not obeyed, and the session is closed", to_trigger=_close, obeys_triggers=False
    ),
    "hang_at_hello": Fault(does="a login succeeds, and no hello or prompt follows", hangs_at_hello=True),
    "refuse_login": Fault(does="the right password and the right key are refused", refuses_login=True),
    "refuse_key": Fault(does="the right key is refused", refuses_key=True),
    "locked_out": Fault(
        does="each request closes the session (a trigger is obeyed first), and logins are refused",
        to_reply=_close,
        to_configuration=_close,
        to_trigger=_close,
        refuses_login=True,
    ),
    "change_key": Fault(does="the host key is not the known one", changes_key=True),
    "peer_box": Fault(does="the address of the gateway leads to its peer", is_peer=True),
    "renamed": Fault(does="the host name of the gateway is EDGE-1", to_box=_renamed),
    "same_serial": Fault(does="the serial number of the chassis is JN00000000", to_box=_same_serial),
    "identity_refused": Fault(
        does="whatever shows host name or serial number is refused", to_identity=_refused()
    ),
    "system_refused": Fault(
        does="show system information is refused, show version and show chassis hardware are not",
        to_identity=_refused(SYSTEM),
    ),
    "routes_stay": Fault(does="signal routes stay as they were at the start", holds_routes=True),
    "routes_refused": Fault(does="the read of a signal route is refused", to_route=_DENIED),
    "routes_unread": Fault(does="the reply that shows a signal route has other elements", to_route=_other),
    "areas_refused": Fault(does="the reads of areas, such as alarms, are refused", to_area=_DENIED),
    "areas_unread": Fault(
        does="the replies about areas, such as alarms, have other elements", to_area=_other
    ),
    "dialect": Fault(does="labels, columns, tags and a state are others", to_reply=_DIALECT),
    "terms": Fault(does="a label and an event more, and another word for Hot", to_reply=_TERMS),
    "contradiction": Fault(
        does="as XML its health is Failed, as text and JSON Passed", to_reply=_CONTRADICTION
    ),
    "close_port": Fault(does="nothing listens on the port", closes_port=True),
}


def chosen_faults(names: t.Mapping[str, str], gateways: t.Sequence[str]) -> dict[str, Fault]:
    """Return the chosen fault of each named gateway.

    Raises:
        LabError: a gateway or fault does not exist; the message lists those that do.
    """
    for gateway, name in names.items():
        refuse_unknown("gateway", gateway, gateways)
        refuse_unknown("fault", name, FAULTS)
    return {gateway: FAULTS[name] for gateway, name in names.items()}
