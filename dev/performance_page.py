# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes docs/performance.md from what the benchmarks have printed."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
HEAD = """# Performance

Written by `make bench`. Each table has its baselines from the same run. Ratios travel between machines,
seconds do not; a shared machine makes all of them worse. The gateways are the
[lab](../tests/lab/README.md)'s, behind real SSH and NETCONF, on the same machine as Ansible.
"""


FIGURE = "FIGURE "  # what a line of a benchmark begins with that is for the top of the page


def write(printed: Mapping[str, str]) -> None:
    """Write the page: the figures, then a section for each benchmark, with what it printed."""
    PAGE.write_text(page(printed, _machine()), encoding="utf-8")


def page(printed: Mapping[str, str], machine: str) -> str:
    """Return the page of what benchmarks have printed on a machine."""
    figures = [line for text in printed.values() for line in text.splitlines() if line.startswith(FIGURE)]
    top = "".join(f"- {line.removeprefix(FIGURE)}\n" for line in figures)
    sections = [f"## {title}\n\n```text\n{_table(text)}\n```\n" for title, text in printed.items()]
    return "\n".join(filter(None, [HEAD, top, f"{machine}\n", *sections]))


def _table(text: str) -> str:
    """Return what a benchmark has printed, without its figures."""
    return "\n".join(line for line in text.strip().splitlines() if not line.startswith(FIGURE))


def _machine() -> str:
    """Return what the benchmarks ran on."""
    model = _first(r"model name\s*: (.*)", Path("/proc/cpuinfo"))
    memory = int(_first(r"MemTotal:\s*([0-9]+) kB", Path("/proc/meminfo")) or 0) / 1024**2
    what = f"{os.cpu_count()} cores of {model or platform.machine()}, {memory:.0f} GB"
    return f"The machine: {what}, {platform.system()} {platform.release()}."


def _first(pattern: str, path: Path) -> str:
    found = re.search(pattern, path.read_text(encoding="utf-8")) if path.exists() else None
    return found[1] if found else ""
