# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A headless Chromium that opens a page from its file, and tells what happened there."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import typing as t
from dataclasses import dataclass
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

NPM = Path(os.environ.get("NODE_MODULES", "node_modules"))

# So that it speaks to nobody, not at its start either.
_SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
_OVERFLOWING = """
const wide = document.documentElement.clientWidth;
const all = [...document.body.querySelectorAll('*')];
const out = all.filter(each => each.getBoundingClientRect().right > wide + 0.5);
return [document.documentElement.scrollWidth > wide, out.map(each => each.outerHTML.slice(0, 120))];
"""
_AXE = """
const done = arguments[arguments.length - 1];
const failed = error => done([{id: String(error), impact: 'critical', nodes: []}]);
axe.run(document).then(found => done(found.violations), failed);
"""

Fault = dict[str, t.Any]


@dataclass(frozen=True)
class Page:
    """A page that is open."""

    driver: Chrome

    def text(self, selector: str) -> list[str]:
        """Return the text of each element that a CSS selector finds."""
        script = "return [...document.querySelectorAll(arguments[0])].map(each => each.textContent.trim())"
        return [" ".join(text.split()) for text in self.driver.execute_script(script, selector)]

    def overflowing(self) -> list[str]:
        """Return what is wider than the window."""
        scrolls, wide = self.driver.execute_script(_OVERFLOWING)
        return [*(["the page scrolls sideways"] if scrolls else []), *wide]

    def inaccessible(self) -> list[str]:
        """Return the serious faults that axe-core finds."""
        self.driver.execute_script((NPM / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
        found: list[Fault] = self.driver.execute_async_script(_AXE)
        return [_told(each) for each in found if each["impact"] in ("serious", "critical")]

    def complaints(self) -> list[str]:
        """Return what the console said, and every request but that of the page itself."""
        said = [entry["message"] for entry in self.driver.get_log("browser")]
        return said + [url for url in self._requested() if url != self.driver.current_url]

    def _requested(self) -> t.Iterator[str]:
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url: str = message["params"]["request"]["url"]
                if not url.startswith("data:"):
                    yield url


@dataclass(frozen=True)
class Browser:
    """The browser."""

    driver: Chrome

    def open(self, path: Path, *, width: int, height: int = 900, scheme: str = "light") -> Page:
        """Open a page from its file, in a window of so many CSS pixels, in a light or dark colour scheme."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        for log in ("browser", "performance"):
            self.driver.get_log(log)  # what is left of the page before
        self.driver.get(path.absolute().as_uri())
        return Page(self.driver)


@contextlib.contextmanager
def browser() -> t.Iterator[Browser]:
    """Run a browser."""
    options = ChromeOptions()
    options.binary_location = _program("chromium")
    for switch in _SWITCHES:
        options.add_argument(switch)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(_program("chromedriver")))
    driver.set_script_timeout(120)
    try:
        yield Browser(driver)
    finally:
        driver.quit()


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"no {name} on this machine: apt install chromium chromium-driver")
    return found


def _told(fault: Fault) -> str:
    where = [" ".join(map(str, node["target"])) for node in fault["nodes"][:3]]
    return f"{fault['id']} ({fault['impact']}): {fault.get('help')}: {', '.join(where)}"
