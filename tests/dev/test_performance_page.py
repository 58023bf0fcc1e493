# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The page of the benchmarks: the figures first, then what each printed; none while one has not run."""

from __future__ import annotations

from pathlib import Path

import pytest

from dev import performance_page
from dev.performance_page import BENCHMARKS, keep, page, write


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the page is written, beside what is kept."""
    monkeypatch.setattr(performance_page, "KEPT", tmp_path / "kept")
    monkeypatch.setattr(performance_page, "PAGE", tmp_path / "page.md")
    return tmp_path / "page.md"


def test_the_figures_come_first_and_then_a_section_for_each_benchmark() -> None:
    printed = {"audit": "rows of audit\nFIGURE 500 pairs", "fleet": "FIGURE 100 gateways\nrows of fleet\n"}
    printed["audit"] += "\n\nLOAD 0.4\n"
    head, *sections = page(printed, "The machine: one.").split("\n## ")
    assert head.startswith(
        f"{performance_page.HEAD}\n- 500 pairs\n- 100 gateways\n\n{performance_page.HOW}\n"
    )
    assert head.endswith("The machine: one.\nIts load in the minute before each benchmark: audit 0.4.\n")
    assert sections == [
        f"{BENCHMARKS['fleet']}\n\n```text\nrows of fleet\n```\n",
        f"{BENCHMARKS['audit']}\n\n```text\nrows of audit\n```\n",
    ]


def test_the_page_is_written_when_each_benchmark_has_run(place: Path) -> None:
    first, *others = BENCHMARKS
    for name in others:
        keep(name, f"{name}, an old run")
    assert (write(), place.exists()) == ((first,), False)
    for name in (first, others[0]):
        keep(name, f"{name}, a run")
    assert write() == ()
    shown = place.read_text(encoding="utf-8")
    assert [f"{name}, a run\n" in shown for name in BENCHMARKS] == [True, True, *[False] * len(others[1:])]
