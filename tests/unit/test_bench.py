# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The benchmarks, which nothing else runs, import what is there."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[1] / "bench"
PREFIX = "ansible_collections.junos_ha.srd."
FILES = [*sorted(BENCH.rglob("*.py"))]


def _imported(path: Path) -> list[tuple[str, str]]:
    """Return what a file imports of the collection: the module and the name, other benchmarks left out."""
    nodes = [each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if _is_ours(each)]
    return [(str(each.module), name.name) for each in nodes for name in each.names]


def _is_ours(node: ast.AST) -> bool:
    name = str(node.module) if isinstance(node, ast.ImportFrom) else ""
    return name.startswith(PREFIX) and not name.startswith(f"{PREFIX}tests.bench")


def _is_there(module: str, name: str) -> bool:
    return hasattr(importlib.import_module(module), name) or _is_module(f"{module}.{name}")


def _is_module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(BENCH)))
def test_a_benchmark_imports_what_is_there(path: Path) -> None:
    assert [each for each in _imported(path) if not _is_there(*each)] == []
