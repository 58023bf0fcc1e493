# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The reader of the redundancy configuration."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredSet,
    RedundancyEvent,
    RedundancyPolicy,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import Pair, pairs

ALL = pairs("configuration")
READ = [pair for pair in ALL if pair.configuration is not None]
REFUSED = [pair for pair in ALL if pair.error is not None]


def test_each_reply_is_read_or_refused() -> None:
    assert len(READ) + len(REFUSED) == len(ALL) > 0


@pytest.mark.parametrize("pair", READ, ids=lambda pair: pair.name)
def test_a_reply_gives_its_configuration(pair: Pair) -> None:
    assert encode(parse_configuration(pair.reply)) == pair.configuration


@pytest.mark.parametrize("pair", REFUSED, ids=lambda pair: pair.name)
def test_other_xml_is_refused(pair: Pair) -> None:
    with pytest.raises(ParseError) as caught:
        parse_configuration(pair.reply)
    assert str(caught.value) == pair.error


def test_parts_are_merged() -> None:
    events = (
        "<configuration><event-options><redundancy-event><name>E</name></redundancy-event></event-options>"
    )
    policies = "<configuration><policy-options><redundancy-policy><name>P</name></redundancy-policy>"
    sets = "<configuration><services><redundancy-set><rs-id-object><name>7</name></rs-id-object>"
    assert parse_configuration(
        f"{events}</configuration>",
        f"{policies}</policy-options></configuration>",
        f"{sets}</redundancy-set></services></configuration>",
    ) == Configuration(
        events=(RedundancyEvent(name="E"),),
        policies=(RedundancyPolicy(name="P"),),
        sets=(ConfiguredSet(id=7),),
    )


@pytest.mark.parametrize("place", ["{}", "<rs-id-object>{}</rs-id-object>"])
@pytest.mark.parametrize(
    ("timers", "unrecognized"),
    [
        ("<hold-time>0</hold-time>", ("hold-time 0",)),
        ("<hold-time>1m</hold-time>", ("hold-time 1m",)),
        ("<hold-time/>", ("hold-time",)),
        ("<hold-time>20</hold-time><hold-time>90</hold-time>", ("hold-time 20", "hold-time 90")),
        ("<keepalive>0</keepalive>", ("keepalive 0",)),
    ],
)
def test_a_timer_of_0_or_no_number_is_not_understood(
    place: str, timers: str, unrecognized: tuple[str, ...]
) -> None:
    element = place.format(f"<name>1</name>{timers}")
    services = f"<services><redundancy-set>{element}</redundancy-set></services>"
    assert parse_configuration(f"<configuration>{services}</configuration>") == Configuration(
        sets=(ConfiguredSet(id=1),),
        unrecognized=tuple(f"redundancy-set 1 {each}" for each in unrecognized),
    )


@pytest.mark.parametrize("cut", range(0, 2400, 37))
def test_a_cut_configuration_is_refused(cut: int) -> None:
    whole = next(pair.reply for pair in ALL if pair.name == "configuration/whole.xml")
    with pytest.raises(ParseError):
        parse_configuration(whole[:cut])
