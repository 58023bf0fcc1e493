# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The known hosts, read as they are needed: the same keys as paramiko's."""

from __future__ import annotations

import typing as t
from pathlib import Path

import paramiko
import pytest
from ncclient.devices.default import DefaultDeviceHandler
from ncclient.transport.ssh import SSHSession
from paramiko.hostkeys import InvalidHostKey

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.known_hosts import (
    KnownHosts,
    known_hosts_as_needed,
)


def key() -> str:
    """Return a new key, as a line has it."""
    made = paramiko.ECDSAKey.generate()
    return f"{made.get_name()} {made.get_base64()}"


ONE, OTHER, THIRD = key(), key(), key()
ED25519 = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEnpGZzsmbDkQo3Cn9lCf4wIqlHkkFlFNrwmOkO0QU4u"
PORT = "[192.0.2.1]:830"
DIGEST = paramiko.HostKeys.hash_host("mx1")
FILES = {
    "one": f"mx1 {ONE}\n",
    "others": f"mx2 {OTHER}\nmx3 {THIRD}\n",
    "among others": f"mx2 {OTHER}\nmx1 {ONE}\nmx3 {THIRD}\n",
    "several names": f"mx2,mx1,{PORT} {ONE}\n",
    "a port": f"{PORT} {ONE}\n192.0.2.1 {OTHER}\n",
    "a digest": f"{paramiko.HostKeys.hash_host('mx2')} {OTHER}\n{DIGEST} {ONE}\n",
    "two types": f"mx1 {ED25519}\nmx1 {ONE}\n",
    "two keys of a type": f"mx1 {ONE}\nmx1 {OTHER}\n",
    "the same twice": f"mx1 {ONE}\nmx1,mx2 {ONE}\n",
    "by name and by digest": f"{DIGEST} {ONE}\nmx1 {OTHER}\n",
    "a longer name": f"mx10 {ONE}\nxmx1 {OTHER}\n",
    "blanks and remarks": f"\n# mx1 {OTHER}\n   mx1   {ONE}  \n\n",
    "half a line": "mx1 ssh-ed25519\nmx1\n",
    "an unknown type": "mx1 ssh-nobody AAAA\n",
    "nothing": "",
}


def keys(known: paramiko.HostKeys, host: str) -> dict[str, str] | None:
    """Return the keys of a host by type, as the host keys have them."""
    found = known.lookup(host)
    return None if found is None else {name: each.get_base64() for name, each in found.items()}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_the_keys_are_those_that_paramiko_knows(tmp_path: Path, text: str) -> None:
    file = tmp_path / "known_hosts"
    file.write_text(text, encoding="utf-8")
    ours, theirs = KnownHosts(), paramiko.HostKeys()
    ours.load(str(file))
    theirs.load(str(file))
    for host in ("mx1", "mx2", "mx1", "192.0.2.1", PORT, "mx9"):
        assert keys(ours, host) == keys(theirs, host)


def test_a_line_with_a_mark_is_refused_whatever_the_host_as_paramiko_does(tmp_path: Path) -> None:
    file = tmp_path / "known_hosts"
    file.write_text(f"mx1 {ONE}\n@revoked mx1 {ONE}\n", encoding="utf-8")
    ours = KnownHosts()
    ours.load(str(file))
    with pytest.raises(InvalidHostKey):
        paramiko.HostKeys(str(file))
    with pytest.raises(InvalidHostKey):
        ours.lookup("mx1")


def test_they_are_checked_as_paramiko_checks_them(tmp_path: Path) -> None:
    right, wrong = paramiko.ECDSAKey.generate(), paramiko.ECDSAKey.generate()
    (tmp_path / "known_hosts").write_text(f"mx1 {right.get_name()} {right.get_base64()}\n", encoding="utf-8")
    known = KnownHosts()
    known.load(str(tmp_path / "known_hosts"))
    assert [known.check("mx1", right), known.check("mx1", wrong), known.check("mx2", right)] == [
        True,
        False,
        False,
    ]


def test_files_are_read_one_behind_the_other(tmp_path: Path) -> None:
    known = KnownHosts()
    for name, line in (("first", f"mx2 {OTHER}\n"), ("second", f"mx1 {ONE}\n"), ("third", f"mx1 {THIRD}\n")):
        (tmp_path / name).write_text(line, encoding="utf-8")
        known.load(str(tmp_path / name))
    assert keys(known, "mx1") == {ONE.split()[0]: ONE.split()[1]}


def test_a_file_that_is_not_there_is_an_error_as_it_is_of_paramiko(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        KnownHosts().load(str(tmp_path / "known_hosts"))


def test_there_are_none_where_no_line_is() -> None:
    assert not KnownHosts()


def test_no_key_is_made_but_that_of_the_host_that_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    from_line = paramiko.hostkeys.HostKeyEntry.from_line

    def note(line: str, number: int) -> t.Any:
        made.append(line)
        return from_line(line, number)

    monkeypatch.setattr(paramiko.hostkeys.HostKeyEntry, "from_line", note)
    (tmp_path / "known_hosts").write_text(f"mx2 {OTHER}\nmx1 {ONE}\nmx3 {THIRD}\n", encoding="utf-8")
    known = KnownHosts()
    known.load(str(tmp_path / "known_hosts"))
    known.lookup("mx1")
    known.lookup("mx1")
    assert made == [f"mx1 {ONE}"]
    assert known


def test_ncclient_takes_them_for_as_long_as_it_is_told_to() -> None:
    with pytest.raises(ConnectionRefusedError), known_hosts_as_needed():
        assert isinstance(SSHSession(DefaultDeviceHandler())._host_keys, KnownHosts)
        raise ConnectionRefusedError
    assert not isinstance(SSHSession(DefaultDeviceHandler())._host_keys, KnownHosts)
