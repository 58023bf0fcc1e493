# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The replies of one gateway or of a pair, as a first contact or a bundle has them, and what each is."""

from __future__ import annotations

import json
import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import BundleError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    CHASSIS,
    SOFTWARE,
    SYSTEM,
    ShowRead,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import AREAS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.tags import Reader

SCHEMA = 1
MANIFEST = "manifest.json"

Plain = dict[str, t.Any]
Kind = t.Literal["redundancy", "configuration", "identity", "route", "area", "other"]

_FILE = re.compile(r"[0-9]{1,4}-[\w.-]+\.(?:txt|xml|json)")
_READERS: tuple[tuple[ShowRead, Reader], ...] = tuple(
    request for kind in AREAS.values() for request in kind.requests
)
_KINDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("redundancy", ("redundancy-group",)),
    ("configuration", ("get-configuration", "show configuration")),
    ("identity", tuple(word for each in (SYSTEM, SOFTWARE, CHASSIS) for word in (each.command, each.rpc))),
    ("route", ("get-route-information", "show route")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A reply to a request, raw.

    Args:
        request: what was sent.
        file: the name of its file.
        text: the reply.
    """

    request: str
    file: str
    text: str

    @property
    def kind(self) -> Kind:
        """What it shows, by the request."""
        for kind, words in _KINDS:
            if any(word.strip("</>") in self.request for word in words):
                return kind
        return "area" if self.reader else "other"

    @property
    def reader(self) -> Reader | None:
        """What reads it, if it is of an area."""
        for read, reader in _READERS:
            if any(word in self.request for word in (read.command, read.rpc.strip("</>"))):
                return reader
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """The replies of a gateway.

    Args:
        directory: the name of their directory.
        manifest: what was asked, and what came of it.
        answers: the replies.
    """

    directory: str
    manifest: Plain
    answers: tuple[Answer, ...]


def captured(files: t.Mapping[str, str]) -> tuple[Captured, ...]:
    """Return the replies of gateways.

    Args:
        files: their texts, by C(DIRECTORY/FILE).

    Raises:
        BundleError: a manifest is missing or invalid, or names a file that is missing.
    """
    directories = sorted({name.partition("/")[0] for name in files if name.endswith(f"/{MANIFEST}")})
    if not directories:
        raise BundleError(f"expected the replies of a gateway, with {MANIFEST}, and found none")
    return tuple(_captured(each, files) for each in directories)


def _captured(directory: str, files: t.Mapping[str, str]) -> Captured:
    where = f"{directory}/{MANIFEST}"
    manifest = _manifest(where, files[where])
    answers = [_answer(where, each, directory, files) for each in manifest["requests"]]
    return Captured(
        directory=directory, manifest=manifest, answers=tuple(each for each in answers if each is not None)
    )


def _manifest(where: str, text: str) -> Plain:
    try:
        manifest = json.loads(text)
    except (ValueError, RecursionError) as error:  # no JSON, or a number of thousands of digits
        raise BundleError(f"{where} - expected JSON: {error}") from error
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
        raise BundleError(f"{where} - expected a manifest of schema {SCHEMA}")
    if not isinstance(manifest.get("requests"), list) or not isinstance(manifest.get("host"), str):
        raise BundleError(f"{where} - expected a host and a list of requests")
    return manifest


def _answer(where: str, request: object, directory: str, files: t.Mapping[str, str]) -> Answer | None:
    if not isinstance(request, dict) or not isinstance(request.get("request"), str):
        raise BundleError(f"{where} - expected each request with its words")
    file = request.get("file")
    if file is None:
        return None
    if not isinstance(file, str) or not _FILE.fullmatch(file) or f"{directory}/{file}" not in files:
        raise BundleError(f"{where} - expected the file of each reply beside it, and not {file!r}")
    return Answer(request=request["request"], file=file, text=files[f"{directory}/{file}"])
