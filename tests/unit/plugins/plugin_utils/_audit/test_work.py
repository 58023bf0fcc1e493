# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The work on each pair: which pairs are refused, what is expected of one, its verdict and its evidence."""

from __future__ import annotations

import asyncio
import json
import typing as t
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import FleetVerdict, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Reading
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.expected import Expected
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.keeping import Keeping
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Pair, Side, Sides
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pairs import Pairs, pairs_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.work import PairWork
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.earlier import Earlier
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import read_evidence
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Phase
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FORMATS
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    INTERFACE,
    MASTER,
    STANDBY,
    edited,
)

MX1 = Pair(lead="mx1", peer="mx2")
EXPECTED = Expected(expectation=Expectation(max_age=None))
PROBE = {"name": "link", "command": "show version", "contains": "Up"}
MINE = {"name": "mine", "gateway": "mx2"}
COLD = "mx2 group 1 set 1 service-set ss1 interface ms-1/0/0 - synchronization - Expected: Hot Actual: Cold"


OTHER = "srd_peer - Expected: a host of the inventory other than mx1 Actual:"
LEADS_TOO = "mx2 - Expected: in one pair, as the peer Actual: it leads a pair, too"
RESERVED = "Expected: a name of a gateway that reports do not use themselves Actual: a host of the inventory"
LEFT_OUT = "--limit - Expected: mx1 among its hosts Actual: it is left out"


@dataclass(frozen=True)
class Hosts:
    """An inventory of so many hosts."""

    known: dict[str, dict[str, t.Any]] = field(default_factory=lambda: {f"mx{n}": {} for n in range(1, 9)})

    def __contains__(self, host: object) -> bool:
        return host in self.known

    def variables(self, host: str) -> dict[str, t.Any]:
        """Return the variables of a host."""
        return self.known[host]

    def resolved(self, host: str, names: t.Iterable[str]) -> dict[str, t.Any]:
        """Return those of the variables that a host has."""
        return {name: self.known[host][name] for name in names if name in self.known[host]}


async def nobody(host: str, beside: t.Sequence[Request]) -> Reading:
    """Read no gateway."""
    raise ArgumentError(host)


def work(
    *pairs: Pair, keeping: Keeping | None = None, allowed: set[str] | None = None, **variables: t.Any
) -> PairWork:
    """Return the work on pairs, where mx1 has variables."""
    hosts = Hosts()
    hosts.known["mx1"].update(variables)
    return PairWork(pairs_of(pairs or (MX1,), allowed=allowed), hosts, nobody, keeping)


def side(name: str, facts: dict[str, t.Any] | None, error: str | None = None) -> Side:
    """Return what came of reading a gateway."""
    reading = None if facts is None else Reading(gateway=from_facts(facts), reply=f"reply of {name}")
    return Side(name=name, reading=reading, error=error)


WELL: Sides = (side("mx1", MASTER), side("mx2", STANDBY))
BAD: Sides = (side("mx1", MASTER), side("mx2", edited(STANDBY, {f"{INTERFACE}.synchronization": "Cold"})))
SAID = replace(t.cast(Reading, WELL[0].reading), warnings=("mx1: stale",))
WARNED: Sides = (replace(WELL[0], reading=SAID), WELL[1])
UNREAD: Sides = (side("mx1", None, "mx1: no route"), side("mx2", STANDBY))


def test_a_warning_beside_a_reply_is_kept() -> None:
    ours = work()
    plain = work()
    ours.conclude(MX1, EXPECTED, WARNED)
    plain.conclude(MX1, EXPECTED, WELL)
    assert ours.warnings == [*plain.warnings, "mx1: stale"]


@pytest.mark.parametrize(
    ("pairs", "allowed", "cause"),
    [
        ((Pair(lead="mx1", peer=""),), None, f"{OTHER} nothing"),
        ((Pair(lead="mx1", peer="mx1"),), None, f"{OTHER} mx1"),
        ((Pair(lead="mx1", peer="mx99"),), None, f"{OTHER} mx99"),
        ((MX1, Pair(lead="mx2", peer="mx3")), None, LEADS_TOO),
        ((MX1, Pair(lead="mx3", peer="mx2")), None, "mx2 - Expected: the peer of one pair Actual: of 2"),
        ((MX1, Pair(lead="mx3", peer="mx4")), {"mx3"}, LEFT_OUT),
    ],
)
def test_what_is_no_pair_is_refused(pairs: tuple[Pair, ...], allowed: set[str] | None, cause: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        work(*pairs, allowed=allowed).prepare(pairs[0])
    assert str(caught.value) == cause


@pytest.mark.parametrize(
    ("pairs", "allowed", "cause"),
    [
        ((), None, "pairs - Expected: each pair once, and one at least Actual: no pair"),
        ((MX1, MX1), None, "pairs - Expected: each pair once, and one at least Actual: mx1 more than once"),
        ((MX1,), set(), "--limit - Expected: a host that leads a pair among its hosts Actual: none"),
        ((MX1, Pair(lead="mx3", peer="fleet")), None, f"fleet - {RESERVED}"),
        ((Pair(lead="both gateways", peer="mx2"),), None, f"both gateways - {RESERVED}"),
    ],
)
def test_what_is_no_audit_is_refused(pairs: tuple[Pair, ...], allowed: set[str] | None, cause: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        pairs_of(pairs, allowed=allowed)
    assert str(caught.value) == cause


def test_a_pair_in_order_is_not_refused() -> None:
    pairs = pairs_of((MX1, Pair(lead="mx3", peer="mx4")), allowed={"mx1"})
    assert pairs == Pairs(
        each=(MX1, Pair(lead="mx3", peer="mx4")),
        leads=frozenset({"mx1", "mx3"}),
        peers={"mx2": 1, "mx4": 1},
        left_out=frozenset({"mx3"}),
    )
    pairs.refuse_wrong(MX1, Hosts())


def test_the_variables_of_the_lead_say_what_is_expected() -> None:
    expected = work(srd_role="MASTER", srd_redundancy_sets=["1"], srd_max_skew="5").prepare(MX1)
    found = Expectation(role="MASTER", redundancy_sets=(1,), max_age=None, max_skew=5.0)
    assert expected == Expected(expectation=found)


@pytest.mark.parametrize(
    ("variables", "cause"),
    [
        ({"srd_rol": "MASTER"}, "the nearest is srd_role"),
        ({"srd_role": "master"}, "value of srd_role must be one of: MASTER, STANDBY, any, got: master"),
        ({"srd_max_skew": "soon"}, "max_skew - Expected: "),
        ({"srd_areas": ["core"]}, "srd_areas - Expected: of redundancy, all, alarms, "),
        ({"srd_area_effects": {"cores": "ignore"}}, "srd_area_effects.cores - Expected: stop or warn"),
        ({"srd_probes": [{**PROBE, "gateway": "mx3"}]}, "srd_probes[0].gateway - Expected: both or MASTER"),
        ({"srd_home": "mx3"}, "srd_home - Expected: mx1 or mx2, or one of them for each redundancy set"),
    ],
)
def test_a_variable_that_is_wrong_is_refused(variables: dict[str, t.Any], cause: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        work(**variables).prepare(MX1)
    assert cause in str(caught.value)


@pytest.mark.parametrize(
    ("sides", "verdict", "finding"),
    [(WELL, "go", ""), (BAD, "no_go", COLD), (UNREAD, "unknown", "mx1: no route")],
)
def test_a_pair_is_judged(sides: Sides, verdict: str, finding: str) -> None:
    own = work()
    found = own.conclude(MX1, own.prepare(MX1), sides)
    assert (found.lead, found.peer, found.verdict, found.finding, found.kept) == (
        "mx1",
        "mx2",
        verdict,
        finding,
        False,
    )


FIXTURES = Path(__file__).parents[4] / "fixtures" / "areas"
COMMITS, LOADS, MORE_LOADS = (
    (FIXTURES / f"{name}.xml").read_text(encoding="utf-8") for name in ("commits", "card_loads", "set_loads")
)
AROUND = {"srd_areas": ["commits", "headroom"]}
FINAL = (
    "<rpc-reply><commit-information><commit-history><sequence-number>0</sequence-number><user>nina</user>"
    "<client>cli</client><date-time>2026-09-21 13:43:20 UTC</date-time></commit-history>"
    "</commit-information></rpc-reply>"
)
OPEN_COMMIT = "2026-09-21 13:43:20 UTC by nina via netconf (to be confirmed)"


def beside(sides: Sides, *outcomes: str) -> Sides:
    """Return sides that were read with what stands around their daemons."""
    first, second = (
        replace(each, reading=each.reading and replace(each.reading, beside=outcomes)) for each in sides
    )
    return first, second


def test_the_areas_of_a_pair_are_asked_for_by_the_variables_of_its_lead() -> None:
    asked: list[tuple[str, int]] = []

    async def reader(host: str, requests: t.Sequence[Request]) -> Reading:
        asked.append((host, len(requests)))
        return t.cast(Reading, WELL[0].reading)

    for variables in (AROUND, {}):
        own = replace(work(**variables), reader=reader)
        asyncio.run(own.read("mx1", own.prepare(MX1)))
    assert asked == [("mx1", 3), ("mx1", 0)]


def test_areas_count_in_the_verdict_and_stand_in_the_evidence(tmp_path: Path) -> None:
    own = work(keeping=keeping(tmp_path), **AROUND)
    found = own.conclude(MX1, own.prepare(MX1), beside(WELL, COMMITS, LOADS, MORE_LOADS))
    assert (found.verdict, found.finding) == (
        "no_go",
        f"mx1 area commits - open_commits - Expected: none open Actual: {OPEN_COMMIT}",
    )
    assert found.summary.startswith("NO-GO: 4 of ")
    record = read_evidence(tmp_path / "run" / "mx2.audit.json")
    assert [record["reports"][name]["verdict"] for name in ("pair", "areas")] == ["go", "no_go"]
    assert [each["value"] for each in record["areas"]["commits"]["entries"]] == ["to be confirmed", "made"]


def test_areas_that_only_warn_are_told() -> None:
    effects = {"srd_area_effects": {"commits": "warn", "headroom": "warn"}}
    own, plain = work(**AROUND, **effects), work()
    found = own.conclude(MX1, own.prepare(MX1), beside(WELL, COMMITS, LOADS, MORE_LOADS))
    plain.conclude(MX1, plain.prepare(MX1), WELL)
    assert found.verdict == "go"
    assert own.warnings == [
        *plain.warnings,
        *(
            f"{name} area {words}"
            for name in MX1.names
            for words in (f"commits - {OPEN_COMMIT}", "headroom - ms-2/0/0 service sets CPU (90.00 %)")
        ),
    ]


def test_areas_of_a_gateway_that_is_not_read_are_unknown(tmp_path: Path) -> None:
    own = work(keeping=keeping(tmp_path), srd_areas=["headroom"])
    found = own.conclude(MX1, own.prepare(MX1), beside(UNREAD, LOADS, "no XML"))
    assert (found.verdict, found.finding) == ("unknown", "mx1: no route")
    report = read_evidence(tmp_path / "run" / "mx1.audit.json")["reports"]["areas"]
    assert [(each["subject"], each["status"]) for each in report["checks"]] == [
        ("mx1 area headroom", "unknown"),
        ("mx2 area headroom", "unknown"),
    ]


def test_probes_are_asked_behind_areas_and_count_like_them(tmp_path: Path) -> None:
    asked: list[tuple[str, int]] = []

    async def reader(host: str, requests: t.Sequence[Request]) -> Reading:
        asked.append((host, len(requests)))
        return t.cast(Reading, WELL[0].reading)

    own = work(keeping=keeping(tmp_path), srd_areas=["commits"], srd_probes=[PROBE, {**PROBE, **MINE}])
    own = replace(own, reader=reader)
    expected = own.prepare(MX1)
    for name in MX1.names:
        asyncio.run(own.read(name, expected))
    assert asked == [("mx1", 2), ("mx2", 3)]
    mx1, mx2 = beside(WELL, FINAL, "Up")[0], beside(WELL, FINAL, "Up", "Down")[1]
    found = own.conclude(MX1, expected, (mx1, mx2))
    assert (found.verdict, found.finding) == (
        "no_go",
        "mx2 probe mine - probe_contains - Expected: 'Up' in the answer Actual: in none of 1 lines",
    )
    record = read_evidence(tmp_path / "run" / "mx2.audit.json")
    assert [record["reports"][name]["verdict"] for name in ("areas", "probes")] == ["go", "no_go"]
    assert [each["text"] for each in record["probes"]["answers"]] == ["Up", "Down"]


def test_probes_of_a_gateway_that_is_not_read_are_unknown() -> None:
    own = work(srd_probes=[PROBE])
    found = own.conclude(MX1, own.prepare(MX1), beside(UNREAD, "Up"))
    assert (found.verdict, "mx1 probe link - probe_read" in found.summary) == ("unknown", True)


def test_a_set_that_is_away_from_home_is_a_warning_and_no_verdict(tmp_path: Path) -> None:
    home, away = work(srd_home="mx1"), work(srd_home={"1": "mx2"}, keeping=keeping(tmp_path))
    found = [own.conclude(MX1, own.prepare(MX1), WELL) for own in (home, away)]
    assert [each.verdict for each in found] == ["go", "go"]
    assert [each.away for each in found] == [(), (found[1].away[0],)]
    assert away.warnings == [*home.warnings, f"mx1 and mx2: {found[1].away[0].words}"]
    assert "MASTER on mx1, not on mx2; no evidence shows it at home" in away.warnings[-1]


def test_a_reply_of_another_shape_is_told_and_no_verdict(tmp_path: Path) -> None:
    read = t.cast(Reading, WELL[0].reading)
    told, verdicts = [], []
    for run, reply, release in (("R1", "Weather: fine", "23.4R1"), ("R2", "Clouds: few", "24.2R1")):
        kept = replace(keeping(tmp_path), phase=Phase(directory=str(tmp_path), run_id=run, name="audit"))
        own = replace(work(keeping=kept), earlier=Earlier(tmp_path))
        sides = (replace(WELL[0], reading=replace(read, reply=reply, release=release)), WELL[1])
        verdicts.append(own.conclude(MX1, own.prepare(MX1), sides).verdict)
        told.append(own.changes)
    words = "the shape of its reply changed since R1 (23.4R1 -> 24.2R1): new: clouds; gone: weather"
    assert (verdicts, told) == (["go", "go"], [[], [f"mx1: {words}"]])
    shape = read_evidence(tmp_path / "R2" / "mx1.audit.json")["shape"]
    assert (shape["schema"], shape["release"], shape["labels"]) == (1, "24.2R1", ["clouds"])


def test_a_home_of_a_set_that_there_is_not_is_refused(tmp_path: Path) -> None:
    own = work(srd_home={9: "mx1"}, keeping=keeping(tmp_path))
    with pytest.raises(ArgumentError) as caught:
        own.conclude(MX1, own.prepare(MX1), WELL)
    assert str(caught.value) == "srd_home - Expected: redundancy sets that mx1 or mx2 shows, 1 Actual: 9"


def test_a_pair_that_was_read_and_not_judged_has_the_values_that_were_read() -> None:
    own = work(srd_home={9: "mx1"})
    with pytest.raises(ArgumentError):
        own.conclude(MX1, own.prepare(MX1), WELL)
    unjudged = PairVerdict(
        lead="mx1", peer="mx2", verdict="unknown", summary="UNKNOWN: no", finding="no", kept=False
    )
    written = own.metrics.text(FleetVerdict(pairs=(unjudged,)), now())
    assert 'junos_srd_verdict{lead="mx1",peer="mx2",verdict="unknown"} 1' in written
    assert 'junos_srd_read{lead="mx1",peer="mx2",gateway="mx2"} 1' in written
    assert (
        'junos_srd_set_role{lead="mx1",peer="mx2",gateway="mx1",group="1",set="1",role="MASTER"} 1' in written
    )


def test_a_home_of_a_set_that_there_is_not_hides_no_fault(tmp_path: Path) -> None:
    own = work(srd_home={9: "mx1"}, keeping=keeping(tmp_path))
    found = own.conclude(MX1, own.prepare(MX1), BAD)
    assert (found.verdict, found.finding, found.kept) == ("no_go", COLD, True)
    told = "mx1 and mx2: srd_home - Expected: redundancy sets that mx1 or mx2 shows, 1 Actual: 9"
    assert told in own.warnings


def keeping(directory: Path, *, writes: bool = True) -> Keeping:
    """Return where evidence is kept."""
    phase = Phase(directory=str(directory), run_id="run", name="audit")
    return Keeping(phase=phase, formats=("html",), writes=writes)


@pytest.mark.parametrize("sides", [WELL, BAD, UNREAD])
def test_the_evidence_of_both_is_written_and_a_report(tmp_path: Path, sides: Sides) -> None:
    own = work(keeping=keeping(tmp_path))
    found = own.conclude(MX1, own.prepare(MX1), sides)
    for each in sides:
        record = read_evidence(tmp_path / "run" / f"{each.name}.audit.json")
        reading = None if each.reading is None else each.reading.reply
        assert (record["host"], record["reply"], record["error"]) == (each.name, reading, each.error)
        assert record["reports"]["pair"]["summary"] == found.summary
    assert [path.name for path in (tmp_path / "run" / "reports").iterdir()] == ["mx1.html"]
    assert found.kept


@pytest.mark.parametrize("sides", [WELL, BAD, UNREAD])
def test_a_report_made_without_reading_back_is_that_of_the_files(tmp_path: Path, sides: Sides) -> None:
    kept = Keeping(phase=keeping(tmp_path).phase, formats=tuple(FORMATS))
    own = work(keeping=kept)
    own.conclude(MX1, own.prepare(MX1), sides)
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "run/reports").iterdir()}
    read = kept.phase.write_reports(MX1.names, tuple(FORMATS))
    assert made == {path.name: path.read_text(encoding="utf-8") for path in read.values()}


def test_a_report_has_the_evidence_of_earlier_phases_too(tmp_path: Path) -> None:
    precheck = replace(keeping(tmp_path), phase=replace(keeping(tmp_path).phase, name="precheck"))
    for kept in (precheck, keeping(tmp_path)):
        own = work(keeping=kept)
        own.conclude(MX1, own.prepare(MX1), WELL)
    page = (tmp_path / "run/reports/mx1.html").read_text(encoding="utf-8")
    assert [name in page for name in ("precheck", "audit")] == [True, True]


def test_evidence_that_is_there_already_is_refused_before_a_gateway_is_read(tmp_path: Path) -> None:
    own = work(keeping=keeping(tmp_path))
    own.conclude(MX1, own.prepare(MX1), WELL)
    with pytest.raises(EvidenceError, match="already"):
        own.prepare(MX1)


def test_in_check_mode_nothing_is_written(tmp_path: Path) -> None:
    own = work(keeping=keeping(tmp_path, writes=False))
    found = own.conclude(MX1, own.prepare(MX1), WELL)
    keeping(tmp_path, writes=False).keep_fleet(FleetVerdict(pairs=(found,)), "")
    assert (found.verdict, found.kept, list(tmp_path.iterdir())) == ("go", False, [])


def test_a_verdict_whose_evidence_cannot_be_written_is_not_returned(tmp_path: Path) -> None:
    (tmp_path / "run").write_text("no directory")
    own = work(keeping=keeping(tmp_path))
    with pytest.raises(EvidenceError, match="run"):
        own.conclude(MX1, EXPECTED, WELL)


def test_the_evidence_of_the_fleet_has_all_pairs_worst_first(tmp_path: Path) -> None:
    own = work()
    expected = own.prepare(MX1)
    pairs = tuple(
        own.conclude(Pair(lead=f"mx{n}", peer="mx0"), expected, sides) for n, sides in ((1, WELL), (2, BAD))
    )
    paths = keeping(tmp_path).keep_fleet(FleetVerdict(pairs=pairs), "")
    record = json.loads((tmp_path / "run" / "fleet.audit.json").read_text(encoding="utf-8"))
    told = record["reports"]["fleet"]
    assert (told["verdict"], told["counts"]) == ("no_go", {"no_go": 1, "unknown": 0, "go": 1})
    assert [each["lead"] for each in told["pairs"]] == ["mx2", "mx1"]
    assert (list(paths), paths["html"].name) == (["html"], "fleet.html")
