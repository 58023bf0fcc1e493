# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Some reply covers each branch of the parser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._parse import reply

PARSER = Path(reply.__file__).parent
FILES = sorted({path.name for path in PARSER.glob("*.py")} - {"vocabulary.py"})  # which reads no reply
ROOT = PARSER.parents[5]  # what holds ansible_collections
SCRIPT = Path(__file__).with_name("measure_branches.py")


@pytest.fixture(scope="module")
def missing() -> dict[str, t.Any]:
    """What the replies of the fixtures do not take, by file."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, str(SCRIPT)], check=True, stdout=subprocess.PIPE, text=True, env=environment
    )
    measured: dict[str, t.Any] = json.loads(ran.stdout)
    return measured


@pytest.mark.parametrize("name", [*FILES, "facts.py", "reader.py"])
def test_every_branch_is_taken_by_a_reply(missing: dict[str, t.Any], name: str) -> None:
    assert missing[name] == {"lines": [], "branches": []}
