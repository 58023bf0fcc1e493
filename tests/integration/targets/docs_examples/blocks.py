# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The fenced blocks of the pages, and what can be done with each."""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass
from pathlib import Path

import yaml

from ansible_collections.junos_ha.srd.tests import lab

ROOT = Path(lab.__file__).resolve().parents[2]  # the target runs in a copy that has no pages

# With what a block without a language begins that is to be typed. Any other is what a terminal shows.
PROGRAMS = re.compile(r"(\S*bin/)?(ansible-\w+|make|python3?|ssh)\b")

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([\w.]+\.yml)`")

Way = t.Literal["plays", "tasks", "inventory", "variables", "data", "commands", "shown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block: the number is that among those of its language on the page."""

    page: str
    number: int
    language: str
    text: str
    file: str | None  # as what the paragraph before it says to save it

    @property
    def name(self) -> str:
        return f"{self.page} {self.language or 'terminal'} {self.number}"

    @property
    def way(self) -> Way:
        """What it is, by what stands in it."""
        if self.language == "yaml":
            return _way(yaml.safe_load(self.text))
        return "commands" if not self.language and PROGRAMS.match(self.text) else "shown"


def pages() -> list[Path]:
    return [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("roles/*/README.md"))]


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page, in their order."""
    text, end, found = page.read_text(encoding="utf-8"), 0, list[Block]()
    for fence in _FENCE.finditer(text):
        before = text[end : fence.start()].strip().rpartition("\n\n")[2]
        number = 1 + sum(block.language == fence[1] for block in found)
        found.append(
            Block(
                page=str(page.relative_to(ROOT)),
                number=number,
                language=fence[1],
                text=fence[2],
                file=next(iter(_FILE.findall(before)[-1:]), None) if fence[1] == "yaml" else None,
            )
        )
        end = fence.end()
    return found


def _way(document: t.Any) -> Way:
    if isinstance(document, list):
        plays = [each for each in document if "hosts" in each or "ansible.builtin.import_playbook" in each]
        return "plays" if plays else "tasks"
    if any(isinstance(value, dict) and "hosts" in value for value in document.values()):
        return "inventory"
    of_variables = all(key.startswith(("srd_", "ansible_")) for key in document)
    return "variables" if of_variables else "data"
