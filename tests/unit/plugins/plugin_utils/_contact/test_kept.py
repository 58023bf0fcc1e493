# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The files of a contact: raw replies for their owner alone, their list, and no secret."""

from __future__ import annotations

import hashlib
import json
import stat
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.kept import (
    directory_of,
    keep,
    refuse_kept,
    without_secrets,
)
from ansible_collections.junos_ha.srd.tests.unit.contacts import ALL, contact


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_each_reply_has_a_file_and_a_place_in_the_list(tmp_path: Path) -> None:
    where = keep(str(tmp_path / "contact"), contact("areas_refused"))
    manifest = json.loads((where / "manifest.json").read_text(encoding="utf-8"))
    heads = {key: manifest[key] for key in ("schema", "host", "release", "model", "error")}
    assert heads == {"schema": 1, "host": "mx1", "release": "23.4R1.10", "model": "mx960", "error": None}
    requests = manifest["requests"]
    assert [each["request"] for each in requests] == ALL
    named = [each["file"] for each in requests if each["file"]]
    assert sorted([*named, "manifest.json"]) == sorted(path.name for path in where.iterdir())
    assert (named[0], named[1], named[2], named[3]) == (
        "01-system.xml",
        "02-redundancy-terse.txt",
        "03-redundancy-terse.xml",
        "04-redundancy-terse.json",
    )
    assert {each["error"] for each in requests if each["file"] is None} == {"permission denied"}
    for each in requests:
        if each["file"]:
            content = (where / each["file"]).read_bytes()
            assert (hashlib.sha256(content).hexdigest(), each["error"]) == (each["sha256"], None)


def test_all_of_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    where = keep(str(tmp_path / "contact"), contact())
    assert (mode(where.parent), mode(where)) == (0o700, 0o700)
    assert {mode(path) for path in where.iterdir()} == {0o600}


def test_a_contact_is_never_written_over(tmp_path: Path) -> None:
    directory = str(tmp_path / "contact")
    refuse_kept(directory, ["mx1", "mx2"])
    where = keep(directory, contact())
    refuse_kept(directory, ["mx2"])
    with pytest.raises(EvidenceError, match="is there already, name another srd_contact_directory"):
        refuse_kept(directory, ["mx1", "mx2"])
    with pytest.raises(EvidenceError, match="cannot be written"):
        keep(directory, contact())
    assert len(list(where.iterdir())) == len(ALL) + 1


def test_a_directory_that_others_may_enter_or_a_link_is_refused_before_anything_is_asked(
    tmp_path: Path,
) -> None:
    (tmp_path / "open").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "open")
    (tmp_path / "open").chmod(0o755)
    for name, why in (("open", "others may enter it, its mode is 0755"), ("link", "it is a link, to ")):
        with pytest.raises(EvidenceError) as refused:
            refuse_kept(str(tmp_path / name), ["mx1"])
        expected = f"{tmp_path}/{name}: is refused as the directory of a contact: {why}"
        assert str(refused.value).startswith(expected)


@pytest.mark.parametrize("host", ["..", ".", "../mx1", "a/b", ".ssh"])
def test_a_name_never_leads_elsewhere(tmp_path: Path, host: str) -> None:
    path = directory_of(str(tmp_path), host)
    assert (path.parent, path.resolve()) == (tmp_path, path)
    assert path.name not in (".", "..")


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        (
            "<authentication-key>$9$abcDEF</authentication-key>",
            "<authentication-key>removed</authentication-key>",
        ),
        ('<secret inactive="inactive">plain</secret>', '<secret inactive="inactive">removed</secret>'),
        ("password $6$salt$hash/x; next", "password removed next"),
        ("<keepalive>10</keepalive>", "<keepalive>10</keepalive>"),
        ("Redundancy Set ID : 1", "Redundancy Set ID : 1"),
    ],
)
def test_what_looks_like_a_secret_is_removed(reply: str, kept: str) -> None:
    assert without_secrets(reply) == kept
