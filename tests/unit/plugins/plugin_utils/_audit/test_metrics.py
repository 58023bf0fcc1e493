# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The metrics of an audit, as the official client of Prometheus reads them."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import replace

import pytest
from prometheus_client.parser import text_string_to_metric_families

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import FleetVerdict, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Reading
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.home import Standing
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.metrics import METRICS, PREFIX, Metrics
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Side
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    READ_AT,
    SET,
    STANDBY,
    Facts,
    edited,
)

NOW = datetime.datetime(2026, 11, 22, 17, 0, 5, tzinfo=datetime.timezone.utc)
WORD = {"go": "GO", "no_go": "NO-GO", "unknown": "UNKNOWN"}

Value = dict[tuple[str, ...], float]


def side(name: str, facts: Facts | None) -> Side:
    if facts is None:
        return Side(name=name, error="no route")
    return Side(name=name, reading=Reading(gateway=from_facts(facts), reply=""))


def pair(verdict: t.Any = "go", lead: str = "mx1", peer: str = "mx2") -> PairVerdict:
    return PairVerdict(
        lead=lead, peer=peer, verdict=verdict, summary=f"{WORD[verdict]}: ...", finding="", kept=True
    )


HOME = Standing(group=1, redundancy_set=1, home="mx1", other="mx2", is_away=False)


def text(
    one: PairVerdict,
    *sides: Side,
    others: tuple[PairVerdict, ...] = (),
    where: tuple[Standing, ...] = (HOME,),
) -> str:
    """Return the metrics of an audit of one pair that was read, and of others that were not."""
    metrics = Metrics()
    metrics.add_pair(one, sides, where if all(side.gateway for side in sides) else ())
    return metrics.text(FleetVerdict(pairs=(one, *others)), NOW)


def read(written: str) -> dict[str, Value]:
    """Return the values of each metric, by those of its labels that are not the pair."""
    found: dict[str, Value] = {}
    for family in text_string_to_metric_families(written):
        for sample in family.samples:
            labels = tuple(it for name, it in sample.labels.items() if name not in ("lead", "peer"))
            values = found.setdefault(sample.name.removeprefix(PREFIX), {})
            assert labels not in values
            values[labels] = sample.value
    return found


def test_a_pair_that_was_read_has_all_values() -> None:
    found = read(text(pair(), side("mx1", MASTER), side("mx2", STANDBY)))
    at = datetime.datetime.fromisoformat(READ_AT.replace("Z", "+00:00")).timestamp()
    roles = ("MASTER", "STANDBY", "INITIALIZING", "unknown")
    assert set(found) == set(METRICS)
    assert {name: found[name] for name in list(METRICS)[:8]} == {
        "audit_timestamp_seconds": {(): NOW.timestamp()},
        "fleet_verdict": {("go",): 1, ("no_go",): 0, ("unknown",): 0},
        "fleet_pairs": {("go",): 1, ("no_go",): 0, ("unknown",): 0},
        "verdict": {("go",): 1, ("no_go",): 0, ("unknown",): 0},
        "read": {("mx1",): 1, ("mx2",): 1},
        "reading_timestamp_seconds": {("mx1",): at, ("mx2",): at},
        "iccp_connected": {("mx1",): 1, ("mx2",): 1},
        "set_role": {
            (name, "1", "1", role): float(role == own)
            for name, own in (("mx1", "MASTER"), ("mx2", "STANDBY"))
            for role in roles
        },
    }
    assert {name: found[name] for name in list(METRICS)[8:11]} == {
        "set_health_passed": {("mx1", "1", "1"): 1, ("mx2", "1", "1"): 1},
        "set_interfaces": {("mx1", "1", "1"): 1, ("mx2", "1", "1"): 1},
        "set_interfaces_hot": {("mx1", "1", "1"): 1, ("mx2", "1", "1"): 1},
    }
    assert len(found["set_transitions_total"]) == len(found["set_transitions_ignored_total"]) == 8


@pytest.mark.parametrize("away", [False, True])
def test_a_set_with_a_home_is_there_or_away(away: bool) -> None:
    where = replace(HOME, is_away=away)
    found = read(text(pair(), side("mx1", MASTER), side("mx2", STANDBY), where=(where,)))
    assert found["set_away_from_home"] == {("mx1", "1", "1"): float(away)}
    assert "set_away_from_home" not in read(text(pair(), side("mx1", MASTER), side("mx2", STANDBY), where=()))


def test_each_metric_has_its_help_and_its_type_once() -> None:
    written = text(pair(), side("mx1", MASTER), side("mx2", STANDBY))
    families = {family.name: family for family in text_string_to_metric_families(written)}
    assert {name: (it.type, it.documentation) for name, it in families.items()} == {
        f"{PREFIX}{name}".removesuffix("_total"): said for name, said in METRICS.items()
    }
    assert written.count("# HELP") == written.count("# TYPE") == len(METRICS)


def test_a_gateway_that_was_not_read_has_no_value_but_that() -> None:
    found = read(text(pair("unknown"), side("mx1", None), side("mx2", None)))
    of_pair = ["verdict", "read", "verdict_partial", "verdict_by_vocabulary"]
    assert list(found) == ["audit_timestamp_seconds", "fleet_verdict", "fleet_pairs", *of_pair]
    assert found["read"] == {("mx1",): 0, ("mx2",): 0}
    assert found["verdict"] == {("go",): 0, ("no_go",): 0, ("unknown",): 1}


SOME = "of set 1 only; set 2 was not asked about"
LEARNED = "2 lines by vocabulary of 2026-11-22, owner noc"


@pytest.mark.parametrize("verdict", ["go", "no_go"])
@pytest.mark.parametrize(
    ("words", "marks"),
    [("", (0, 0)), (SOME, (1, 0)), (LEARNED, (0, 1)), (f"{LEARNED}; {SOME}", (1, 1))],
)
def test_a_verdict_of_some_sets_only_or_by_a_vocabulary_is_marked(
    verdict: str, words: str, marks: tuple[int, int]
) -> None:
    whole = pair(verdict)
    said = replace(whole, summary=whole.summary.replace(":", f", {words}:" if words else ":"))
    found = read(text(said))
    assert (found["verdict_partial"][()], found["verdict_by_vocabulary"][()]) == marks


def test_a_pair_that_was_not_judged_is_there_too() -> None:
    others = (pair("unknown", "mx3", ""), pair("unknown", "mx5", "mx5"))
    written = text(pair(), side("mx1", MASTER), side("mx2", STANDBY), others=others)
    assert f'{PREFIX}verdict{{lead="mx3",peer="",verdict="unknown"}} 1\n' in written
    assert f'{PREFIX}read{{lead="mx3",peer="",gateway="mx3"}} 0\n' in written
    assert f'{PREFIX}fleet_pairs{{verdict="unknown"}} 2\n' in written
    samples = [each for family in text_string_to_metric_families(written) for each in family.samples]
    assert len({(each.name, *sorted(each.labels.items())) for each in samples}) == len(samples)


@pytest.mark.parametrize(
    ("edit", "missing"),
    [
        ({f"{SET}.health": None}, "set_health_passed"),
        ({f"{SET}.health": "Odd"}, "set_health_passed"),
        ({f"{SET}.service_sets": None}, "set_interfaces"),
        ({f"{SET}.transition_events": None}, "set_transitions_total"),
        ({"iccp.connection": "Odd"}, "iccp_connected"),
        ({"collected_at": None}, "reading_timestamp_seconds"),
    ],
)
def test_what_is_not_shown_has_no_value(edit: dict[str, t.Any], missing: str) -> None:
    found = read(text(pair(), side("mx1", edited(MASTER, edit)), side("mx2", STANDBY)))
    assert {labels[0] for labels in found[missing]} == {"mx2"}


@pytest.mark.parametrize("state", ["MASTERED", None])
def test_a_role_that_is_not_known_is_unknown(state: str | None) -> None:
    master = edited(MASTER, {f"{SET}.state": state, f"{SET}.role": state, f"{SET}.qualifier": None})
    found = read(text(pair(), side("mx1", master), side("mx2", STANDBY)))
    assert [labels[-1] for labels, value in found["set_role"].items() if labels[0] == "mx1" and value] == [
        "unknown"
    ]


def test_a_set_that_is_shown_twice_has_one_unknown_role() -> None:
    gateway: Gateway = from_facts(MASTER)
    (group,) = gateway.groups
    twice = replace(gateway, groups=(replace(group, sets=(*group.sets, *group.sets)),))
    found = read(text(pair(), Side(name="mx1", reading=Reading(gateway=twice, reply="")), side("mx2", None)))
    assert found["set_role"] == {
        ("mx1", "1", "1", role): float(role == "unknown")
        for role in ("MASTER", "STANDBY", "INITIALIZING", "unknown")
    }
    assert "set_interfaces" not in found


def test_a_name_is_escaped() -> None:
    name = 'a"b\\c\nd'
    written = text(pair("unknown", name, "mx2"))
    samples = [each for family in text_string_to_metric_families(written) for each in family.samples]
    assert {each.labels.get("lead") for each in samples} == {None, name}
