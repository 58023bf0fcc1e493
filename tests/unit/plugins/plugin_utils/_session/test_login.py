# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Logging in, against a real server: by password, key, certificate and agent, and what is sent to nobody."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import socket
import struct
import typing as t
from pathlib import Path

import asyncssh
import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import identity
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.identity import Identity
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.netconf import read
from ansible_collections.junos_ha.srd.tests.unit.ssh_servers import (
    USER,
    Door,
    new_key,
    serving,
    ssh_config,
    target_of,
)

KEY, OTHER = new_key(), new_key()
PASSPHRASE = "of-the-key-alone"
LOGIN = "check ansible_user, and ansible_password or the SSH key"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home without keys, and without an agent."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    (tmp_path / ".ssh").mkdir()
    return tmp_path


def key_file(directory: Path, key: asyncssh.SSHKey = KEY, passphrase: str | None = None, **form: str) -> str:
    path = directory / "a_key"
    rounds = {} if passphrase is None else {"rounds": 16, **form}
    key.write_private_key(str(path), passphrase=passphrase, **rounds)
    return str(path)


class Tried(t.NamedTuple):
    """How a login went, and which passwords the server was sent."""

    said: str
    passwords: list[str]


async def _log_in(more: dict[str, t.Any], config: str, **options: t.Any) -> Tried:
    async with serving(**options) as door:
        path = ssh_config(Path(os.environ["HOME"]), door.known(), config)
        try:
            await read(target_of(door, ssh_config=path, **more), [Read()])
        except DeviceError as error:
            assert PASSPHRASE not in str(error)
            assert door.password not in str(error)
            return Tried(str(error).replace(str(door.port), "PORT"), door.passwords)
        return Tried("read", door.passwords)


def log_in(config: str = "", target: dict[str, t.Any] | None = None, **options: t.Any) -> Tried:
    return asyncio.run(_log_in(target or {}, config, **options))


REFUSED = "mx1: 'open the session' failed: [127.0.0.1]:PORT refuses the login of reader"


@pytest.mark.parametrize("method", ["password", "keyboard-interactive"])
def test_a_password_is_sent_once(method: str) -> None:
    assert log_in(methods=[method], password="1234") == Tried("read", ["1234"])
    wrong = log_in(methods=[method], target={"password": "wrong"})
    assert wrong == Tried(f"{REFUSED} - {LOGIN}", ["wrong"])


def test_nothing_to_log_in_with_is_a_refusal() -> None:
    assert log_in(target={"password": None}) == Tried(f"{REFUSED} - {LOGIN}", [])


def test_a_user_of_digits_alone_is_one() -> None:
    assert log_in(target={"user": "4711"}).said.startswith(REFUSED.replace("reader", "4711"))


def test_the_user_may_stand_in_the_configuration() -> None:
    assert log_in(f"User {USER}", target={"user": None}).said == "read"


def test_a_key_opens_and_no_password_is_needed(tmp_path: Path) -> None:
    tried = log_in(target={"private_key_file": key_file(tmp_path), "password": None}, client_keys=[KEY])
    assert tried == Tried("read", [])


@pytest.mark.parametrize("form", ["pkcs1-pem", "pkcs8-pem", "openssh"])
def test_a_passphrase_opens_the_key_and_is_sent_to_nobody(tmp_path: Path, form: str) -> None:
    key = new_key("ecdsa-sha2-nistp256")
    path = key_file(tmp_path, key, PASSPHRASE, format_name=form)
    target = {"private_key_file": path, "password": PASSPHRASE}
    assert log_in(target=target, client_keys=[key]) == Tried("read", [])
    assert log_in(target=target, client_keys=[OTHER]) == Tried(f"{REFUSED} - {LOGIN}", [])


def test_a_password_that_opens_no_key_is_a_password(tmp_path: Path) -> None:
    path = key_file(tmp_path, passphrase=PASSPHRASE)
    assert log_in(target={"private_key_file": path}).said == "read"
    wrong = log_in(target={"private_key_file": path, "password": "wrong"})
    note = f"the private key {path} is encrypted, and ansible_password is not its passphrase"
    assert wrong == Tried(f"{REFUSED}; {note} - {LOGIN}", ["wrong"])


def test_a_key_whose_passphrase_is_not_given_is_told(tmp_path: Path) -> None:
    path = key_file(tmp_path, passphrase=PASSPHRASE)
    said = log_in(target={"private_key_file": path, "password": None}).said
    assert said == f"{REFUSED}; the private key {path} is encrypted, and no passphrase is given - {LOGIN}"


def test_the_password_is_tried_behind_the_key(tmp_path: Path) -> None:
    tried = log_in(target={"private_key_file": key_file(tmp_path)}, client_keys=[OTHER])
    assert tried.said == "read"
    assert len(tried.passwords) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("missing", None, "No such file or directory"), ("junk", "junk", "it holds no private key")],
)
def test_a_file_that_is_no_key_is_told(tmp_path: Path, name: str, content: str | None, reason: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    said = log_in(target={"private_key_file": str(path)}).said
    failed = f"mx1: 'open the session' failed: the private key {path} cannot be used: {reason}"
    assert said == f"{failed} - check ansible_private_key_file"


def test_a_certificate_beside_the_key_is_shown(tmp_path: Path) -> None:
    authority, key = new_key(), new_key()
    path = key_file(tmp_path, key)
    certificate = authority.generate_user_certificate(key, "reader", principals=[USER])
    certificate.write_certificate(f"{path}-cert.pub")
    trusted = asyncssh.import_authorized_keys(f"cert-authority {authority.export_public_key().decode()}")
    target = {"private_key_file": path, "password": None}
    assert log_in(target=target, authorized_client_keys=trusted).said == "read"
    os.unlink(f"{path}-cert.pub")
    assert log_in(target=target, authorized_client_keys=trusted).said.startswith(REFUSED)


def certificate_file(folder: Path, authority: asyncssh.SSHKey, key: asyncssh.SSHKey) -> str:
    path = folder / "certificate"
    authority.generate_user_certificate(key, "reader", principals=[USER]).write_certificate(str(path))
    return str(path)


@pytest.mark.parametrize("named", ["private_key_file", "IdentityFile"])
def test_the_certificate_of_the_configuration_is_shown_with_the_key_that_it_fits(
    tmp_path: Path, named: str
) -> None:
    authority, key = new_key(), new_key()
    path, certificate = key_file(tmp_path, key), certificate_file(tmp_path, authority, key)
    trusted = asyncssh.import_authorized_keys(f"cert-authority {authority.export_public_key().decode()}")
    target: dict[str, t.Any] = {"password": None}
    lines = [f"CertificateFile {certificate}"]
    if named == "private_key_file":
        target[named] = path
    else:
        lines.append(f"IdentityFile {path}")
    assert log_in("\n".join(lines), target=target, authorized_client_keys=trusted).said == "read"
    assert log_in(*lines[1:], target=target, authorized_client_keys=trusted).said.startswith(REFUSED)


def test_a_certificate_that_is_of_no_use_is_told_and_the_key_tried_without(tmp_path: Path) -> None:
    missing, other = str(tmp_path / "missing"), certificate_file(tmp_path, KEY, OTHER)
    config = f"CertificateFile {missing}\nCertificateFile {other}"
    target = {"private_key_file": key_file(tmp_path), "password": None}
    assert log_in(config, target=target, client_keys=[KEY]).said == "read"
    notes = (
        f"the certificate {missing} cannot be read: No such file or directory; "
        f"the certificate {other} fits no private key of a file"
    )
    assert log_in(config, target=target, client_keys=[OTHER]).said == f"{REFUSED}; {notes} - {LOGIN}"


def test_the_usual_keys_are_looked_for_unless_that_is_turned_off(home: Path) -> None:
    KEY.write_private_key(str(home / ".ssh/id_ed25519"))
    (home / ".ssh/id_rsa").write_text("no key, and not looked at")
    assert log_in(target={"password": None}, client_keys=[KEY]).said == "read"
    turned_off = {"password": None, "look_for_keys": False}
    assert log_in(target=turned_off, client_keys=[KEY]) == Tried(f"{REFUSED} - {LOGIN}", [])


def test_a_usual_key_that_is_encrypted_is_left_out_and_told(home: Path) -> None:
    path = home / ".ssh/id_ed25519"
    KEY.write_private_key(str(path), passphrase=PASSPHRASE, rounds=16)
    assert log_in(client_keys=[KEY]).said == "read"
    said = log_in(target={"password": None}, client_keys=[KEY]).said
    assert said == f"{REFUSED}; the private key {path} is encrypted, and in no agent - {LOGIN}"


def _cut(home: Path) -> str:
    (home / ".ssh/id_rsa").write_text("-----BEGIN RSA PRIVATE KEY-----\nMIIEpA")
    return "Missing PEM footer"


def _broken_certificate(home: Path) -> str:
    OTHER.write_private_key(str(home / ".ssh/id_rsa"))
    (home / ".ssh/id_rsa-cert.pub").write_text("ssh-ed25519-cert-v01@openssh.com AAAA")
    return "Invalid OpenSSH certificate"


@pytest.mark.parametrize("spoil", [_cut, _broken_certificate])
def test_a_usual_key_that_is_of_no_use_is_left_out_and_told(
    home: Path, spoil: t.Callable[[Path], str]
) -> None:
    reason = spoil(home)
    path = home / ".ssh/id_rsa"
    assert log_in().said == "read"
    KEY.write_private_key(str(home / ".ssh/id_ed25519"))
    assert log_in(target={"password": None}, client_keys=[KEY]).said == "read"
    (home / ".ssh/id_ed25519").unlink()
    said = log_in(target={"password": None}, client_keys=[KEY]).said
    assert said == f"{REFUSED}; the private key {path} cannot be used: {reason} - {LOGIN}"


def test_a_usual_key_that_may_not_be_read_is_left_out(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    KEY.write_private_key(str(home / ".ssh/id_rsa"))
    monkeypatch.setattr(Path, "read_bytes", read)
    kept = identity.usual_identity(None, "secret")
    note = f"the private key {home / '.ssh/id_rsa'} cannot be used: Permission denied"
    assert kept == Identity(password="secret", notes=(note,))


def test_the_keys_of_the_configuration_are_tried(tmp_path: Path) -> None:
    config = f"IdentityFile {tmp_path / 'missing'}\nIdentityFile {key_file(tmp_path)}"
    assert log_in(config, target={"password": None}, client_keys=[KEY]).said == "read"
    assert log_in(config, target={"password": None, "look_for_keys": False}, client_keys=[KEY]).said == "read"


def test_a_configuration_may_leave_a_method_out() -> None:
    assert log_in("PreferredAuthentications publickey") == Tried(f"{REFUSED} - {LOGIN}", [])


@pytest.mark.parametrize(
    ("line", "reason"),
    [("Port many", "line 3: Invalid Port integer value: many"), ("Host '", "line 3: No closing quotation")],
)
def test_a_configuration_that_is_none_is_told(line: str, reason: str) -> None:
    said = log_in(line).said
    path = Path(os.environ["HOME"]) / "ssh_config"
    cause = f"the SSH configuration {path} cannot be used: {path} {reason}"
    remedy = "check the file that ansible_netconf_ssh_config names"
    assert said == f"mx1: 'open the session' failed: {cause} - {remedy}"


class Agent:
    """An agent with keys, as its protocol has it."""

    def __init__(self, *keys: asyncssh.SSHKey) -> None:
        self._keys = {key.public_data: key for key in keys}
        self.asked = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                (size,) = struct.unpack(">I", await reader.readexactly(4))
                answer = self._answer(await reader.readexactly(size))
                writer.write(_string(answer))
        writer.close()

    def _answer(self, message: bytes) -> bytes:
        self.asked += 1
        if message[0] == 11:  # which keys there are
            listed = b"".join(_string(data) + _string(b"") for data in self._keys)
            return struct.pack(">BI", 12, len(self._keys)) + listed
        (size,) = struct.unpack(">I", message[1:5])
        blob, rest = message[5 : 5 + size], message[5 + size :]
        (length,) = struct.unpack(">I", rest[:4])
        key = self._keys[blob]
        return bytes([14]) + _string(key.sign(rest[4 : 4 + length], key.sig_algorithms[0]))


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


async def _by_agent(
    agent: Agent, config: str, target: dict[str, t.Any], client_keys: list[asyncssh.SSHKey]
) -> Tried:
    path = str(Path(os.environ["HOME"]) / "agent")
    server = await asyncio.start_unix_server(agent.serve, path)
    os.environ["SSH_AUTH_SOCK"] = path
    try:
        return await _log_in(target, config, client_keys=client_keys)
    finally:
        server.close()


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ("", "read"),
        ("IdentityAgent {home}/agent", "read"),
        ("IdentityAgent none", REFUSED),
        ("IdentitiesOnly yes\nIdentityFile {home}/a_key", "read"),
        ("IdentitiesOnly yes\nIdentityFile {home}/other", REFUSED),
    ],
)
def test_an_agent_signs(home: Path, monkeypatch: pytest.MonkeyPatch, config: str, expected: str) -> None:
    monkeypatch.setenv("SSH_AUTH_SOCK", "")
    KEY.write_public_key(str(home / "a_key.pub"))
    OTHER.write_public_key(str(home / "other.pub"))
    agent = Agent(OTHER, KEY)
    tried = asyncio.run(_by_agent(agent, config.format(home=home), {"password": None}, [KEY]))
    assert tried.said.startswith(expected)


def test_an_agent_is_not_asked_where_a_password_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_AUTH_SOCK", "")
    agent = Agent(KEY)
    assert asyncio.run(_by_agent(agent, "", {}, [KEY])).said == "read"
    assert agent.asked == 0


def test_an_agent_that_is_not_there_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_AUTH_SOCK", str(home / "nobody"))
    assert log_in(target={"password": None}).said == f"{REFUSED}; the agent does not answer - {LOGIN}"


def test_an_agent_that_hangs_is_given_up(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSH_AUTH_SOCK", str(home / "mute"))
    with socket.socket(socket.AF_UNIX) as mute:
        mute.bind(str(home / "mute"))
        mute.listen()
        said = log_in(target={"password": None, "connect_timeout": 1.0}).said
    assert "not open after 1 s: connected, and not logged in" in said


def test_a_secret_that_is_told_to_us_is_masked() -> None:
    async def rude(door: Door) -> str:
        with pytest.raises(DeviceError) as caught:
            await read(target_of(door, proxy_command=f"sh -c 'echo {door.password} >&2; exit 1'"), [Read()])
        return str(caught.value)

    async def attempted() -> str:
        async with serving() as door:
            return await rude(door)

    assert "ended with status 1: ******** - check" in asyncio.run(attempted())
