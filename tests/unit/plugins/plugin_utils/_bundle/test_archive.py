# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A bundle is the same bytes for the same texts, and nothing but files of text is read out of one."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import BundleError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle import archive
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.archive import packed, read, unpacked

FILES = {"mx1/01-reply.txt": "a \u00e9\r\nb", "mx1/manifest.json": "{}"}


def tar(*members: tarfile.TarInfo, content: bytes = b"") -> bytes:
    """Return an archive of members that this collection would not write."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as written:
        for each in members:
            written.addfile(each, io.BytesIO(content) if each.isreg() else None)
    return made.getvalue()


def member(name: str, kind: bytes = tarfile.REGTYPE, *, size: int = 0) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.size, made.linkname = kind, size, "/etc/passwd"
    return made


def sparse(**headers: str) -> bytes:
    """Return an archive of a file with holes, by the headers that say where they are."""
    made, it = io.BytesIO(), member("a", size=1)
    it.pax_headers = {f"GNU.sparse.{name}": value for name, value in headers.items()}
    with tarfile.open(fileobj=made, mode="w:gz", format=tarfile.PAX_FORMAT) as written:
        written.addfile(it, io.BytesIO(b"x"))
    return made.getvalue()


def test_what_is_packed_is_read_back() -> None:
    assert unpacked(packed(FILES), "x") == FILES


def test_the_same_texts_are_the_same_bytes() -> None:
    assert packed(FILES) == packed(dict(reversed(FILES.items())))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", "x - is not a bundle: "),
        (b"\x1f\x8bno", "x - is not a bundle: "),
        (packed(FILES)[:-20], "x - is not a bundle: "),
        (gzip.compress(b"no tar" * 200), "x - is not a bundle: "),
        *(
            (tar(member(name)), f"x - expected files side by side, each once, and not {name!r}")
            for name in (
                "/etc/passwd",
                "../x",
                "a/../x",
                "a/b/c",
                ".hidden",
                "a/.hidden",
                "a b",
                "a\\b",
                "C:x",
            )
        ),
        *(
            (tar(member("a", kind)), "x - expected files side by side, each once, and not 'a'")
            for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE)
        ),
        (sparse(map="0,0", size="9000000"), "x - expected files side by side, each once, and not 'a'"),
        (sparse(map="a,b", size="9"), "x - is not a bundle: "),
        (tar(member("a"), member("a")), "x - expected files side by side, each once, and not 'a'"),
        (tar(member("a", size=1), content=b"\xff"), "x - a is not a text: invalid start byte"),
    ],
    ids=lambda it: "archive" if isinstance(it, bytes) else None,  # its bytes differ from second to second
)
def test_anything_but_files_of_text_is_refused(data: bytes, error: str) -> None:
    with pytest.raises(BundleError) as refused:
        unpacked(data, "x")
    assert str(refused.value).startswith(error)


def test_what_is_larger_than_a_bundle_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 1000)
    monkeypatch.setattr(archive, "MOST_FILES", 1)
    with pytest.raises(BundleError, match=r"^x - is larger than any bundle, more than 1000 bytes$"):
        unpacked(gzip.compress(b"\0" * 100_000), "x")
    with pytest.raises(BundleError, match=r"^x - is "):
        unpacked(packed({"a": "", "b": ""}), "x")


def test_more_files_than_a_bundle_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_FILES", 20)
    with pytest.raises(BundleError, match=r"^x - has more files than any bundle, more than 20$"):
        unpacked(packed({f"f{i}": "" for i in range(21)}), "x")


def test_a_file_that_is_missing_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(BundleError) as refused:
        read(tmp_path / "x.tar.gz")
    assert str(refused.value) == f"{tmp_path / 'x.tar.gz'} - cannot be read: No such file or directory"
