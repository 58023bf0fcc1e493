# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A record of evidence: what one gateway showed in one phase of a run, and the reports on it."""

from __future__ import annotations

import hashlib
import json
import typing as t
from dataclasses import dataclass, field, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, from_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError, FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._polling import wait as _wait
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover import result as _switchover
from ansible_collections.junos_ha.srd.plugins.module_utils._time import is_utc_text

SCHEMA = 1

REFERS_TO = "refers_to"  # the runs that a record needs; evidence without it needs none

Plain = dict[str, t.Any]

_REACHED = "reached"
_MARKS = {"checks", "ended", "outcome"}  # what only a report has, only a wait, only a switchover

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
    """A record. C(reports) are plain data by their names; C(entries) reads them.

    C(made) holds those of them, by name, that the process which wrote the record has just made of its facts.
    """

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
    made: t.Mapping[str, Report] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """One report of a record.

    Args:
        phase: the phase of the record.
        host: the gateway of the record.
        name: the report's name.
        report: the report; unknown where the record holds no valid one.
        note: how a wait or a switchover ended, in a word.
        switchover: the switchover that the report is of.
    """

    phase: str
    host: str
    name: str
    report: Report
    note: str | None = None
    switchover: _switchover.SwitchoverResult | None = None


def digest(record: Plain) -> str:
    """Return the SHA-256 of all fields of a plain record but C(sha256), in hexadecimal.

    Raises:
        EvidenceError: it holds what JSON cannot, such as a number that is not finite, or it nests too deeply.
    """
    rest = {name: value for name, value in record.items() if name != "sha256"}
    try:
        text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise EvidenceError(f"evidence - Expected: plain data, as JSON has it Actual: {error}") from error
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def verified(record: object, where: str) -> Plain:
    """Return a plain record unchanged, once its schema and its digest are verified.

    Raises:
        EvidenceError: it is not evidence, or it was changed.
    """
    if not isinstance(record, dict) or not _is_schema(record.get("schema")):
        raise EvidenceError(f"{where}: is not evidence of schema {SCHEMA}")
    if record.get("sha256") != digest(record):
        raise EvidenceError(f"{where}: was changed after it was written, its digest does not fit")
    return record


def record_of(plain: object, where: str) -> Record:
    """Return a record from the content of its file.

    Raises:
        EvidenceError: it is not evidence, or it was changed.
        FactsError: its facts are invalid.
    """
    given = verified(plain, where)
    for name in _KINDS:
        _refuse_other_kind(given, name, where)
    if not is_utc_text(given["written_at"]):
        actual = _short(given["written_at"])
        raise EvidenceError(f"{where}: written_at - Expected: a time in UTC Actual: {actual}")
    facts = given["facts"]
    return Record(
        gateway=None if facts is None else from_facts(facts, f"{where}: facts"),
        **{name: given[name] for name in (*_KINDS, "sha256") if name != "facts"},
    )


def record_written(
    plain: Plain, sha256: str, *, gateway: Gateway | None, made: t.Mapping[str, Report]
) -> Record:
    """Return the record that was just written, from what it was made of: nothing is read back.

    Args:
        plain: the plain record, without its digest.
        sha256: the digest.
        gateway: the gateway whose facts it holds.
        made: the reports of it, by name, which were made of that gateway.
    """
    kept = {name: plain[name] for name in _KINDS if name != "facts"}
    return Record(gateway=gateway, sha256=sha256, made=made, **kept)


def entries(records: t.Iterable[Record]) -> tuple[ReportEntry, ...]:
    """Return the reports of the records of a phase, in their order. One that two records hold is read once.

    A switchover has two: that of its gate, and that of its outcome.
    """
    read: dict[tuple[str, object], list[ReportEntry]] = {}
    found: list[ReportEntry] = []
    for record, name in ((each, name) for each in records for name in each.reports):
        key = name, id(record.made[name]) if name in record.made else json.dumps(record.reports[name])
        if key not in read:
            read[key] = _entries(record, name)
        found += (replace(entry, host=record.host) for entry in read[key])
    return tuple(found)


def _entries(record: Record, name: str) -> list[ReportEntry]:
    if name in record.made:
        return [_entry(record, name, record.made[name])]
    plain, where = record.reports[name], f"reports.{name}"
    given = plain if isinstance(plain, dict) else {}
    marks = _MARKS & set(given)
    if marks == {"checks"}:
        return [_entry(record, name, _report(given, where))]
    if marks == {"ended"}:
        return [_of_wait(record, name, given)]
    if marks == {"outcome"}:
        return _of_switchover(record, name, given)
    expected = "a report, a wait or a switchover"
    error = FactsError(where, expected=expected, actual=plain)
    return [_entry(record, name, Report(findings=(_unknown(expected, error),)))]


def _entry(record: Record, name: str, report: Report, **more: t.Any) -> ReportEntry:
    return ReportEntry(phase=record.phase, host=record.host, name=name, report=_with_check(report), **more)


def _with_check(report: Report) -> Report:
    return report if report.findings else Report(findings=(_unknown("a check", "none"),))


def _report(plain: object, where: str) -> Report:
    """Return a report from plain data; an invalid one becomes an unknown finding."""
    try:
        return from_report(plain, where)
    except FactsError as error:
        return Report(findings=(_unknown("a report", error),))


def _of_wait(record: Record, name: str, given: Plain) -> ReportEntry:
    """Return the last report of a wait, with a finding on how it ended."""
    try:
        result = _wait.from_plain(given, f"reports.{name}")
    except FactsError as error:
        return _entry(record, name, _salvaged(given, _unknown("the result of a wait", error)))
    report = _with_check(result.report)
    return _entry(record, name, report.with_findings(_end_of_wait(result)), note=result.ended)


def _end_of_wait(result: _wait.WaitResult) -> Finding:
    """Return whether a wait ended well; unknown where its last report does not show why it did not."""
    holds = True if result.ended == _REACHED else None if result.report.verdict == "unknown" else False
    return decide("ended_well", Path(), expected=_REACHED, actual=result.ended, holds=holds)


def _of_switchover(record: Record, name: str, given: Plain) -> list[ReportEntry]:
    """Return the report of the gate, unless it decided alone, and that of the switchover."""
    try:
        result = _switchover.from_plain(given, f"reports.{name}")
    except FactsError as error:
        return [_entry(record, name, _salvaged(given, _unknown("the result of a switchover", error)))]
    gates = [] if result.gate in (None, result.report) else [result.gate]
    report = _with_check(result.report).with_findings(_end_of_switchover(result))
    return [
        *(_entry(record, f"{name} gate", each) for each in gates),
        _entry(record, name, report, note=result.outcome, switchover=result),
    ]


def _end_of_switchover(result: _switchover.SwitchoverResult) -> Finding:
    holds = True if result.outcome in _switchover.COMPLETED else None
    path, expected = Path().to("set", result.asked.redundancy_set), " or ".join(_switchover.COMPLETED)
    return decide("ended_well", path, expected=expected, actual=result.outcome, holds=holds)


def _salvaged(given: Plain, finding: Finding) -> Report:
    """Return the findings of an invalid result as far as its reports are valid, and that it is invalid."""
    found = [each for name in ("gate", "report") for each in _findings(given.get(name))]
    return Report(findings=(*found, finding))


def _findings(plain: object) -> tuple[Finding, ...]:
    try:
        return from_report(plain, "").findings
    except FactsError:  # the error on the result says so
        return ()


def _unknown(expected: str, actual: object) -> Finding:
    return decide("evidence_complete", Path(), expected=expected, actual=actual, holds=None)


def _is_schema(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value == SCHEMA


def _refuse_other_kind(given: Plain, name: str, where: str) -> None:
    wanted = " or ".join(kind.__name__ for kind in _KINDS[name])
    if name not in given:
        raise EvidenceError(f"{where}: {name} - Expected: {wanted} Actual: it is missing")
    if not isinstance(given[name], _KINDS[name]):
        raise EvidenceError(f"{where}: {name} - Expected: {wanted} Actual: {_short(given[name])}")


def _short(value: object) -> str:
    return repr(value)[:120]
