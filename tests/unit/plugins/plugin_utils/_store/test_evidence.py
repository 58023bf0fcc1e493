# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Evidence: written whole or not at all, never again, and refused when it is not what was written."""

from __future__ import annotations

import errno
import json
import os
import threading
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import digest as digest_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import (
    evidence_path,
    read_evidence,
    refuse_written,
    write_evidence,
)

RECORD: dict[str, t.Any] = {
    "schema": 1,
    "run_id": "CHG0042",
    "phase": "precheck",
    "host": "mx1",
    "facts": {"groups": [], "unrecognized": ["Zürich \udcff"]},
    "reply": None,
}
AGAIN = "this phase has been written already; take another srd_run_id"


def files(directory: Path) -> list[str]:
    """Return all that is in a directory, hidden or not."""
    return sorted(str(path.relative_to(directory)) for path in directory.rglob("*"))


def path_in(directory: Path) -> Path:
    """Return where the record stands."""
    return evidence_path(str(directory), "CHG0042", host="mx1", phase="precheck")


def test_written_evidence_is_read(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    write_evidence(path, RECORD)
    assert read_evidence(path) == {**RECORD, "sha256": digest_of(RECORD)}
    assert files(tmp_path) == ["CHG0042", "CHG0042/mx1.precheck.json"]


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    write_evidence(path, RECORD)
    assert [oct(each.stat().st_mode & 0o777) for each in (path, path.parent)] == ["0o600", "0o700"]


def test_the_digest_is_over_the_rest(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    digest = write_evidence(path, RECORD)
    written = json.loads(path.read_text(encoding="ascii"))
    assert written.pop("sha256") == digest
    assert digest == digest_of(written)
    assert len(digest) == 64


def test_it_is_never_overwritten(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    write_evidence(path, RECORD)
    before = path.read_bytes()
    with pytest.raises(EvidenceError, match=AGAIN):
        write_evidence(path, {**RECORD, "reply": "another"})
    assert (path.read_bytes(), files(tmp_path)) == (before, ["CHG0042", "CHG0042/mx1.precheck.json"])


def test_only_one_of_many_concurrent_writers_succeeds(tmp_path: Path) -> None:
    path, together, ends = path_in(tmp_path), threading.Barrier(8), list[str]()

    def write(number: int) -> None:
        together.wait()
        try:
            ends.append(write_evidence(path, {**RECORD, "reply": str(number)}))
        except EvidenceError as error:
            ends.append(str(error))

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    digests = [end for end in ends if AGAIN not in end]
    assert (len(ends), len(digests)) == (8, 1)
    assert digest_of(read_evidence(path)) == digests[0]
    assert files(tmp_path) == ["CHG0042", "CHG0042/mx1.precheck.json"]


def test_another_phase_is_a_separate_file(tmp_path: Path) -> None:
    write_evidence(path_in(tmp_path), RECORD)
    write_evidence(evidence_path(str(tmp_path), "CHG0042", host="mx1", phase="postcheck"), RECORD)
    assert files(tmp_path) == ["CHG0042", "CHG0042/mx1.postcheck.json", "CHG0042/mx1.precheck.json"]


def altered(name: str, value: object) -> t.Callable[[str], str]:
    """Return what changes a field of a file and leaves its digest."""
    return lambda text: json.dumps({**json.loads(text), name: value})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(altered("reply", "x"), "was changed after it was written", id="changed"),
        pytest.param(altered("more", 1), "was changed after it was written", id="added to"),
        pytest.param(altered("sha256", "0" * 64), "was changed after it was written", id="digest"),
        pytest.param(altered("sha256", None), "was changed after it was written", id="no digest"),
        pytest.param(altered("schema", 2), "is not evidence of schema 1", id="schema"),
        pytest.param(lambda text: text[: len(text) // 2], "is not evidence, expected JSON", id="cut"),
        pytest.param(lambda text: "", "is not evidence, expected JSON", id="empty"),
        pytest.param(lambda text: f"[{text}]", "is not evidence of schema 1", id="a list"),
    ],
)
def test_changed_evidence_is_refused(tmp_path: Path, change: t.Callable[[str], str], message: str) -> None:
    path = path_in(tmp_path)
    write_evidence(path, RECORD)
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(EvidenceError) as raised:
        read_evidence(path)
    assert str(raised.value).startswith(f"{path}: {message}")


def test_invalid_bytes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "it").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvidenceError, match="is not evidence, expected JSON"):
        read_evidence(tmp_path / "it")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="cannot be read: No such file or directory"):
        read_evidence(tmp_path / "it")


@pytest.mark.parametrize(
    "run_id", ["", ".", "..", "../x", "a/b", "/etc", ".hidden", "-x", "a b", "a\n", "ä", "a" * 65, "a\0"]
)
def test_a_run_id_that_leaves_the_directory_is_refused(run_id: str) -> None:
    with pytest.raises(ArgumentError, match=r"^run_id - Expected: letters, digits"):
        evidence_path("evidence", run_id, host="mx1", phase="precheck")


@pytest.mark.parametrize("phase", ["", "..", "../x", "a/b", "a.b", "_x", "pre check", "precheck\n"])
def test_a_phase_that_leaves_the_directory_is_refused(phase: str) -> None:
    with pytest.raises(ArgumentError, match=r"^phase - Expected: letters, digits"):
        evidence_path("evidence", "CHG0042", host="mx1", phase=phase)


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("mx1", "mx1.precheck.json"),
        ("mx1.example.net", "mx1.example.net.precheck.json"),
        ("../mx1", "..%2Fmx1.precheck.json"),
        ("/etc/mx1", "%2Fetc%2Fmx1.precheck.json"),
        ("2001:db8::1", "2001%3Adb8%3A%3A1.precheck.json"),
        ("mx 1", "mx%201.precheck.json"),
    ],
)
def test_a_host_name_cannot_leave_the_directory(host: str, name: str) -> None:
    assert evidence_path("evidence", "r.1", host=host, phase="precheck") == Path("evidence", "r.1", name)


def test_the_directory_may_start_with_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert evidence_path("~/e", "r", host="h", phase="p") == tmp_path / "e" / "r" / "h.p.json"


@pytest.mark.parametrize(
    ("of", "message"),
    [
        ("evidence", "evidence/CHG0042/mx1.precheck.json: cannot be written: "),
        ("evidence/CHG0042", "evidence/CHG0042: is refused as the directory of a run: it is not a directory"),
    ],
)
def test_a_file_in_place_of_the_directory_is_an_error(tmp_path: Path, of: str, message: str) -> None:
    (tmp_path / of).parent.mkdir(exist_ok=True)
    (tmp_path / of).touch()
    with pytest.raises(EvidenceError) as raised:
        write_evidence(path_in(tmp_path / "evidence"), RECORD)
    assert message in str(raised.value)


@pytest.mark.parametrize("step", ["fsync", "chmod", "link"])
def test_a_failed_write_leaves_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, step: str) -> None:
    def full(*_args: object, **_more: object) -> t.NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, step, full)
    with pytest.raises(EvidenceError, match="cannot be written: No space left on device"):
        write_evidence(path_in(tmp_path), RECORD)
    assert files(tmp_path) == ["CHG0042"]


def test_data_that_json_cannot_hold_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(EvidenceError, match="plain data, as JSON has it"):
        write_evidence(path_in(tmp_path), {**RECORD, "reply": object()})
    assert files(tmp_path) == []


def test_an_existing_phase_is_detected_first(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    refuse_written(path)
    write_evidence(path, RECORD)
    with pytest.raises(EvidenceError, match=AGAIN):
        refuse_written(path)


def test_a_name_that_is_too_long_is_an_error(tmp_path: Path) -> None:
    write_evidence(path_in(tmp_path), RECORD)
    with pytest.raises(EvidenceError, match="cannot be written: File name too long"):
        refuse_written(evidence_path(str(tmp_path), "CHG0042", host="h" * 300, phase="p"))


@pytest.mark.parametrize("umask", [0o022, 0o000, 0o777])
def test_its_directories_are_for_their_owner_under_any_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        path = path_in(tmp_path / "new" / "evidence")
        write_evidence(path, RECORD)
    finally:
        os.umask(before)
    modes = [oct(each.stat().st_mode & 0o777) for each in (path, *path.parents[:3])]
    assert modes == ["0o600", "0o700", "0o700", "0o700"]


UNSAFE: dict[str, tuple[t.Callable[[Path], object], str]] = {
    "a link": (lambda run: run.symlink_to(run.parent / "other"), "it is a link, to "),
    "open to others": (lambda run: run.mkdir() or run.chmod(0o755), "its mode is 0755: chmod 700 "),
    "open to the group": (lambda run: run.mkdir() or run.chmod(0o770), "its mode is 0770: chmod 700 "),
}


@pytest.mark.parametrize(("make", "message"), UNSAFE.values(), ids=UNSAFE)
def test_an_unsafe_directory_of_a_run_is_refused(
    tmp_path: Path, make: t.Callable[[Path], object], message: str
) -> None:
    run = tmp_path / "CHG0042"
    (tmp_path / "other").mkdir(mode=0o700)
    make(run)
    for refused in (
        lambda: refuse_written(path_in(tmp_path)),
        lambda: write_evidence(path_in(tmp_path), RECORD),
    ):
        with pytest.raises(EvidenceError) as raised:
            refused()
        assert str(raised.value).startswith(f"{run}: is refused as the directory of a run: ")
        assert message in str(raised.value)
    assert list((tmp_path / "other").iterdir()) == []


def test_a_dangling_link_counts_as_evidence(tmp_path: Path) -> None:
    path = path_in(tmp_path)
    path.parent.mkdir(mode=0o700)
    path.symlink_to(tmp_path / "nowhere")
    for refused in (lambda: refuse_written(path), lambda: write_evidence(path, RECORD)):
        with pytest.raises(EvidenceError, match=AGAIN):
            refused()


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("~nosuch/evidence", ", its home directory is unknown: ~nosuch"),
        ("~nosuch", ", its home directory is unknown: ~nosuch"),
        ("~nosuch/../tmp", ", its home directory is unknown: ~nosuch"),
        ("./~nosuch/e", ", its home directory is unknown: ~nosuch"),
        ("~" + "x" * 300, f", its home directory is unknown: ~{'x' * 300}"),
        ("", ""),
        (" ", ""),
        ("a\0b", ""),
    ],
)
def test_what_is_no_path_is_named(path: str, more: str) -> None:
    with pytest.raises(ArgumentError) as raised:
        evidence_path(path, "CHG0042", host="mx1", phase="precheck")
    assert str(raised.value) == f"directory - Expected: a path Actual: {path!r}{more}"
