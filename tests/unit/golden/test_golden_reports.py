# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The reports on runs, to the letter, and from the evidence alone."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.tests.golden.reports import FOLDER, SHOWN, reports


@pytest.mark.parametrize("name", SHOWN)
def test_a_golden_report_is_unchanged(name: str) -> None:
    expected = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob(f"{name}.*")}
    assert reports(name) == expected


def test_every_golden_report_has_a_run() -> None:
    assert {path.name.partition(".")[0] for path in FOLDER.iterdir()} == set(SHOWN)
