# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The page on checks says what the catalogue says. C(python3 -m dev.checks_page) writes it anew."""

from __future__ import annotations

import re

from ansible_collections.junos_ha.srd.dev.checks_page import PAGE, written
from ansible_collections.junos_ha.srd.plugins.module_utils._checks import catalogue
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    CHANGE_OPTIONS,
    PAIR_OPTIONS,
)


def test_the_tables_are_those_of_the_catalogue() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert written(page, vars(catalogue)) == page


def test_every_check_has_a_row_in_each_of_its_tables() -> None:
    named = re.findall(r"^\| `(\w+)` \| [A-Z]", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    tables = (catalogue.GATEWAY, catalogue.PAIR, catalogue.CHANGE, catalogue.SWITCHOVER, catalogue.RUN)
    assert named == [name for table in tables for name in table]


def test_every_option_is_named() -> None:
    page = PAGE.read_text(encoding="utf-8").partition("## Options")[2].partition("## Waivers")[0]
    named = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(named) == sorted({*PAIR_OPTIONS, *CHANGE_OPTIONS})
