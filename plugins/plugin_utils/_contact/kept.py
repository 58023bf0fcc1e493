# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Keeps the raw replies of a contact: a directory for each gateway, a file for each reply, and their list.

They hold addresses and names, so all of it is for its owner alone. What looks like a secret is removed before
anything is written, although nothing that is asked for holds one.
"""

from __future__ import annotations

import hashlib
import os
import re
import typing as t
from pathlib import Path
from urllib.parse import quote

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    EvidenceError,
    ParseError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    holds_text,
    open_envelope,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import warnings_beside
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.asking import Answer
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import files
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import home_of, unwritable
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.layout import layout

SCHEMA = 1
MANIFEST, PAGE, PROPOSAL = "manifest.json", "contact.html", "vocabulary.yml"

_ENDINGS = {"text": "txt", "xml": "xml", "json": "json"}
_REMOVED = "removed"
_SECRET_TAG = re.compile(
    r"(<([\w.-]*(?:authentication-key|password|passphrase|secret|community)[\w.-]*)(?:\s[^>]*)?>)[^<]*(?=</\2>)"
)
_SECRET = re.compile(r"\$[0-9a-z]{1,6}\$[^\s<\"]+")  # how Junos prints what it hashed or encrypted


def directory_of(directory: str, host: str) -> Path:
    """Return the directory of a gateway, whatever its name.

    Raises:
        ArgumentError: the directory of the contact is no path.
    """
    name = quote(host, safe="")
    return _root(directory) / (f"%2E{name[1:]}" if name.startswith(".") else name)


def refuse_kept(directory: str, hosts: t.Iterable[str]) -> None:
    """Refuse a directory that has a contact with one of these gateways, or that others may enter.

    The contact would be neither's, or could not be kept.

    Raises:
        ArgumentError: it is no path.
        EvidenceError: it is refused.
    """
    for path in (directory_of(directory, host) for host in hosts):
        if os.path.lexists(path):
            raise EvidenceError(f"{path}: is there already, name another srd_contact_directory")
    if os.path.lexists(_root(directory)):
        _refuse_unsafe(_root(directory))


def make_ready(directory: str) -> None:
    """Make the directory of a contact, before anything is asked that could not be kept.

    Raises:
        EvidenceError: it cannot be made.
    """
    path = _root(directory)
    try:
        files.make_directory(path)
    except OSError as error:
        raise unwritable(path, error) from error


def _refuse_unsafe(path: Path) -> None:
    try:
        files.refuse_unsafe(path)
    except OSError as error:
        raise EvidenceError(f"{path}: is refused as the directory of a contact: {error}") from error


def keep(directory: str, seen: Seen) -> Path:
    """Write the raw replies of a gateway and their list; return their directory.

    Raises:
        EvidenceError: they cannot be written.
    """
    where = directory_of(directory, seen.host)
    try:
        files.make_directory(where.parent)
        files.make_directory(where)
        requests = [_keep(where, number, each) for number, each in enumerate(seen.answers, start=1)]
        files.write_new(where / MANIFEST, layout(_manifest(seen, requests)) + "\n")
    except OSError as error:
        raise unwritable(where, error) from error
    return where


def keep_page(directory: str, page: str) -> Path:
    """Write the page of a contact, in place of the one before it; return its path.

    Raises:
        EvidenceError: it cannot be written.
    """
    path = _root(directory) / PAGE
    try:
        files.make_directory(path.parent)
        files.replace(path, page)
    except OSError as error:
        raise unwritable(path, error) from error
    return path


def keep_proposal(directory: str, text: str) -> tuple[Path, bool]:
    """Write a vocabulary to be signed; return its path, and whether it was written: one that is there stays.

    Raises:
        EvidenceError: it cannot be written.
    """
    path = _root(directory) / PROPOSAL
    try:
        files.write_new(path, text)
    except FileExistsError:
        return path, False
    except OSError as error:
        raise unwritable(path, error) from error
    return path, True


def without_secrets(reply: str) -> str:
    """Return a reply without what looks like a secret."""
    return _SECRET.sub(_REMOVED, _SECRET_TAG.sub(rf"\1{_REMOVED}", reply))


def _plain(answer: Answer) -> str:
    """Return a reply as its format says: text and JSON without the envelope that NETCONF puts around them.

    An envelope stays where a warning stands in it.
    """
    reply = str(answer.reply)
    if answer.question.format == "xml" or not reply.lstrip().startswith("<") or warnings_beside(reply):
        return reply
    try:
        content = open_envelope(read_xml(reply.strip()))
    except ParseError:
        return reply
    return f"{content.text}\n" if holds_text(content) and content.text else reply


def _root(directory: str) -> Path:
    if not directory.strip():
        raise ArgumentError(f"directory - Expected: a path Actual: {directory!r}")
    return home_of("directory", directory).absolute()


def _keep(where: Path, number: int, answer: Answer) -> dict[str, t.Any]:
    """Write a reply, and return its entry in the list."""
    question = answer.question
    entry: dict[str, t.Any] = {
        "name": question.name,
        "request": question.request.label,
        "format": question.format,
        "file": None,
        "when": answer.when,
        "seconds": round(answer.seconds, 3),
        "error": answer.error or None,
        "sha256": None,
    }
    if answer.reply is None:
        return entry
    text = without_secrets(_plain(answer)).encode("utf-8", "replace")
    file = f"{number:02}-{question.name}.{_ENDINGS[question.format]}"
    files.write_new(where / file, text.decode("utf-8"))
    return {**entry, "file": file, "sha256": hashlib.sha256(text).hexdigest()}


def _manifest(seen: Seen, requests: t.Sequence[dict[str, t.Any]]) -> dict[str, t.Any]:
    return {
        "schema": SCHEMA,
        "host": seen.host,
        "release": seen.release,
        "model": seen.model,
        "error": seen.error or None,
        "requests": list(requests),
    }
