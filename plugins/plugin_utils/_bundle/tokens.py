# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a token of a reply is, by its form: a number, an interface, a release, an address.

A token is what stands between blanks, quotes and brackets.
"""

from __future__ import annotations

import functools
import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.vocabulary import Vocabulary

try:
    import netaddr
except ImportError:
    netaddr = None

CHUNK = re.compile(r"[^\s,;()\[\]{}<>\"'`|=&]+")
PUNCTUATION = re.compile(r"^[\W_]*|[\W_]*$")
TABLE = re.compile(r"(.+)\.((?:inet6?|iso|mpls|inetflow|inet6flow|evpn|l3vpn|l2vpn)\.[0-9])")
INTERFACE = re.compile(
    r"([a-z]+)((?:-[0-9]{1,3}/[0-9]{1,3}/[0-9]{1,3}(?::[0-9]{1,3})?|[0-9]{1,4}|(?<=irb))(?:\.[0-9]{1,5})?)"
)
SECRET = re.compile(r"\$(?:[0-9a-z]{1,6}|8\$[\w-]+)\$[^\s\"'<>;]+")

_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBERS = (
    r"[+-]?[0-9]{1,20}%?",
    r"[+-]?[0-9]{1,20}\.[0-9]{1,9}%?",
    r"[0-9]{1,20}(?:\.[0-9]{1,9})?[KMGT]i?B?",  # a size
    rf"(?:{_DATE}T?)?{_CLOCK}(?:Z|[+-][0-9]{{2}}:?[0-9]{{2}})?",
    _DATE,
    rf"(?:[0-9]{{1,4}}[wdhms])+(?:{_CLOCK})?",  # a duration
    r"[0-9]{1,6}(?:/[0-9]{1,6}){1,3}",  # numbers side by side, as of BGP
)
# Such as 23.4R1.10 and 21.4R3-S5-EVO.
_RELEASE = r"[0-9]{2}\.[0-9][RXFBI][0-9]{1,3}(?:-[SDJ][0-9]{1,3})?(?:\.[0-9]{1,3})?(?:-EVO)?"
_VENDOR = (
    r"https?://xml\.juniper\.net/[a-z]+/[0-9A-Z.-]+/[a-z-]+|urn:ietf:params:(?:xml:ns:)?netconf:base:1\.[01]"
)
NUMBER = re.compile("|".join(_NUMBERS))
FIXED = re.compile(rf"(?:JUNOS )?{_RELEASE}|{_VENDOR}", re.IGNORECASE)

_IPV4 = re.compile(r"(?<![\w.])[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![0-9])(?:/[0-9]{1,2}(?![0-9]))?")
_IPV6 = re.compile(r"(?<![\w.:])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(?:/[0-9]{1,3}(?![0-9]))?")
# A part of an address, a community, an address of a card, escaped characters: no piece of them is left.
HIDDEN = re.compile(
    r"(?<![\w.])[0-9]{1,3}(?:\.[0-9]{1,3}){1,2}/[0-9]{1,2}(?!\w)"
    r"|[0-9]{3,10}:[0-9]{1,10}(?![\w.])"
    r"|(?:[0-9A-Fa-f]{1,2}:){5}[0-9A-Fa-f]{1,2}|(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}"
    r"|(?:[0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}"
    r"|%[0-9A-Fa-f]{2}|\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|[0-7]{3})"
)

Network: t.TypeAlias = t.Any  # netaddr.IPNetwork, which has no types


def is_plain(token: str, words: Vocabulary) -> bool:
    """Return whether a token names nothing of the user: a number, an interface, a vendor's word."""
    return is_fixed(token, words) or is_known_interface(token, words)


def is_fixed(token: str, words: Vocabulary) -> bool:
    """Return whether a token is a number, a release or a vendor's word."""
    return bool(NUMBER.fullmatch(token) or FIXED.fullmatch(token)) or words.knows(token)


def is_known_interface(token: str, words: Vocabulary) -> bool:
    """Return whether a token is the name of an interface of a known family."""
    found = INTERFACE.fullmatch(token)
    return found is not None and found[1] in words.interfaces


@functools.lru_cache(maxsize=4096)  # a reply repeats its addresses
def network(text: str) -> Network | None:
    """Return an address or a prefix; None where the text is something else.

    Raises:
        LibraryError: netaddr is not installed.
    """
    if netaddr is None:
        raise LibraryError("netaddr", purpose="to replace IP addresses")
    address, slash, _length = text.partition("/")
    if not netaddr.valid_ipv4(address, netaddr.INET_PTON) and not netaddr.valid_ipv6(address):
        return None
    try:
        return netaddr.IPNetwork(text).cidr if slash else netaddr.IPNetwork(netaddr.IPAddress(text))
    except (netaddr.AddrFormatError, ValueError):
        return None


def some_network(text: str) -> Network:
    """Return an address or a prefix that is known to be one."""
    return network(text)


def addresses(text: str) -> t.Iterator[tuple[int, int, Network]]:
    """Yield where an address or a prefix stands in a text, in order: its beginning, its end, and itself."""
    if "." not in text and ":" not in text:
        return
    found = sorted([*_IPV6.finditer(text), *_IPV4.finditer(text)], key=lambda match: match.start())
    end = 0
    for match in found:
        for printed in (match[0], match[0].rstrip(".:")):
            known = network(printed)
            if known is not None and match.start() >= end:
                end = match.start() + len(printed)
                yield match.start(), end, known
                break


def without_addresses(text: str) -> str:
    """Return a text with a blank in place of each address or prefix."""
    rest = text
    for start, end, _known in reversed(list(addresses(text))):
        rest = f"{rest[:start]} {rest[end:]}"
    return rest
