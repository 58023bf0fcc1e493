# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The page on troubleshooting has every message of the code."""

from __future__ import annotations

import re

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils import _errors
from ansible_collections.junos_ha.srd.plugins.module_utils._checks import report
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import _SENTENCES
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import _SENTENCES as _OUTCOMES
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session import remedies as _messages
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.failures import FAILURES
from ansible_collections.junos_ha.srd.tests.unit import messages
from ansible_collections.junos_ha.srd.tests.unit.documents import PLUGINS, ROOT

PAGE = (ROOT / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
QUOTED = re.findall(r"`([^`]+)`", PAGE)

SOURCES = sorted(PLUGINS.glob("**/*.py"))
TASKS = sorted([*ROOT.glob("roles/*/tasks/*.yml"), *ROOT.glob("playbooks/*.yml")])
REMEDIES = [words for words, _remedy in _messages._REMEDIES]
SWITCHOVER = [messages.of_format(words) for words in _OUTCOMES.values()]
WAIT = [messages.of_format(words) for words in _SENTENCES.values()]
WARNINGS = messages.of_function(PLUGINS / "module_utils/_switchover/switchover.py", "warnings")
SAYING = {
    "policy.py": ("_reading", "_shares", "_told", "_differences"),
    "ways.py": ("_taking_over", "_routing", "unless_unread"),
}
PROOF = [
    pattern
    for name, functions in SAYING.items()
    for function in functions
    for pattern in messages.of_function(PLUGINS / "module_utils/_switchover" / name, function)
    if pattern.strip(messages.ANYTHING)
]
EVIDENCE = messages.of_errors(SOURCES, "EvidenceError")
DRIFT = messages.of_function(PLUGINS / "plugin_utils/_drift/changes.py", "_change")
LOCKS = messages.of_errors(SOURCES, "LockError")
BUNDLES = messages.of_errors(SOURCES, "BundleError")
REPLIES = messages.of_errors(SOURCES, "ParseError")
OF_RUNS = ("action/redundancy_run_assert.py", "plugin_utils/_runbook/tasks_file.py")
RUNS = messages.of_errors([PLUGINS / name for name in OF_RUNS], "ArgumentError")
TASK_FAILURES = messages.of_failures(TASKS)
SESSIONS = [messages.of_format(cause) for cause, _remedy in FAILURES.values()]

READ = "show services redundancy-group extensive"
INTEGER = "a value of type int"
# An error of each kind that is none of the above, as it is made.
ERRORS = {
    "ArgumentError": re.escape(" - Expected: ") + messages.ANYTHING + re.escape(" Actual: "),
    "DeviceError": re.escape(str(_errors.DeviceError("mx1", command=READ, cause="CAUSE", remedy="REMEDY"))),
    "FactsError": re.escape(str(_errors.FactsError("facts.groups[0].id", expected=INTEGER, actual="one"))),
    "LibraryError": str(_errors.LibraryError("jxmlease", purpose="to read XML replies")).partition(" and ")[
        0
    ],
}


def is_quoted(pattern: str) -> bool:
    return any(re.search(pattern, each, re.DOTALL) for each in QUOTED)


@pytest.mark.parametrize("words", REMEDIES)
def test_the_words_of_each_remedy_are_on_the_page(words: str) -> None:
    assert is_quoted(f"(?i){re.escape(words)}")


@pytest.mark.parametrize(
    "pattern",
    [
        *SWITCHOVER,
        *WARNINGS,
        *PROOF,
        *WAIT,
        *EVIDENCE,
        *DRIFT,
        *LOCKS,
        *BUNDLES,
        *REPLIES,
        *RUNS,
        *TASK_FAILURES,
        *SESSIONS,
    ],
)
def test_a_message_is_on_the_page(pattern: str) -> None:
    assert is_quoted(pattern)


def test_no_table_of_messages_is_empty() -> None:
    counts = [
        len(each) for each in (REMEDIES, SWITCHOVER, WARNINGS, PROOF, WAIT, EVIDENCE, REPLIES, RUNS, SESSIONS)
    ]
    assert min(counts) >= 3


@pytest.mark.parametrize("kind", _errors.SrdError.__subclasses__(), ids=lambda kind: kind.__name__)
def test_each_kind_of_error_is_on_the_page(kind: type[_errors.SrdError]) -> None:
    listed = {"BundleError": BUNDLES, "EvidenceError": EVIDENCE, "LockError": LOCKS, "ParseError": REPLIES}
    assert all(is_quoted(pattern) for pattern in listed.get(kind.__name__) or [ERRORS[kind.__name__]])


@pytest.mark.parametrize(
    "counts",
    [
        {"pass": 101, "fail": 2, "unknown": 0, "waived": 0},
        {"pass": 44, "fail": 0, "unknown": 1, "waived": 0},
        {"pass": 0, "fail": 0, "unknown": 0, "waived": 0},
    ],
)
def test_a_verdict_is_on_the_page(counts: dict[str, int]) -> None:
    assert is_quoted(re.escape(report.headline(counts)))


def test_a_missing_message_is_detected() -> None:
    assert not is_quoted(messages.of_format("{host} has gone to lunch"))
    assert not is_quoted(messages.of_jinja("srd_lunch - Expected: {{ noon }} Actual: {{ now }}"))


def test_a_pattern_matches_any_name_but_fixed_words() -> None:
    pattern = messages.of_format("{host} is {target} of set {set:d} already")
    assert re.fullmatch(pattern, "mx1 is STANDBY of set 1 already")
    assert not re.fullmatch(pattern, "mx1 was STANDBY of set 1 already")
