# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The page: what came from a device is text, nothing is asked for, and everything stands on it."""

from __future__ import annotations

import functools
import re
import typing as t
from html.parser import HTMLParser

import jinja2
import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, digest
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument, document_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.module_utils._text import lines
from ansible_collections.junos_ha.srd.plugins.plugin_utils import _html
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import html
from ansible_collections.junos_ha.srd.tests.golden import fleets, runs
from ansible_collections.junos_ha.srd.tests.golden.pairs import HOSTILE

PAGE_LIMIT = 500_000  # bytes, with 200 service interfaces
FLEET_LIMIT = 2_000_000  # bytes, with 500 pairs
_ASKING = ("src", "srcset", "action", "poster", "data", "xlink:href", "background")


class Elements(HTMLParser):
    """The elements of a page, and the text of those of one name."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


MADE = {**runs.RUNS, "fifty_pairs": fleets.fifty_pairs, "five_hundred_pairs": fleets.five_hundred_pairs}
NAMES = [*MADE]


@functools.cache
def documented(name: str) -> AnyDocument:
    """Return the document of a run."""
    return document_of(MADE[name]())


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Give the page of each run."""
    return {name: html(documented(name)) for name in MADE}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_loads_nothing_and_runs_nothing(pages: dict[str, str], name: str) -> None:
    tags = Elements(pages[name]).tags
    assert {tag for tag, _given in tags} & {
        "script",
        "iframe",
        "object",
        "embed",
        "img",
        "form",
        "base",
    } == set()
    assert [given for _tag, given in tags if any(each in given for each in _ASKING)] == []
    assert [given for _tag, given in tags if any(each.startswith("on") for each in given)] == []
    hrefs = {given["href"] for tag, given in tags if "href" in given and tag != "a"}
    assert hrefs == {"data:,"}
    assert re.findall(r"url\(|@import", pages[name]) == []


def test_a_hostile_name_is_text(pages: dict[str, str]) -> None:
    text = Elements(pages["hostile_names"]).text
    assert [name for name in map(lines, HOSTILE) if name not in text] == []


@pytest.mark.parametrize(
    ("name", "limit"), [("two_hundred_interfaces", PAGE_LIMIT), ("five_hundred_pairs", FLEET_LIMIT)]
)
def test_a_page_is_small_enough_for_a_phone(pages: dict[str, str], name: str, limit: int) -> None:
    assert len(pages[name].encode()) < limit


@pytest.mark.parametrize("name", runs.RUNS)
def test_the_page_shows_every_finding_against_go(pages: dict[str, str], name: str) -> None:
    shown = t.cast(Document, documented(name))
    text = Elements(pages[name]).text
    against = [each for each in shown.findings if each.status != "pass"]
    missing = [
        each for each in against if any(it not in text for it in (each.check, each.subject, each.actual))
    ]
    assert missing == []


@pytest.mark.parametrize("name", runs.RUNS)
def test_every_interface_has_its_cell(pages: dict[str, str], name: str) -> None:
    shown = t.cast(Document, documented(name))
    expected = sum(len(side.interfaces) for each in shown.service_sets for side in each.sides)
    page = pages[name]
    cells = re.findall(r'<ul class="cells">(.*?)</ul>', page, re.DOTALL)
    assert sum(cell.count("<li") for cell in cells) == expected


def test_a_second_page_compiles_no_template(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = documented("all_well")
    first = html(shown)
    monkeypatch.delattr(jinja2.Environment, "compile")
    assert html(shown) == first


def test_no_page_compiles_a_template_once_all_are_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    _html._environment.cache_clear()
    _html.compile_templates()
    monkeypatch.delattr(jinja2.Environment, "compile")
    assert "</html>" in html(documented("all_well"))
    assert "</html>" in html(documented("fifty_pairs"))


def test_an_invalid_character_on_a_page_is_replaced() -> None:
    record = runs.all_well()[0]
    changed: Plain = {**record, "reply": "a\x00b\x1b[31mc\ud800d"}
    page = html(document_of([{**changed, "sha256": digest(changed)}]))
    assert "a\ufffdb\ufffd[31mc\ufffdd" in page
    page.encode("utf-8")


def test_a_pair_without_evidence_has_no_link(pages: dict[str, str]) -> None:
    links = [given["href"] for tag, given in Elements(pages["fifty_pairs"]).tags if tag == "a"]
    kept = [pair["lead"] for pair in fleets.fifty_pairs()[0]["reports"]["fleet"]["pairs"] if pair["kept"]]
    assert sorted(map(str, links)) == sorted(f"{lead}.html" for lead in kept)
