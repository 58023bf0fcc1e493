# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The file of a vocabulary: found by the variable of a host, read, or refused with what to do."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import vocabulary_for
from ansible_collections.junos_ha.srd.tests.unit.vocabulary_files import TERMS, TODAY, UNSIGNED, written


def test_a_host_without_one() -> None:
    assert vocabulary_for("mx1", None) is None


def test_a_file_that_is_signed(tmp_path: Path) -> None:
    path = written(tmp_path, TERMS)
    found = vocabulary_for("mx1", path)
    assert found is not None
    assert (found.lines, found.signed.expires) == (("priority now", "card restart"), TODAY)
    assert found.sha256 == hashlib.sha256(Path(path).read_bytes()).hexdigest()


def test_dates_that_yaml_reads_as_dates(tmp_path: Path) -> None:
    text = Path(written(tmp_path, TERMS)).read_text(encoding="utf-8").replace(f"'{TODAY}'", TODAY)
    (tmp_path / "plain.yml").write_text(text, encoding="utf-8")
    found = vocabulary_for("mx1", str(tmp_path / "plain.yml"))
    assert found is not None
    assert found.signed.date == TODAY


@pytest.mark.parametrize("path", ["~/vocabulary.yml", "vocabulary.yml"])
def test_a_path_below_the_home_directory_or_the_current_one(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, TERMS)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert vocabulary_for("mx1", path)


@pytest.mark.parametrize("given", ["", " ", 7, ["a.yml"], True])
def test_what_is_no_path_is_refused(given: object) -> None:
    with pytest.raises(ArgumentError, match=r"^mx1: srd_vocabulary - Expected: the path of a file Actual: "):
        vocabulary_for("mx1", given)


@pytest.mark.parametrize("path", ["none.yml", ".", "~nobody-at-all/v.yml", "a\0b", "bytes.yml", "open.yml"])
def test_what_is_no_file_of_yaml_is_refused(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bytes.yml").write_bytes(b"schema: 1 \xff")
    (tmp_path / "open.yml").write_text("schema: [1", encoding="utf-8")
    with pytest.raises(ArgumentError) as refused:
        vocabulary_for("mx1", path)
    assert str(refused.value).startswith(f"mx1: srd_vocabulary {path} - Expected: a file of YAML Actual: ")


WRITTEN_OUT = {
    "[" * 100_000: "line 1 is nested deeper than any vocabulary",
    "lines: [a]\nlines: [b]": "the dictionary in line 1 has the key 'lines' twice; write it out",
    "a: 1\nb: [{means: Hot, means: Off}]": "the dictionary in line 2 has the key 'means' twice; write it out",
    "a: 1\nlines: &all [a]": "line 2 has the anchor 'all'; write it out",
    "lines: &all [*all]": "line 1 has the anchor 'all'; write it out",
    "lines: *all": "line 1 has the anchor 'all'; write it out",
    "signed: {<<: {owner: a}, owner: b}": "the dictionary in line 1 merges another; write it out",
    "signed: {owner: !vault x}": "line 1 has the tag '!vault'; write it out",
    "signed: {date: !!timestamp x}": "line 1 has the tag 'tag:yaml.org,2002:timestamp'; write it out",
}


@pytest.mark.parametrize(("text", "error"), WRITTEN_OUT.items(), ids=range(len(WRITTEN_OUT)))
def test_a_file_says_what_it_shows(text: str, error: str, tmp_path: Path) -> None:
    path = tmp_path / "v.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ArgumentError) as refused:
        vocabulary_for("mx1", str(path))
    assert str(refused.value) == f"mx1: srd_vocabulary {path} - Expected: a file of YAML Actual: {error}"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "v.yml"
    os.mkfifo(path)
    with pytest.raises(ArgumentError, match=r"is no regular file$"):
        vocabulary_for("mx1", str(path))


def test_a_proposal_is_refused_with_what_to_fill_in(tmp_path: Path) -> None:
    path = written(tmp_path, UNSIGNED)
    with pytest.raises(ArgumentError) as refused:
        vocabulary_for("mx1", path)
    assert str(refused.value) == (
        f"mx1: srd_vocabulary {path}: signed - Expected: the name of a person or team, why, the date, and "
        "when it expires, filled in by a person Actual: 'not signed: owner, reason, date, expires empty'"
    )
