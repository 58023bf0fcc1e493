# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The verdict of a contact, and what it says on the console and as a page."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.judged import Judged, judged
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.questions import Levels
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.report import Contact, Section, report
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen, unseen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import html_of_contact
from ansible_collections.junos_ha.srd.tests.unit.contacts import ALL, contact, contacts
from ansible_collections.junos_ha.srd.tests.unit.simulation import GATEWAYS

WHEN = "2026-11-22T03:00:00Z"
YES = "yes: mx1 carries every set; there is no standby while mx2 is down"
AFTER = "after set 1 has moved to mx2, then ask again"


def said(gateways: list[Seen]) -> tuple[Judged, Contact]:
    found = judged(gateways)
    return found, report(gateways, found, written_at=WHEN, version="1.2.3")


def test_a_pair_that_is_understood_has_the_verdict_and_the_answers_of_a_judgement() -> None:
    found, it = said(contacts())
    assert (found.verdict, found.answers) == ("go", {"mx1": AFTER, "mx2": YES})
    head = it.lines[:5]
    assert head[0].startswith(f"mx1: mx960, Junos 23.4R1.10, {len(ALL)} of {len(ALL)} requests answered in ")
    assert head[2:] == (
        "mx1 and mx2 - GO: 102 of 102 checks passed",
        f"  take mx1 down? {AFTER}",
        f"  take mx2 down? {YES}",
    )
    assert "Requests without an answer that can be read: none" in it.lines
    assert "Not understood: nothing" in it.lines


def test_where_formats_contradict_each_other_the_verdict_is_unknown() -> None:
    found, it = said(contacts("contradiction"))
    assert (found.report.verdict, found.verdict) == ("go", "unknown")
    why = "unknown: the formats contradict each other; the text alone gives "
    assert found.answers == {"mx1": f"{why}{AFTER}", "mx2": f"{why}{YES}"}
    assert it.headline == (
        "UNKNOWN: the formats contradict each other; the text alone gives GO: 102 of 102 checks passed"
    )


def test_a_gateway_of_another_dialect_is_unknown_and_the_report_says_why() -> None:
    found, it = said([contact("dialect", gateway=name) for name in GATEWAYS])
    assert (found.verdict, found.report.counts["fail"]) == ("unknown", 0)
    rows = {section.name: section.rows for section in it.sections}
    assert rows["not_understood"] and rows["unknown_values"] and rows["unknown_checks"]
    assert all(row["unknown"] for row in rows["unknown_checks"])


@pytest.mark.parametrize(
    ("fault", "rows"),
    [
        ("config_cut", [("configuration", "line 15: the XML is not well-formed")]),
        ("areas_unread", [("area alarms", "expected alarm-information in the reply")]),
        ("routes_unread", [("signal route 198.51.100.1/32 in SRD.inet.0", "expected route-table")]),
        ("routes_refused", [("show route 198.51.100.1/32 exact table SRD.inet.0", "permission denied")]),
    ],
)
def test_what_is_refused_or_cannot_be_read_is_said_with_its_reason(
    fault: str, rows: list[tuple[str, str]]
) -> None:
    _found, it = said([contact(fault)])
    shown = [(row["request"], row["why"]) for row in it.sections[0].rows]
    for request, why in rows:
        found = next(reason for name, reason in shown if name.startswith(request))
        assert found.startswith(why)


def test_a_reply_that_breaks_off_is_said() -> None:
    found = contact()
    key: t.Final[Levels] = ("brief", "text")
    broken = replace(found, readings={**found.readings, key: replace(found.readings[key], complete=False)})
    _found, it = said([broken])
    assert [dict(row) for row in it.sections[0].rows] == [
        {
            "gateway": "mx1",
            "request": "show services redundancy-group brief",
            "why": "it broke off, or lacks something that a reply of its level shows",
        }
    ]


def test_replies_that_end_before_the_first_group_show_none() -> None:
    found = contact()
    without = {key: replace(each, groups=(), complete=False) for key, each in found.readings.items()}
    assert (found.is_read, replace(found, readings=without).is_read) == (True, False)


def test_one_gateway_has_a_verdict_and_no_answer() -> None:
    found, it = said([contact()])
    assert (found.verdict, found.answers, it.subject) == ("go", {}, "mx1")


def test_a_gateway_that_could_not_be_asked_is_unknown() -> None:
    found, it = said([contact(), unseen("mx2", "mx2: no way in")])
    assert found.verdict == "unknown"
    assert it.summaries[1] == "mx2: nothing could be asked: mx2: no way in"


def test_text_of_a_gateway_is_text_on_the_page() -> None:
    _found, it = said([unseen("<b>mx1", "<script>alert(1)</script>")])
    page = html_of_contact(it)
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_word_is_whole_on_the_page_unless_it_is_a_long_one() -> None:
    dump = "0" * 200
    section = Section(name="it", title="It", none="none", rows=({"check": "reply_complete", "shown": dump},))
    page = html_of_contact(replace(said(contacts("dialect"))[1], sections=(section,)))
    assert '<td data-label="check" class="whole"><bdi>reply_complete</bdi></td>' in page
    assert f'<td data-label="shown"><bdi>{dump}</bdi></td>' in page


def test_no_sentence_is_cut_on_the_console() -> None:
    _found, it = said(contacts("dialect"))
    (unknown,) = [each for each in it.sections if each.name == "unknown_checks"]
    (assumed,) = [each for each in it.sections if each.name == "assumptions"]
    lines = [each["found"] for each in unknown.on_console]
    assert " ".join(filter(None, lines)) == " ".join(row["found"] for row in unknown.rows[:16])
    lines = [each["assumption"] for each in assumed.on_console]
    assert " ".join(lines) == " ".join(row["assumption"] for row in assumed.rows)
    assert max(map(len, lines)) <= 72


def test_a_text_that_is_too_long_for_the_console_ends_in_an_ellipsis() -> None:
    row = {"gateway": "mx1", "shown": "word " * 100, "in": "x" * 400}
    section = Section(name="", title="", none="", rows=(row,))
    assert [each["gateway"] for each in section.on_console] == ["mx1", "", "", ""]
    assert [each["shown"][-8:] for each in section.on_console] == ["ord word"] * 3 + ["word ..."]
    assert [len(each["in"]) for each in section.on_console] == [72, 72, 72, 3]


def test_a_sentence_that_is_too_long_for_the_console_ends_in_an_ellipsis() -> None:
    _found, it = said([unseen("mx1", "x" * 10_000)])
    assert it.lines[0] == f"{'mx1: nothing could be asked: '.ljust(600, 'x')} ..."
