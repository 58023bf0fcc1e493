# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Audits 50 and 500 pairs, and tells how much more memory the larger fleet takes.

The inventory takes some by itself: a play that does nothing, with the same inventory, says how much. What is
beyond that is what the audit keeps. A benchmark fails only where evidence is missing.
"""

from __future__ import annotations

from ansible_collections.junos_ha.srd.tests.bench import ways
from ansible_collections.junos_ha.srd.tests.bench.costs import Cost, adopt_orphans
from ansible_collections.junos_ha.srd.tests.bench.lab_process import Lab, started_lab

PLAYBOOK = "junos_ha.srd.audit"
FLEETS = (50, 500)  # pairs
FORKS = 10
AT_MOST = 10.0  # kilobytes a pair: its verdict and a line are kept; one reply and its facts are some 300

HEAD = "   pairs   wall s  ms a pair  CPU ms a pair  MB idle  MB audit  MB fork"


def main() -> None:
    """Audit each fleet, and print a table and the goal."""
    adopt_orphans()
    print(f"{FORKS} forks; MB is the peak of ansible-playbook itself, idle in a play that does nothing")
    print(HEAD)
    kept = {pairs: _kept(pairs) for pairs in FLEETS}
    few, many = FLEETS
    grown = (kept[many] - kept[few]) * 1024 / (many - few)
    verdict = "met" if grown <= AT_MOST else "NOT MET"
    print(f"\n{grown:6.1f} KB more for each pair, beyond the inventory's, at most {AT_MOST:g}: {verdict}")


def _kept(pairs: int) -> float:
    """Audit so many pairs; return how many megabytes that took beyond a play that does nothing."""
    with started_lab(pairs) as lab:
        idle = ways.go(ways.IDLE, lab, FORKS)
        audited = _audit(lab)
    print(_row(pairs, idle, audited), flush=True)
    return audited.main - idle.main


def _row(pairs: int, idle: Cost, audited: Cost) -> str:
    wall, cpu = (seconds * 1000 / pairs for seconds in (audited.wall, audited.cpu))
    spent = f"{audited.wall:8.1f} {wall:10.0f} {cpu:14.0f}"
    return f"{pairs:8} {spent} {idle.main:8.1f} {audited.main:9.1f} {audited.fork:8.1f}"


def _audit(lab: Lab) -> Cost:
    """Audit a lab.

    Raises:
        SystemExit: a pair is not GO, or the evidence of a gateway is missing.
    """
    evidence = lab.directory / "evidence"
    given = {"srd_evidence_directory": str(evidence), "srd_run_id": "bench"}
    cost = ways.run_playbook(PLAYBOOK, {**ways.OUR_CONNECTION, **given}, lab, FORKS)
    wanted = {f"{name}.audit.json" for name in [*lab.gateways()["hosts"], "fleet"]}
    missing = wanted - {file.name for file in (evidence / "bench").iterdir()}
    if missing:
        raise SystemExit(f"no evidence: {', '.join(sorted(missing))}")
    return cost


if __name__ == "__main__":
    main()
