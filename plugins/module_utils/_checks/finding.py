# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What one check found of one subject, and the verdict that findings bring."""

from __future__ import annotations

import functools
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Waiver

Status = t.Literal["pass", "fail", "unknown", "waived"]
STATUSES: tuple[Status, ...] = t.get_args(Status)
AGAINST: tuple[Status, ...] = ("fail", "unknown")
PASSED: tuple[Status, ...] = ("pass", "waived")

Verdict = t.Literal["go", "no_go", "unknown"]

WORDS: dict[Verdict, str] = {"no_go": "NO-GO", "unknown": "UNKNOWN", "go": "GO"}  # worst first
STATUS_WORDS: dict[Status, str] = {
    "pass": "passed",
    "fail": "failed",
    "unknown": "unknown",
    "waived": "waived",
}
_VERDICTS: dict[Status, Verdict] = {"fail": "no_go", "unknown": "unknown", "waived": "go", "pass": "go"}

Key = t.Literal[
    "gateway",
    "group",
    "set",
    "peer",
    "service_set",
    "interface",
    "line",
    "value",
    "counters",
    "area",
    "probe",
]

NO_MASTER, TWO_MASTERS = "no master", "two masters"  # what single_master finds
PEERS_OF_MASTER, PEERS_OF_STANDBY = "all STANDBY", "exactly one MASTER"  # what peer_role expects
NEITHER_IS_MASTER = "neither is MASTER: there is an outage now"  # what take_down says
BOTH_ARE_MASTER = "both are MASTER: restore ICCP first"
# What is said of the sets of each, and what to do, in the order in which they are said.
MASTERS = {
    NO_MASTER: ("no gateway is MASTER", "there is an outage now"),
    TWO_MASTERS: ("both gateways are MASTER", "restore ICCP first"),
}

NOT_SHOWN = "not shown"
OR_WARNS = ", or a warning"  # what a finding expects that passes although a site is to be warned
BY = " by "  # behind it stands, in what C(vocabulary) finds, whose vocabulary it was
BOTH = "both gateways"  # the gateway of a path, where it is of neither alone

_STEPS: dict[Key, str] = {
    "gateway": "",
    "group": "group ",
    "set": "set ",
    "peer": "peer ",
    "service_set": "service-set ",
    "interface": "interface ",
    "line": "line ",
    "value": "value ",
    "counters": "counters ",
    "area": "area ",
    "probe": "probe ",
}


_SHOWN = 3  # findings in a summary; the report has them all


# The checks whose findings explain those of others, and so come before them.
CAUSES = ("reply_complete", "counter_reset", "cards_kept", "new_core_dumps", "peer_connections")


class _HasStatus(t.Protocol):
    @property
    def check(self) -> str:
        """Return the name of its check."""

    @property
    def status(self) -> Status:
        """Say whether it passed."""


AnyFinding = t.TypeVar("AnyFinding", bound=_HasStatus)
T = t.TypeVar("T")


@dataclass(frozen=True, slots=True)
class Path:
    """The way to a subject, from the gateway inwards."""

    steps: tuple[tuple[Key, str | int], ...] = ()

    def to(self, key: Key, value: str | int) -> Path:
        """Return the path one step further."""
        return Path((*self.steps, (key, value)))

    def __str__(self) -> str:
        return _words(self.steps)


@functools.lru_cache(maxsize=1024)  # a path is asked for its words about ten times on its way to a page
def _words(steps: tuple[tuple[Key, str | int], ...]) -> str:
    return " ".join(f"{_STEPS[key]}{value}" for key, value in steps) or "gateway"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found of a subject.

    Args:
        check: the name of the check.
        path: the way to the subject.
        status: whether it passed.
        expected: what was expected.
        actual: what was found.
        waivable: whether a person can see what was found: a failure, or a line that was not understood.
        waiver: the waiver, where the status is waived.
    """

    check: str
    path: Path
    status: Status
    expected: str
    actual: str
    waivable: bool = False
    waiver: Waiver | None = None

    @property
    def subject(self) -> str:
        """The path in words."""
        return str(self.path)

    @property
    def message(self) -> str:
        """What is wrong, without the subject."""
        return f"{self.check} - Expected: {self.expected} Actual: {self.actual}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The redundancy sets that a verdict is on, where it is not on all.

    Args:
        asked: the ids of the sets that it is on.
        not_asked: the ids of the sets that a gateway shows beside them; empty where only one redundancy
            group was read, and what other groups hold is unknown.
    """

    asked: tuple[int, ...]
    not_asked: tuple[int, ...]

    @property
    def only(self) -> str:
        """The sets that it is on, in words."""
        return f"of {_sets(self.asked)} only" if self.asked else "of no set"

    @property
    def words(self) -> str:
        """The same, and which sets were left out."""
        if not self.not_asked:
            return f"{self.only}; other redundancy groups were not read"
        verb = "was" if len(self.not_asked) == 1 else "were"
        return f"{self.only}; {_sets(self.not_asked)} {verb} not asked about"


def _sets(ids: t.Sequence[int]) -> str:
    *most, last = [str(each) for each in ids] or ["none"]
    return f"sets {', '.join(most)} and {last}" if most else f"set {last}"


def joined(scopes: t.Iterable[Scope | None]) -> Scope | None:
    """Return the scope of several verdicts together: a set is asked about if none of them left it out."""
    partial = [each for each in scopes if each]
    left_out = {each for scope in partial for each in scope.not_asked}
    asked = {each for scope in partial for each in scope.asked} - left_out
    return Scope(asked=tuple(sorted(asked)), not_asked=tuple(sorted(left_out))) if partial else None


def word(verdict: Verdict, scope: Scope | None) -> str:
    """Return a verdict as tables have it, with the sets that it is on where it is not on all."""
    return f"{WORDS[verdict]}, {scope.only}" if scope else WORDS[verdict]


def decide(
    check: str, path: Path, *, expected: str, actual: object, holds: bool | None, waivable: bool = False
) -> Finding:
    """Return the finding of a check that holds, does not, or cannot be decided: None."""
    status: Status = "unknown" if holds is None else "pass" if holds else "fail"
    return Finding(
        check=check,
        path=path,
        status=status,
        expected=expected,
        actual=NOT_SHOWN if actual is None else str(actual),
        waivable=waivable or status == "fail",
    )


def compare(
    check: str, path: Path, *, expected: t.Collection[str], actual: str | None, known: t.Container[str]
) -> Finding:
    """Return the finding of a value that is to be one of I(expected).

    A value that is not shown, or is not a known one, cannot be decided.
    """
    holds = actual in expected if actual in known else None
    return decide(check, path, expected=" or ".join(expected), actual=actual, holds=holds)


def verdict_of(counts: t.Mapping[str, int]) -> Verdict:
    """Return the verdict from how many findings have which status: unknown also without any."""
    if counts["fail"]:
        return "no_go"
    return "unknown" if counts["unknown"] or not sum(counts.values()) else "go"


def worst_first(findings: t.Iterable[AnyFinding]) -> tuple[AnyFinding, ...]:
    """Return the findings that speak against GO: the failed, then the unknown, of both the causes first."""
    found = sorted(findings, key=lambda each: each.check not in CAUSES)
    return tuple(each for status in AGAINST for each in found if each.status == status)


def mastership(findings: t.Iterable[Finding]) -> str:
    """Return of which sets no gateway, or each, is MASTER, in words; nothing where each has one, or may have.

    Where both gateways were compared, what one of them says of the other counts for nothing.
    """
    found: dict[object, str] = {}
    compared: dict[object, str] = {}
    for each in findings:
        if each.check == "single_master":
            compared[_set_of(each)] = each.actual if each.status == "fail" else ""
        elif each.status == "fail" and (masters := _masters_in(each)):
            found[_set_of(each)] = masters
    told = {**found, **compared}
    return masters_of(
        {
            masters: sorted(int(str(number)) for number, it in told.items() if it == masters)
            for masters in MASTERS
        },
        _sets,
    )


def learned(findings: t.Iterable[Finding]) -> str:
    """Return how many lines and values passed by which vocabulary, in words; nothing where none did."""
    found: dict[str, dict[Key, set[str | int]]] = {}
    for each in findings:
        if each.check == "vocabulary":
            key, name = each.path.steps[-1]
            found.setdefault(each.actual.partition(BY)[2], {}).setdefault(key, set()).add(name)
    return "; ".join(f"{_kinds(each)}{BY}{vocabulary}" for vocabulary, each in found.items())


def _kinds(passed: t.Mapping[Key, t.Collection[object]]) -> str:
    counts = [(key, len(passed[key])) for key in ("line", "value") if key in passed]
    return " and ".join(f"{count} {key}{'s' if count > 1 else ''}" for key, count in counts)


def told_first(findings: t.Sequence[Finding]) -> str:
    """Return what a sentence on findings says first: who is MASTER, then what passed by vocabulary."""
    return "; ".join(filter(None, [mastership(findings), learned(findings)]))


def _set_of(finding: Finding) -> object:
    return dict(finding.path.steps).get("set")


def masters_of(found: t.Mapping[str, t.Sequence[T]], named: t.Callable[[t.Sequence[T]], str]) -> str:
    """Return of what no gateway, or each, is MASTER, in words.

    Args:
        found: of what no gateway is MASTER, and of what each is.
        named: what these are called.
    """
    return "; ".join(
        f"{words} of {named(found[masters])}, {what}"
        for masters, (words, what) in MASTERS.items()
        if found[masters]
    )


def _masters_in(failed: Finding) -> str:
    """Return what a check that failed says of the masters of its set; nothing where it says nothing."""
    if failed.check == "take_down":
        answers = {f"no: {NEITHER_IS_MASTER}": NO_MASTER, f"no: {BOTH_ARE_MASTER}": TWO_MASTERS}
        return answers.get(failed.actual, "")
    if failed.check != "peer_role":
        return ""
    masters = failed.actual.split(", ").count("MASTER")
    if failed.expected == PEERS_OF_STANDBY:
        return TWO_MASTERS if masters else NO_MASTER
    return TWO_MASTERS if masters else ""


def masters_in(sentence: str) -> str:
    """Return whether a sentence says first that a set has no MASTER, or two; nothing where it does not."""
    first = sentence.partition(":")[0]
    return next((masters for masters, (words, _what) in MASTERS.items() if words in first), "")


def led_by(sentence: str, words: str) -> str:
    """Return a sentence behind words that come before anything else; its verdict stays in front of them."""
    if not words or words in sentence:
        return sentence
    first, _colon, rest = sentence.partition(": ")
    return f"{first}, {words}: {rest}" if first in WORDS.values() else f"{words}: {sentence}"


def headline(counts: t.Mapping[str, int], scope: Scope | None = None, words: str = "") -> str:
    """Return the verdict in words, from how many findings have which status.

    Args:
        counts: how many findings have which status.
        scope: the sets that it is on, where it is not on all.
        words: what C(told_first) says of them.
    """
    whole = _headline(counts)
    first, _colon, rest = whole.partition(":")
    more = "; ".join(filter(None, [words, scope.words if scope else ""]))
    return f"{first}, {more}:{rest}" if more else whole


def _headline(counts: t.Mapping[str, int]) -> str:
    total, failed, unknown = sum(counts.values()), counts["fail"], counts["unknown"]
    waived = f", {counts['waived']} waived" if counts["waived"] else ""
    undecided = f", {unknown} unknown" if unknown else ""
    if failed:
        return f"NO-GO: {failed} of {total} checks failed{undecided}{waived}"
    if unknown:
        return f"UNKNOWN: {unknown} of {total} checks could not be decided{waived}"
    return f"GO: {counts['pass']} of {total} checks passed{waived}" if total else "UNKNOWN: no check was made"


def summarize(first: str, lines: t.Sequence[str]) -> str:
    """Return the verdict in a sentence.

    Args:
        first: its headline.
        lines: the findings that speak against GO, the worst first.
    """
    more = f"; and {len(lines) - _SHOWN} more" if len(lines) > _SHOWN else ""
    return f"{first}: {'; '.join(lines[:_SHOWN])}{more}" if lines else first


def worst(verdicts: t.Iterable[Verdict]) -> Verdict:
    """Return the worst; unknown without any."""
    return min(verdicts, key=badness, default="unknown")


def badness(verdict: Verdict) -> int:
    """Return a number by which the worst sorts first."""
    return list(WORDS).index(verdict)


def of_status(status: Status) -> Verdict:
    """Return the verdict that one finding alone would bring."""
    return _VERDICTS[status]


def word_in(sentence: str, verdict: Verdict) -> str:
    """Return the verdict of a sentence as tables have it: with its sets, and what passed by vocabulary."""
    said = clauses(sentence, verdict)
    return ", ".join(
        [WORDS[verdict], *(each for each in said if each.startswith("of ") or is_by_vocabulary(each))]
    )


def clauses(sentence: str, verdict: Verdict) -> list[str]:
    """Return what a sentence says between its verdict and the counts."""
    return sentence.partition(":")[0].removeprefix(f"{WORDS[verdict]}, ").split("; ")


def is_by_vocabulary(clause: str) -> bool:
    """Return whether a clause of a sentence says what passed by a vocabulary."""
    return f"{BY}vocabulary of " in clause


def begins_with(sentence: str, verdict: Verdict) -> bool:
    """Return whether a sentence begins with a verdict."""
    return sentence.startswith((f"{WORDS[verdict]}: ", f"{WORDS[verdict]}, "))


def refuse_other(where: str, sentence: str, verdict: Verdict) -> None:
    """Refuse a sentence that begins with another verdict than the one beside it.

    Raises:
        ArgumentError: it does.
    """
    first = sentence.partition(":")[0].partition(",")[0]
    if first in WORDS.values() and first != WORDS[verdict]:
        raise ArgumentError(f"{where} - Expected: {WORDS[verdict]} Actual: {sentence[:120]!r}")
