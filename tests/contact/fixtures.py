# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The replies of a bundle as fixtures, each with what came of it: for a person to look at, not to believe."""

from __future__ import annotations

import typing as t

import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.readers import read_area
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.capture import Answer, Captured, captured

Plain = dict[str, t.Any]


def fixtures(files: t.Mapping[str, str]) -> dict[str, str]:
    """Return the files of fixtures by their names: each reply, and a C(.yml) of what it gives."""
    found: dict[str, str] = {}
    for gateway in captured(files):
        for answer in gateway.answers:
            name = f"{gateway.directory}_{answer.file}"
            found[name] = answer.text
            expected = {"stands_for": _stands_for(gateway, answer), **_given(answer)}
            found[f"{name.rpartition('.')[0]}.yml"] = _yaml(expected)
    return found


def summary(files: t.Mapping[str, str]) -> str:
    """Return in lines what of each reply was understood, and which requests have none."""
    return "\n".join(line for gateway in captured(files) for line in _lines(gateway))


def _lines(gateway: Captured) -> t.Iterator[str]:
    manifest = gateway.manifest
    yield f"{gateway.directory}: {manifest.get('model')}, Junos {manifest.get('release')}"
    if manifest.get("error"):
        yield f"  nothing could be asked: {manifest['error']}"
    for answer in gateway.answers:
        yield f"  {answer.file}: {answer.kind}, {_said(_given(answer))}"
    for request in manifest["requests"]:
        if request.get("file") is None:
            yield f"  {request.get('name')}: no reply, {request.get('error')}"


def _said(given: Plain) -> str:
    """Return what a reply gives in words: why it gives nothing, or how much of it was not understood."""
    shown = next(iter(given.values()), None)
    if not isinstance(shown, dict):
        return str(shown or "not read here")
    return "; ".join(shown.get("refused", ())) or f"{len(shown['unrecognized'])} not understood"


def _stands_for(gateway: Captured, answer: Answer) -> str:
    manifest = gateway.manifest
    return (
        f"{answer.request} as a user's {manifest.get('model')} with Junos {manifest.get('release')} showed it"
    )


def _given(answer: Answer) -> Plain:
    """Return what a reply gives, or with which error it is refused; nothing where nothing here reads it."""
    try:
        if answer.kind == "redundancy":
            return {"facts": to_facts(parse(answer.text))}
        if answer.kind == "configuration":
            return {"configuration": encode(parse_configuration(answer.text))}
    except ParseError as error:
        return {"error": str(error)}
    reader = answer.reader
    return {} if reader is None else {"area": encode(read_area([(reader, answer.text)]))}


def _yaml(value: Plain) -> str:
    return f"---\n{yaml.safe_dump(value, sort_keys=False, width=120, allow_unicode=True)}"
