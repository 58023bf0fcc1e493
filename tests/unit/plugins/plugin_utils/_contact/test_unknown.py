# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lines, tags and values that are not known, each with the nearest that is."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.unknown import (
    Unknown,
    label_of,
    not_understood,
    unknown_values,
)
from ansible_collections.junos_ha.srd.tests.unit.contacts import contact


def test_nothing_of_a_gateway_that_is_understood_is_unknown() -> None:
    found = contact()
    assert (not_understood(found), unknown_values(found)) == ((), ())


def test_of_another_dialect_each_line_and_tag_is_shown_with_the_nearest_known_one() -> None:
    nearest = {each.what: each.nearest for each in not_understood(contact("dialect"))}
    assert nearest["Redundancy Set health condition : Passed"] == "redundancy set health status"
    assert nearest["redundancy-set-health-condition: Passed"] == "redundancy-set-health-status"


def test_a_value_outside_its_known_set_is_shown_with_its_field() -> None:
    assert unknown_values(contact("dialect")) == (
        Unknown(
            what="SUSPENDED",
            nearest="",
            place="peer state",
            replies=tuple(
                f"{level} {form}"
                for level in ("terse", "brief", "extensive")
                for form in ("text", "xml", "json")
            ),
        ),
    )


def test_the_label_of_a_line_is_found_in_a_moment() -> None:
    entry = f"a{' 1' * 200_000} x"
    assert label_of(entry, is_tag=False) == entry
    assert label_of("  Card-restart   3   1", is_tag=False) == "Card-restart"
