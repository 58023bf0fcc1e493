# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Addresses of documentation in place of those of a user: other ones each, and as long as they were.

A range of documentation is small, so addresses that would get the same place go to the next free one, in an
order that the key gives: the same addresses get the same places.
"""

from __future__ import annotations

import hashlib
import hmac
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import BundleError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.tokens import Network, some_network

IPV4 = ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")
IPV6 = ("2001:db8::/32",)
_RANGES = {4: IPV4, 6: IPV6}
_WIDTH = {4: 32, 6: 128}
_HOSTS = 254  # of an IPv4 range: its first and its last address are no host's

# Addresses that are the same everywhere: unspecified, loopback, to all, and masks.
_COMMON = ("0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/24", "255.0.0.0/8", "::/128", "::1/128")
_DEFAULTS = ("0.0.0.0/0", "::/0")

Places = dict[Network, Network]


def is_common(known: Network) -> bool:
    """Return whether an address or a prefix is the same everywhere, and so stays."""
    return str(known) in _DEFAULTS or any(known in some_network(each) for each in _COMMON)


def is_documentation(known: Network) -> bool:
    """Return whether an address is one of documentation; a prefix, if its own address is."""
    return any(known.ip in some_network(each) for each in _RANGES[known.version])


def placed(known: t.Iterable[Network], key: bytes) -> Places:
    """Return an address of documentation for each address or prefix.

    Raises:
        BundleError: there are more of them than places.
    """
    given = set(known)
    found: Places = {}
    taken: set[Network] = set()
    for each in sorted(given, key=lambda it: _number(it, key)):
        found[each] = _free(each, _number(each, key), (given | taken, taken))
        taken.add(found[each])
    return found


def _number(known: Network, key: bytes) -> int:
    return int.from_bytes(hmac.digest(key, str(known).encode(), hashlib.sha256), "big")


def _free(known: Network, number: int, avoided: t.Sequence[set[Network]]) -> Network:
    """Return the first free place from a number on; one that the user has, too, only if no other is left."""
    count = _count(known)
    for avoid in avoided:
        for i in range(min(count, len(avoid) + 1)):
            place = _place(known, (number + i) % count)
            if place not in avoid:
                return place
    what = "addresses" if known.prefixlen == _WIDTH[known.version] else f"prefixes of /{known.prefixlen}"
    raise BundleError(f"there are more than {count} IPv{known.version} {what}, and no more for documentation")


def _count(known: Network) -> int:
    """Return how many places there are for addresses of a length."""
    ranges = [some_network(each) for each in _RANGES[known.version]]
    if known.version == 4 and known.prefixlen == _WIDTH[4]:
        return _HOSTS * len(ranges)
    wide: int = max(0, known.prefixlen - ranges[0].prefixlen)
    return len(ranges) << wide


def _place(known: Network, number: int) -> Network:
    ranges = [some_network(each) for each in _RANGES[known.version]]
    base, step = ranges[number % len(ranges)], number // len(ranges)
    is_host = known.version == 4 and known.prefixlen == _WIDTH[4]
    offset = step + 1 if is_host else step << (_WIDTH[known.version] - known.prefixlen)
    wide = known.prefixlen < base.prefixlen
    address = type(base.ip)(base.ip.value + (0 if wide else offset), known.version)
    return type(base)(f"{address}/{known.prefixlen}")
