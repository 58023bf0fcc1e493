# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The journal of a switchover: on disk before the request is sent, and after it, whatever ends the task."""

from __future__ import annotations

import datetime
import getpass
import os
import socket
import typing as t
from dataclasses import dataclass, field, replace
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError, SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import to_plain
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import Switchover, result_of
from ansible_collections.junos_ha.srd.plugins.module_utils._time import utc_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._controller import controller_is_alive
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import (
    SCHEMA,
    Intent,
    refuse_other_names,
    write_intent,
    write_outcome,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.lock import Owner, PairLock
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import write_again

_RESCUE = "-rescue"  # behind the phase, in the name of an intent
_ORPHANED = "Ansible's main process is gone, and nobody would see what comes of it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a switchover keeps what it does.

    Args:
        directory: the directory of the evidence of all runs.
        run_id: the run.
        phase: the phase of the run.
        locks: the directory of the locks of pairs.
        fallback: where an outcome is kept for which the first directory has no room.
    """

    directory: Path
    run_id: str
    phase: str
    locks: Path
    fallback: Path


def owner_of(place: Place, since: datetime.datetime) -> Owner:
    """Return who takes the lock of a pair: this process."""
    return Owner(
        run_id=place.run_id,
        user=_user(),
        host=socket.gethostname(),
        pid=os.getpid(),
        since=utc_text(since),
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in a container
        return str(os.geteuid())


@dataclass(slots=True, kw_only=True)
class Journal:
    """The safeguard of a switchover: it admits a request to a locked pair once the intent is on disk.

    Args:
        place: where it keeps what happens.
        lock: the lock of the pair, which this run holds.
        now: gives the time, with its zone.
        warnings: what went wrong afterwards, in words.
    """

    place: Place
    lock: PairLock
    now: t.Callable[[], datetime.datetime]
    warnings: list[str] = field(default_factory=list)
    _intent: Intent | None = None
    _rescue: Intent | None = None

    def admit(self, proved: Switchover) -> str | None:
        """Return why the request must not be sent; None once its intent is on disk."""
        try:
            self.lock.confirm()
            self._take_chassis(proved)
            if self._intent is None:
                self._intent = self._written(self._intent_of(proved))
                write_again(self.place.directory / self.place.run_id, self._intent.gateways)
            why = self.unwatched()
            return None if why is None else self._withheld(why)
        except SrdError as error:
            return self._withheld(str(error))

    def admit_rescue(self, proved: Switchover) -> str | None:
        """Return why the request to acquire again must not be sent; None once its intent is on disk."""
        try:
            self.lock.confirm()
            self._rescue = self._written(self._intent_of_rescue(proved))
            return self.unwatched()
        except SrdError as error:
            return str(error)

    def unwatched(self) -> str | None:
        """Return that nobody would see what comes of it; None while Ansible's main process is there."""
        return None if controller_is_alive() else _ORPHANED

    def settle(self, ended: Switchover) -> None:
        """Write what came of each request beside its intent, or where there is room for it."""
        result = result_of(ended)
        rescue, self._rescue = self._rescue, None
        if rescue is not None and result.rescue is not None:
            came = "withheld" if result.rescue.sent_at is None else result.outcome
            self._keep(rescue, {"outcome": came, "msg": result.rescue.words, **encode(result.rescue)})
        self._close(to_plain(result))

    def _take_chassis(self, proved: Switchover) -> None:
        """Lock the two chassis, and refuse those that this run has had under other names.

        Raises:
            SrdError: another run holds them, or this run has had them.
        """
        numbers = proved.serial_numbers
        if numbers is not None:
            self.lock.take_chassis(numbers)
            refuse_other_names(self.place.directory / self.place.run_id, numbers, proved.plan.asked.gateways)

    def _written(self, intent: Intent) -> Intent:
        write_intent(self.place.directory, intent)
        return intent

    def _intent_of_rescue(self, proved: Switchover) -> Intent:
        plan = proved.plan
        return replace(
            self._intent_of(proved),
            phase=f"{self.place.phase}{_RESCUE}",
            redundancy_event="" if plan.rescue is None else plan.rescue.event,
            target=plan.origin,
            request=proved.rescue_message,
        )

    def _intent_of(self, proved: Switchover) -> Intent:
        plan = proved.plan
        return Intent(
            schema=SCHEMA,
            run_id=self.place.run_id,
            phase=self.place.phase,
            gateway=plan.host,
            peer=plan.peer,
            redundancy_set=plan.redundancy_set,
            redundancy_event=plan.trigger.event,
            target=plan.target,
            request=proved.message,
            gate=proved.report.summary,
            written_at=utc_text(self.now()),
            serial_numbers=proved.serial_numbers or (),
            by=f"{_user()} on {socket.gethostname()}",
        )

    def _withheld(self, why: str) -> str:
        """Close the intent, if it was written, of a request that is not sent, and return why."""
        self._close({"outcome": "withheld", "msg": why})
        return why

    def _close(self, outcome: t.Mapping[str, t.Any]) -> None:
        intent, self._intent = self._intent, None
        if intent is not None:
            self._keep(intent, outcome)

    def _keep(self, intent: Intent, outcome: t.Mapping[str, t.Any]) -> None:
        try:
            write_outcome(self.place.directory, intent, outcome)
        except EvidenceError as error:
            self._fall_back(intent, outcome, error)

    def _fall_back(self, intent: Intent, outcome: t.Mapping[str, t.Any], error: EvidenceError) -> None:
        try:
            path = write_outcome(self.place.fallback, intent, outcome)
        except EvidenceError as second:
            self.warnings.append(
                f"{intent.gateway}: what came of the request is kept nowhere: {error}; {second}"
            )
        else:
            self.warnings.append(f"{intent.gateway}: what came of the request is kept in {path}: {error}")
