# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action writes a bundle, and for its owner alone what was replaced; it refuses what is not its own."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.archive import read
from ansible_collections.junos_ha.srd.tests.lab.running import new_world
from ansible_collections.junos_ha.srd.tests.unit.captures import Files, contact, contact_of_lab
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, Result, act

READ = "show services redundancy-group extensive"
KEY = f"{'0123456789abcdef' * 4}\n"


@pytest.fixture(scope="module")
def files() -> Files:
    """Return the files of a contact with a pair of the lab."""
    return contact_of_lab(new_world(1))


def kept(directory: Path, files: t.Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    return directory


def run(directory: Path, *, check_mode: bool = False, **more: object) -> tuple[Result, list[str]]:
    given = {"directory": str(directory), "destination": str(directory / "bundle.tar.gz"), **more}
    result, shown = act("redundancy_bundle", given, Play(check_mode=check_mode))
    return result, list(map(str, shown))


def modes(directory: Path) -> dict[str, int]:
    return {each.name: stat.S_IMODE(each.stat().st_mode) for each in directory.iterdir() if each.is_file()}


def test_a_bundle_is_written_with_what_was_replaced_beside_it(tmp_path: Path, files: Files) -> None:
    result, shown = run(kept(tmp_path, files))
    rows = json.loads((tmp_path / "replaced.json").read_text(encoding="utf-8"))["replaced"]
    assert modes(tmp_path) == {"bundle.tar.gz": 0o600, "replaced.json": 0o600, "bundle.key": 0o600}
    assert result == {
        "changed": True,
        "msg": f"bundle: {tmp_path}/bundle.tar.gz, {len(rows)} names, addresses and words replaced; "
        f"{tmp_path}/replaced.json says which, and stays here. Nothing was sent",
        "path": str(tmp_path / "bundle.tar.gz"),
        "files": sorted(read(tmp_path / "bundle.tar.gz")),
        "replaced": {kind: len([row for row in rows if row["kind"] == kind]) for kind in result["replaced"]},
        "replaced_file": str(tmp_path / "replaced.json"),
        "unclassed": [],
    }
    assert shown == [result["msg"]]
    assert {"kind": "host", "original": "mx1"}.items() <= rows[
        [row["original"] for row in rows].index("mx1")
    ].items()


def test_words_that_may_be_the_vendors_are_named(tmp_path: Path, files: Files) -> None:
    name = "mx1/03-reply.txt"
    more = re.sub(r"( *)(Redundancy Set health)", r"\1Cardrestart : 1\n\1\2", files[name])
    result, shown = run(kept(tmp_path, {**files, name: more}))
    assert result["unclassed"] == ["Cardrestart"]
    assert shown[0].endswith(
        ". Nothing was sent. Replaced, too, as they may be names of yours: Cardrestart. If one is a word of "
        "the vendor, make the bundle again with it in vendor_words"
    )
    result, shown = run(tmp_path, vendor_words=["Cardrestart"])
    assert shown[0].endswith(". Nothing was sent")


def test_the_same_replies_change_nothing(tmp_path: Path, files: Files) -> None:
    kept(tmp_path, files)
    assert [run(tmp_path)[0]["changed"] for _time in range(2)] == [True, False]


def test_one_key_gives_two_directories_the_same_names(tmp_path: Path, files: Files) -> None:
    key = tmp_path / "key"
    found = [
        run(kept(tmp_path / name, files), key_file=str(key), destination=str(tmp_path / f"{name}.tar.gz"))[0]
        for name in ("one", "two")
    ]
    first, second = (Path(each["path"]).read_bytes() for each in found)
    assert first == second


def test_check_mode_writes_nothing(tmp_path: Path, files: Files) -> None:
    result, _shown = run(kept(tmp_path, files), check_mode=True)
    assert (result["changed"], modes(tmp_path)) == (True, {})


def test_what_is_there_and_no_bundle_stays(tmp_path: Path, files: Files) -> None:
    target = tmp_path / "bundle.tar.gz"
    target.write_text("a file of the user", encoding="utf-8")
    result, _shown = run(kept(tmp_path, files))
    assert result["msg"].startswith(f"no bundle: {target} - is not a bundle: ")
    assert (result["failed"], target.read_text(encoding="utf-8")) == (True, "a file of the user")


@pytest.mark.parametrize("name", ["replaced.json", "bundle.tar.gz"])
def test_there_is_no_bundle_unless_all_of_it_could_be_written(
    tmp_path: Path, files: Files, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: str, target: Path) -> None:
        if Path(target).name == name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os_replace(source, target)

    os_replace = os.replace
    monkeypatch.setattr("os.replace", full)
    result, _shown = run(kept(tmp_path, files))
    said = f"no bundle: {tmp_path / name} - cannot be written: No space left on device"
    assert (result["failed"], result["msg"]) == (True, said)
    assert not (tmp_path / "bundle.tar.gz").exists()


def test_a_bundle_that_is_refused_may_only_be_reported(tmp_path: Path) -> None:
    reply = "ICCP process connection : Connectedness\n"
    kept(tmp_path, contact("mx1", [(READ, "text", reply)]))
    result, shown = run(tmp_path, report_only=True)
    assert (result["changed"], result["failed"], "path" in result) == (False, False, False)
    assert shown == [result["msg"]]
    assert result["msg"].startswith("no bundle: mx1/01-reply.txt would say something else in the bundle: ")
    assert not (tmp_path / "bundle.tar.gz").exists()


@pytest.mark.parametrize(
    ("text", "mode", "error"),
    [
        (KEY, 0o640, "{key} - others may read the key, its mode is 0640: chmod 600 {key}"),
        ("short", 0o600, "{key} - expected a key, 64 hexadecimal digits"),
        ("\u00e9", 0o600, "{key} - the key cannot be read or written: "),
    ],
)
def test_a_key_that_is_none_is_refused(
    tmp_path: Path, files: Files, text: str, mode: int, error: str
) -> None:
    key = tmp_path / "bundle.key"
    key.write_text(text, encoding="utf-8")
    key.chmod(mode)
    result, _shown = run(kept(tmp_path, files))
    assert result["msg"].startswith(f"no bundle: {error.format(key=key)}")


def test_a_link_in_place_of_a_reply_is_refused(tmp_path: Path) -> None:
    kept(tmp_path, contact("mx1", []))
    (tmp_path / "mx1" / "01-x.txt").symlink_to("/etc/passwd")
    assert run(tmp_path)[0]["msg"] == f"no bundle: {tmp_path}/mx1/01-x.txt - is a link, expected a reply"


def test_a_directory_that_is_missing_is_named(tmp_path: Path) -> None:
    result, _shown = run(tmp_path / "x")
    assert result["msg"] == f"no bundle: {tmp_path}/x - cannot be read: No such file or directory"


def test_the_destination_has_the_name_of_a_bundle(tmp_path: Path) -> None:
    result, _shown = run(tmp_path, destination=str(tmp_path / "x.zip"))
    assert result["msg"] == f"destination - Expected: a file *.tar.gz Actual: '{tmp_path}/x.zip'"
