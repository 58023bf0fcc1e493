# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The keys of a user, from files and an agent."""

from __future__ import annotations

import functools
import os
import threading
import typing as t
from dataclasses import dataclass, replace
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.failures import Failed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.library import ssh

USUAL = ("id_ed25519_sk", "id_ecdsa_sk", "id_ed25519", "id_ecdsa", "id_rsa")
_TURN = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What a user may log in with.

    Args:
        keys: the keys of files, some with their certificates, in the order in which they are tried.
        agent: the path of the agent's socket. None: none is asked.
        agent_keys: the public keys that are taken of the agent, as bytes. None: all.
        password: the password. None: not given, or it is the passphrase of a key.
        notes: what a user should know of keys that were left out.
    """

    keys: tuple[t.Any, ...] = ()
    agent: str | None = None
    agent_keys: tuple[bytes, ...] | None = None
    password: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Opened:
    """The keys of a file: none where it is under a passphrase that is not known."""

    keys: tuple[t.Any, ...]
    by_passphrase: bool = False


def named_identity(path: str, password: str | None) -> Identity:
    """Return what a user logs in with who names a file. A password that opens it is its passphrase.

    Raises:
        Failed: the file cannot be read, or holds no private key.
    """
    opened = _opened(os.path.expanduser(path), password)
    if opened.keys:
        return Identity(keys=opened.keys, password=None if opened.by_passphrase else password)
    why = "no passphrase is given" if password is None else "ansible_password is not its passphrase"
    return Identity(password=password, notes=(f"the private key {path} is encrypted, and {why}",))


def usual_identity(paths: t.Iterable[str] | None, password: str | None) -> Identity:
    """Return what a user logs in with who names no file.

    Args:
        paths: files of the SSH configuration; some may be missing or encrypted. None: the usual files.
        password: the password, never one of their passphrases.
    """
    named = [str(Path("~/.ssh") / name) for name in USUAL] if paths is None else [*paths]
    found = [path for path in map(os.path.expanduser, named) if os.path.isfile(path)]
    opened = [_usual(path) for path in found]
    return Identity(
        keys=tuple(key for keys, _note in opened for key in keys),
        password=password,
        notes=tuple(note for _keys, note in opened if note),
    )


def _usual(path: str) -> tuple[tuple[t.Any, ...], str]:
    """Return the keys of a file, or why they are missing: no failure, since another login may do."""
    try:
        if not _is_private(path):
            return (), ""
        keys = _opened(path, None).keys
    except Failed as failed:
        return (), failed.cause
    return keys, "" if keys else f"the private key {path} is encrypted, and in no agent"


def with_certificates(identity: Identity, paths: t.Iterable[str]) -> Identity:
    """Return an identity whose keys are shown with the certificates of files, each with the key that it fits.

    A key with a certificate is tried before one without. A file that is of no use is noted, as by OpenSSH.
    """
    certified: list[t.Any] = []
    notes: list[str] = []
    plain = {_bare(each).public_data: _bare(each) for each in identity.keys}
    for path in paths:
        try:
            certificate = ssh().read_certificate(os.path.expanduser(path))
            certified.append((plain[certificate.key.public_data], certificate))
        except KeyError:
            notes.append(f"the certificate {path} fits no private key of a file")
        except (OSError, ValueError) as error:
            notes.append(
                f"the certificate {path} cannot be read: {getattr(error, 'strerror', None) or error}"
            )
    return replace(identity, keys=(*certified, *identity.keys), notes=(*identity.notes, *notes))


def _bare(key: t.Any) -> t.Any:
    """Return a key without its certificate."""
    return key[0] if isinstance(key, tuple) else key


def public_keys(paths: t.Iterable[str]) -> tuple[bytes, ...]:
    """Return the public keys that stand in files or beside them, as an agent names its own."""
    candidates = [
        path for each in paths for path in (os.path.expanduser(each), f"{os.path.expanduser(each)}.pub")
    ]
    return tuple(key for path in candidates if (key := _public(path)) is not None)


def _public(path: str) -> bytes | None:
    try:
        return bytes(ssh().read_public_key(path).public_data)
    except (OSError, ValueError):
        return None


def _is_private(path: str) -> bool:
    """Return whether a file looks like a private key: a configuration may name a public one."""
    try:
        return b"PRIVATE KEY" in Path(path).read_bytes()
    except OSError as error:
        raise Failed("key_file", file=path, reason=os.strerror(error.errno or 0)) from None


def _opened(path: str, passphrase: str | None) -> _Opened:
    """Return the keys of a file; in one thread at a time, for to open one may take a tenth of a second."""
    try:
        status = os.stat(path)
        with _TURN:
            opened = _keys(path, passphrase, (status.st_mtime_ns, status.st_size, status.st_ino))
        return replace(opened, keys=_with_certificate(opened.keys, path))
    except OSError as error:
        raise Failed("key_file", file=path, reason=os.strerror(error.errno or 0)) from None
    except ValueError as error:
        raise Failed("key_file", file=path, reason=str(error)) from None


@functools.lru_cache(maxsize=64)
def _keys(path: str, passphrase: str | None, _state: tuple[int, int, int]) -> _Opened:
    try:
        return _Opened(_private_keys(path, None))
    except ValueError as error:
        if "assphrase" not in str(error):
            raise
    if passphrase is None:
        return _Opened(())
    try:
        return _Opened(_private_keys(path, passphrase), by_passphrase=True)
    except ValueError:
        return _Opened(())


def _private_keys(path: str, passphrase: str | None) -> tuple[t.Any, ...]:
    found = tuple(ssh().read_private_key_list(path, passphrase))
    if not found:
        raise ValueError("it holds no private key")
    return found


def _with_certificate(keys: tuple[t.Any, ...], path: str) -> tuple[t.Any, ...]:
    """Return keys, the one with its certificate where that lies beside it."""
    beside = f"{path}-cert.pub"
    if len(keys) != 1 or not os.path.isfile(beside):
        return keys
    return ((keys[0], ssh().read_certificate(beside)),)
