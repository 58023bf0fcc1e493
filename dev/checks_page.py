# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes the tables of docs/checks.md anew from the catalogue of checks: python3 -m dev.checks_page.

The text around them is written by hand, and kept.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "checks.md"
CATALOGUE = ROOT / "plugins" / "module_utils" / "_check" / "catalogue.py"

KINDS = "GATEWAY|PAIR|CHANGE|SWITCHOVER|RUN"
TABLE = re.compile(rf"(?<=<!-- checks: )({KINDS})( -->\n).*?(?=<!-- end -->)", re.DOTALL)
HEAD = (
    "| check | what it proves | when it is unknown | what to do when it fails |",
    "|---|---|---|---|",
)


def main() -> None:
    page = written(PAGE.read_text(encoding="utf-8"), runpy.run_path(str(CATALOGUE)))
    PAGE.write_text(page, encoding="utf-8")


def written(page: str, catalogue: Mapping[str, Any]) -> str:
    """Return the page with its tables as the catalogue has them."""
    return TABLE.sub(lambda found: f"{found[1]}{found[2]}\n{_table(catalogue[found[1]])}\n", page)


def _table(checks: Mapping[str, Any]) -> str:
    rows = [
        f"| `{name}` | {check.proves} | {check.unknown} | {check.remedy} |" for name, check in checks.items()
    ]
    return "".join(f"{row}\n" for row in (*HEAD, *rows))


if __name__ == "__main__":
    main()
