# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Audits fleets of 50 to 2,000 pairs with evidence and pages, and one of which many gateways fail.

The inventory takes memory by itself: a play that does nothing, with the same inventory, says how much. A
benchmark fails only where evidence is missing, or a pair has another verdict than it must have.
"""

from __future__ import annotations

import json
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.tests.bench import ways
from ansible_collections.junos_ha.srd.tests.bench.costs import Cost, adopt_orphans
from ansible_collections.junos_ha.srd.tests.bench.lab_process import Lab, started_lab

FLEETS = (50, 500, 2000)  # pairs
BY_PLAY = 50  # pairs, audited by a play over a fork each
FORKS = 10

# A fleet of which 4 times 30 gateways fail, each of another pair.
PAIRS, OF_EACH = 300, 30
FAULTS = {
    "hang": "no reply within 15 s",
    "close": "the session was closed",
    "refuse_login": "refuses the login",
    "change_key": "the host key of",
}  # the fault, and what the verdict says of it
TIMEOUT = 15  # seconds, of a command

HEAD = "   pairs  way                    wall s  ms a pair  CPU ms a pair  MB idle  MB audit  MB fork"
ONE_TASK, PLAY = "one task", "a play, a fork each"

Verdicts = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """What an audit cost beside a play that does nothing, and its result.

    Args:
        pairs: how many pairs.
        idle: what a play that does nothing cost.
        cost: what the audit cost.
        verdicts: the verdict on each pair, by its lead.
        findings: the first finding of each pair, by its lead.
        ends: when the evidence of each pair was written, by its lead, in seconds from the first.
    """

    pairs: int
    idle: Cost
    cost: Cost
    verdicts: Verdicts
    findings: dict[str, str]
    ends: dict[str, float]

    @property
    def cpu(self) -> float:
        """Milliseconds of the processor for a pair, less those of a play that does nothing."""
        return (self.cost.cpu - self.idle.cpu) * 1000 / self.pairs

    @property
    def wall(self) -> float:
        """Milliseconds on the clock for a pair, less those of a play that does nothing."""
        return (self.cost.wall - self.idle.wall) * 1000 / self.pairs


def main() -> None:
    """Audit each fleet, and print a table and the goals."""
    adopt_orphans()
    print(
        f"{FORKS} forks; MB is the peak of ansible-playbook itself, idle in a play that does nothing\n{HEAD}"
    )
    audited = {pairs: _healthy(pairs) for pairs in FLEETS}
    with started_lab(BY_PLAY) as lab:
        play = _audit(lab, BY_PLAY, {"srd_audit_connection": "inventory", **ways.OUR_CONNECTION})
        _show(PLAY, play)
    broken = _broken()
    print("\n".join(["", *_goals(audited, play), *broken]))
    print(_figure(audited[FLEETS[1]]))


def _healthy(pairs: int) -> Audited:
    with started_lab(pairs) as lab:
        found = _audit(lab, pairs, {})
    _show(ONE_TASK, found)
    _hold(found.verdicts, {_lead(number): "go" for number in range(pairs)})
    return found


def _broken() -> list[str]:
    """Audit the fleet of which many gateways fail, and the same without a failure; return lines on it."""
    kinds = list(FAULTS)
    failing = {number: kinds[number // OF_EACH] for number in range(len(kinds) * OF_EACH)}
    with started_lab(PAIRS) as lab:
        well = _audit(lab, PAIRS, {})
    with started_lab(PAIRS, *(f"--fault={_peer(number)}={it}" for number, it in failing.items())) as lab:
        found = _audit(lab, PAIRS, {"ansible_command_timeout": TIMEOUT})
    _hold(found.verdicts, {_lead(each): "unknown" if each in failing else "go" for each in range(PAIRS)})
    _hold_causes(found.findings, {_lead(number): FAULTS[it] for number, it in failing.items()})
    _show(f"{len(failing)} gateways fail", found)
    later = found.cost.wall - well.cost.wall
    others = [_lead(number) for number in range(PAIRS) if number not in failing]
    ratio = max(found.ends[each] for each in others) / max(well.ends[each] for each in others)
    figure = (
        f"FIGURE Of {PAIRS} pairs {len(failing)} have a gateway that hangs, closes the session, refuses the "
        "login or has another host key: each of these is UNKNOWN with its cause, each other GO, and the "
        f"audit ends {max(later, 0):.0f} s later than without a fault, with a time-out of {TIMEOUT} s."
    )
    words = f"s later where {OF_EACH} of {PAIRS} hang, the time-out and 1 s at most"
    return [
        _goal(words, later, TIMEOUT + 1.0),
        _goal("of the usual time until all others have their evidence, at most", ratio, 1.25),
        figure,
    ]


def _lead(number: int) -> str:
    return f"mx{2 * number + 1}"


def _peer(number: int) -> str:
    return f"mx{2 * number + 2}"


def _audit(lab: Lab, pairs: int, variables: dict[str, t.Any]) -> Audited:
    """Audit a lab.

    Raises:
        SystemExit: the evidence of a gateway is missing.
    """
    idle = ways.go(ways.IDLE, lab, FORKS)
    evidence = lab.directory / "evidence"
    given = {"srd_evidence_directory": str(evidence), "srd_run_id": "bench", **variables}
    cost = ways.run_playbook("junos_ha.srd.audit", given, lab, FORKS, may_fail=True)
    wanted = {f"{name}.audit.json" for name in [*lab.gateways()["hosts"], "fleet"]}
    there = {file.name for file in evidence.glob("bench/*.json")}
    if wanted - there:
        raise SystemExit(f"{cost.printed}\nno evidence: {', '.join(sorted(wanted - there))}")
    record = json.loads((evidence / "bench" / "fleet.audit.json").read_text(encoding="utf-8"))
    shown = record["reports"]["fleet"]["pairs"]
    written = {it["lead"]: (evidence / "bench" / f"{it['lead']}.audit.json").stat().st_mtime for it in shown}
    return Audited(
        pairs=pairs,
        idle=idle,
        cost=cost,
        verdicts={pair["lead"]: pair["verdict"] for pair in shown},
        findings={pair["lead"]: pair["finding"] for pair in shown},
        ends={lead: moment - min(written.values()) for lead, moment in written.items()},
    )


def _hold(verdicts: Verdicts, wanted: Verdicts) -> None:
    """Hold that each pair has the verdict that it must have.

    Raises:
        SystemExit: one has another.
    """
    if verdicts != wanted:
        other = [f"{lead} {verdict}" for lead, verdict in verdicts.items() if wanted.get(lead) != verdict]
        raise SystemExit(f"{len(other)} pairs have another verdict: {', '.join(other[:10])}")


def _hold_causes(findings: dict[str, str], wanted: dict[str, str]) -> None:
    """Hold that the verdict on each of these pairs says why.

    Raises:
        SystemExit: one does not.
    """
    other = [f"{lead}: {findings[lead]}" for lead, cause in wanted.items() if cause not in findings[lead]]
    if other:
        raise SystemExit(f"{len(other)} pairs have another cause: {', '.join(other[:10])}")


def _show(way: str, found: Audited) -> None:
    wall, cpu = (seconds * 1000 / found.pairs for seconds in (found.cost.wall, found.cost.cpu))
    memory = f"{found.idle.main:8.1f} {found.cost.main:9.1f} {found.cost.fork:8.1f}"
    print(f"{found.pairs:8}  {way:22} {found.cost.wall:6.1f} {wall:10.0f} {cpu:14.1f} {memory}", flush=True)


def _goals(audited: dict[int, Audited], play: Audited) -> list[str]:
    few, many, most = (audited[pairs] for pairs in FLEETS)
    largest = max(many.cost.main, many.cost.fork)
    return [
        _goal("ms of CPU a pair of 500, at most", many.cost.cpu * 1000 / many.pairs, 40.0),
        _goal("of the CPU of a play over a fork each, a pair, at most", many.cpu / play.cpu, 1 / 8),
        _goal("of the time of a play over a fork each, a pair, at most", many.wall / play.wall, 1 / 8),
        _goal("MB of the largest process for 500 pairs, at most", largest, 150.0),
        _goal("of linear from 50 to 500 pairs, at most", many.cpu / few.cpu, 1.15),
        _goal("of linear from 50 to 2,000 pairs, at most", most.cpu / few.cpu, 1.15),
    ]


def _figure(found: Audited) -> str:
    cpu, memory = found.cost.cpu * 1000 / found.pairs, max(found.cost.main, found.cost.fork)
    return (
        f"FIGURE {found.pairs} pairs are audited with evidence and pages in {found.cost.wall:.0f} s: "
        f"{cpu:.0f} ms of the processor a pair, {memory:.0f} MB of memory."
    )


def _goal(words: str, found: float, wanted: float) -> str:
    return f"  {found:7.2f} {words} {wanted:.4g}: {'met' if found <= wanted else 'NOT MET'}"


if __name__ == "__main__":
    main()
