# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes mutants of the checks, runs the tests on each, and lists those that no test has killed.

Not every survivor is a fault: look at each (C(mutmut show NAME), in the folder that is named at the end),
and add a test where it changes a verdict.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import typing as t
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".build" / "mutation"
COLLECTION = WORK / "ansible_collections" / "junos_ha" / "srd"
COPIED = ("plugins/module_utils", "tests/fixtures", "tests/lab", "tests/unit")
MUTMUT = (sys.executable, "-m", "mutmut")


def main() -> None:
    _lay()
    subprocess.run([*MUTMUT, "run", *sys.argv[1:]], cwd=WORK, check=True)
    subprocess.run([*MUTMUT, "results"], cwd=WORK, check=True)
    subprocess.run([*MUTMUT, "export-cicd-stats"], cwd=WORK, check=True)
    figures = json.loads((WORK / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    print(f"{figures['total']} mutants, {figures['killed']} killed, {figures['survived']} survived: {WORK}")


def _lay() -> None:
    """Lay the tree that mutmut works in: the path of a file there is the name of its module."""
    shutil.rmtree(WORK, ignore_errors=True)
    for folder in COPIED:
        shutil.copytree(ROOT / folder, COLLECTION / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in (COLLECTION / "plugins/module_utils/_checks").glob("*.py"):
        file.write_text(_registered_behind(file.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copy2(Path(__file__).with_name("pyproject.toml"), WORK)


def _registered_behind(code: str) -> str:
    """Return code whose checks are registered behind their functions: mutmut leaves decorated ones alone."""
    lines = code.splitlines()
    functions = [each for each in ast.parse(code).body if isinstance(each, ast.FunctionDef)]
    for function in reversed(functions):
        for decorator in function.decorator_list:
            registration = f"{function.name} = {ast.unparse(decorator)}({function.name})"
            lines.insert(t.cast(int, function.end_lineno), registration)
            del lines[decorator.lineno - 1 : t.cast(int, decorator.end_lineno)]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
