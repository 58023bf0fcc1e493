# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Readers of printed values.

A reader returns the value and whether it was understood. A value outside the known set is kept as
printed, so that a person can see it, and never taken for a known one.
"""

from __future__ import annotations

import functools
import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model

try:
    import netaddr
except ImportError:
    netaddr = None

Reading = tuple[t.Any, bool]
Reader = t.Callable[[str], Reading]

_STATE = re.compile(r"([A-Za-z]+)(?:\s*\(\s*([A-Za-z]+)\s*\))?")
_MOST_DIGITS = 20
_LONGEST_PREFIX = 32  # bits
_MOST_WORDS = 64  # cached with their values: replies repeat a few words
_INTERFACE = re.compile(r"(?:[a-z]+-[0-9]+/[0-9]+/[0-9]+(?::[0-9]+)?|[a-z]+[0-9]+|irb)(?:\.[0-9]+)?")


@functools.lru_cache(maxsize=512)  # a reply repeats a few labels
def fold(text: str) -> str:
    """Return a label or tag as the tables spell it: lower case, one blank between words."""
    return " ".join(text.casefold().replace("-", " ").replace("/", " ").split())


def one_of(values: t.Iterable[str]) -> Reader:
    """Return a reader of one of I(values), in any case; blank is None."""
    table = {value.casefold(): value for value in values}

    @functools.lru_cache(maxsize=_MOST_WORDS)
    def read(text: str) -> Reading:
        printed = " ".join(text.split())
        value = table.get(printed.casefold())
        return (value, True) if value else (printed or None, not printed)

    return read


@functools.lru_cache(maxsize=_MOST_WORDS)
def state(text: str) -> Reading:
    """Read a set's state with any qualifier, as in C(STANDBY (WARNED)); blank is None."""
    printed = " ".join(text.split())
    found = _STATE.fullmatch(printed)
    if not found or found[1].upper() not in _model.ROLES:
        return printed or None, not printed
    return (f"{found[1]} ({found[2]})" if found[2] else found[1]).upper(), True


def count(text: str) -> Reading:
    """Read a counter; anything else is None."""
    printed = text.strip()
    if printed.isdecimal() and printed.isascii() and len(printed) <= _MOST_DIGITS:
        return int(printed), True
    return None, False


def event_count(text: str) -> Reading:
    """Read two numbers: how often an event was received, and how often ignored."""
    numbers = [count(word)[0] for word in text.split()]
    if len(numbers) != 2 or None in numbers:
        return None, False
    return _model.EventCount(received=numbers[0], ignored=numbers[1]), True


def identifier(last: int) -> Reader:
    """Return a reader of an id from 1 to I(last)."""

    def read(text: str) -> Reading:
        value, understood = count(text)
        return value, understood and 1 <= value <= last

    return read


def name(text: str) -> Reading:
    """Read a name; blank is invalid."""
    printed = text.strip()
    return printed or None, bool(printed)


def address(text: str) -> Reading:
    """Read an IP address into its canonical form; blank is None: publishers remove addresses."""
    printed = text.strip()
    if not printed:
        return None, True
    if netaddr is None:
        raise LibraryError("netaddr", purpose="to read IP addresses")
    try:
        return str(netaddr.IPAddress(printed, flags=netaddr.INET_PTON)), True
    except (netaddr.AddrFormatError, ValueError):
        return printed, False


def prefix(text: str) -> Reading:
    """Read an IPv4 prefix into its canonical form; an address alone is a host route."""
    printed = text.strip()
    first, _slash, length = printed.partition("/")
    number = count(length or str(_LONGEST_PREFIX))[0]
    if ":" in first or not first or not address(first)[1] or number is None or number > _LONGEST_PREFIX:
        return printed, False
    return str(netaddr.IPNetwork(f"{first.strip()}/{number}").cidr), True


def interface(text: str) -> Reading:
    """Read the name of a physical or logical interface."""
    printed = text.strip()
    return printed or None, bool(_INTERFACE.fullmatch(printed))


def interfaces(text: str) -> Reading:
    """Read interface names, separated by blanks or commas; if one is invalid, keep nothing."""
    names = text.replace(",", " ").split()
    understood = all(_INTERFACE.fullmatch(each) for each in names)
    return names if understood else [], understood


connection = one_of(_model.CONNECTIONS)
health = one_of(_model.HEALTHS)
interface_type = one_of(_model.INTERFACE_TYPES)
interface_role = one_of(_model.INTERFACE_ROLES)
interface_connection = one_of(_model.INTERFACE_CONNECTIONS)
synchronization = one_of(_model.SYNCHRONIZATIONS)
