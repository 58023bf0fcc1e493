# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The site that was built: it is whole, its links lead somewhere, and it asks no server for anything."""

from __future__ import annotations

import functools
import re
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dev import site_pages, site_plugins  # noqa: E402

SITE = ROOT / ".build" / "site"
PAGES = {str(page.relative_to(SITE)): page for page in sorted(SITE.glob("**/*.html"))}
STYLES = {str(path.relative_to(SITE)): path for path in sorted(SITE.glob("**/*.css"))}
PICTURES = {str(path.relative_to(SITE)): path for path in sorted(SITE.glob("**/*.svg"))}

# What a browser asks for by itself when it opens a page.
FETCHED = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
NOT_FETCHED = {"author", "canonical", "copyright", "index", "next", "prev", "search"}  # of a link in the head
STYLE = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
ELSEWHERE = re.compile(r"(?!data:)(\w+:)?//|(?!data:)\w+:")


@dataclass
class Page(HTMLParser):
    """What a page links to, what it has a browser fetch, and the anchors in it."""

    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    _in_style: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.anchors |= {given[key] for key in ("id", "name") if key in given}
        self.fetched += [given[key] for key in FETCHED.get(tag, ()) if key in given]
        self.fetched += addresses(given.get("style", ""))
        self._in_style = tag == "style"
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and not set(given.get("rel", "").split()) <= NOT_FETCHED:
            self.fetched.append(given["href"])

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.fetched += addresses(data)


def addresses(style: str) -> list[str]:
    """Return what a style has a browser fetch."""
    return [found[1] or found[2] for found in STYLE.finditer(style)]


@functools.cache
def read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def elsewhere(fetched: list[str]) -> list[str]:
    """Return what is not of the site."""
    return [address for address in fetched if ELSEWHERE.match(address)]


def lost(path: Path, links: list[str]) -> list[str]:
    """Return the links within the site that lead nowhere."""
    return [link for link in links if not ELSEWHERE.match(link) and not _leads(path, link)]


def _leads(path: Path, link: str) -> bool:
    address, _sign, anchor = link.partition("#")
    target = (path.parent / unquote(address)).resolve() if address else path
    return target.is_file() and (not anchor or unquote(anchor) in read(target).anchors)


def test_every_page_is_there() -> None:
    assert {f"{site_pages.name(page)}.html" for page in site_pages.pages()} - set(PAGES) == set()


def test_every_page_of_a_plugin_and_role_is_there() -> None:
    documented = [*ROOT.glob("plugins/*/[!_]*.py"), *ROOT.glob("plugins/*/*.yml"), *ROOT.glob("roles/*")]
    folders = ("callback", "connection", "modules", "roles")
    of_users = [path for path in documented if path.parent.name in folders]
    of_users += [path for path in documented if path.suffix == ".yml"]
    pages = site_plugins.named(ROOT / ".build" / "site-source" / site_pages.PLUGINS)
    runtime = yaml.safe_load((ROOT / "meta" / "runtime.yml").read_text(encoding="utf-8"))
    old_names = set(runtime["plugin_routing"]["modules"])  # whose pages say where they lead
    assert {path.stem for path in of_users} | old_names == set(pages)
    assert {f"{site_pages.PLUGINS}/{Path(page).stem}.html" for page in pages.values()} - set(PAGES) == set()


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_asks_no_server_for_anything(path: Path) -> None:
    assert elsewhere(read(path).fetched) == []


@pytest.mark.parametrize("path", [*STYLES.values(), *PICTURES.values()], ids=[*STYLES, *PICTURES])
def test_a_style_and_a_picture_ask_no_server_for_anything(path: Path) -> None:
    assert elsewhere(addresses(path.read_text(encoding="utf-8"))) == []
    assert elsewhere(read(path).fetched) == []


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_link_within_the_site_leads_somewhere(path: Path) -> None:
    assert lost(path, read(path).links) == []


SAMPLE = """
<link rel="stylesheet" href="https://a/1.css"><link rel="next" href="https://a/page">
<a href="https://a/read">it</a><script src="//a/2.js"></script><img src="http://a/3.png"><img src="own.png">
<img src="data:image/png;base64,AA">
<style>@import "https://a/4.css"; p { background: url('https://a/5.png'), url(own.png) }</style>
<p style="background: url(https://a/6.png)"></p>
<a href="#here" id="here">here</a><a href="#there">there</a><a href="nowhere.html">nowhere</a>
"""


def test_what_is_fetched_from_elsewhere_is_found() -> None:
    page = Page()
    page.feed(SAMPLE)
    names = "//a/2.js http://a/3.png https://a/1.css https://a/4.css https://a/5.png https://a/6.png"
    assert sorted(elsewhere(page.fetched)) == names.split()


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(SAMPLE, encoding="utf-8")
    assert lost(path, read(path).links) == ["#there", "nowhere.html"]
