# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Any text in a report stays text, and a report without GO passes nowhere."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import example, given

from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.junit import junit
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.markdown import (
    markdown,
    name,
    table,
    text,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.tests.unit.properties.reports import shown, texts
from ansible_collections.junos_ha.srd.tests.unit.rendered import Table, tables, unexpected, without_apart


@example(value="@<", other="@a #1")
@given(value=texts, other=texts)
def test_a_cell_holds_its_text(value: str, other: str) -> None:
    written = table(["a", "b", "c"], [[text(value), name(value), text(other)]])
    cells = [without_apart(line(each)) for each in (value, value, other)]
    assert tables(written) == [Table(["a", "b", "c"], [cells])]
    assert unexpected(written) == set()


@given(it=shown)
def test_markdown_is_valid_and_escaped(it: AnyDocument) -> None:
    written = markdown(it)
    assert unexpected(written) == set()
    assert {len(row) - len(each.head) for each in tables(written) for row in each.rows} <= {0}
    assert written.encode("utf-8")


@given(it=shown)
def test_a_report_without_go_fails_in_ci(it: AnyDocument) -> None:
    root = ElementTree.fromstring(junit(it).encode("utf-8"))
    bad = root.findall("testsuite/testcase/failure") + root.findall("testsuite/testcase/error")
    assert bad or it.verdict == "go"
    assert root.find("testsuite/testcase[@name='verdict']") is not None


@given(it=shown)
def test_every_check_and_every_pair_is_a_separate_case(it: AnyDocument) -> None:
    root = ElementTree.fromstring(junit(it).encode("utf-8"))
    suites = [
        [(case.get("classname"), case.get("name")) for case in suite.iter("testcase")] for suite in root
    ]
    wanted = len(it.findings) if isinstance(it, Document) else len(it.pairs)
    assert sum(map(len, suites)) == wanted + 1
    assert all(len(set(cases)) == len(cases) for cases in suites)
