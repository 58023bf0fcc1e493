# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Failovers that are killed, doubled, interrupted or out of room, each on its own pair of the lab.

Nothing here depends on time: each step follows from a line in the lab's log, a file, or the end of a process.
C(HOME) is the lab's directory.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import typing as t
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

HOME = Path(os.environ["HOME"])
EVIDENCE = HOME / "evidence"
LOCKS = EVIDENCE / ".locks"
LIMIT = 120.0  # seconds, after which a run that hangs is given up
EVENT = "RELS_MSHIP_MANUAL_EV"
OPTIONS: dict[str, t.Any] = {
    "ansible_connection": "junos_ha.srd.netconf",
    "srd_moves": [{"redundancy_set": 1, "event": EVENT}],
    "srd_approve": "yes",
    "srd_evidence_directory": str(EVIDENCE),
    "srd_reports": ["json"],
    "srd_interval": 0.2,
    "srd_stable_for": 0.3,
    "srd_baseline_for": 0,
    "srd_timeout": LIMIT,
}


@dataclass(frozen=True)
class Run:
    """A failover away from a gateway, in the background."""

    name: str
    process: subprocess.Popen[bytes]

    @property
    def said(self) -> str:
        """What it printed so far, with single blanks."""
        return " ".join((HOME / f"{self.name}.txt").read_text(encoding="utf-8").split())

    def ended(self) -> int:
        """Return its status, once it has ended."""
        return self.process.wait(LIMIT)

    def expect(self, status: int, *words: str) -> None:
        """Check how it ended and what it said."""
        check(f"{self.name} ends with {status}", self.ended(), status)
        check(f"{self.name} says so", [each for each in words if each not in self.said], [])


def begin(name: str, lead: str, **environment: str) -> Run:
    """Start a failover away from a lead, as a user does."""
    options = {**OPTIONS, "srd_leads": lead, "srd_away_from": lead, "srd_run_id": name}
    command = ["ansible-playbook", "junos_ha.srd.failover", "-e", json.dumps(options)]
    # Unbuffered, so that what a run says is in its file at once.
    with (HOME / f"{name}.txt").open("wb") as output:
        process = subprocess.Popen(
            command,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Run(name, process)


def check(what: str, actual: object, expected: object) -> None:
    """Stop unless something is as expected."""
    if actual != expected:
        raise SystemExit(f"{what} - Expected: {expected!r} Actual: {actual!r}")


def until(what: str, condition: t.Callable[[], object], *runs: Run) -> None:
    """Wait for a condition, as long as these runs go on."""
    deadline = time.monotonic() + LIMIT
    while not condition():
        over = [run.name for run in runs if run.process.poll() is not None]
        if (over and not condition()) or time.monotonic() > deadline:
            raise SystemExit(f"{what} - Expected: before the end of the run Actual: not seen, over: {over}")
        time.sleep(0.05)


def asked(gateway: str, pattern: str) -> list[str]:
    """Return the requests to a gateway that match."""
    log = HOME / "requests.log"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [line for line in lines if re.match(f"{gateway}: {pattern}", line)]


def triggers(gateway: str) -> int:
    """Return how many requests to move mastership reached a gateway."""
    return len(asked(gateway, "request services redundancy-set"))


def do(gateway: str, action: str) -> None:
    """Put a gateway of the lab into a state, or give it a fault."""
    path = {"PYTHONPATH": os.environ["ANSIBLE_COLLECTIONS_PATH"].split(os.pathsep)[0]}
    command = [
        sys.executable,
        "-m",
        "ansible_collections.junos_ha.srd.tests.lab.control",
        str(HOME),
        gateway,
        action,
    ]
    subprocess.run(command, env={**os.environ, **path}, check=True)


def worker_of(pair: str) -> int:
    """Return the process that holds the lock of a pair."""
    return int(plain(LOCKS / f"{pair}.lock")["pid"])


def plain(path: Path) -> dict[str, t.Any]:
    """Return what a file of JSON holds."""
    found: dict[str, t.Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def tree_of(process: int) -> list[int]:
    """Return a process and all below it."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
    pairs = [tuple(map(int, line.split())) for line in listed.stdout.splitlines()]
    found = [process]
    for each in found:
        found += [child for child, parent in pairs if parent == each]
    return found


def lives(process: int) -> bool:
    """Return whether a process still runs; one that has ended may wait for whoever collects it."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def killed_after_the_request() -> None:
    """The next run waits for the outcome, and sends nothing while the first request is under way."""
    run = begin("killed", "mx1")
    until("the request", lambda: triggers("mx1"), run)
    for each in tree_of(run.process.pid):
        os.kill(each, signal.SIGKILL)
    check("the run is killed", run.ended(), -signal.SIGKILL)
    report = plain(EVIDENCE / "killed" / "reports" / "mx1.json")
    check("the report of the killed run", report["verdict"], "unknown")

    after = begin("after", "mx1")
    until("the words", lambda: "run killed was about to trigger" in after.said, after)
    check("requests while the first is under way", triggers("mx1"), 1)
    do("mx1", "requested")
    after.expect(
        0,
        "and what came of it is unknown",
        "; now mx1 is STANDBY of set 1",
        "mx1 is STANDBY of set 1 already: nothing was sent",
        "mx1 and mx2 - GO: ",
    )
    outcome = plain(EVIDENCE / "killed" / "mx1.failover.set-1.outcome.json")
    check(
        "the outcome",
        [outcome[key] for key in ("outcome", "seen_by", "role")],
        ["seen_later", "after", "STANDBY"],
    )
    check("requests to mx1", triggers("mx1"), 1)


def two_at_once() -> None:
    """One of them sends its request, and the other one fails at the lock."""
    both = [begin("one", "mx3"), begin("other", "mx3")]
    until("the end of one of them", lambda: [run for run in both if run.process.poll() is not None])
    (loser,) = (run for run in both if run.process.poll() is not None)
    (winner,) = (run for run in both if run is not loser)
    loser.expect(2, f"mx3+mx4.lock: the pair is locked by run {winner.name} of ", "Nothing was sent")
    until("the request", lambda: triggers("mx3"), winner)
    do("mx3", "requested")
    winner.expect(0, "mx3 is STANDBY of set 1, healthy and stable: moved after ")
    check("requests to mx3", triggers("mx3"), 1)


def out_of_time() -> None:
    """The time-out of the task comes after the request: by the alarm that Ansible set, only earlier."""
    run = begin("timed_out", "mx5", ANSIBLE_TASK_TIMEOUT=str(int(LIMIT)))
    until("the request", lambda: triggers("mx5"), run)
    os.kill(worker_of("mx5+mx6"), signal.SIGALRM)
    run.expect(2, "the request was sent, and its outcome was not awaited: find out which gateway is MASTER")
    result = plain(EVIDENCE / "timed_out" / "mx5.failover.json")["reports"]["switchover_set_1"]
    check("the evidence", (result["outcome"], result["sent"] is not None), ("interrupted", True))
    check("requests to mx5", triggers("mx5"), 1)


def orphaned() -> None:
    """The main process is killed while its worker reads the configuration: nothing is sent."""
    run = begin("orphaned", "mx7")
    until("the configuration", lambda: asked("mx7", "<get-configuration>"), run)
    worker = worker_of("mx7+mx8")
    check("the worker is another process", worker == run.process.pid, False)
    os.kill(run.process.pid, signal.SIGKILL)
    check("the run is killed", run.ended(), -signal.SIGKILL)
    do("mx7", "no_fault")
    until("the release of the lock", lambda: not (LOCKS / "mx7+mx8.lock").exists())
    # Ansible's worker may then wait for ever, since nobody reads its result.
    if lives(worker):
        os.kill(worker, signal.SIGKILL)
    outcome = plain(EVIDENCE / "orphaned" / "mx7.failover.set-1.outcome.json")
    check("the outcome", outcome["outcome"], "withheld")
    check("requests to mx7", triggers("mx7"), 0)


def out_of_room() -> None:
    """The directory of the run is gone after the precheck: nothing is sent, and the path is named."""
    run = begin("no_room", "mx9")
    until("the configuration", lambda: asked("mx9", "<get-configuration>"), run)
    (EVIDENCE / "no_room").rename(HOME / "moved_away")
    (EVIDENCE / "no_room").touch()
    do("mx9", "no_fault")
    path = EVIDENCE / "no_room" / "mx9.failover.set-1.intent.json"
    run.expect(2, "nothing was sent to mx9", f"{path}: the intent cannot be written: ")
    check("requests to mx9", triggers("mx9"), 0)


def out_of_room_after_the_request() -> None:
    """The directory of the run is gone after the request: all is made and said, and kept elsewhere."""
    run = begin("late", "mx11")
    until("the request", lambda: triggers("mx11"), run)
    (EVIDENCE / "late").rename(HOME / "moved_away_late")
    (EVIDENCE / "late").touch()
    do("mx11", "requested")
    kept = HOME / ".local/state/junos_ha.srd/fallback/late"
    run.expect(
        2,
        "mx11 and mx12 - GO: ",
        "change of mx11 - UNKNOWN: ",
        "; switchover of set 1 - mx11 is STANDBY of set 1, healthy and stable: moved after ",
        f"; mx11: what came of the request is kept in {kept}/mx11.failover.set-1.outcome.json: ",
        f"; the evidence is kept in {kept}/mx11.failover.json and {kept}/mx12.failover.json: ",
        f"; the evidence is kept in {kept}/mx11.postcheck.json and {kept}/mx12.postcheck.json: ",
    )
    result = plain(kept / "mx11.failover.json")["reports"]["switchover_set_1"]
    check("the evidence", (result["outcome"], result["moved"]), ("moved", True))
    check("the outcome", plain(kept / "mx11.failover.set-1.outcome.json")["outcome"], "moved")
    check("requests to mx11", triggers("mx11"), 1)


def main() -> None:
    """Run all cases side by side; show what the runs printed where one fails."""
    cases = (
        killed_after_the_request,
        two_at_once,
        out_of_time,
        orphaned,
        out_of_room,
        out_of_room_after_the_request,
    )
    with ThreadPoolExecutor(len(cases)) as pool:
        began = [(case, pool.submit(case)) for case in cases]
    failed = [f"{case.__name__}: {its.exception()}" for case, its in began if its.exception()]
    if failed:
        for path in sorted(HOME.glob("*.txt")):
            print(f"--- {path.stem}", path.read_text(encoding="utf-8"), sep="\n")
        raise SystemExit("\n".join(failed))


if __name__ == "__main__":
    main()
