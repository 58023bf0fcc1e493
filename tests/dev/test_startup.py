# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Ansible keeps what it compiles and what it reads, and looks for garbage seldom, where it is told to."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import types
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


@pytest.mark.parametrize(("keeps", "words"), [(True, ("first", "second thing")), (False, ("first",))])
def test_it_keeps_what_it_compiles_and_takes_what_is_newer_and_seldom_looks_for_garbage(
    tmp_path: Path, keeps: bool, words: tuple[str, ...]
) -> None:
    plugins = tmp_path / "ansible_collections" / "made" / "up" / "plugins"
    used = plugins / "plugin_utils"
    for folder in (plugins / "filter", used):
        folder.mkdir(parents=True)
    (plugins / "filter" / "word.py").write_text(FILTER)
    (tmp_path / "play.yml").write_text(PLAY)
    startup = shutil.copytree(STARTUP, tmp_path / "startup", ignore=shutil.ignore_patterns("__pycache__"))
    for word in words:
        (used / "words.py").write_text(f"WORD = {word!r}\n")
        printed = said(tmp_path, startup if keeps else tmp_path)
        assert word in printed
        assert (f"{word} 100000" in printed) is keeps
        assert bool(list(used.glob("__pycache__/words.*.pyc"))) is keeps
        tables = {path.name.split(".")[1] for path in startup.glob("__pycache__/*.*Loader.*")}
        assert tables == ({"CBaseLoader", "CSafeLoader"} if keeps else set())


def test_what_was_read_is_taken_for_the_same_text_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    startup = loaded()
    monkeypatch.setattr(startup, "__file__", str(tmp_path / "sitecustomize.py"))
    read: list[str] = []

    def kept(text: str | bytes, kind: str = "CBaseLoader") -> dict[str, list[object]]:
        def anew() -> dict[str, list[object]]:
            read.append(f"{text!r} {kind}")
            return {"read": [text, None]}

        found: dict[str, list[object]] = startup._kept(text, kind, anew)
        return found

    for text in ("one", "one", b"one", "two", "two"):
        assert kept(text)["read"][1] is None
    assert kept("two") == {"read": ["two", None]}
    kept("two", "CSafeLoader")
    assert read == ["'one' CBaseLoader", "'two' CBaseLoader", "'two' CSafeLoader"]


def loaded() -> types.ModuleType:
    """Return the module, which does nothing in this program."""
    spec = importlib.util.spec_from_file_location("startup", STARTUP / "sitecustomize.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
