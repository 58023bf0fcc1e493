# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Writes docs/performance.md from what the benchmarks have printed, each kept until it runs again."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping
from pathlib import Path

from dev.paths import BUILD

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
KEPT = BUILD / "bench"
BENCHMARKS = {
    "fleet": "A fleet, read and checked",
    "audit": "A fleet, audited with evidence and pages",
    "parse": "A reply, parsed",
    "assertion": "An assertion",
    "report": "A report, made of evidence",
    "wait": "A sample of a wait",
    "switchover": "Mastership, seen to move",
}
HEAD = """# Performance

How long this collection takes, and what it needs, for those who plan to run it on a fleet.
"""
HOW = """The tables are what `make bench` printed. Each has its baselines from the same run: ratios travel
between machines, seconds do not. The gateways are those of [the lab](../tests/lab/README.md), behind real
SSH and NETCONF, on the same machine as Ansible, which they keep busy. A goal that is not met is marked.
On a machine with other work, seconds on the clock are longer, and ratios of them less sure than those of the
processor's time.
"""
FIGURE = "FIGURE "  # what a line of a benchmark begins with that is for the top of the page
LOAD = "LOAD "  # and one that says how busy the machine was


def keep(name: str, printed: str) -> None:
    """Keep what a benchmark has printed, in place of what it printed before."""
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{name}.txt").write_text(printed, encoding="utf-8")


def write() -> tuple[str, ...]:
    """Write the page if each benchmark has run; return the names of those that have not."""
    missing = tuple(name for name in BENCHMARKS if not (KEPT / f"{name}.txt").exists())
    if not missing:
        printed = {name: (KEPT / f"{name}.txt").read_text(encoding="utf-8") for name in BENCHMARKS}
        PAGE.write_text(page(printed, _machine()), encoding="utf-8")
    return missing


def page(printed: Mapping[str, str], machine: str) -> str:
    """Return the page of what benchmarks have printed on a machine: the figures, then a section for each."""
    top = "".join(f"- {figure}\n" for text in printed.values() for figure in _marked(FIGURE, text))
    loads = ", ".join(f"{name} {load}" for name, text in printed.items() for load in _marked(LOAD, text))
    busy = f"Its load in the minute before each benchmark: {loads}.\n" if loads else ""
    sections = [
        f"## {title}\n\n```text\n{_table(printed[name])}\n```\n"
        for name, title in BENCHMARKS.items()
        if name in printed
    ]
    return "\n".join(filter(None, [HEAD, top, HOW, f"{machine}\n{busy}", *sections]))


def _table(text: str) -> str:
    """Return what a benchmark has printed, without its figures and how busy the machine was."""
    lines = [line for line in text.strip().splitlines() if not line.startswith((FIGURE, LOAD))]
    return "\n".join(lines).strip()


def _marked(mark: str, text: str) -> list[str]:
    """Return the lines that begin with a mark, without it."""
    return [line.removeprefix(mark) for line in text.splitlines() if line.startswith(mark)]


def _machine() -> str:
    """Return what the benchmarks ran on."""
    model = _first(r"model name\s*: (.*)", Path("/proc/cpuinfo"))
    memory = int(_first(r"MemTotal:\s*([0-9]+) kB", Path("/proc/meminfo")) or 0) / 1024**2
    what = f"{os.cpu_count()} cores of {model or platform.machine()}, {memory:.0f} GB"
    return f"The machine: {what}, {platform.system()} {platform.release()}."


def _first(pattern: str, path: Path) -> str:
    found = re.search(pattern, path.read_text(encoding="utf-8")) if path.exists() else None
    return found[1] if found else ""
