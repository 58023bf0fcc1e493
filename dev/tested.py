# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Counts what ansible-test has tested, by the results that it writes down."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

OUTPUT = Path("tests/output")


def tests(collection: Path) -> int:
    """Return how many unit or sanity tests ran, skipped ones left out."""
    return counted((collection / OUTPUT / "junit").glob("*.xml"))


def counted(reports: Iterable[Path]) -> int:
    """Return how many tests ran by files of JUnit's XML, skipped ones left out."""
    suites = [suite for report in reports for suite in ElementTree.parse(report).iter("testsuite")]
    return sum(int(suite.get("tests", 0)) - int(suite.get("skipped", 0)) for suite in suites)


def targets(collection: Path) -> int:
    """Return how many integration targets ran."""
    results = (collection / OUTPUT / "data").glob("integration-*.json")
    return sum(len(json.loads(result.read_text())["targets"]) for result in results)
