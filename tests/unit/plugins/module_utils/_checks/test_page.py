# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The documents list the checks of the registry. C(python3 -m dev.checks_page) writes them anew."""

from __future__ import annotations

import re

from ansible_collections.junos_ha.srd.dev.checks_page import FRAGMENT, PAGE, with_choices, with_tables
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    CHANGE_OPTIONS,
    PAIR_OPTIONS,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import TABLES, WAIVABLE


def test_the_tables_are_those_of_the_registry() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_tables(page, TABLES) == page


def test_the_documentation_of_waivers_offers_the_checks_that_can_be_waived() -> None:
    fragment = FRAGMENT.read_text(encoding="utf-8")
    assert with_choices(fragment, WAIVABLE) == fragment
    assert (
        with_choices(fragment, ["one", "two"]).count("          - one\n          - two\n      reason:") == 1
    )


def test_every_check_has_a_row_in_each_of_its_tables() -> None:
    named = re.findall(r"^\| `(\w+)` \| [A-Z]", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert named == [name for table in TABLES.values() for name in table]


def test_every_option_is_named() -> None:
    page = PAGE.read_text(encoding="utf-8").partition("## Options")[2].partition("## Waivers")[0]
    named = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(named) == sorted({*PAIR_OPTIONS, *CHANGE_OPTIONS})
