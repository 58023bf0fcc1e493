# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes mutants of the checks, runs the tests on each, and lists those that no test has killed.

Not every survivor is a fault: look at each (C(mutmut show NAME), in the folder that is named at the end),
and add a test where it changes a verdict.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
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
    shutil.copy2(Path(__file__).with_name("pyproject.toml"), WORK)


if __name__ == "__main__":
    main()
