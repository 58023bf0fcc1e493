# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Hold each case against the table: C(python hold.py cases.json), in the home of the runs.

It says of each case what is not as it must be, and ends with 1 where there is one.
"""

from __future__ import annotations

import json
import os
import re
import sys
import typing as t
from pathlib import Path

HOME = Path(os.environ["HOME"])
REQUEST, AGAIN = (
    f"request services redundancy-set 1 trigger redundancy-event {event}"
    for event in ("RELS_MSHIP_MANUAL_EV", "ACQU_MSHIP_MANUAL_EV")
)

Case = dict[str, t.Any]


class Run:
    """What a run of the role said, sent and left behind."""

    def __init__(self, leaving: str, ended: str | None, asked: t.Sequence[str]) -> None:
        taking = f"mx{int(leaving[2:]) + 1}"
        directory = HOME / "evidence" / leaving
        self.ended = ended
        self.files = {path.name for path in directory.glob("*.json")}
        self.requests = [line for line in asked if re.match(rf"({leaving}|{taking}): request ", line)]
        self.wanted_files = {f"{name}.failover.json" for name in (leaving, taking)}
        self.records = [_read(directory / f"{name}.failover.json") for name in (leaving, taking)]
        self.kept = self.records[0].get("reports", {}).get("switchover_set_1", {})
        self.pair = self.records[0].get("reports", {}).get("pair", {}).get("verdict")
        self.roles = [(record.get("facts") or {}).get("roles", {}).get("1") for record in self.records]

    def found(self) -> Case:
        """Return what the table states, as it was found."""
        return {
            **{name: self.kept.get(name) for name in ("outcome", "changed", "moved")},
            "verdict": self.kept.get("report", {}).get("verdict"),
            "sent": len(self.requests),
            "roles": self.roles,
            "pair": self.pair,
            "ends_well": self.ended is None,
            "phases": sorted({name.split(".")[1] for name in self.files}),
        }


def main() -> int:
    """Return 1 where something is not as it must be."""
    cases = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["cases"]
    ended = json.loads((HOME / "ended.json").read_text(encoding="utf-8"))
    asked = (HOME / "requests.log").read_text(encoding="utf-8").splitlines()
    against = []
    for leaving, case in cases.items():
        run = Run(leaving, ended[leaving] or None, asked)
        wrong = [
            *_never(run, case, leaving),
            *_stated(run, case["must"]),
            *_told(run, case),
            *_kept(run, case),
        ]
        against += [f"{leaving}, {case['name']}: {each}" for each in wrong]
    print(*against, f"{len(cases)} cases, {len(against)} findings against them", sep="\n")
    return 1 if against else 0


def _never(run: Run, case: Case, leaving: str) -> t.Iterator[str]:
    """Yield what no fault may do, whatever the table says."""
    if run.ended is None and case["lasts"]:
        yield "it ended well, and what was done lasts"
    if run.ended is None and (run.pair, run.roles) != ("go", ["STANDBY", "MASTER"]):
        yield f"it ended well, with {run.pair} and {run.roles}"
    may_send = [f"{leaving}: {each}" for each in (REQUEST, AGAIN)[: case["must"]["sent"]]]
    if run.requests not in ([], may_send):
        yield f"it sent {run.requests}"
    if not run.wanted_files <= run.files:
        yield f"it left {sorted(run.files)}"
    if (run.kept.get("sent") is not None) != bool(run.requests):
        yield f"its evidence says that it sent {run.kept.get('sent')}, and it sent {run.requests}"


def _stated(run: Run, must: Case) -> t.Iterator[str]:
    for name, value in run.found().items():
        if must[name] not in ("any", value):
            yield f"{name} - Expected: {must[name]} Actual: {value}; {run.kept.get('msg')}"


def _told(run: Run, case: Case) -> t.Iterator[str]:
    """Yield what is not said, and whether the run ended with something else."""
    said = run.kept.get("msg") or ""
    for words in (case["must"]["says"], case["finds"]):
        if not re.search(words, said):
            yield f"msg - Expected: {words} Actual: {said}"
    first = f"switchover of set 1 - {said.partition(chr(10))[0]}"
    ending = case["must"]["ended_with"]
    if run.ended is not None and not _ended_with(run, ending, first):
        yield f"ended with - Expected: {ending or first} Actual: {run.ended}"


def _ended_with(run: Run, ending: str | None, first: str) -> bool:
    """Return whether a run ended with the words of its case. Where nothing was sent, its cause may follow."""
    ended = run.ended or ""
    if ending is not None:
        return ended.startswith(ending)
    cause = "" if run.requests else r"( \((FAIL|UNKNOWN) .+\))?"
    return re.fullmatch(re.escape(first) + cause, ended) is not None


def _kept(run: Run, case: Case) -> t.Iterator[str]:
    """Yield where the evidence has no facts and does not say why, or has both."""
    for record, words in zip(run.records, case["must"]["errors"], strict=True):
        error = record.get("error")
        if (error is None) != (words is None) or not re.search(words or "", error or ""):
            yield f"error - Expected: {words} Actual: {error}"
        if [isinstance(record.get(name), kind) for name, kind in (("facts", dict), ("reply", str))] != [
            error is None
        ] * 2:
            yield f"its evidence has facts or a reply where it says: {error}"


def _read(path: Path) -> Case:
    """Return a record of the evidence, an empty one where it is not there."""
    return t.cast(Case, json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


if __name__ == "__main__":
    sys.exit(main())
