# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Take the pictures that stand in the documents: C(make pictures). Look at each of them."""

from __future__ import annotations

import sys
import tempfile
import typing as t
from dataclasses import dataclass
from pathlib import Path

from selenium.webdriver.common.by import By

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import html
from ansible_collections.junos_ha.srd.tests.golden import fleets, runs
from ansible_collections.junos_ha.srd.tests.reports.browser import Browser, browser
from ansible_collections.junos_ha.srd.tests.reports.terminal import page, shown

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"


@dataclass(frozen=True, kw_only=True)
class Picture:
    """The upper part of a page."""

    name: str
    run: t.Callable[[], list[Plain]]
    width: int
    height: int
    scheme: str = "light"


PICTURES = (
    Picture(name="report-go", run=runs.all_well, width=1120, height=1180),
    Picture(name="report-no-go", run=runs.refused_gate, width=1120, height=1180),
    Picture(
        name="report-rolled-back", run=runs.switched_and_rolled_back, width=1120, height=1400, scheme="dark"
    ),
    Picture(name="report-phone", run=runs.one_interface_not_hot, width=390, height=844),
    Picture(name="report-fleet", run=fleets.fifty_pairs, width=1120, height=760),
)


def take(running: Browser, picture: Picture, folder: Path) -> Path:
    """Take a picture, and return where it stands."""
    page = folder / f"{picture.name}.html"
    page.write_text(html(document_of(picture.run())), encoding="utf-8")
    opened = running.open(page, width=picture.width, height=picture.height, scheme=picture.scheme)
    path = FOLDER / f"{picture.name}.png"
    opened.driver.save_screenshot(str(path))
    return path


def take_run(running: Browser, folder: Path) -> Path:
    """Take a picture of what the demo shows from its second act on, and return where it stands."""
    text = shown([sys.executable, "-m", "tests.demo"])
    acts = f"2. {text.partition('2. ')[2].partition('demo: ')[0]}"
    (folder / "run.html").write_text(page(acts), encoding="utf-8")
    opened = running.open(folder / "run.html", width=1400, height=1200)
    path = FOLDER / "run.png"
    opened.driver.find_element(By.ID, "terminal").screenshot(str(path))
    return path


def main() -> None:
    """Take all of them."""
    FOLDER.mkdir(exist_ok=True)
    with browser() as running, tempfile.TemporaryDirectory() as folder:
        print(take_run(running, Path(folder)), flush=True)
        for picture in PICTURES:
            print(take(running, picture, Path(folder)), flush=True)


if __name__ == "__main__":
    main()
