# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A request leaves a trace on disk before it is sent, and its outcome after it, whatever ends the task."""

from __future__ import annotations

import datetime
import errno
import getpass
import json
import os
import socket
import typing as t
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import to_plain
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import result_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.watch import Tools
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import journal as journals
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.earlier import settle_earlier
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import (
    Intent,
    open_intents,
    write_intent,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.journal import Journal, Place, owner_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.lock import PairLock
from ansible_collections.junos_ha.srd.tests.unit.simulation import ACQUIRE, RELEASE, Simulation

PAIR = ("mx1", "mx2")
REQUEST = f"request services redundancy-set 1 trigger redundancy-event {RELEASE}"


class Run:
    """A run of a switchover whose safeguard is the journal."""

    def __init__(self, directory: Path, run_id: str = "CHG1") -> None:
        self.simulation = Simulation()
        self.place = Place(
            directory=directory / "evidence",
            run_id=run_id,
            phase="failover",
            locks=directory / "locks",
            fallback=directory / "fallback",
        )
        owner = owner_of(self.place, self.simulation.clock.now())
        self.lock = PairLock(self.place.locks, PAIR, owner)
        self.journal = Journal(place=self.place, lock=self.lock, now=self.simulation.clock.now)
        self.simulation.safeguard = self.journal  # type: ignore[assignment]

    def switch_over(self) -> tuple[str, list[str]]:
        """Return the summary, and the triggers that were sent."""
        with self.lock:
            it = self.simulation.switch_over()
        return result_of(it).summary, self.simulation.triggers

    @property
    def files(self) -> list[str]:
        """The files of evidence, without their directory."""
        found = (path for path in self.place.directory.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.place.directory)) for path in found)

    def outcome(self, directory: Path | None = None) -> dict[str, t.Any]:
        """Return the outcome as its file has it."""
        path = (directory or self.place.directory) / self.place.run_id / "mx1.failover.set-1.outcome.json"
        plain: dict[str, t.Any] = json.loads(path.read_text())
        return plain


def fail(error: OSError) -> t.Callable[..., t.NoReturn]:
    def failing(*_arguments: object, **_options: object) -> t.NoReturn:
        raise error

    return failing


def test_the_intent_is_on_disk_before_the_request(tmp_path: Path) -> None:
    run = Run(tmp_path)
    seen: list[list[str]] = []
    run.simulation.devices["mx1"].on_request = lambda kind, *_asked: (
        seen.append(run.files) if kind == "trigger" else None
    )
    run.switch_over()
    intent = "mx1.failover.set-1.intent.json"
    chassis = ".pairs/serial%3AJN00000001+serial%3AJN00000002"
    assert seen == [[f".pairs/mx1+mx2/CHG1.{intent}", f"{chassis}/CHG1.{intent}", f"CHG1/{intent}"]]
    assert run.files == [f"CHG1/{intent}", "CHG1/mx1.failover.set-1.outcome.json"]
    said = json.loads((run.place.directory / "CHG1" / intent).read_text(encoding="utf-8"))
    assert said["by"] == f"{getpass.getuser()} on {socket.gethostname()}"
    outcome = run.outcome()
    assert (outcome["outcome"], outcome["sent"], outcome["moved"]) == ("moved", REQUEST, True)
    assert open_intents(run.place.directory, PAIR) == ()


def rescuing(tmp_path: Path, on_second: t.Callable[[Run], None]) -> tuple[Run, dict[str, t.Any]]:
    """Return a run without a MASTER after its request, and the result; I(on_second) is done at the rescue."""
    run = Run(tmp_path)

    def on_request(kind: str, _gateway: str, number: int) -> None:
        if (kind, number) == ("read", 2):
            run.simulation.do("mx1", "link_lost")
        if (kind, number) in (("trigger", 2), ("read", 14)):
            on_second(run)

    run.simulation.devices["mx1"].on_request = on_request
    with run.lock:
        it = run.simulation.switch_over(timeout=300, rescue="acquire")
    return run, to_plain(result_of(it))


INTENT, RESCUE = "mx1.failover.set-1.intent.json", "mx1.failover-rescue.set-1.intent.json"


def test_the_intent_of_a_rescue_is_on_disk_before_it_and_its_outcome_after_it(tmp_path: Path) -> None:
    seen: list[list[str]] = []
    run, result = rescuing(tmp_path, lambda it: seen.append(it.files))
    chassis = ".pairs/serial%3AJN00000001+serial%3AJN00000002"
    places = (".pairs/mx1+mx2/CHG1.", f"{chassis}/CHG1.", "CHG1/")
    assert seen[-1] == sorted(f"{place}{name}" for place in places for name in (INTENT, RESCUE))
    outcomes = [name.replace(".intent.", ".outcome.") for name in (INTENT, RESCUE)]
    assert run.files == sorted(f"CHG1/{name}" for name in (INTENT, RESCUE, *outcomes))
    intent = json.loads((run.place.directory / "CHG1" / RESCUE).read_text())
    assert (intent["redundancy_event"], intent["target"]) == (ACQUIRE, "MASTER")
    assert (intent["request"], len(run.simulation.triggers)) == (run.simulation.triggers[1], 2)
    kept = json.loads((run.place.directory / "CHG1" / outcomes[1]).read_text())
    assert kept == {
        "schema": kept["schema"],
        "outcome": "rescued",
        "msg": kept["msg"],
        **result["rescue"],
    }
    assert (run.outcome()["outcome"], run.outcome()["rescue"]) == ("rescued", result["rescue"])
    assert open_intents(run.place.directory, PAIR) == ()


def test_a_rescue_that_is_not_sent_after_its_intent_is_kept_as_withheld(tmp_path: Path) -> None:
    run, result = rescuing(tmp_path, lambda it: it.simulation.do("mx2", "hang"))
    kept = json.loads((run.place.directory / "CHG1" / RESCUE.replace(".intent.", ".outcome.")).read_text())
    assert (kept["outcome"], kept["sent_at"], len(run.simulation.triggers)) == ("withheld", None, 1)
    assert (result["outcome"], run.outcome()["outcome"]) == ("moved_otherwise", "moved_otherwise")


def test_a_rescue_whose_intent_cannot_be_written_is_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = fail(OSError(errno.ENOSPC, "No space left on device"))
    run, result = rescuing(tmp_path, lambda _: monkeypatch.setattr(os, "link", full))
    assert (result["outcome"], len(run.simulation.triggers)) == ("no_master", 1)
    assert "no rescue was sent: " in result["msg"]
    assert "the intent cannot be written: No space left on device" in result["rescue"]["withheld"]


def test_a_rescue_whose_lock_was_taken_away_is_not_sent(tmp_path: Path) -> None:
    run, result = rescuing(tmp_path, lambda it: it.lock.path.unlink(missing_ok=True))
    assert (result["outcome"], len(run.simulation.triggers)) == ("no_master", 1)
    assert result["rescue"]["withheld"].endswith("the lock was taken away while this run held it")


def test_an_intent_that_cannot_be_written_withholds_the_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run(tmp_path)
    monkeypatch.setattr(os, "link", fail(OSError(errno.ENOSPC, "No space left on device")))
    summary, sent = run.switch_over()
    assert sent == []
    assert summary.startswith("nothing was sent to mx1, although its gate was open (")
    assert summary.endswith("the intent cannot be written: No space left on device)")


def test_a_lock_that_was_taken_away_withholds_the_request(tmp_path: Path) -> None:
    run = Run(tmp_path)
    run.simulation.devices["mx1"].on_request = lambda kind, *_asked: (
        run.lock.path.unlink() if kind == "config" and run.lock.path.exists() else None
    )
    summary, sent = run.switch_over()
    assert sent == [] and run.files == []
    assert summary.endswith("the lock was taken away while this run held it)")


def test_a_worker_without_its_main_process_sends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run(tmp_path)
    monkeypatch.setattr(journals, "controller_is_alive", lambda: False)
    summary, sent = run.switch_over()
    assert sent == []
    assert summary.endswith("(Ansible's main process is gone, and nobody would see what comes of it)")
    assert (run.outcome()["outcome"], open_intents(run.place.directory, PAIR)) == ("withheld", ())


def test_an_outcome_without_room_is_kept_elsewhere_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run(tmp_path)
    link = os.link

    def full(source: str, target: Path) -> None:
        if target.name.endswith(".outcome.json") and target.is_relative_to(run.place.directory):
            raise OSError(errno.ENOSPC, "No space left on device")
        link(source, target)

    monkeypatch.setattr(os, "link", full)
    assert run.switch_over()[1] == [REQUEST]
    name = "CHG1/mx1.failover.set-1.outcome.json"
    assert run.journal.warnings == [
        f"mx1: what came of the request is kept in {run.place.fallback}/{name}: "
        f"{run.place.directory}/{name}: the outcome cannot be written: No space left on device"
    ]
    assert run.outcome(run.place.fallback)["outcome"] == "moved"
    assert len(open_intents(run.place.directory, PAIR)) == 1


def test_a_second_request_of_a_run_is_withheld(tmp_path: Path) -> None:
    """A task that is retried runs the action again, with the same run, phase and set."""
    Run(tmp_path).switch_over()
    summary, sent = Run(tmp_path).switch_over()
    assert sent == []
    assert summary.endswith("this run has sent this request already; take another srd_run_id)")


def earlier(run: Run, *, seconds: float = 0.0) -> Intent:
    """Write an intent of a run that was killed right after its request, so many seconds ago."""
    at = run.simulation.clock.now() - datetime.timedelta(seconds=seconds)
    intent = Intent(
        schema=1,
        run_id="CHG0",
        phase="failover",
        gateway="mx1",
        peer="mx2",
        redundancy_set=1,
        redundancy_event=RELEASE,
        target="STANDBY",
        request=REQUEST,
        gate="GO",
        written_at=f"{at:%Y-%m-%dT%H:%M:%SZ}",
    )
    write_intent(run.place.directory, intent)
    return intent


def settle(run: Run, host: str = "mx1") -> list[str]:
    clock = run.simulation.clock
    tools = Tools(
        now=clock.now, clock=lambda: clock.seconds, sleep=clock.sleep, show=run.simulation.shown.append
    )
    plan = run.simulation.plan(host)
    return settle_earlier(run.simulation.session(host), plan, run.place, tools)


@pytest.mark.parametrize(("host", "role"), [("mx1", "STANDBY"), ("mx2", "MASTER")])
def test_the_outcome_of_an_earlier_request_is_awaited(tmp_path: Path, host: str, role: str) -> None:
    run = Run(tmp_path, "CHG1")
    earlier(run)
    run.simulation.answer("mx1", REQUEST)
    (words,) = settle(run, host)
    assert words.endswith(f"CHG0/mx1.failover.set-1.intent.json; now {host} is {role} of set 1")
    assert open_intents(run.place.directory, PAIR) == ()
    assert run.simulation.shown == [words.partition("; now ")[0]]


def test_an_earlier_request_that_moves_nothing_is_awaited_as_long_as_a_switchover_may_take(
    tmp_path: Path,
) -> None:
    run = Run(tmp_path)
    earlier(run, seconds=20)
    began = run.simulation.clock.seconds
    (words,) = settle(run)
    assert words.endswith("; now mx1 is MASTER of set 1")
    assert 40 <= run.simulation.clock.seconds - began < 43  # of 60 s, 20 were over


def test_an_earlier_request_of_long_ago_is_not_awaited(tmp_path: Path) -> None:
    run = Run(tmp_path)
    earlier(run, seconds=3600)
    began = run.simulation.clock.seconds
    assert settle(run)[0].endswith("; now mx1 is MASTER of set 1")
    assert run.simulation.clock.seconds - began < 1


def test_a_gateway_that_cannot_be_read_leaves_the_earlier_request_open(tmp_path: Path) -> None:
    run = Run(tmp_path)
    intent = earlier(run, seconds=3600)
    run.simulation.do("mx1", "close")
    assert settle(run)[0].endswith("; mx1 cannot be read")
    assert [each.intent for each in open_intents(run.place.directory, PAIR)] == [intent]


def test_an_intent_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    run = Run(tmp_path)
    earlier(run)
    (marker,) = (run.place.directory / ".pairs" / "mx1+mx2").iterdir()
    marker.write_text("{")
    with pytest.raises(EvidenceError, match="this is not an intent"):
        settle(run)
