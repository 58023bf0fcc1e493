# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Addresses become those of documentation, others each, as long as they were."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import BundleError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.addresses import (
    is_common,
    is_documentation,
    placed,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.tokens import addresses, some_network

KEY = b"key"
MANY = [f"10.0.{i // 250}.{i % 250 + 1}" for i in range(762)]


@pytest.mark.parametrize(
    "given",
    [
        MANY,
        ["10.0.0.0/8", "172.16.0.0/12", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"],
        [f"10.0.0.{16 * i}/28" for i in range(16)],
        ["2001:67c::1", "fe80::1", "2a00::/12", "2a00:1::/48", "2a00:2::/48", "2a00::/64"],
        ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"],
        ["192.0.2.1", "192.0.2.2"],
    ],
)
def test_addresses_stay_apart_and_as_long_as_they_were(given: list[str]) -> None:
    known = [some_network(each) for each in given]
    found = placed(known, KEY)
    assert len(set(found.values())) == len(given)
    assert [place.prefixlen for place in map(found.__getitem__, known)] == [each.prefixlen for each in known]
    assert all(map(is_documentation, found.values()))
    assert placed(reversed(known), KEY) == found


def test_an_address_of_documentation_becomes_another_one() -> None:
    given = some_network("192.0.2.1")
    keys = [bytes([i]) for i in range(256)]
    assert [key for key in keys if placed([given], key)[given] == given] == []


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ([*MANY, "10.9.9.9"], "there are more than 762 IPv4 addresses, and no more for documentation"),
        (
            ["10.1.0.0/24", "10.2.0.0/24", "10.3.0.0/24", "10.4.0.0/24"],
            "there are more than 3 IPv4 prefixes of /24, and no more for documentation",
        ),
    ],
)
def test_more_addresses_than_documentation_has_are_refused(given: list[str], error: str) -> None:
    with pytest.raises(BundleError) as refused:
        placed(map(some_network, given), KEY)
    assert str(refused.value) == error


@pytest.mark.parametrize(
    "common", ["0.0.0.0", "0.0.0.0/0", "127.0.0.1", "255.255.255.0", "::", "::/0", "::1"]
)
def test_an_address_that_is_the_same_everywhere_stays(common: str) -> None:
    assert is_common(some_network(common))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.0.0.1+179", ["10.0.0.1"]),
        ("10.0.0.1:179", ["10.0.0.1"]),
        ("(10.0.0.1/24)", ["10.0.0.1/24"]),
        ("2001:db8::1.", ["2001:db8::1"]),
        ("[2001:db8::1]:22", ["2001:db8::1"]),
        ("2001:0:9e2c:5000::", ["2001:0:9e2c:5000::"]),
        ("::ffff:10.0.0.1", ["::ffff:10.0.0.1"]),
        ("17:00:00", []),
        ("1.2.3", []),
        ("300.1.1.1", []),
        ("10.0.0.1/33", []),
        ("23.4R1.10", []),
    ],
)
def test_addresses_are_found_in_a_text(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end, _known in addresses(text)] == found
