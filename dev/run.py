# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs sessions on every core of the machine, and closes with a table and a count that can be relied upon.

C(python -m dev.run test) runs those of C(make test), C(python -m dev.run units style) those of these names,
C(python -m dev.run integration-2.19 --only failover) one integration target.
What a job prints goes to .build/log; of one that fails, it is shown.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from dev import environment, lock, process, report, sessions, signals, tree
from dev.jobs import Job, jobs
from dev.paths import BUILD
from dev.report import Result
from dev.sessions import CoreSession, Session, TargetSession

LOCK = BUILD / "run.lock"
LOGS = BUILD / "log"
LIMIT = float(os.environ.get("LIMIT", "900"))  # seconds, of one job
LANES = int(os.environ.get("JOBS", 2 + (os.cpu_count() or 1)))  # two more than cores: many jobs wait at times


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for; return the exit status."""
    options = _parser().parse_args(arguments)
    chosen = [_narrowed(sessions.chosen(stage), options.only) for stage in _stages(options.names)]
    if options.list:
        print(json.dumps([session.name for stage in chosen for session in stage]))
        return 0
    signals.pass_on_none_ignored()
    for number in (signal.SIGTERM, signal.SIGINT):  # a shell lets what it starts in the background ignore it
        signal.signal(number, signal.default_int_handler)
    with lock.held(LOCK):
        LOGS.mkdir(parents=True, exist_ok=True)
        return report.close([result for stage in chosen for result in _run_stage(stage)])


def _stages(names: Sequence[str]) -> list[list[str]]:
    """Return what is run one after another: each command, and then all that is named beside."""
    commands = [[name] for name in names if name in sessions.COMMANDS]
    others = [name for name in names if name not in sessions.COMMANDS]
    return [*commands, *([others] if others else [])]


def _run_stage(chosen: Sequence[Session]) -> list[Result]:
    left_out = [
        Result(session.name, "not run", note=session.missing) for session in chosen if session.missing
    ]
    able = [session for session in chosen if not session.missing]
    broken = _prepare_all(able)
    failed = [Result(name, "failed", note=why) for name, why in broken.items()]
    return [*_run_all(jobs(each for each in able if each.name not in broken)), *failed, *left_out]


def _narrowed(chosen: Iterable[Session], only: Sequence[str]) -> list[Session]:
    """Return the sessions, those of integration targets with none but these targets."""
    if not only:
        return list(chosen)
    return [replace(each, targets=tuple(only)) for each in chosen if isinstance(each, TargetSession)]


def _prepare_all(able: Sequence[Session]) -> dict[str, str]:
    """Provide what jobs share, before they run side by side; return why that was not possible, by session."""
    try:
        tree.live()
    except subprocess.CalledProcessError as error:
        return {session.name: str(error) for session in able}
    of_core: dict[str, list[CoreSession]] = {}
    for session in able:
        if isinstance(session, CoreSession):
            of_core.setdefault(session.core.version, []).append(session)
    with ThreadPoolExecutor(LANES) as pool:
        broken = [found for each in pool.map(_prepare_core, of_core.values()) for found in each]
    return dict(broken)


def _prepare_core(able: Sequence[CoreSession]) -> list[tuple[str, str]]:
    """Prepare sessions of one core, which share its environment."""
    return [(session.name, why) for session in able for why in [_prepare(session)] if why]


def _prepare(session: CoreSession) -> str | None:
    try:
        environment.programs(session.core, session.python)
        if isinstance(session, TargetSession):
            tree.copied(session.name, session.core)
    except subprocess.CalledProcessError as error:
        return str(error)
    return None


def _run_all(todo: Sequence[Job]) -> list[Result]:
    with ThreadPoolExecutor(LANES) as pool:
        try:
            return list(pool.map(_run, todo))
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            process.interrupt_all()
            raise


def _run(job: Job) -> Result:
    log = LOGS / f"{job.name.replace(' ', '.')}.log"
    started = time.monotonic()
    ended = job.run(log, LIMIT)
    outcome = "failed" if ended.status else "passed"
    result = Result(job.name, outcome, time.monotonic() - started, ended.cpu, _note(job.session, log))
    report.announce(result, log)
    return result


def _note(session: Session, log: Path) -> str:
    """Return what the job ran on, and how much, where it says so."""
    python = f"Python {session.python}" if isinstance(session, CoreSession) else ""
    ran = [line for line in log.read_text(errors="replace").splitlines() if line.startswith("ran ")]
    return ", ".join(filter(None, [python, *ran]))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dev.run", description="Run sessions of the toolchain.")
    parser.add_argument(
        "names", nargs="+", metavar="NAME", help="check, test, matrix, or how names of sessions begin"
    )
    parser.add_argument("--list", action="store_true", help="print the names of the sessions as JSON instead")
    parser.add_argument(
        "--only", action="append", default=[], metavar="TARGET", help="of the integration targets"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
