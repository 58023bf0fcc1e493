# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is found of probes: unknown where they were not answered, judged alone, and against before."""

from __future__ import annotations

import decimal
import hashlib
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, Status
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.findings import (
    AllAnswers,
    Found,
    evaluate_probes,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import Answer, Answers
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import Expects, Probe, Severity
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.reader import masked

COMMAND = "show route summary"
NOT_BEFORE: AllAnswers = {}


def probe(
    expects: Expects, wanted: str = "", *, severity: Severity = "hard", gateway: str = "mx1", fall: int = 0
) -> Probe:
    return Probe(
        name="p",
        command=COMMAND,
        expects=expects,
        wanted=wanted,
        may_fall=decimal.Decimal(fall),
        severity=severity,
        gateway=gateway,
    )


def answers(
    text: str | None, *, role: str | None = "MASTER", command: str = COMMAND, refused: str = ""
) -> Answers:
    digest = hashlib.sha256(text.encode()).hexdigest() if text else ""
    kept = masked(text) if text else None
    answer = Answer(name="p", command=command, text=kept, sha256=digest, refused=refused)
    return Answers(collected_at=None, role=role, answers=(answer,))


def finding(check: str, status: Status, expected: str, actual: str, gateway: str = "mx1") -> Finding:
    return Finding(
        check=check,
        path=Path().to("gateway", gateway).to("probe", "p"),
        status=status,
        expected=expected,
        actual=actual,
        waivable=status == "fail" or check == "probe_read",
    )


def read(gateway: str = "mx1") -> Finding:
    return finding("probe_read", "pass", "shown", "shown", gateway)


def unread(actual: str, gateway: str = "mx1") -> Found:
    return Found(findings=(finding("probe_read", "unknown", "shown", actual, gateway),))


def found(it: Probe, now: Answers | None, before: Answers | t.Literal["none"] | None = "none") -> Found:
    earlier = NOT_BEFORE if before == "none" else {"mx1": before}
    return evaluate_probes([it], {"mx1": now}, earlier)


EVERY = [probe("number", "n"), probe("contains", "n"), probe("absent", "x"), probe("unchanged")]
OF_NONE = Answers(collected_at=None, role="MASTER", answers=())


@pytest.mark.parametrize("severity", ["hard", "warning"])
@pytest.mark.parametrize(
    ("now", "actual"),
    [
        (None, "not read"),
        (OF_NONE, "not read"),
        (answers("n 1", command="show version"), "'show version' was asked"),
        (answers(None, refused="permission denied"), "permission denied"),
        (answers("n 1", refused="cut"), "cut"),
        (answers(None), "not read"),
    ],
)
@pytest.mark.parametrize("expects", ["number", "contains", "absent", "unchanged"])
def test_a_probe_that_was_not_answered_is_unknown_whatever_it_expects(
    now: Answers | None, actual: str, expects: Expects, severity: Severity
) -> None:
    it = probe(expects, "" if expects == "unchanged" else "n", severity=severity)
    assert found(it, now, answers("n 1")) == unread(actual)
    assert found(it, now) == unread(actual)


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (None, "not read before"),
        (OF_NONE, "not read before"),
        (answers("n 1", command="show version"), "'show version' was asked before"),
        (answers(None, refused="permission denied"), "permission denied before"),
    ],
)
@pytest.mark.parametrize("severity", ["hard", "warning"])
def test_what_is_compared_is_unknown_without_its_baseline(
    before: Answers | None, why: str, severity: Severity
) -> None:
    expected = "90 % at least of the number before"
    number = finding("probe_number", "unknown", expected, why)
    assert found(probe("number", "n", severity=severity, fall=10), answers("n 9"), before) == Found(
        findings=(read(), number)
    )
    unchanged = finding("probe_unchanged", "unknown", "unchanged", why)
    assert found(probe("unchanged", severity=severity), answers("n 9"), before) == Found(
        findings=(read(), unchanged)
    )


def test_a_number_that_cannot_be_read_is_unknown_now_and_before() -> None:
    it, good = probe("number", "n"), answers("n 1")
    assert found(it, answers("m 1"), good) == unread("no line has 'n'")
    assert found(it, answers("n 1\nn 2")) == unread("2 places have 'n'")
    actual = "not a number: 'ten' before"
    unknown = finding("probe_number", "unknown", "100 % at least of the number before", actual)
    assert found(it, good, answers("n ten")) == Found(findings=(read(), unknown))


def test_a_precheck_compares_nothing() -> None:
    assert found(probe("number", "n"), answers("n 1")) == Found(findings=(read(),))
    assert found(probe("unchanged"), answers("n 1")) == Found(findings=(read(),))


@pytest.mark.parametrize(
    ("old", "fall", "new", "status", "expected", "actual"),
    [
        ("1000", 0, "1,000", "pass", "100 % at least of 1,000", "1,000, 100.0 % of 1,000"),
        ("1000", 0, "999", "fail", "100 % at least of 1,000", "999, 99.9 % of 1,000"),
        ("1000", 5, "950", "pass", "95 % at least of 1,000", "950, 95.0 % of 1,000"),
        ("1000", 5, "949.9", "fail", "95 % at least of 1,000", "949.9, 95.0 % of 1,000"),
        ("1000", 99, "10", "pass", "1 % at least of 1,000", "10, 1.0 % of 1,000"),
        ("1000", 99, "9", "fail", "1 % at least of 1,000", "9, 0.9 % of 1,000"),
        ("0", 0, "0", "pass", "100 % at least of 0", "0"),
        ("10", 0, "20", "pass", "100 % at least of 10", "20, 200.0 % of 10"),
    ],
)
def test_a_number_may_fall_so_far_and_no_further(
    old: str, fall: int, new: str, status: Status, expected: str, actual: str
) -> None:
    it = probe("number", "n", fall=fall)
    number = finding("probe_number", status, f"{expected} on mx1 before", actual)
    assert found(it, answers(f"n {new}"), answers(f"n {old}")) == Found(findings=(read(), number))


LONG = "a" * 100


@pytest.mark.parametrize(
    ("expects", "wanted", "text", "status", "actual"),
    [
        ("contains", "Up", "a Up\nb Up", "pass", "'a Up'"),
        ("contains", "up", "a Up\nb Up", "fail", "in none of 2 lines"),
        ("contains", "up", 'a\nsecret "x"; ## SECRET-DATA', "unknown", "in none of 2 lines"),
        ("absent", "Down", "a Up\nb Up", "pass", "in none of 2 lines"),
        ("absent", "Down", "a Up\nb Down\nc Down", "fail", "in 2 of 3 lines: 'b Down'"),
        ("absent", "aaa", LONG, "fail", f"in 1 of 1 lines: '{'a' * 80}...'"),
        ("absent", "x", 'a\nsecret "x"; ## SECRET-DATA', "unknown", "in none of 2 lines"),
    ],
)
def test_a_text_is_there_or_not_without_a_before(
    expects: Expects, wanted: str, text: str, status: Status, actual: str
) -> None:
    expected = f"{wanted!r} {'' if expects == 'contains' else 'not '}in the answer"
    judged = finding(f"probe_{expects}", status, expected, actual)
    for before in (None, answers("other")):
        assert found(probe(expects, wanted), answers(text), before) == Found(findings=(read(), judged))


@pytest.mark.parametrize(
    ("old", "new", "status", "actual"),
    [
        ("a\nb", "a\nb", "pass", "unchanged"),
        ("a\nb", "a\nc\nd", "fail", "2 lines new, 1 gone; new: 'c'"),
        ("a\nb", "a", "fail", "0 lines new, 1 gone; gone: 'b'"),
        ("a\nb", "b\na", "fail", "the order of its lines"),
        ("key $9$aaa;", "key $9$bbb;", "fail", "what is masked"),
        ("a $9$aaa;", "b $9$aaa;", "fail", "1 lines new, 1 gone; new: 'b (masked);'"),
    ],
)
def test_an_answer_is_unchanged_or_says_what_is_not(old: str, new: str, status: Status, actual: str) -> None:
    judged = finding("probe_unchanged", status, "unchanged", actual)
    assert found(probe("unchanged"), answers(new), answers(old)) == Found(findings=(read(), judged))


def test_what_is_not_as_expected_only_warns_where_the_site_says_so() -> None:
    it = probe("contains", "Up", severity="warning")
    judged = finding("probe_contains", "pass", "'Up' in the answer, or a warning", "in none of 1 lines")
    assert found(it, answers("Down")) == Found(
        findings=(read(), judged), warnings=("mx1 probe p - in none of 1 lines",)
    )
    fine = finding("probe_contains", "pass", "'Up' in the answer", "'Up'")
    assert found(it, answers("Up")) == Found(findings=(read(), fine))


def test_each_gateway_is_compared_with_itself() -> None:
    now = {"mx1": answers("n 1", role="STANDBY"), "mx2": answers("n 5")}
    before = {"mx1": answers("n 5"), "mx2": answers("n 1", role="STANDBY")}
    statuses = [
        each.status for each in evaluate_probes([probe("number", "n", gateway="both")], now, before).findings
    ]
    assert statuses == ["pass", "fail", "pass", "pass"]


def test_the_gateway_of_a_role_is_compared_with_the_one_that_had_it() -> None:
    now = {"mx1": answers("n 1", role="STANDBY"), "mx2": answers("n 5")}
    before = {"mx1": answers("n 5"), "mx2": answers("n 1", role="STANDBY")}
    number = finding(
        "probe_number", "pass", "100 % at least of 5 on mx1 before", "5, 100.0 % of 5", gateway="mx2"
    )
    it = probe("number", "n", gateway="MASTER")
    assert evaluate_probes([it], now, before) == Found(findings=(read("mx2"), number))


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (("MASTER", "MASTER"), "mx1 MASTER, mx2 MASTER"),
        (("STANDBY", None), "mx1 STANDBY, mx2 unknown"),
        (("STANDBY", "unread"), "mx1 STANDBY, mx2 unknown"),
    ],
)
def test_a_role_that_not_one_gateway_has_is_unknown_now_and_before(
    roles: tuple[str, str | None], said: str
) -> None:
    wrong = {
        name: None if role == "unread" else answers("n 1", role=role)
        for name, role in zip(("mx1", "mx2"), roles, strict=True)
    }
    right = {"mx1": answers("n 1"), "mx2": answers("n 1", role="STANDBY")}
    it, why = probe("number", "n", gateway="MASTER"), f"not one gateway is MASTER of all its sets: {said}"
    assert evaluate_probes([it], wrong, right) == unread(why, "both gateways")
    unknown = finding("probe_number", "unknown", "100 % at least of the number before", f"{why} before")
    assert evaluate_probes([it], right, wrong) == Found(findings=(read(), unknown))


def test_a_role_of_no_gateway_at_all_is_unknown() -> None:
    why = "not one gateway is STANDBY of all its sets: none read"
    assert evaluate_probes([probe("absent", "x", gateway="STANDBY")], {}, {}) == unread(why, "both gateways")
