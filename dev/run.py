# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs sessions two at a time, and closes with a table and a count that can be relied upon.

C(python -m dev.run) runs the usual ones, C(python -m dev.run units lint) those of these names.
What a session prints goes to .build/log; of one that fails, it is shown.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dev import community, report, sessions
from dev.paths import BUILD, ROOT
from dev.report import Result
from dev.sessions import CoreSession, Session

LOGS = BUILD / "log"
LIMIT = int(os.environ.get("LIMIT", "900"))  # seconds, of one session


def main(names: list[str]) -> int:
    """Run the sessions whose names begin so; return the exit status."""
    chosen = sessions.chosen(names)
    LOGS.mkdir(parents=True, exist_ok=True)
    _fetch(chosen)
    with ThreadPoolExecutor(int(os.environ.get("JOBS", "2"))) as pool:
        results = sorted(pool.map(_run, chosen), key=lambda result: result.name)
    return report.close(results)


def _fetch(chosen: Iterable[Session]) -> None:
    """Fetch what several sessions use, before they run side by side."""
    for each in chosen:
        if isinstance(each, CoreSession):
            community.collections(each.core)


def _run(session: Session) -> Result:
    if session.missing:
        return Result(session.name, "not run", note=session.missing)
    log = LOGS / f"{session.name}.log"
    started = time.monotonic()
    outcome = "failed" if _nox(session.name, log) else "passed"
    result = Result(session.name, outcome, time.monotonic() - started, _note(session, log))
    report.announce(result, log)
    return result


def _nox(name: str, log: Path) -> int:
    nox = [sys.executable, "-m", "nox", "--session", name]
    plain = {**os.environ, "NO_COLOR": "1"}
    with log.open("w") as output, open(os.devnull) as nothing:
        process = subprocess.Popen(nox, cwd=ROOT, env=plain, stdin=nothing, stdout=output, stderr=output)
        return _wait(process, log)


def _wait(process: subprocess.Popen[bytes], log: Path) -> int:
    try:
        return process.wait(LIMIT)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)  # nox then ends what it started
        process.wait()
    with log.open("a") as output:
        print(f"stopped: it did not end in {LIMIT} seconds", file=output)
    return 1


def _note(session: Session, log: Path) -> str:
    """Return what the session ran on, and how much, where it says so."""
    python = f"Python {session.python}" if isinstance(session, CoreSession) else ""
    ran = [line for line in log.read_text().splitlines() if line.startswith("ran ")]
    return ", ".join(filter(None, [python, *ran]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
