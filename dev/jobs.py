# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What sessions consist of: jobs, each a command. That of unit tests uses every core of the machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from dev import process, targets
from dev.paths import ROOT
from dev.sessions import Session, TargetSession

# Seconds that what takes long takes beside others, by the table at the end of a run: it begins first, so as
# not to run alone at the end.
SECONDS = {
    "switchover_faults_network_cli": 450.0,
    "switchover_faults_netconf": 350.0,
    "units": 250.0,
    "switchover_faults_in_process": 176.0,
    "docs_examples": 130.0,
    "sanity": 130.0,
    "pylint": 80.0,
    "lint": 75.0,
    "maintenance": 75.0,
    "maintenance_stopped": 73.0,
    "rules": 70.0,
    "precheck_postcheck": 70.0,
    "connection_lost": 65.0,
    "reports": 60.0,
    "failover_way_back": 58.0,
    "rehearsal": 46.0,
    "isolated": 45.0,
    "failover": 40.0,
    "wrong_gateway": 38.0,
    "connection_in_process": 38.0,
    "wait": 38.0,
    "docs": 37.0,
    "watching": 35.0,
    "whole_run": 34.0,
    "failover_network_cli": 30.0,
    "audit": 29.0,
    "site": 28.0,
    "take_down": 26.0,
    "failover_interrupted": 25.0,
    "failover_refused": 24.0,
    "facts_faults_network_cli": 24.0,
    "never_passes": 24.0,
    "contact": 24.0,
    "connection_jump": 24.0,
    "style": 23.0,
    "runner": 22.0,
    "package": 20.0,
    "judge_states": 20.0,
    "ansible": 15.0,
    "facts_cli_paramiko": 15.0,
    "facts_faults": 15.0,
    "facts_netconf": 14.0,
}
_OTHERS = 10.0

Run = Callable[[Path, float], process.Ended]  # of a log, and a limit in seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One process, what it is called, and how long it takes."""

    name: str
    session: Session
    seconds: float
    run: Run


def jobs(sessions: Iterable[Session]) -> list[Job]:
    """Return the jobs of sessions, the longest first."""
    found = [job for session in sessions for job in _of(session)]
    return sorted(found, key=lambda job: -job.seconds)


def _of(session: Session) -> list[Job]:
    if isinstance(session, TargetSession):
        return [_target(session, name) for name in session.targets]
    return [_job(session.name, session, _nox(session), session.name.partition("-")[0])]


def _target(session: TargetSession, name: str) -> Job:
    return _job(
        f"{session.name} {name}", session, lambda log, limit: targets.run(session, name, log, limit), name
    )


def _job(name: str, session: Session, run: Run, timed: str) -> Job:
    return Job(name=name, session=session, seconds=SECONDS.get(timed, _OTHERS), run=run)


def _nox(session: Session) -> Run:
    command = [sys.executable, "-m", "nox", "--session", session.name]
    plain = {**os.environ, "NO_COLOR": "1"}
    return lambda log, limit: process.run(command, log, limit, cwd=ROOT, env=plain)
