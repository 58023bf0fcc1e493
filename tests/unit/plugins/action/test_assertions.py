# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from the assertions: whose facts they judge, what they return, what they say."""

from __future__ import annotations

import functools
import importlib
import typing as t
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    change_report,
    gateway_report,
    pair_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts, to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import COMPLEMENT, Identity
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import (
    evidence_path,
    write_evidence,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    INTERFACE,
    LATER,
    MASTER,
    NOW,
    SET,
    STANDBY,
    edited,
    redundancy_set,
)
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, Result, act
from ansible_collections.junos_ha.srd.tests.unit.templating import evaluate

ROOT = Path(__file__).resolve().parents[4]
ASSERTIONS = ("redundancy_group_assert", "redundancy_pair_assert", "redundancy_change_assert")
FILTERS = ("redundancy_group_report", "redundancy_pair_report", "redundancy_change_report")
AFTER = edited(MASTER, LATER)
OFF = edited(MASTER, {f"{INTERFACE}.synchronization": "Off"})
WARNED = edited(MASTER, {f"{SET}.state": "MASTER (WARNED)"})


@pytest.fixture(autouse=True)
def it_is_always_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the clock of the actions and of the filters."""
    for name in ASSERTIONS:
        monkeypatch.setattr(_plugin("action", name), "now", lambda: NOW)
    for name in FILTERS:
        monkeypatch.setattr(_plugin("filter", name), "now", lambda: NOW)


def _plugin(kind: str, name: str) -> t.Any:
    return importlib.import_module(f"ansible_collections.junos_ha.srd.plugins.{kind}.{name}")


group = functools.partial(gateway_report, now=NOW, options={})
change = functools.partial(change_report, now=NOW, options={"expect": "unchanged"})
UNCHANGED = {"expect": "unchanged"}


def pair(facts: object, peer_facts: object, peer: str = "mx2") -> dict[str, t.Any]:
    """Return the report on mx1 and its peer."""
    return pair_report(facts, peer_facts, now=NOW, options={}, names=("mx1", peer))


# Whose facts are judged: what was gathered of mx1 and mx2, the arguments, the report that must come of it.
JUDGED: list[tuple[str, str, dict[str, t.Any], dict[str, t.Any], dict[str, t.Any]]] = [
    ("group: gathered", "redundancy_group_assert", {"mx1": MASTER}, {}, group(MASTER)),
    ("group: given", "redundancy_group_assert", {"mx1": MASTER}, {"facts": OFF}, group(OFF)),
    ("group: none", "redundancy_group_assert", {"mx1": None}, {}, group(None)),
    ("group: given none", "redundancy_group_assert", {"mx1": MASTER}, {"facts": {}}, group(None)),
    (
        "pair: gathered",
        "redundancy_pair_assert",
        {"mx1": MASTER, "mx2": STANDBY},
        {"peer": "mx2"},
        pair(MASTER, STANDBY),
    ),
    (
        "pair: peer not read",
        "redundancy_pair_assert",
        {"mx1": MASTER, "mx2": None},
        {"peer": "mx2"},
        pair(MASTER, None),
    ),
    (
        "pair: given",
        "redundancy_pair_assert",
        {"mx1": OFF, "mx2": OFF},
        {"facts": MASTER, "peer": "mx2", "peer_facts": STANDBY},
        pair(MASTER, STANDBY),
    ),
    (
        "pair: given none",
        "redundancy_pair_assert",
        {"mx1": MASTER, "mx2": STANDBY},
        {"peer": "mx2", "peer_facts": {}},
        pair(MASTER, None),
    ),
    (
        "pair: given without a name",
        "redundancy_pair_assert",
        {"mx1": MASTER},
        {"peer_facts": STANDBY},
        pair(MASTER, STANDBY, "peer"),
    ),
    (
        "change: gathered",
        "redundancy_change_assert",
        {"mx1": AFTER},
        {**UNCHANGED, "before": MASTER},
        change(AFTER, MASTER),
    ),
    (
        "change: given none",
        "redundancy_change_assert",
        {"mx1": AFTER},
        {**UNCHANGED, "before": MASTER, "facts": {}},
        change(None, MASTER),
    ),
    (
        "change: not read before",
        "redundancy_change_assert",
        {"mx1": AFTER},
        {**UNCHANGED, "before": {}},
        change(AFTER, None),
    ),
    (
        "change: the same reading",
        "redundancy_change_assert",
        {"mx1": MASTER},
        {**UNCHANGED, "before": MASTER},
        change(MASTER, MASTER),
    ),
]


@pytest.mark.parametrize("check_mode", [False, True], ids=["", "check_mode"])
@pytest.mark.parametrize(
    ("name", "gathered", "arguments", "report"), [row[1:] for row in JUDGED], ids=[row[0] for row in JUDGED]
)
def test_the_checked_facts(
    name: str,
    gathered: dict[str, t.Any],
    arguments: dict[str, t.Any],
    report: dict[str, t.Any],
    check_mode: bool,
) -> None:
    result, shown = act(name, arguments, Play(gathered=gathered, check_mode=check_mode))
    said, warned = result.pop("msg"), result.pop("warnings", [])
    assert result.pop("urgent", False) is False
    assert result == {"changed": False, "failed": report["verdict"] != "go", "report": report}
    assert all(" - Expected: " in each and "host name not shown" in each for each in warned)
    assert bool(warned) is (name == "redundancy_pair_assert")
    assert (said.split(":")[0], shown) == (report["summary"].split(":")[0], [])


def identified(facts: dict[str, t.Any], host_name: str | None, serial_number: str | None) -> dict[str, t.Any]:
    """Return facts of a gateway that says which box it is."""
    identity = Identity(host_name=host_name, serial_number=serial_number)
    return to_facts(replace(from_facts(facts), identity=identity))


IDENTITIES: dict[str, tuple[tuple[str | None, str | None], dict[str, str], list[str]]] = {
    "the name of the inventory": (("MX1-re0.example.net", "JN1"), {}, []),
    "another name": (
        ("EDGE-1", "JN1"),
        {},
        [
            "mx1: identity - Expected: host name mx1, and a serial number Actual: host name EDGE-1, "
            "serial number JN1; if it is meant so, set srd_host_name: EDGE-1 for mx1"
        ],
    ),
    "another name that is meant so": (("EDGE-1", "JN1"), {"srd_host_name": "edge-1"}, []),
    "no serial number": (
        ("mx1", None),
        {},
        [
            "mx1: identity - Expected: host name mx1, and a serial number "
            "Actual: host name mx1, serial number not shown"
        ],
    ),
}


@pytest.mark.parametrize(("shown", "given", "warned"), IDENTITIES.values(), ids=IDENTITIES)
def test_a_gateway_of_another_name_is_a_warning(
    shown: tuple[str | None, str | None], given: dict[str, str], warned: list[str]
) -> None:
    facts = {"mx1": identified(MASTER, *shown), "mx2": identified(STANDBY, "mx2", "JN2")}
    result, _shown = act(
        "redundancy_pair_assert", {"peer": "mx2"}, Play(gathered=facts, of_hosts={"mx1": given})
    )
    assert (result["failed"], result.get("warnings", [])) == (False, warned)


def test_one_box_under_two_names_is_no_pair() -> None:
    facts = {"mx1": identified(MASTER, "mx1", "JN1"), "mx2": identified(MASTER, "mx2", "JN1")}
    result, _shown = act("redundancy_pair_assert", {"peer": "mx2"}, Play(gathered=facts))
    checks = {each["check"]: each for each in result["report"]["checks"]}
    assert (result["failed"], checks["two_chassis"]["actual"]) == (
        True,
        "one box under two names, serial number JN1",
    )
    assert "single_master" not in checks
    assert "two masters" not in result["msg"]


@pytest.mark.parametrize(("name", "gathered", "arguments", "report"), [row[1:] for row in JUDGED])
def test_report_only_never_fails(
    name: str, gathered: dict[str, t.Any], arguments: dict[str, t.Any], report: dict[str, t.Any]
) -> None:
    result, _shown = act(name, {**arguments, "report_only": True}, Play(gathered=gathered))
    assert (result["failed"], result["report"]) == (False, report)


@pytest.mark.parametrize("facts", [MASTER, OFF, WARNED], ids=["go", "off", "warned"])
def test_a_filter_gives_the_report_of_its_assertion(facts: dict[str, t.Any]) -> None:
    play = Play(gathered={"mx1": facts, "mx2": STANDBY})
    judged = [
        act("redundancy_group_assert", {"role": "MASTER"}, play)[0]["report"],
        act("redundancy_pair_assert", {"peer": "mx2", "max_skew": "any"}, play)[0]["report"],
        act("redundancy_change_assert", {**UNCHANGED, "before": AFTER}, play)[0]["report"],
    ]
    filtered = [
        evaluate(f"facts | junos_ha.srd.{call}", facts=facts, peer=STANDBY, before=AFTER)
        for call in (
            "redundancy_group_report(role='MASTER')",
            "redundancy_pair_report(peer, name='mx1', peer_name='mx2', max_skew='any')",
            "redundancy_change_report(before, expect='unchanged')",
        )
    ]
    assert filtered == judged


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (MASTER, f"GO: {len(group(MASTER)['checks'])} of {len(group(MASTER)['checks'])} checks passed"),
        (
            None,
            "UNKNOWN: 1 of 1 checks could not be decided\n"
            "UNKNOWN gateway - reply_complete - Expected: complete Actual: not read\n"
            "  See that the gateway answers, and read it again. "
            "A line that stays: ask junos_ha.srd.contact.",
        ),
        (
            WARNED,
            f"NO-GO: 1 of {len(group(MASTER)['checks'])} checks failed\n"
            "FAIL group 1 set 1 - role_clear - Expected: no qualifier Actual: MASTER (WARNED)\n"
            "  Look for monitored interfaces that are down. WARNED holds until all are up again.",
        ),
        (
            edited(WARNED, {f"{SET}.health": None}),
            f"NO-GO: 1 of {len(group(MASTER)['checks'])} checks failed, 1 unknown\n"
            "FAIL group 1 set 1 - role_clear - Expected: no qualifier Actual: MASTER (WARNED)\n"
            "  Look for monitored interfaces that are down. WARNED holds until all are up again.\n"
            "UNKNOWN group 1 set 1 - health - Expected: Passed Actual: not shown\n"
            "  Look at the failed interfaces of the set, then at the service cards.",
        ),
    ],
    ids=["go", "not read", "failed", "failed before unknown"],
)
def test_the_message(facts: dict[str, t.Any] | None, message: str) -> None:
    assert act("redundancy_group_assert", {}, Play(gathered={"mx1": facts}))[0]["msg"] == message


def test_a_message_has_at_most_ten_findings() -> None:
    facts = edited(MASTER, {"unrecognized": [f"line {number}" for number in range(14)]})
    lines = act("redundancy_group_assert", {}, Play(gathered={"mx1": facts}))[0]["msg"].splitlines()
    assert (len(lines), lines[-1]) == (13, "... and 4 more, in the report")  # the remedy stands there once


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        (
            "redundancy_pair_assert",
            {},
            "peer or peer_facts - Expected: one of them at least Actual: neither",
        ),
        (
            "redundancy_pair_assert",
            {"peer": "mx9", "peer_facts": STANDBY},
            "peer - Expected: a host of the inventory Actual: mx9",
        ),
        ("redundancy_pair_assert", {"peer": "mx1"}, "peer - Expected: another gateway than mx1 Actual: mx1"),
        (
            "redundancy_group_assert",
            {"redundancy_sets": [101]},
            "redundancy_sets - Expected: the id of a set, 1 to 100 Actual: 101",
        ),
        (
            "redundancy_group_assert",
            {"max_age": "soon"},
            "max_age - Expected: seconds, 0 or more, or any Actual: 'soon'",
        ),
        (
            "redundancy_group_assert",
            {"facts": {"schema": 4}},
            "facts.schema - Expected: 1 or 2 or 3 Actual: '4'",
        ),
        (
            "redundancy_change_assert",
            {**UNCHANGED, "before": 7},
            "before - Expected: the facts of a gateway, a dictionary Actual: '7'",
        ),
    ],
)
def test_facts_that_cannot_be_checked_fail_with_a_reason(
    name: str, arguments: dict[str, t.Any], message: str
) -> None:
    result, _shown = act(name, {**arguments, "report_only": True}, Play(gathered={"mx1": MASTER}))
    assert result == {"failed": True, "msg": message}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("redundancy_group_assert", {"rolle": "MASTER"}),
        ("redundancy_group_assert", {"role": "master"}),
        ("redundancy_group_assert", {"waivers": [{"check": "helth"}]}),
        ("redundancy_pair_assert", {"peers": "mx2"}),
        ("redundancy_change_assert", {"before": MASTER}),
        ("redundancy_change_assert", {"before": MASTER, "expect": "same"}),
    ],
)
def test_an_option_or_value_that_does_not_exist_is_an_error(name: str, arguments: dict[str, t.Any]) -> None:
    with pytest.raises(AnsibleError):
        act(name, arguments, Play(gathered={"mx1": MASTER}))


def evidence(directory: Path, facts: object, host: str = "mx1") -> str:
    """Write evidence, and return its path."""
    path = evidence_path(str(directory), "r", host=host, phase="precheck")
    write_evidence(path, {"schema": 1, "host": host, "facts": facts})
    return str(path)


@pytest.mark.parametrize("facts", [MASTER, None], ids=["read", "not read"])
def test_before_may_be_evidence(tmp_path: Path, facts: dict[str, t.Any] | None) -> None:
    arguments = {**UNCHANGED, "before": evidence(tmp_path, facts)}
    result, _shown = act("redundancy_change_assert", arguments, Play(gathered={"mx1": AFTER}))
    assert result["report"] == change(AFTER, facts)


def test_evidence_of_another_host_is_refused_unless_it_is_named(tmp_path: Path) -> None:
    arguments = {**UNCHANGED, "before": evidence(tmp_path, MASTER, "mx2")}
    play = Play(gathered={"mx1": AFTER})
    refused, _shown = act("redundancy_change_assert", arguments, play)
    named, _shown = act("redundancy_change_assert", {**arguments, "host": "mx2"}, play)
    assert refused == {"failed": True, "msg": "before - Expected: evidence of mx1 Actual: of mx2"}
    assert named["report"] == change(AFTER, MASTER)


def test_missing_evidence_is_an_error(tmp_path: Path) -> None:
    arguments = {**UNCHANGED, "before": str(tmp_path / "it"), "report_only": True}
    result, _shown = act("redundancy_change_assert", arguments, Play(gathered={"mx1": AFTER}))
    assert result == {
        "failed": True,
        "msg": f"{tmp_path / 'it'}: cannot be read: No such file or directory",
    }


def test_with_diff_differences_are_shown() -> None:
    arguments = {**UNCHANGED, "before": MASTER}
    _result, shown = act("redundancy_change_assert", arguments, Play(gathered={"mx1": AFTER}, diff=True))
    changed = [line for line in shown[0].splitlines() if line[0] in "+-"]
    assert changed == [
        "--- before",
        "+++ after",
        '-  "collected_at": "2026-11-22T17:00:00Z",',
        '+  "collected_at": "2026-11-22T17:01:00Z",',
        '-      "keepalive_sent": 100,',
        '+      "keepalive_sent": 106,',
    ]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (MASTER, MASTER, ""),
        ({**MASTER, "reply": "x"}, {**MASTER, "reply": "y"}, ""),
        (MASTER, {**MASTER, "shape": {"schema": 1}}, ""),
        ({}, {}, ""),
    ],
)
def test_with_diff_nothing_is_shown_without_a_difference(before: object, after: object, shown: str) -> None:
    arguments = {**UNCHANGED, "before": before, "facts": after, "report_only": True}
    assert act("redundancy_change_assert", arguments, Play(diff=True))[1] == [shown]


def returned(kind: str, name: str) -> dict[str, t.Any]:
    """Return what a plugin documents that it returns."""
    if kind == "filter":
        sidecar = yaml.safe_load((ROOT / "plugins" / kind / f"{name}.yml").read_text(encoding="utf-8"))
        return t.cast("dict[str, t.Any]", sidecar["RETURN"])
    module = importlib.import_module(f"ansible_collections.junos_ha.srd.plugins.modules.{name}")
    return t.cast("dict[str, t.Any]", yaml.safe_load(module.RETURN))


def shape(documented: dict[str, t.Any]) -> dict[str, t.Any]:
    """Return the names and types of what is documented, without what filters need not say."""
    return {
        name: (it["type"], it["description"], shape(it.get("contains", {})))
        for name, it in documented.items()
    }


@pytest.mark.parametrize("name", [*ASSERTIONS, "redundancy_group_wait"])
def test_a_report_is_documented_alike_everywhere(name: str) -> None:
    assert returned("modules", name)["report"] == returned("modules", ASSERTIONS[0])["report"]


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_documents_the_same_report(name: str) -> None:
    documented = returned("filter", name)["_value"]["contains"]
    assert shape(documented) == shape(returned("modules", ASSERTIONS[0])["report"]["contains"])


OF_A_PART = "when the verdict is not on all sets"


def undocumented(data: Result, documented: dict[str, t.Any]) -> list[str]:
    """Return the names in data that are not documented, or not there although the verdict is on all sets."""
    always = {name for name, it in documented.items() if it["returned"] != OF_A_PART}
    found = sorted((set(data) - set(documented)) | (always - set(data)))
    for name in set(data) & set(documented):
        inner = documented[name].get("contains")
        for each in (data[name] if isinstance(data[name], list) else [data[name]]) if inner else []:
            found += [f"{name}.{it}" for it in undocumented(each, inner)]
    return found


@pytest.mark.parametrize("name", ASSERTIONS)
def test_return_values_match_the_documentation(name: str) -> None:
    arguments = {
        "redundancy_pair_assert": {"peer": "mx2"},
        "redundancy_change_assert": {**UNCHANGED, "before": AFTER},
    }.get(name, {})
    result, _shown = act(name, arguments, Play(gathered={"mx1": OFF, "mx2": STANDBY}))
    returns = returned("modules", name)
    assert (
        undocumented({key: it for key, it in result.items() if key not in ("changed", "failed")}, returns)
        == []
    )


NOBODYS = redundancy_set(2, "STANDBY", "STANDBY", "backup")
UNWELL = {f"{SET}.health": "Failed", f"{SET}.interfaces_down": 1}


@pytest.mark.parametrize(
    ("unwell", "verdict", "waived"),
    [("mx1", "go", ["health", "monitored_interfaces"]), ("mx2", "no_go", [])],
)
def test_the_health_of_a_gateway_that_is_relieved_is_a_warning(
    unwell: str, verdict: str, waived: list[str]
) -> None:
    gathered = {"mx1": edited(MASTER, UNWELL if unwell == "mx1" else {})}
    gathered["mx2"] = edited(STANDBY, UNWELL if unwell == "mx2" else {})
    given = {"peer": "mx2", "relieved": "mx1", "max_age": "any", "max_skew": "any"}
    result, _shown = act("redundancy_pair_assert", given, Play(gathered=gathered))
    found = [each["check"] for each in result["report"]["checks"] if each["status"] == "waived"]
    warned = [each for each in result.get("warnings", []) if "to be relieved" in each]
    assert (result["report"]["verdict"], found, len(warned)) == (verdict, waived, len(waived))
    owners = {each["waiver"]["owner"] for each in result["report"]["checks"] if each["waiver"]}
    assert owners == ({"relief"} if waived else set())


def test_a_gateway_of_another_pair_cannot_be_relieved() -> None:
    gathered = {"mx1": MASTER, "mx2": STANDBY}
    result, _shown = act(
        "redundancy_pair_assert", {"peer": "mx2", "relieved": "mx3"}, Play(gathered=gathered)
    )
    assert (result["failed"], result["msg"]) == (True, "relieved - Expected: mx1 or mx2 Actual: 'mx3'")


@pytest.mark.parametrize(
    ("asked", "warned"),
    [([1], ["no gateway is MASTER of set 2, there is an outage now; this was not asked about"]), ([], [])],
)
def test_an_outage_of_a_set_that_was_not_asked_about_is_told(asked: list[int], warned: list[str]) -> None:
    sets = {"mx1": ("MASTER", "active"), "mx2": ("STANDBY", "backup")}
    gathered = {
        name: edited(facts, {f"{GROUP}.sets": [redundancy_set(1, role, COMPLEMENT[role], kind), NOBODYS]})
        for (name, (role, kind)), facts in zip(sets.items(), (MASTER, STANDBY), strict=True)
    }
    given = {
        "peer": "mx2",
        "redundancy_sets": asked,
        "max_age": "any",
        "max_skew": "any",
        "report_only": True,
    }
    result, _shown = act("redundancy_pair_assert", given, Play(gathered=gathered))
    assert [each for each in result.get("warnings", []) if "MASTER" in each] == warned
