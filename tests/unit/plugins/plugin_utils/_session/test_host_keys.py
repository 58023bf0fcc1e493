# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Host keys, against a real server: who is known is read, who is not is sent no password."""

from __future__ import annotations

import asyncio
import base64
import hmac
import time
import typing as t
from pathlib import Path

import asyncssh
import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.host_key import HostKeys
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.known_hosts import KnownKeys
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.netconf import read
from ansible_collections.junos_ha.srd.tests.unit.ssh_servers import (
    Door,
    new_key,
    public,
    serving,
    ssh_config,
    target_of,
)

Lines = t.Callable[[Door], str | bytes]

ED25519, OTHER, ECDSA = new_key(), new_key(), new_key("ecdsa-sha2-nistp256")
RSA = new_key("ssh-rsa")
AUTHORITY = new_key()


async def _attempt(lines: Lines, directory: Path, more: str = "", **options: t.Any) -> str:
    """Read a server by a known_hosts; return "read", or why it was refused, without a password sent."""
    target = options.pop("target", {})
    async with serving(**options) as door:
        config = ssh_config(directory, lines(door), more.format(door=door))
        try:
            await read(target_of(door, ssh_config=config, **target), [Read()])
        except DeviceError as error:
            assert door.passwords == []
            return str(error).replace(str(door.port), "PORT").replace(str(directory), "DIR")
        return "read"


def attempt(lines: Lines, directory: Path, more: str = "", **options: t.Any) -> str:
    return asyncio.run(_attempt(lines, directory, more, **options))


def digest(name: str) -> str:
    """Return a name as a digest of known_hosts."""
    salt = b"salt" * 5
    parts = (base64.b64encode(each).decode() for each in (salt, hmac.digest(salt, name.encode(), "sha1")))
    return "|1|" + "|".join(parts)


def by_key(line: str) -> Lines:
    """Return known_hosts of one format, in which PLACE, KEY, OTHER and RSA stand for what they say."""

    def lines(door: Door) -> str:
        words = {
            "DIGEST": digest(door.place),
            "PLACE": door.place,
            "PORT": str(door.port),
            "KEY": public(door.keys[0]),
            "OTHER": public(OTHER),
            "ECDSA": public(ECDSA),
            "RSA": public(RSA),
            "CA": public(AUTHORITY),
        }
        text = line
        for word, value in words.items():
            text = text.replace(f"<{word}>", value)
        return text

    return lines


KNOWN = {
    "outright": "<PLACE> <KEY>\n",
    "with a comment": "<PLACE> <KEY> reader@host\n",
    "among several names": "mx9,<PLACE>,192.0.2.1 <KEY>\n",
    "as a digest": "<DIGEST> <KEY>\n",
    "by a pattern": "[127.0.?.*]:<PORT> <KEY>\n",
    "without its port": "127.0.0.1 <KEY>\n",
    "without its port, by a pattern": "127.*,!127.0.0.9 <KEY>\n",
    "behind another of its type": "<PLACE> <OTHER>\n<PLACE> <KEY>\n",
    "beside RSA": "<PLACE> <RSA>\n<PLACE> <KEY>\n",
    "behind a byte order mark": "\ufeff<PLACE> <KEY>\n",
    "with the line's ends of Windows": "# a comment\r\n<PLACE> <KEY>\r\n",
    "twice": "<PLACE> <KEY>\n<PLACE> <KEY>\n",
    "as a digest behind another": "|1|AAAA|BBBB <OTHER>\n<DIGEST> <KEY>\n",
    "indented, without an end": "\n# a comment\n \t<PLACE> \t <KEY>",
}


@pytest.mark.parametrize("text", KNOWN.values(), ids=KNOWN)
def test_a_known_key_is_taken(tmp_path: Path, text: str) -> None:
    assert attempt(by_key(text), tmp_path) == "read"


# What other hosts, or nobody, may have in the same file.
OTHERS = {
    "an authority": b"@cert-authority *.example.net %s\n" % public(AUTHORITY).encode(),
    "a revoked key": b"@revoked mx9 %s\n" % public(OTHER).encode(),
    "an unknown mark": b"@nobody mx9 ssh-ed25519 AAAA\n",
    "no key": b"mx9\n",
    "a mark alone": b"@revoked\n",
    "half a key": b"mx9 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE\n",
    "no base64": b"mx9 ssh-ed25519 \xa7\xa7\xa7\n",
    "an unknown type": b"mx9 ssh-nobody AAAA\n",
    "an old key": b"mx9 2048 35 25173281\n",
    "a comment in latin-1": b"mx9 %s J\xf6rg\n" % public(OTHER).encode(),
    "a digest that is none": b"|1|nobody ssh-ed25519 AAAA\n|2|a|b ssh-ed25519 AAAA\n|1|a|b|c x y\n|\n",
    "bytes of any kind": bytes(range(256)) + b"\n",
    "a byte order mark": b"\xef\xbb\xbfmx9 ssh-ed25519 AAAA\n",
    "a pattern that is none": b"[*,*],!!,,?* ssh-ed25519 AAAA\n",
}


@pytest.mark.parametrize("line", OTHERS.values(), ids=OTHERS)
def test_the_lines_of_other_hosts_do_no_harm(tmp_path: Path, line: bytes) -> None:
    assert attempt(lambda door: line + door.known().encode() + line, tmp_path) == "read"


def test_the_comment_of_a_key_may_be_of_any_encoding(tmp_path: Path) -> None:
    assert attempt(lambda door: door.known().strip().encode() + b" J\xf6rg\n", tmp_path) == "read"


@pytest.mark.parametrize(
    ("key", "beside"), [(ED25519, RSA), (ECDSA, ED25519), (RSA, ED25519)], ids=["ed25519", "ecdsa", "rsa"]
)
def test_a_key_of_any_type_is_taken_alone_or_beside_others(
    tmp_path: Path, key: asyncssh.SSHKey, beside: asyncssh.SSHKey
) -> None:
    assert attempt(by_key("<PLACE> <KEY>\n"), tmp_path, keys=[key]) == "read"
    assert attempt(by_key("<PLACE> <KEY>\n"), tmp_path, keys=[key, beside]) == "read"


def test_the_key_is_looked_for_in_all_files(tmp_path: Path) -> None:
    (tmp_path / "second").write_text("")
    both = f"UserKnownHostsFile {tmp_path / 'second'} {tmp_path / 'missing'} {tmp_path / 'known_hosts'}\n"
    (tmp_path / "both").write_text(both)

    async def attempted() -> None:
        async with serving() as door:
            (tmp_path / "known_hosts").write_text(door.known())
            await read(target_of(door, ssh_config=str(tmp_path / "both")), [Read()])

    asyncio.run(attempted())


def test_the_usual_file_is_that_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".ssh").mkdir()

    async def attempted() -> None:
        async with serving() as door:
            (tmp_path / ".ssh/known_hosts").write_text(door.known())
            await read(target_of(door), [Read()])

    asyncio.run(attempted())


SCAN = (
    "compare it with the gateway's own, by ssh-keyscan -p PORT -t {kind} 127.0.0.1 | ssh-keygen -lf - or on "
    "its console, then put that one into the known_hosts of who runs Ansible"
)
UNKNOWN = {
    "an empty file": "",
    "another host": "[127.0.0.2]:<PORT> <KEY>\n",
    "another port": "[127.0.0.1]:1 <KEY>\n",
    "a longer name": "<PLACE>0 <KEY>\n",
    "a pattern that leaves it out": "[127.*,!<PLACE> <KEY>\n",
    "a pattern for one character": "[127.0.0.?]:? <KEY>\n",
    "a digest of another": "|1|AAAA|BBBB <KEY>\n",
    "an unknown mark": "@nobody <PLACE> <KEY>\n",
    "a broken line": "<PLACE> ssh-ed25519 AAAA\n",
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_key_is_refused(tmp_path: Path, text: str) -> None:
    said = attempt(by_key(text), tmp_path, keys=[ED25519])
    assert said == (
        "mx1: 'open the session' failed: the host key of [127.0.0.1]:PORT is unknown: ssh-ed25519 "
        f"{ED25519.get_fingerprint()}, in none of DIR/known_hosts - {SCAN.format(kind='ed25519')}"
    )


def test_a_configuration_that_names_no_file_knows_nobody(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("UserKnownHostsFile none\nGlobalKnownHostsFile none\n")

    async def attempted() -> str:
        async with serving() as door:
            with pytest.raises(DeviceError) as caught:
                await read(target_of(door, ssh_config=str(tmp_path / "none")), [Read()])
            assert door.passwords == []
            return str(caught.value)

    assert "is unknown" in asyncio.run(attempted())


def test_the_key_of_an_address_is_not_that_of_every_name_that_leads_to_it(tmp_path: Path) -> None:
    said = attempt(by_key("<PLACE> <KEY>\n127.0.0.1 <KEY>\n"), tmp_path, target={"host": "localhost"})
    assert "the host key of [localhost]:PORT is unknown" in said


@pytest.mark.parametrize(
    ("known", "kind", "shown"),
    [
        ("<PLACE> <OTHER>\n", "ed25519", ED25519),
        ("<PLACE> <OTHER>\n", "ecdsa", ECDSA),
        ("<PLACE> <OTHER>\n", "rsa", RSA),
        ("<PLACE> <OTHER>\n127.0.0.1 <KEY>\n", "ed25519", ED25519),
    ],
)
def test_a_key_that_has_changed_is_refused(
    tmp_path: Path, known: str, kind: str, shown: asyncssh.SSHKey
) -> None:
    said = attempt(by_key(known), tmp_path, keys=[shown])
    assert said == (
        f"mx1: 'open the session' failed: the host key of [127.0.0.1]:PORT has changed: it is "
        f"{shown.get_algorithm()} {shown.get_fingerprint()}, known is ssh-ed25519 "
        f"{OTHER.get_fingerprint()} (DIR/known_hosts line 1) - "
        f"{SCAN.format(kind=kind)}"
    )


REVOKED = {
    "outright": "<PLACE> <KEY>\n@revoked <PLACE> <KEY>\n",
    "without its port": "<PLACE> <KEY>\n@revoked 127.0.0.1 <KEY>\n",
    "by a pattern": "@revoked * <KEY>\n<PLACE> <KEY>\n",
    "as a digest": "<PLACE> <KEY>\n@revoked <DIGEST> <KEY>\n",
    "behind a byte order mark": "\ufeff@revoked <PLACE> <KEY>\n<PLACE> <KEY>\n",
    "not known otherwise": "@revoked <PLACE> <KEY>\n",
}


@pytest.mark.parametrize("text", REVOKED.values(), ids=REVOKED)
def test_a_key_that_is_revoked_is_refused(tmp_path: Path, text: str) -> None:
    said = attempt(by_key(text), tmp_path, keys=[ED25519])
    assert said == (
        "mx1: 'open the session' failed: the host key of [127.0.0.1]:PORT is revoked: ssh-ed25519 "
        f"{ED25519.get_fingerprint()} - do not log in there: find out who revoked it, and why the gateway "
        f"still has it"
    )


@pytest.mark.parametrize(
    "line", ["@revoked <PLACE>", "@revoked <PLACE> ssh-ed25519 AAAA", "@revoked * x-new AAAA"]
)
def test_nobody_logs_in_where_a_revocation_cannot_be_read(tmp_path: Path, line: str) -> None:
    said = attempt(by_key(f"<PLACE> <KEY>\n{line}\n"), tmp_path)
    assert said == (
        "mx1: 'open the session' failed: DIR/known_hosts line 2 revokes a key of [127.0.0.1]:PORT and cannot "
        "be read - "
        "mend that line: nobody logs in as long as it is not known which key is revoked"
    )


def test_a_file_that_cannot_be_read_is_no_empty_one(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    more = f"GlobalKnownHostsFile {tmp_path / 'loop'}"
    config = tmp_path / "first"
    config.write_text(f"{more}\nInclude {tmp_path / 'ssh_config'}\n")

    async def attempted() -> str:
        async with serving() as door:
            ssh_config(tmp_path, door.known())
            with pytest.raises(DeviceError) as caught:
                await read(target_of(door, ssh_config=str(config)), [Read()])
            assert door.passwords == []
            return str(caught.value)

    assert f"{tmp_path / 'loop'} cannot be read: Too many levels of symbolic links" in asyncio.run(
        attempted()
    )


def certified(
    signer: asyncssh.SSHKey = AUTHORITY, **fields: t.Any
) -> list[tuple[asyncssh.SSHKey, asyncssh.SSHCertificate]]:
    """Return a host key with its certificate."""
    return [(ED25519, signer.generate_host_certificate(ED25519, "host", **fields))]


NOW = int(time.time())
CERTIFICATES: list[tuple[str, dict[str, t.Any], str]] = [
    ("@cert-authority * <CA>\n", {}, "read"),
    ("@cert-authority <PLACE> <CA>\n", {"principals": ["127.0.0.1"]}, "read"),
    ("@cert-authority 127.0.0.1 <CA>\n@cert-authority mx9 <OTHER>\n", {}, "read"),
    ("@cert-authority * <CA>\n", {"principals": ["mx9"]}, "Certificate principal mismatch"),
    ("@cert-authority * <CA>\n", {"valid_before": NOW - 9}, "Certificate expired"),
    ("@cert-authority * <CA>\n", {"valid_after": NOW + 9999}, "Certificate not yet valid"),
    ("@cert-authority * <OTHER>\n", {}, "Host CA key is not trusted"),
    ("@cert-authority mx9 <CA>\n@cert-authority * <OTHER>\n", {}, "Host CA key is not trusted"),
    ("@cert-authority * <CA>\n@revoked * <CA>\n", {}, "is revoked"),
    ("@cert-authority * <CA>\n@revoked 127.0.0.1 <KEY>\n", {}, "is revoked"),
]


@pytest.mark.parametrize(("text", "fields", "expected"), CERTIFICATES, ids=range(len(CERTIFICATES)))
def test_a_certificate_is_taken_of_a_known_authority(
    tmp_path: Path, text: str, fields: dict[str, t.Any], expected: str
) -> None:
    said = attempt(by_key(text), tmp_path, keys=[ED25519], server_host_keys=certified(**fields))
    assert expected in said


def test_a_gateway_may_be_known_by_another_name(tmp_path: Path) -> None:
    more = "HostKeyAlias mx1.example.net"
    assert attempt(by_key("mx1.example.net <KEY>\n"), tmp_path, more) == "read"
    assert "[mx1.example.net]:PORT is unknown" in attempt(by_key("<PLACE> <KEY>\n"), tmp_path, more)


def test_nothing_is_checked_where_that_was_asked_for(tmp_path: Path) -> None:
    assert attempt(by_key("<PLACE> <OTHER>\n"), tmp_path, target={"check_host_key": False}) == "read"


def test_an_address_of_ipv6_is_known_in_brackets(tmp_path: Path) -> None:
    assert attempt(by_key("<PLACE> <KEY>\n"), tmp_path, address="::1") == "read"


# What a device offers that is old, and what it takes to read it.
OLD: dict[str, t.Any] = {
    "keys": [RSA],
    "kex_algs": ["diffie-hellman-group14-sha1"],
    "encryption_algs": ["aes128-cbc"],
    "mac_algs": ["hmac-sha1"],
    "signature_algs": ["ssh-rsa"],
}
ALLOWED = """
HostKeyAlgorithms +ssh-rsa
KexAlgorithms +diffie-hellman-group14-sha1
Ciphers +aes128-cbc
MACs +hmac-sha1
"""


def test_an_old_device_is_read_where_its_algorithms_are_allowed(tmp_path: Path) -> None:
    assert attempt(by_key("<PLACE> <KEY>\n"), tmp_path, ALLOWED, **OLD) == "read"


def test_an_old_device_is_refused_with_what_it_takes(tmp_path: Path) -> None:
    said = attempt(by_key("<PLACE> <KEY>\n"), tmp_path, **OLD)
    assert "no algorithm in common with [127.0.0.1]:PORT: No matching" in said
    assert said.endswith("such as KexAlgorithms +diffie-hellman-group14-sha1 or HostKeyAlgorithms +ssh-rsa")


def sha1_alone() -> list[t.Any]:
    """Return an RSA key that signs by SHA-1 and by nothing else."""
    (pair,) = asyncssh.load_keypairs(RSA)
    pair.host_key_algorithms = (b"ssh-rsa",)
    return [pair]


@pytest.mark.parametrize("more", ["", "HostKeyAlgorithms +ssh-rsa"])
def test_a_device_that_signs_by_sha1_alone_is_read(tmp_path: Path, more: str) -> None:
    offers: dict[str, t.Any] = {"keys": [RSA], "server_host_keys": sha1_alone()}
    assert attempt(by_key("<PLACE> <KEY>\n"), tmp_path, more, **offers) == "read"
    assert f"is unknown: ssh-rsa {RSA.get_fingerprint()}" in attempt(by_key(""), tmp_path, more, **offers)


def test_a_changed_key_is_told_as_such_where_algorithms_are_added(tmp_path: Path) -> None:
    said = attempt(by_key("<PLACE> <OTHER>\n"), tmp_path, "HostKeyAlgorithms +ssh-rsa", keys=[ECDSA])
    assert "has changed: it is ecdsa-sha2-nistp256" in said


PUBLIC_RSA = RSA.convert_to_public()
PUBLIC_ED = asyncssh.generate_private_key("ssh-ed25519").convert_to_public()
CERTIFICATES, PLAIN = (
    getattr(asyncssh.public_key, f"get_default_{kind}_algs")() for kind in ("certificate", "public_key")
)
TRUSTED: dict[str, tuple[KnownKeys | None, list[bytes]]] = {
    "any key is taken": (None, [*CERTIFICATES, *PLAIN]),
    "nothing is known": (KnownKeys(), [*CERTIFICATES, *PLAIN]),
    "a key": (KnownKeys(keys={PUBLIC_RSA: ""}), [*PUBLIC_RSA.sig_algorithms]),
    "two keys": (
        KnownKeys(keys={PUBLIC_ED: "", PUBLIC_RSA: ""}),
        [*PUBLIC_ED.sig_algorithms, *PUBLIC_RSA.sig_algorithms],
    ),
    "an authority": (KnownKeys(authorities={PUBLIC_ED: ""}), CERTIFICATES),
    "both": (
        KnownKeys(keys={PUBLIC_ED: ""}, authorities={PUBLIC_ED: ""}),
        [*CERTIFICATES, *PUBLIC_ED.sig_algorithms],
    ),
}


@pytest.mark.parametrize(("known", "trusted"), TRUSTED.values(), ids=TRUSTED)
def test_the_algorithms_are_those_that_the_library_would_choose_and_the_usual_ones(
    known: KnownKeys | None, trusted: list[bytes]
) -> None:
    keys = HostKeys(host="mx1", port=830, known=known, files=())
    select = asyncssh.connection._select_host_key_algs
    usual = "+ssh-ed25519,ecdsa-sha2-*,rsa-sha2-*"
    assert select(keys.algorithms(None), (), trusted) == select(usual, (), trusted)
