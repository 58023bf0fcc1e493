# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a gateway says of each assumption: confirmed, refuted and not seen, where each can be shown."""

from __future__ import annotations

import re

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.assumptions import ASSUMPTIONS, results
from ansible_collections.junos_ha.srd.tests.unit.contacts import contact
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT

HEALTHY = {
    "members": "not seen",
    "formats": "confirmed",
    "root": "confirmed",
    "xml-tags": "confirmed",
    "json-tags": "confirmed",
    "service-set-information": "confirmed",
    "service-interface-information": "confirmed",
    "transition-events": "confirmed",
    "monitored-events": "confirmed",
    "failed-interfaces": "not seen",
    "qualifiers": "not seen",
    "system-information": "confirmed",
    "manual-event": "confirmed",
    "commit-confirmed": "not seen",
    "usf-sessions": "not seen",
}


def test_a_gateway_of_the_lab_confirms_what_the_lab_was_built_by() -> None:
    assert results(contact()) == HEALTHY


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        (
            "dialect",
            {"xml-tags": "refuted", "json-tags": "refuted", "service-interface-information": "not seen"},
        ),
        ("terms", {}),  # a value that is not known stands in tags that are
        ("system_refused", {"system-information": "not seen"}),
        ("commit_open", {"commit-confirmed": "confirmed"}),
        ("warned", {"qualifiers": "confirmed"}),
        ("monitored_down", {"failed-interfaces": "confirmed", "qualifiers": "confirmed"}),
    ],
)
def test_a_gateway_changes_only_what_it_shows(name: str, changed: dict[str, str]) -> None:
    found = results(contact(name, gateway="mx2"))
    assert {key: value for key, value in found.items() if value != HEALTHY[key]} == changed


def test_each_assumption_is_on_the_page() -> None:
    page = (ROOT / "docs" / "first_contact.md").read_text(encoding="utf-8").rpartition("\n## ")[2]
    assert re.findall(r"^\| `([\w-]+)` \|", page, re.MULTILINE) == [each.name for each in ASSUMPTIONS]
