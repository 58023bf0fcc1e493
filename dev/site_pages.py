# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pages of the site: which there are, in what order, and how they point at each other there.

They are the Markdown pages of the checkout, which code hosting sites show as they are. docs/README.md is
the first of them; what it links to, and what that links to, is the rest.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from dev.paths import ROOT

INDEX = Path("docs/README.md")
_PICTURES = (".svg", ".png")
PLUGINS = "plugins"  # where the pages of the plugins and roles lie

_FENCE = re.compile(r"^(```.*?^```$)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<=\]\()(?!\w+:)([^)\s#]+)(#[^)\s]*)?(?=\))")
# How the README, which package indexes show too, names a file of this repository.
_OWN = re.compile(
    r"(?<=\]\()https://(?:github\.com/junos-ha/junos_ha\.srd/blob|raw\.githubusercontent\.com/junos-ha/junos_ha\.srd)/main/"
)
_PLUGIN = re.compile(r"(?<!\[)`(junos_ha\.srd\.(\w+))`")
_SECTION = re.compile(r"^## (.*)$", re.MULTILINE)


def pages() -> list[Path]:
    """Return the pages, each as its path in the checkout, in the order in which they are linked to."""
    found = [INDEX]
    for page in found:
        found += [link for link in _linked(page) if link.suffix == ".md" and link not in found]
    return found


def name(page: Path) -> str:
    """Return what a page is called on the site, without a suffix."""
    if page == INDEX:
        return "index"
    if page == Path("README.md"):
        return "readme"
    path = page.parent if page.name == "README.md" else page.with_suffix("")
    return str(path).removeprefix("docs/").lower()


def written(page: Path, plugins: Mapping[str, str], repository: str) -> str:
    """Return a page as it stands on the site: its links lead there, or to the repository."""

    def rewritten(prose: str) -> str:
        linked = _LINK.sub(lambda found: f"{_target(page, found[1], repository)}{found[2] or ''}", prose)
        return _PLUGIN.sub(_linker(page, plugins), linked)

    text = _read(page)
    return "".join(part if _FENCE.match(part) else rewritten(part) for part in _FENCE.split(text))


def contents() -> str:
    """Return the tables of contents: one for each section of the first page, and one for the plugins."""
    titles_and_sections = _SECTION.split((ROOT / INDEX).read_text(encoding="utf-8"))[1:]
    sections = zip(titles_and_sections[::2], titles_and_sections[1::2], strict=True)
    tables = [_contents(title, _listed(text)) for title, text in sections]
    plugins = _contents("Plugins and roles", [f"All of them <{PLUGINS}/index>"])
    return "\n".join([*filter(None, tables), plugins])


def files() -> set[Path]:
    """Return the files beside the pages that they show: the pictures."""
    return {link for page in pages() for link in _linked(page) if link.suffix in _PICTURES}


def _linked(page: Path) -> list[Path]:
    text = _FENCE.sub("", _read(page))
    return [_resolved(page, found[1]) for found in _LINK.finditer(text)]


def _read(page: Path) -> str:
    """Return the text of a page; files of this repository by their paths."""
    return _OWN.sub("", (ROOT / page).read_text(encoding="utf-8"))


def _resolved(page: Path, link: str) -> Path:
    return Path(os.path.normpath(page.parent / link))


def _target(page: Path, link: str, repository: str) -> str:
    path = _resolved(page, link)
    target = INDEX if path == INDEX.parent else path
    if target.suffix == ".md":
        return _from(page, f"{name(target)}.md")
    if target.suffix in _PICTURES:
        return _from(page, str(target).removeprefix("docs/"))
    return f"{repository}/blob/main/{target}"


def _from(page: Path, target: str) -> str:
    return os.path.relpath(target, Path(name(page)).parent)


def _linker(page: Path, plugins: Mapping[str, str]) -> Callable[[re.Match[str]], str]:
    def link(found: re.Match[str]) -> str:
        target = plugins.get(found[2])
        return f"[`{found[1]}`]({_from(page, f'{PLUGINS}/{target}')})" if target else found[0]

    return link


def _listed(section: str) -> list[str]:
    """Return the entries of a table of contents: what stands at the head of the rows of a section."""
    heads = re.findall(r"^\| \[([^]]*)\]\(([^)#]+)\)", section, re.MULTILINE)
    return [f"{title} <{name(_resolved(INDEX, link))}>" for title, link in heads]


def _contents(title: str, entries: list[str]) -> str:
    listed = "".join(f"{each}\n" for each in entries)
    return f"```{{toctree}}\n:hidden:\n:caption: {title}\n\n{listed}```\n" if entries else ""
