# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""NETCONF messages: hello, rpc-reply, rpc-error."""

from __future__ import annotations

import itertools
import typing as t
from xml.sax.saxutils import escape, quoteattr

_BASE = "urn:ietf:params:xml:ns:netconf:base:1.0"
JUNOS = "http://xml.juniper.net/junos/23.4R1/junos"
_CAPABILITIES = (
    "urn:ietf:params:netconf:base:1.0",
    "urn:ietf:params:netconf:capability:candidate:1.0",
    "urn:ietf:params:netconf:capability:confirmed-commit:1.0",
    "urn:ietf:params:netconf:capability:validate:1.0",
    "http://xml.juniper.net/netconf/junos/1.0",
    "http://xml.juniper.net/dmi/system/1.0",
)
_SESSIONS = itertools.count(1000)

Attributes = t.Mapping[str, str]


def rpc_error(message: str, bad_element: str = "") -> str:
    """Return an error, with the bad element if one is given."""
    info = f"<error-info><bad-element>{escape(bad_element)}</bad-element></error-info>" if bad_element else ""
    return (
        "<rpc-error><error-type>protocol</error-type><error-tag>operation-failed</error-tag>"
        f"<error-severity>error</error-severity>{info}"
        f"<error-message>{escape(message)}</error-message></rpc-error>"
    )


def rpc_reply(attributes: Attributes, content: str) -> str:
    """Return the reply to an RPC; it repeats the attributes of the RPC, such as message-id."""
    echoed = "".join(
        f" {name}={quoteattr(value)}" for name, value in attributes.items() if not name.startswith("{")
    )
    return f'<rpc-reply xmlns="{_BASE}" xmlns:junos="{JUNOS}"{echoed}>\n{content}\n</rpc-reply>\n'


def hello() -> str:
    """Return the hello of a new session."""
    capabilities = "".join(f"<capability>{each}</capability>" for each in _CAPABILITIES)
    return (
        f'<hello xmlns="{_BASE}"><capabilities>{capabilities}</capabilities>'
        f"<session-id>{next(_SESSIONS)}</session-id></hello>\n"
    )
