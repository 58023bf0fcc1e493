# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plain data out of what Ansible hands around, and the version of the collection."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest
from ansible.utils.unsafe_proxy import wrap_var

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.plugin_utils import _version
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import difference, plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._version import collection_version


def kinds(value: object) -> list[type]:
    """Return the types of all texts and containers in a value."""
    inner = list(value.items()) if isinstance(value, dict) else value if isinstance(value, list) else []
    pairs = [each for pair in inner for each in (pair if isinstance(pair, tuple) else (pair,))]
    return [type(value), *(kind for each in pairs for kind in kinds(each))]


DEVICE = {"a": ["x", {"b": "y"}], "c": None, "d": True, "e": 1}


def test_what_ansible_marks_comes_out_plain() -> None:
    made = plain(wrap_var(DEVICE))
    assert made == DEVICE
    assert set(kinds(made)) == {dict, list, str, type(None), bool, int}


@pytest.mark.parametrize(("value", "made"), [((1, "a"), [1, "a"]), ({1: "a"}, {"1": "a"}), (1.5, 1.5)])
def test_it_is_what_json_can_hold(value: object, made: object) -> None:
    assert plain(value) == made


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ({"a": 1, "b": 2}, {"a": 1, "b": 2}, ""),
        ({"a": 1}, {"a": 2}, '--- before\n+++ after\n@@ -1,3 +1,3 @@\n {\n-  "a": 1\n+  "a": 2\n }'),
        ({"a": 1, "reply": "x"}, {"a": 1, "reply": "y"}, ""),
        (None, {}, "--- before\n+++ after\n@@ -1 +1 @@\n-null\n+{}"),
    ],
)
def test_a_difference(before: object, after: object, shown: str) -> None:
    assert difference(before, after) == shown


MANIFEST = '{"collection_info": {"version": "1.2.3"}}'


@pytest.mark.parametrize(
    ("files", "version"),
    [
        ({"galaxy.yml": "name: srd\nversion: 0.9.0\n"}, "0.9.0"),
        ({"MANIFEST.json": MANIFEST}, "1.2.3"),
        ({"MANIFEST.json": MANIFEST, "galaxy.yml": "version: 0.9.0\n"}, "1.2.3"),
    ],
)
def test_the_version_is_that_of_what_is_installed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, files: dict[str, str], version: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(_version, "_ROOT", tmp_path)
    assert collection_version() == version


@pytest.mark.parametrize("text", [None, "name: srd\n", "x-version: 1\n"])
def test_no_version_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "galaxy.yml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(_version, "_ROOT", tmp_path)
    with pytest.raises(EvidenceError, match=r"neither MANIFEST\.json nor galaxy\.yml"):
        collection_version()


def test_this_collection_has_a_version() -> None:
    version: t.Any = collection_version()
    assert version.split(".")[0].isdigit()
