# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The page as a person has it: in a browser, on a phone and on a desk, light and dark."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import WORDS
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument, document_of
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import html
from ansible_collections.junos_ha.srd.tests.golden import fleets, runs
from ansible_collections.junos_ha.srd.tests.reports.browser import Browser, browser

RUNS = {**runs.RUNS, "fifty_pairs": fleets.fifty_pairs}
WINDOWS = ((360, "light"), (360, "dark"), (1280, "light"), (1280, "dark"))

BROKEN = """<!doctype html><html lang="en"><title>x</title><body><script>console.error("an error")</script>
<img src="http://127.0.0.1:9/x.png"><p style="width: 3000px; color: #ddd; background: #fff">pale and wide</p>
</body></html>"""


@pytest.fixture(scope="module")
def chromium() -> t.Iterator[Browser]:
    """Give a browser."""
    with browser() as running:
        yield running


@pytest.fixture(scope="module", params=RUNS)
def shown(request: pytest.FixtureRequest) -> AnyDocument:
    """Give what the report on a run shows."""
    return document_of(RUNS[request.param]())


@pytest.fixture(scope="module")
def page(shown: AnyDocument, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the page of a run, in its file."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(html(shown), encoding="utf-8")
    return path


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_nothing_is_wrong_with_it(chromium: Browser, page: Path, width: int, scheme: str) -> None:
    opened = chromium.open(page, width=width, scheme=scheme)
    assert (opened.complaints(), opened.overflowing(), opened.inaccessible()) == ([], [], [])


def test_the_verdict_is_there_in_words(chromium: Browser, page: Path, shown: AnyDocument) -> None:
    opened = chromium.open(page, width=1280)
    (said,) = opened.text("h1")
    assert said.partition(", ")[0] == WORDS[shown.verdict]  # what is worst of it may follow
    assert opened.driver.title.startswith(f"{said} - ")


def test_the_grid_has_the_cells_of_the_interfaces(chromium: Browser, page: Path, shown: AnyDocument) -> None:
    opened = chromium.open(page, width=1280)
    sides = [] if isinstance(shown, Fleet) else [side for each in shown.service_sets for side in each.sides]
    cells = [[each.name for each in side.interfaces] for side in sides if side.interfaces]
    lists = opened.driver.execute_script(
        "return [...document.querySelectorAll('.cells')].map(it => "
        "[...it.querySelectorAll('.name')].map(each => each.textContent))"
    )
    assert lists == cells


def test_the_search_finds_its_pattern(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "broken.html"
    path.write_text(BROKEN, encoding="utf-8")
    opened = chromium.open(path, width=360)
    complaints = " ".join(opened.complaints())
    assert "an error" in complaints and "http://127.0.0.1:9/x.png" in complaints
    assert opened.overflowing()[0] == "the page scrolls sideways"
    assert {fault.partition(" ")[0] for fault in opened.inaccessible()} == {"image-alt", "color-contrast"}
