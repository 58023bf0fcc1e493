# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes what the documents list of the registry of checks: python3 -m dev.checks_page.

These are the tables of docs/checks.md, and the checks that the documentation of C(waivers) offers. The text
around them is written by hand, and kept.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "checks.md"
FRAGMENT = ROOT / "plugins" / "doc_fragments" / "expectation.py"
REGISTRY = "ansible_collections.junos_ha.srd.plugins.module_utils._checks.report"

TABLE = re.compile(r"(?<=<!-- checks: )(\w+)( -->\n).*?(?=<!-- end -->)", re.DOTALL)
CHOICES = re.compile(r"(?<= choices:\n)( +- )\w+\n(?:\1\w+\n)*")
HEAD = (
    "| check | what it proves | when it is unknown | what to do when it fails |",
    "|---|---|---|---|",
)


def main() -> None:
    registry = _registry()
    for path, text in (
        (PAGE, with_tables(PAGE.read_text(encoding="utf-8"), registry.TABLES)),
        (FRAGMENT, with_choices(FRAGMENT.read_text(encoding="utf-8"), registry.WAIVABLE)),
    ):
        path.write_text(text, encoding="utf-8")


def with_tables(page: str, tables: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the page with its tables as the registry has them, by their names."""
    return TABLE.sub(lambda found: f"{found[1]}{found[2]}\n{_table(tables[found[1]])}\n", page)


def with_choices(fragment: str, names: Iterable[str]) -> str:
    """Return the documentation of C(waivers) with the checks that a waiver may name."""
    return CHOICES.sub(lambda found: "".join(f"{found[1]}{name}\n" for name in names), fragment)


def _registry() -> Any:
    from dev import tree  # only here: the tests import this file without it

    sys.path.insert(0, str(tree.live()))
    return importlib.import_module(REGISTRY)


def _table(contracts: Mapping[str, Any]) -> str:
    rows = [f"| `{name}` | {it.proves} | {it.unknown} | {it.remedy} |" for name, it in contracts.items()]
    return "".join(f"{row}\n" for row in (*HEAD, *rows))


if __name__ == "__main__":
    main()
