# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""For any state, checks give the same report each time and from either side."""

from __future__ import annotations

import collections
import contextlib
import copy
import json
import typing as t

from hypothesis import given, settings
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    change_report,
    gateway_report,
    pair_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    ICCP,
    MASTER,
    NOW,
    SET,
    STANDBY,
    TRANSITIONS,
    Facts,
    edited,
    group,
    interface,
    peer,
    redundancy_set,
    service_set,
)
from ansible_collections.junos_ha.srd.tests.unit.properties.gateways import gateways

Report = dict[str, t.Any]

SWITCHED = {"expect": "switched"}
STATUSES = ("pass", "fail", "unknown", "waived")


STATES = ["MASTER", "STANDBY", "INITIALIZING", "STANDBY (WARNED)", "STANDBY (WAIT)", "MASTERED", None]
ADDRESSES = ["192.0.2.1", "192.0.2.2", None]
INTERFACES = [[], [interface("ms-1/0/0")], [interface("ms-1/0/0", "backup"), interface("ms-1/1/0")]]
PEERS = [[], [peer("STANDBY")], [peer("MASTER", ip="192.0.2.1"), peer("STANDBY", ip="192.0.2.2")]]
SETS = {number: redundancy_set(number, "MASTER", "STANDBY", "active") for number in (1, 2, 3)}

# What may be otherwise than in a healthy gateway.
VARIED: dict[str, list[t.Any]] = {
    "level": ["terse", "brief", "extensive"],
    "complete": [True, False],
    "unrecognized": [[], ["Mood: calm"], ["Mood: calm", "Moon"]],
    "collected_at": [None, "2026-11-22T17:00:00Z", "2026-11-22T16:59:00Z", "2026-11-22T16:00:00+01:00"],
    ICCP: ["Connected", "Not Connected", "?", None],
    f"{ICCP.partition('.')[0]}.statistics.packet_sent": [None, 0, 100, 101],
    f"{GROUP}.id": [1, 2],
    f"{GROUP}.peer_connections": [None, 0, 1, 2],
    f"{GROUP}.members": [None, 1, 2],
    f"{GROUP}.local_ip": ADDRESSES,
    f"{SET}.id": [1, 2, 3],
    f"{SET}.state": STATES,
    f"{SET}.health": ["Passed", "Failed", "?", None],
    f"{SET}.interfaces_down": [None, 0, 1],
    f"{SET}.failed_interfaces": [None, [], ["xe-0/0/0"]],
    f"{SET}.peers": PEERS,
    f"{SET}.service_sets": [None, [], *([service_set("ss1", *each)] for each in INTERFACES)],
    f"{SET}.transition_events": [None, {name: None for name in TRANSITIONS.split()}],
    f"{SET}.monitored_events.link_down.received": [None, 0, 5, 6],
}
MORE: dict[str, list[t.Any]] = {
    "groups": [[], *([group(2, "192.0.2.1", *each)] for each in ([], [SETS[2]], [SETS[2], SETS[3]]))]
}


@st.composite
def facts(draw: st.DrawFn, healthy: Facts) -> Facts:
    """Draw the facts of a gateway that differs in a few things, or in none, from a healthy one."""
    paths = draw(st.lists(st.sampled_from(list(VARIED)), max_size=4, unique=True))
    changed = edited(healthy, {path: draw(st.sampled_from(VARIED[path])) for path in sorted(paths, key=len)})
    groups = changed["groups"] + draw(st.sampled_from(MORE["groups"]))
    return edited(changed, {"groups": groups})


def pairs() -> st.SearchStrategy[tuple[Facts, Facts]]:
    """Draw two gateways, which differ in a few things from a healthy pair."""
    return st.tuples(facts(MASTER), facts(STANDBY) | facts(MASTER))


waivers = st.lists(
    st.builds(
        lambda check, expires: {"check": check, "reason": "r", "owner": "o", "expires": expires},
        st.sampled_from(["health", "synchronization", "role", "single_master", "hot_kept"]),
        st.sampled_from(["2026-11-21", "2026-11-22"]),
    ),
    max_size=3,
)
options = st.fixed_dictionaries(
    {"waivers": waivers},
    optional={
        "redundancy_sets": st.lists(st.integers(1, 100), max_size=2, unique=True),
        "synchronization": st.sampled_from(["Hot", "any"]),
        "health": st.sampled_from(["Passed", "any"]),
        "without_service_sets": st.lists(st.integers(1, 3), max_size=2, unique=True),
        "peer_connections": st.integers(1, 3),
        "max_age": st.sampled_from(["any", 60]),
    },
)


def as_read_again(data: t.Any) -> t.Any:
    """Return what a file would give back."""
    return json.loads(json.dumps(data))


def swapped(check: dict[str, t.Any]) -> str:
    """Return a finding with the names of the two gateways exchanged."""
    other = {"A": "B", "B": "A"}
    path = dict(check["path"])
    gateway = path.get("gateway")
    if gateway in other:
        path["gateway"] = other[gateway]
        return json.dumps({**check, "path": path, "subject": other[gateway] + check["subject"][1:]})
    return json.dumps(check)


def keeps_the_rule(report: Report) -> None:
    """Hold a report to what is true of every report."""
    found = collections.Counter(check["status"] for check in report["checks"])
    assert report["counts"] == {status: found[status] for status in STATUSES}
    expected = "no_go" if found["fail"] else "unknown" if found["unknown"] or not report["checks"] else "go"
    assert report["verdict"] == expected
    assert report["summary"].startswith({"go": "GO", "no_go": "NO-GO", "unknown": "UNKNOWN"}[expected])
    for check in report["checks"]:
        assert (
            check["message"] == f"{check['check']} - Expected: {check['expected']} Actual: {check['actual']}"
        )
        assert bool(check["waiver"]) == (check["status"] == "waived")


@settings(max_examples=settings().max_examples // 2)
@given(gateways())
def test_every_parsed_state_gets_a_verdict(gateway: _model.Gateway) -> None:
    keeps_the_rule(gateway_report(to_facts(gateway), now=NOW, options={}))


@given(facts(MASTER), options)
def test_checking_a_gateway_again_gives_the_same_report(gateway: Facts, asked: dict[str, t.Any]) -> None:
    before = copy.deepcopy((gateway, asked))
    report = gateway_report(gateway, now=NOW, options=asked)
    again = gateway_report(as_read_again(gateway), now=NOW, options=as_read_again(asked))
    assert json.dumps(again) == json.dumps(report)
    assert (gateway, asked) == before
    keeps_the_rule(report)


@given(pairs(), options)
def test_checking_a_pair_again_gives_the_same_report(
    pair: tuple[Facts, Facts], asked: dict[str, t.Any]
) -> None:
    before = copy.deepcopy((pair, asked))
    report = pair_report(*pair, now=NOW, options=asked)
    again = pair_report(*map(as_read_again, pair), now=NOW, options=as_read_again(asked))
    assert json.dumps(again) == json.dumps(report)
    assert (pair, asked) == before
    keeps_the_rule(report)


@given(pairs(), options)
def test_exchanging_the_gateways_exchanges_subjects_only(
    pair: tuple[Facts, Facts], asked: dict[str, t.Any]
) -> None:
    first, second = pair
    one = pair_report(first, second, now=NOW, options=asked)
    other = pair_report(second, first, now=NOW, options=asked)
    assert sorted(map(swapped, one["checks"])) == sorted(map(json.dumps, other["checks"]))
    assert (one["verdict"], one["counts"]) == (other["verdict"], other["counts"])


@given(pairs(), waivers, st.sampled_from([(), (1,), (2, 7)]))
def test_checking_a_change_again_gives_the_same_report(
    readings: tuple[Facts, Facts], waived: list[t.Any], sets: tuple[int, ...]
) -> None:
    asked = {**SWITCHED, "waivers": waived, "redundancy_sets": list(sets)}
    before = copy.deepcopy((readings, asked))
    report = change_report(*readings, now=NOW, options=asked)
    again = change_report(*map(as_read_again, readings), now=NOW, options=as_read_again(asked))
    assert json.dumps(again) == json.dumps(report)
    assert (readings, asked) == before
    keeps_the_rule(report)


@given(facts(MASTER), st.sampled_from(["unchanged", "switched"]))
def test_nothing_compared_with_itself_is_go(gateway: Facts, expect: str) -> None:
    assert change_report(gateway, gateway, now=NOW, options={"expect": expect})["verdict"] == "no_go"


@given(facts(MASTER))
def test_a_gateway_is_not_a_valid_peer_of_itself(gateway: Facts) -> None:
    assert pair_report(gateway, gateway, now=NOW, options={})["verdict"] != "go"


VALUES = st.none() | st.booleans() | st.integers(-2, 200) | st.floats() | st.text(max_size=8)
garbage = st.recursive(
    VALUES | st.sampled_from(["MASTER", "STANDBY (WARNED)", "Hot", "Passed", "any", "2026-11-22", "1"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def _places(data: t.Any) -> t.Iterator[tuple[t.Any, t.Any]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield data, key
        yield from _places(value)


@st.composite
def damaged(draw: st.DrawFn) -> t.Any:
    """Draw facts in which some values are anything."""
    whole = copy.deepcopy(draw(facts(MASTER)))
    for _one in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(list(_places(whole))))
        holder[key] = draw(garbage)
    return whole


KEYS = [
    "role",
    "roles",
    "redundancy_sets",
    "service_sets",
    "peer_connections",
    "waivers",
    "max_age",
    "health",
]
any_options = st.dictionaries(st.sampled_from(KEYS), garbage, max_size=2)


@given(damaged() | garbage, any_options)
def test_invalid_facts_give_an_srd_error_or_a_verdict(data: t.Any, asked: dict[str, t.Any]) -> None:
    change: dict[str, t.Any] = {"expect": "unchanged"}
    judgements: list[t.Callable[[], dict[str, t.Any]]] = [
        lambda: gateway_report(data, now=NOW, options=asked),
        lambda: pair_report(data, data, now=NOW, options=asked),
        lambda: change_report(data, data, now=NOW, options=change),
    ]
    for judge in judgements:
        with contextlib.suppress(SrdError):
            keeps_the_rule(judge())
