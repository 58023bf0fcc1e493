# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Ansible keeps what it compiles of a collection, and looks for garbage seldom, where it is told to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dev.targets import STARTUP

FILTER = """\
import gc

from ansible_collections.made.up.plugins.plugin_utils.words import WORD

class FilterModule:
    def filters(self):
        return {"word": lambda _value: f"{WORD} {gc.get_threshold()[0]}"}
"""
PLAY = """\
- hosts: localhost
  gather_facts: false
  tasks:
    - ansible.builtin.debug:
        msg: "{{ 'any' | made.up.word }}"
"""


def said(folder: Path, python_path: Path) -> str:
    """Run the play; return what it printed."""
    env = {
        **os.environ,
        "ANSIBLE_COLLECTIONS_PATH": str(folder),
        "HOME": str(folder),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": str(python_path),
    }
    command = [sys.executable, "-m", "ansible", "playbook", "-i", "localhost,", "play.yml"]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("keeps", [True, False])
def test_it_keeps_what_it_compiles_and_takes_what_is_newer_and_seldom_looks_for_garbage(
    tmp_path: Path, keeps: bool
) -> None:
    plugins = tmp_path / "ansible_collections" / "made" / "up" / "plugins"
    used = plugins / "plugin_utils"
    for folder in (plugins / "filter", used):
        folder.mkdir(parents=True)
    (plugins / "filter" / "word.py").write_text(FILTER)
    (tmp_path / "play.yml").write_text(PLAY)
    for word in ("first", "second thing"):
        (used / "words.py").write_text(f"WORD = {word!r}\n")
        printed = said(tmp_path, STARTUP if keeps else tmp_path)
        assert word in printed
        assert (f"{word} 100000" in printed) is keeps
        assert bool(list(used.glob("__pycache__/words.*.pyc"))) is keeps
