# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Replies that were saved to files: what each gateway showed, or why its file says nothing."""

from __future__ import annotations

import typing as t
from dataclasses import replace
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Identity
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse_saved
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import said_beside
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import (
    is_same_host,
    read_identity,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain, Reading

Paths = t.Mapping[str, object]

_MOST = 2  # gateways: a pair


def replies_of(paths: Paths, identities: Paths) -> tuple[Reading, ...]:
    """Return what the saved replies of one or two gateways show, by their names.

    A file that is no reply gives a reading without facts, with the reason.

    Args:
        paths: the file of each gateway; a relative path starts in the current directory.
        identities: the file of each gateway that shows which box it is, as XML, where there is one.

    Raises:
        ArgumentError: there is no gateway, there are more than two, a file cannot be read, or it shows
            another gateway than its name.
        LibraryError: a library that the reply needs is not installed.
    """
    if not 1 <= len(paths) <= _MOST:
        actual = ", ".join(paths) or "nothing"
        raise ArgumentError(f"replies - Expected: the files of one or two gateways Actual: {actual}")
    texts, shown = _texts("replies", paths, paths), _texts("identities", identities, paths)
    return tuple(_reading(name, text, shown.get(name)) for name, text in texts.items())


def configurations_of(paths: Paths, gateways: t.Collection[str]) -> list[Plain]:
    """Return the saved configurations of gateways, in the shape that C(redundancy_pair_info) returns them.

    Args:
        paths: the file of each gateway, or the files that hold a part of it each.
        gateways: the gateways that there are.

    Raises:
        ArgumentError: a gateway is not one of these, or a file cannot be read.
        LibraryError: jxmlease is needed and not installed.
    """
    _refuse_other("configurations", paths, gateways)
    return [_configuration(name, _parts(f"configurations.{name}", path)) for name, path in paths.items()]


def warnings_of(saved: t.Mapping[str, Paths]) -> list[str]:
    """Return what gateways said beside their saved replies.

    Args:
        saved: the files of each gateway, by the option that names them.

    Raises:
        ArgumentError: a file cannot be read.
    """
    texts = {
        (option, name): _parts(f"{option}.{name}", path)
        for option, paths in saved.items()
        for name, path in paths.items()
    }
    return [said for (_option, name), parts in texts.items() for said in said_beside(parts, name)]


def _texts(option: str, paths: Paths, gateways: t.Collection[str]) -> dict[str, str]:
    _refuse_other(option, paths, gateways)
    return {name: _text(f"{option}.{name}", path) for name, path in paths.items()}


def _refuse_other(option: str, names: t.Iterable[str], gateways: t.Collection[str]) -> None:
    for name in names:
        if name not in gateways:
            raise ArgumentError(f"{option} - Expected: {' or '.join(gateways)} Actual: {name}")


def _parts(option: str, paths: object) -> list[str]:
    """Return the texts of a configuration, which is in one file, or in one for each part."""
    return [_text(option, path) for path in (paths if isinstance(paths, list) and paths else [paths])]


def _text(option: str, path: object) -> str:
    if not isinstance(path, str) or not path:
        raise ArgumentError(f"{option} - Expected: the path of a file Actual: {path!r}")
    try:
        return Path(path).expanduser().read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ArgumentError(f"{option} - Expected: a file of UTF-8 text Actual: {path}: {error}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise ArgumentError(
            f"{option} - Expected: a file that can be read Actual: {path}: {error}"
        ) from error


def _reading(name: str, text: str, identity: str | None) -> Reading:
    try:
        gateway = parse_saved(text)
    except ParseError as error:
        return Reading(name=name, facts={}, error=f"{name}: {error}")
    if identity is not None:
        gateway = replace(gateway, identity=_identity(name, identity))
    return Reading(name=name, facts={**to_facts(gateway), "reply": text}, error="")


def _identity(name: str, text: str) -> Identity:
    """Return which box a file shows. A file of another gateway would give an answer on the wrong box."""
    found = read_identity(text)
    if found.host_name and not is_same_host(name, found.host_name):
        raise ArgumentError(f"identities.{name} - Expected: host name {name} Actual: {found.host_name}")
    return found


def _configuration(name: str, texts: t.Sequence[str]) -> Plain:
    try:
        return {"name": name, "configuration": encode(parse_configuration(*texts)), "error": ""}
    except ParseError as error:
        return {"name": name, "configuration": {}, "error": f"{name}: {error}"}
