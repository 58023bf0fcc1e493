# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""For any evidence, the document is as bad as its worst record, in any order."""

from __future__ import annotations

import typing as t

from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of, plain_json
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._reports.evidence import (
    HOLDS,
    bare,
    golden,
    report,
    sealed,
)

WELL, MAINTAINED = golden("all_well"), golden("maintenance")
FACTS = {each["host"]: each["facts"] for each in WELL[:2]}
ACCOUNT = WELL[2]["reports"]["switchover_set_1"]

WORST_FIRST = ("no_go", "unknown", "go")
PHASES = (
    *("audit", "precheck", "failover", "postcheck", "night-1"),
    *("away-precheck", "away-failover", "away-postcheck", "maintained-postcheck", "back-precheck"),
)
TIMES = tuple(f"2026-11-22T03:00:0{second}Z" for second in range(4))
NAMES = ("pair", "wait", "change", "switchover_set_1", "rollback_set_1", "mine")
ENDS = ("reached", "reached_then_lost", "never", "Reached")
OUTCOMES = ("moved", "there", "gate", "not_stable", "not_known", "would_send")

statuses = st.lists(st.sampled_from(tuple(HOLDS)) | st.just("pass"), max_size=4)
plain_reports = statuses.map(lambda found: report(*found))
waits = st.builds(lambda ended, said: {"ended": ended, "report": said}, st.sampled_from(ENDS), plain_reports)
junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("checks", "ended", "outcome", "report", "gate", "verdict", "path")),
            inner,
            max_size=4,
        )
    ),
    max_leaves=9,
)


@st.composite
def switchovers(draw: st.DrawFn) -> Plain:
    """Draw the account of a switchover, with another outcome, another report or another gate."""
    changes = {
        "outcome": st.sampled_from(OUTCOMES),
        "report": plain_reports,
        "gate": plain_reports | st.none(),
        "moved": st.sampled_from([True, False, None]),
    }
    changed = draw(st.sets(st.sampled_from(sorted(changes))))
    return {**ACCOUNT, **{name: draw(changes[name]) for name in sorted(changed)}}


kept = plain_reports | waits | switchovers() | junk


@st.composite
def records(draw: st.DrawFn, reports: st.SearchStrategy[object] = kept) -> list[Plain]:
    """Draw the evidence of a run, as whole or as broken as it may be."""
    found = []
    for phase in draw(st.lists(st.sampled_from(PHASES), min_size=1, max_size=4, unique=True)):
        for host in draw(st.lists(st.sampled_from(("mx1", "mx2")), min_size=1, max_size=2, unique=True)):
            found.append(
                bare(
                    phase=phase,
                    host=host,
                    written_at=draw(st.sampled_from(TIMES)),
                    facts=draw(st.sampled_from([FACTS[host], FACTS[host], None])),
                    reports=draw(st.dictionaries(st.sampled_from(NAMES), reports, max_size=3)),
                )
            )
    return found


@st.composite
def otherwise(draw: st.DrawFn, record: Plain) -> Plain:
    """Draw a record in which one thing is otherwise, for better or worse."""
    reports = {**record["reports"], draw(st.sampled_from(NAMES)): draw(kept)}
    changes: list[Plain] = [
        {"reports": reports},
        {"reports": {}},
        {"facts": None},
        {"error": "timed out"},
        {"reply": None},
        {"written_at": draw(st.sampled_from(TIMES))},
    ]
    return sealed({**record, **draw(st.sampled_from(changes))})


@st.composite
def changed(draw: st.DrawFn) -> list[Plain]:
    """Draw a good run in which up to two things are otherwise."""
    run = list(WELL)
    for place in draw(st.lists(st.integers(0, len(run) - 1), max_size=2)):
        run[place] = draw(otherwise(run[place]))
    return run


def verdicts(value: t.Any) -> t.Iterator[str]:
    """Yield the verdicts of what a record keeps under a name, those that are true to their checks."""
    if "checks" in value and isinstance(value["checks"], list) and value.get("verdict"):
        yield value["verdict"]
    for part in ("report", "gate"):
        if isinstance(value.get(part), dict) and value[part].get("verdict"):
            yield value[part]["verdict"]


@given(records(plain_reports | waits | switchovers()))
def test_a_document_is_as_bad_as_its_worst_report(run: list[Plain]) -> None:
    told = [said for each in run for value in each["reports"].values() for said in verdicts(value)]
    worst = min(map(WORST_FIRST.index, told), default=WORST_FIRST.index("unknown"))
    assert WORST_FIRST.index(document_of(run).verdict) <= worst


@given(changed() | records())
def test_only_complete_evidence_is_go(run: list[Plain]) -> None:
    if document_of(run).verdict != "go":
        return
    for each in run:
        assert each["facts"]
        assert each["reports"]
        assert all(isinstance(value, dict) for value in each["reports"].values())
        assert all(value.get("ended", "reached") == "reached" for value in each["reports"].values())
        assert all(value.get("outcome", "moved") in ("moved", "there") for value in each["reports"].values())
        assert {said for value in each["reports"].values() for said in verdicts(value)} == {"go"}


@given(changed() | records(), st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(run: list[Plain], chance: t.Any) -> None:
    mixed = chance.sample(run, len(run))
    assert plain_json(document_of(mixed)) == plain_json(document_of(run))


@given(st.lists(st.sampled_from(range(14)), unique=True, min_size=1))
def test_removing_records_never_improves_a_run(places: list[int]) -> None:
    """A part of a run is GO where each phase is complete and has those that it needs, and unknown else."""
    part = [MAINTAINED[place] for place in places]
    phases = [each["phase"] for each in part]
    whole = all(phases.count(phase) == 2 for phase in phases)
    looked_at = all(
        f"{stage}{other}" in phases
        for stage in ("away-", "back-")
        if f"{stage}failover" in phases
        for other in ("precheck", "postcheck")
    )
    compared = "change" not in MAINTAINED[min(places)]["reports"]  # the first phase has none to compare with
    assert document_of(part).verdict == ("go" if whole and looked_at and compared else "unknown")


@given(junk, st.sampled_from(["pair", "wait", "fleet"]))
def test_junk_is_refused_or_unknown(value: object, name: str) -> None:
    try:
        shown = document_of([bare(reports={name: value})])
    except SrdError:
        return
    assert shown.verdict == "unknown"


@given(st.sampled_from(tuple(WELL[0])), junk)
def test_a_field_of_junk_is_refused_or_not_go(field: str, value: object) -> None:
    try:
        shown = document_of([sealed({**WELL[0], field: value})])
    except SrdError:
        return
    assert shown.verdict == "unknown"  # without the other gateway
