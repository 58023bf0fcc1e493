# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether text, XML and JSON gave the same facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Format,
    Gateway,
    IccpStatistics,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.agreement import (
    Difference,
    compared,
    differences,
)
from ansible_collections.junos_ha.srd.tests.unit.contacts import contact

FORMATS: Final[tuple[Format, ...]] = ("text", "xml", "json")


def test_a_gateway_that_is_understood_gives_the_same_facts_in_each_format() -> None:
    found = contact()
    assert compared(found) == {"terse": FORMATS, "brief": FORMATS, "extensive": FORMATS}
    assert differences(found) == ()


@pytest.mark.parametrize(
    ("sent", "kinds"),
    [((7, 7, 7), []), ((7, 8, 9), []), ((7, 9, 8), ["contradicts"]), ((7, None, 9), ["not shown"])],
)
def test_a_counter_may_grow_from_one_reply_to_the_next(
    sent: tuple[int | None, ...], kinds: list[str]
) -> None:
    found = contact()
    counted = {
        ("extensive", form): with_packets(found.readings["extensive", form], packets)
        for form, packets in zip(FORMATS, sent, strict=True)
    }
    them = differences(replace(found, readings={**found.readings, **counted}))
    assert [(each.field, each.kind) for each in them] == [("iccp statistics packet sent", it) for it in kinds]


def with_packets(gateway: Gateway, sent: int | None) -> Gateway:
    statistics = replace(gateway.iccp.statistics or IccpStatistics(), packet_sent=sent)
    return replace(gateway, iccp=replace(gateway.iccp, statistics=statistics))


def test_xml_that_contradicts_its_text_is_named_field_by_field() -> None:
    assert differences(contact("contradiction")) == tuple(
        Difference(
            level=level,
            field="group 1 set 1 health",
            values={"text": "Passed", "xml": "Failed", "json": "Passed"},
            kind="contradicts",
        )
        for level in ("brief", "extensive")
    )


def test_what_a_format_does_not_show_is_no_contradiction() -> None:
    found = contact()
    bare = replace(found.readings["terse", "json"], groups=())
    them = differences(replace(found, readings={**found.readings, ("terse", "json"): bare}))
    assert ({each.kind for each in them}, {each.level for each in them}) == ({"not shown"}, {"terse"})
    assert them[0] == Difference(
        level="terse",
        field="group 1",
        values={"text": "shown", "xml": "shown", "json": None},
        kind="not shown",
    )


@pytest.mark.parametrize(("form", "kind"), [("text", "contradicts"), ("xml", "not shown")])
def test_a_set_that_the_text_lacks_contradicts_it(form: Format, kind: str) -> None:
    found = contact()
    reading = found.readings["extensive", form]
    (group,) = reading.groups
    short = replace(reading, groups=(replace(group, sets=()),))
    them = differences(replace(found, readings={**found.readings, ("extensive", form): short}))
    assert [each.kind for each in them if each.field == "group 1 set 1"] == [kind]


def test_a_service_set_and_its_interfaces_are_named_by_their_names() -> None:
    found = contact()
    bare = replace(found.readings["brief", "xml"], groups=())
    fields = [
        each.field
        for each in differences(
            replace(
                found,
                readings={("brief", "xml"): bare, **{("brief", "text"): found.readings["brief", "text"]}},
            )
        )
    ]
    assert "group 1 set 1 service set IPv6-SFW interface ms-1/3/0 synchronization" in fields
    assert "group 1 set 1 peer 1 state" in fields
