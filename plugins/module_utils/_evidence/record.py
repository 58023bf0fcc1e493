# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A record of evidence: what one gateway showed in one phase of a run, and what was said of it."""

from __future__ import annotations

import hashlib
import json
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._time import is_utc_text

SCHEMA = 1

Plain = dict[str, t.Any]

# What each field must be; C(None) where a gateway could not be read.
_KINDS: dict[str, tuple[type, ...]] = {
    "run_id": (str,),
    "phase": (str,),
    "host": (str,),
    "written_at": (str,),
    "collection_version": (str,),
    "facts": (dict, type(None)),
    "reply": (str, type(None)),
    "error": (str, type(None)),
    "reports": (dict,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record, as it was written. C(reports) are plain, by their names."""

    run_id: str
    phase: str
    host: str
    written_at: str
    collection_version: str
    gateway: Gateway | None
    reply: str | None
    error: str | None
    reports: t.Mapping[str, object]
    sha256: str


def digest(record: Plain) -> str:
    """Return the digest over all fields of a plain record but the digest itself.

    Raises:
        EvidenceError: it holds what JSON cannot, such as a number that is none, or nests without end.
    """
    rest = {name: value for name, value in record.items() if name != "sha256"}
    try:
        text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise EvidenceError(f"evidence - Expected: plain data, as JSON has it Actual: {error}") from error
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def verified(record: object, where: str) -> Plain:
    """Return a plain record whose digest is right, as it was given.

    Raises:
        EvidenceError: it is not evidence, or it is not what was written.
    """
    if not isinstance(record, dict) or not _is_schema(record.get("schema")):
        raise EvidenceError(f"{where}: is no evidence of schema {SCHEMA}")
    if record.get("sha256") != digest(record):
        raise EvidenceError(f"{where}: was changed after it was written, its digest does not fit")
    return record


def record_of(plain: object, where: str) -> Record:
    """Return a record from what stands in its file.

    Raises:
        EvidenceError: it is not evidence, or it is not what was written.
        FactsError: its facts are none.
    """
    given = verified(plain, where)
    for name in _KINDS:
        _refuse_other_kind(given, name, where)
    if not is_utc_text(given["written_at"]):
        actual = _shown(given["written_at"])
        raise EvidenceError(f"{where}: written_at - Expected: a time in UTC Actual: {actual}")
    facts = given["facts"]
    return Record(
        gateway=None if facts is None else from_facts(facts, f"{where}: facts"),
        **{name: given[name] for name in (*_KINDS, "sha256") if name != "facts"},
    )


def _is_schema(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value == SCHEMA


def _refuse_other_kind(given: Plain, name: str, where: str) -> None:
    wanted = " or ".join(kind.__name__ for kind in _KINDS[name])
    if name not in given:
        raise EvidenceError(f"{where}: {name} - Expected: {wanted} Actual: it is missing")
    if not isinstance(given[name], _KINDS[name]):
        raise EvidenceError(f"{where}: {name} - Expected: {wanted} Actual: {_shown(given[name])}")


def _shown(value: object) -> str:
    return repr(value)[:120]
