# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An audit of many pairs, on gateways that answer, fail or hang as the test wants."""

from __future__ import annotations

import asyncio
import typing as t
from dataclasses import dataclass, field

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Reading
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Pair, Sides
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.progress import Progress
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.run import audit

READING = Reading(gateway=Gateway(format="text", level="brief", complete=True), reply="")


@dataclass(kw_only=True)
class Fake:
    """Pairs whose gateways are read in a few turns of the loop.

    C(hung) gateways answer with an error when all others have a verdict.
    """

    pairs: int
    hung: frozenset[str] = frozenset()
    unprepared: frozenset[str] = frozenset()
    unwritten: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    open: set[str] = field(default_factory=set)
    most: int = 0
    concluded: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)

    @property
    def all(self) -> list[Pair]:
        """The pairs."""
        return [Pair(lead=f"a{number}", peer=f"b{number}") for number in range(self.pairs)]

    def prepare(self, pair: Pair) -> str:
        """Return something that the conclusion gets back."""
        if pair.lead in self.unprepared:
            raise ArgumentError("srd_role - Expected: MASTER Actual: master")
        return f"expected of {pair.lead}"

    async def read(self, host: str, prepared: str) -> Reading:
        """Read a gateway."""
        if host in self.broken:
            raise RuntimeError(host)
        self.open.add(host)
        self.most = max(self.most, len(self.open))
        try:
            await self._answered(host)
        finally:
            self.open.remove(host)
        return READING

    async def _answered(self, host: str) -> None:
        if host not in self.hung:
            for _turn in range(3):
                await asyncio.sleep(0)
            return
        while len(self.concluded) < self.pairs - len(self.hung | self.unprepared | self.unwritten):
            await asyncio.sleep(0)
        raise ArgumentError(f"{host}: hangs")

    def conclude(self, pair: Pair, prepared: str, sides: Sides) -> PairVerdict:
        """Judge a pair."""
        assert prepared == f"expected of {pair.lead}"
        assert tuple(side.name for side in sides) == pair.names
        if pair.lead in self.unwritten:
            raise EvidenceError("/evidence/a.json: cannot be written: No space left on device")
        errors = [side.error for side in sides if side.error]
        self.concluded.append(pair.lead)
        verdict: t.Literal["go", "unknown"] = "unknown" if errors else "go"
        return PairVerdict(
            lead=pair.lead, peer=pair.peer, verdict=verdict, summary="", finding=", ".join(errors), kept=True
        )

    def run(self, *, concurrency: int = 50, interval: float = 5.0) -> list[PairVerdict]:
        """Audit all pairs."""
        return asyncio.run(audit(self.all, self, concurrency=concurrency, show=self.show, interval=interval))

    def show(self, progress: Progress) -> None:
        """Keep a line, without its seconds."""
        self.shown.append(progress.line.rpartition(", ")[0])


def test_every_pair_gets_its_verdict() -> None:
    fake = Fake(pairs=120)
    verdicts = fake.run()
    assert {each.lead: (each.peer, each.verdict) for each in verdicts} == {
        pair.lead: (pair.peer, "go") for pair in fake.all
    }
    assert len(verdicts) == 120


def test_without_pairs_there_is_no_verdict() -> None:
    assert Fake(pairs=0).run() == []


@pytest.mark.parametrize("concurrency", [2, 3, 10])
def test_the_number_of_parallel_readings_is_limited(concurrency: int) -> None:
    fake = Fake(pairs=30)
    assert len(fake.run(concurrency=concurrency)) == 30
    assert fake.most in (concurrency, concurrency - 1)


def test_hanging_gateways_delay_no_other_pair() -> None:
    fake = Fake(pairs=60, hung=frozenset({"a0", "b1", "a2", "b59"}))
    verdicts = fake.run(concurrency=10)
    assert sorted((each.lead, each.verdict, each.finding) for each in verdicts[-4:]) == [
        ("a0", "unknown", "a0: hangs"),
        ("a1", "unknown", "b1: hangs"),
        ("a2", "unknown", "a2: hangs"),
        ("a59", "unknown", "b59: hangs"),
    ]
    assert {each.verdict for each in verdicts[:-4]} == {"go"}


def test_a_pair_that_cannot_be_checked_or_stored_is_unknown_with_its_cause() -> None:
    fake = Fake(pairs=4, unprepared=frozenset({"a1"}), unwritten=frozenset({"a3"}))
    found = {each.lead: (each.verdict, each.summary, each.kept) for each in fake.run()}
    assert found["a1"] == ("unknown", "UNKNOWN: srd_role - Expected: MASTER Actual: master", False)
    cause = "UNKNOWN: /evidence/a.json: cannot be written: No space left on device"
    assert found["a3"] == ("unknown", cause, False)
    assert [found[lead][0] for lead in ("a0", "a2")] == ["go", "go"]


def test_a_bug_ends_the_audit_without_a_verdict() -> None:
    with pytest.raises(RuntimeError, match="b2"):
        Fake(pairs=5, broken=frozenset({"b2"})).run()


@dataclass(kw_only=True)
class Watched(Fake):
    """A fleet whose C(a0) answers when the console has shown a line, or never does."""

    line: str

    async def _answered(self, host: str) -> None:
        for _turn in range(100_000):
            if host != "a0" or self.line in self.shown:
                return
            await asyncio.sleep(0)


def test_progress_is_shown_while_a_gateway_hangs() -> None:
    watched = Watched(pairs=9, unprepared=frozenset({"a1", "a2"}), line="8 of 9 pairs, 2 UNKNOWN")
    watched.run(interval=0.0)
    assert watched.line in watched.shown


def test_progress_shows_findings_against_go_worst_first() -> None:
    found = [("go", 3), ("unknown", 2), ("no_go", 1)]
    verdicts = [
        PairVerdict(lead="", peer="", verdict=verdict, summary="", finding="", kept=False)  # type: ignore[arg-type]
        for verdict, count in found
        for _each in range(count)
    ]
    progress = Progress(total=500, verdicts=verdicts, seconds=12.3)
    assert progress.line == "6 of 500 pairs, 1 NO-GO, 2 UNKNOWN, 12 s"
