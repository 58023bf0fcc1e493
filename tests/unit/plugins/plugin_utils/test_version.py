# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The version of the collection."""

from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.plugin_utils import _version
from ansible_collections.junos_ha.srd.plugins.plugin_utils._version import collection_version

MANIFEST = '{"collection_info": {"version": "1.2.3"}}'


@pytest.mark.parametrize(
    ("files", "version"),
    [
        ({"galaxy.yml": "name: srd\nversion: 0.9.0\n"}, "0.9.0"),
        ({"MANIFEST.json": MANIFEST}, "1.2.3"),
        ({"MANIFEST.json": MANIFEST, "galaxy.yml": "version: 0.9.0\n"}, "1.2.3"),
    ],
)
def test_the_version_is_the_installed_one(
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
