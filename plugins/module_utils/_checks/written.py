# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A report that was written down once, read again: what is no report, or contradicts itself, is refused."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.catalogue import ALL
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    Finding,
    Key,
    Path,
    Status,
    Waiver,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError

_KEYS: frozenset[Key] = frozenset(t.get_args(Key))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Check:
    """A check as it is written down, its path left out."""

    check: str
    subject: str
    status: Status
    expected: str
    actual: str
    message: str
    waiver: Waiver | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checks:
    checks: tuple[_Check, ...]


def from_report(plain: object, where: str) -> Report:
    """Return the report that C(to_report) wrote down.

    Raises:
        FactsError: it has another shape, names a check that does not exist, or contradicts itself.
    """
    if not isinstance(plain, dict) or not isinstance(plain.get("checks"), list):
        raise FactsError(where, expected="a report, a dictionary with its checks", actual=plain)
    given = plain["checks"]
    checks = decode(_Checks, {"checks": [_without_path(check) for check in given]}, where).checks
    both = enumerate(zip(checks, given, strict=True))
    report = Report(findings=tuple(_finding(it, one, f"{where}.checks[{i}]") for i, (it, one) in both))
    told = to_report(report)
    if told != plain:
        expected = f"what its checks say, {told['summary']}"
        raise FactsError(where, expected=expected, actual=plain.get("summary"))
    return report


def _without_path(check: object) -> object:
    if not isinstance(check, dict):
        return check
    return {name: value for name, value in check.items() if name != "path"}


def _finding(it: _Check, plain: dict[str, t.Any], where: str) -> Finding:
    if it.check not in ALL:
        raise FactsError(f"{where}.check", expected="a check of docs/checks.md", actual=it.check)
    _refuse_false_waiver(it, where)
    return Finding(
        check=it.check,
        path=_path(plain.get("path"), f"{where}.path"),
        status=it.status,
        expected=it.expected,
        actual=it.actual,
        waiver=it.waiver,
    )


def _refuse_false_waiver(it: _Check, where: str) -> None:
    """Refuse what is waived by nobody, or by leave for something else."""
    waived = it.check if it.status == "waived" else None
    given = it.waiver.check if it.waiver else None
    if given != waived:
        raise FactsError(f"{where}.waiver", expected=f"that of {waived or 'nothing'}", actual=given)


def _path(plain: object, where: str) -> Path:
    if not isinstance(plain, dict) or not _KEYS.issuperset(plain):
        raise FactsError(where, expected=f"a dictionary of {', '.join(sorted(_KEYS))}", actual=plain)
    for key, value in plain.items():
        if not isinstance(value, (str, int)) or isinstance(value, bool):
            raise FactsError(f"{where}.{key}", expected="a name or a number", actual=value)
    return Path(tuple(plain.items()))
