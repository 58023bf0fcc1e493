# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The number of a probe: one, in one place, and a number."""

from __future__ import annotations

import decimal

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.number import NumberError, number_in

TEXT = """\
inet.0: 24 destinations, 25 routes (23 active, 0 holddown, 1 hidden)
VRF.inet.0: 5 destinations, 5 routes (5 active, 0 holddown, 0 hidden)
Active sessions = 1,432,309, of 2000000
Memory used 1.96 %, rate 10Mbps
Free : ten
Twice 1
Twice 2
Bad 1,43,2"""


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ("inet.0", "24"),
        ("inet.0:", "24"),
        ("VRF.inet.0", "5"),
        ("Active sessions", "1432309"),
        ("Active  sessions =", "1432309"),
        ("of", "2000000"),
        ("Memory used", "1.96"),
        (r"^inet\.0: .* ([0-9]+) routes", "25"),
        (r"\(23 active, ([0-9]+) holddown", "0"),
        (r"sessions = (\S+),", "1432309"),
    ],
)
def test_a_number_stands_behind_a_label_or_in_a_group(wanted: str, number: str) -> None:
    assert number_in(TEXT, wanted) == decimal.Decimal(number)


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("inet6.0", "no line has 'inet6.0'"),
        ("net.0", "no line has 'net.0'"),
        ("Twice", "2 places have 'Twice'"),
        (r"([0-9]+) destinations", "2 places have '([0-9]+) destinations'"),
        ("rate", "not a number: '10Mbps'"),
        ("Free", "not a number: 'ten'"),
        ("Bad", "not a number: '1,43,2'"),
        ("(inet6)?VRF", "not a number: ''"),
        (r"(Free) :", "not a number: 'Free'"),
        ("a|b", "no line has 'a|b'"),
    ],
)
def test_what_is_not_one_number_is_not_read(wanted: str, why: str) -> None:
    with pytest.raises(NumberError) as caught:
        number_in(TEXT, wanted)
    assert str(caught.value) == why
