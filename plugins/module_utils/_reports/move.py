# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A switchover, from what its evidence keeps of it."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import split_state
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Move, Step
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import Resync

_ROLLBACK = "rollback"  # what the name of its report begins with


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    gateway: str
    peer: str
    redundancy_set: int
    redundancy_event: str
    target: str
    force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Durations:
    role_moved: float | None
    hot: float | None
    stable: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    set: int
    state: str | None
    peers: tuple[str | None, ...]
    hot: int
    interfaces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    elapsed: float
    verdict: Verdict
    sets: tuple[_Set, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    """What is taken of an account; it has more."""

    asked: _Asked
    outcome: str
    moved: bool | None
    msg: str
    sent: str | None
    reply: str | None
    durations: _Durations
    timeline: tuple[_Entry, ...]
    resyncs: tuple[Resync, ...]


def move_of(account: Plain, where: str, *, phase: str, name: str) -> Move:
    """Return the switchover that an account tells of.

    Args:
        account: what C(redundancy_switchover) returned, plain.
        where: where it stands, for messages.
        phase: the phase in which it was made.
        name: the name under which the evidence keeps it.

    Raises:
        FactsError: it is no such account, or it contradicts itself.
    """
    it = _account(account, where)
    if it.sent is not None and account.get("gate") is None:
        raise FactsError(f"{where}.gate", expected="the report by which the request was sent", actual=None)
    if _contradicts(it):
        expected = f"what was sent and read, {it.sent or 'nothing'} and {_last(it) or 'nothing'}"
        raise FactsError(f"{where}.outcome", expected=expected, actual=it.outcome)
    return Move(
        phase=phase,
        way="rollback" if name.startswith(_ROLLBACK) else "switchover",
        gateway=it.asked.gateway,
        peer=it.asked.peer,
        set=it.asked.redundancy_set,
        target=it.asked.target,
        event=it.asked.redundancy_event,
        outcome=it.outcome,
        moved=it.moved,
        words=it.msg.partition("\n")[0],
        sent=it.sent,
        reply=it.reply,
        role_moved=it.durations.role_moved,
        hot=it.durations.hot,
        stable=it.durations.stable,
        steps=tuple(_step(entry, it.asked.redundancy_set) for entry in it.timeline),
        interfaces=it.resyncs,
    )


def _account(account: Plain, where: str) -> _Account:
    taken = [field.name for field in fields(_Account)]
    missing = [name for name in taken if name not in account]
    if missing:
        raise FactsError(where, expected=f"a switchover, with {', '.join(missing)}", actual=list(account))
    return decode(_Account, {name: account[name] for name in taken}, where)


def _contradicts(it: _Account) -> bool:
    """Return whether the outcome is not that of an account: no word is taken for a role that moved."""
    if it.outcome == "moved":
        role, _qualifier = split_state(_last(it))
        return it.sent is None or it.moved is not True or role != it.asked.target
    return it.outcome == "there" and it.sent is not None


def _last(it: _Account) -> str | None:
    """Return the state of the set in the last reading."""
    steps = [_step(entry, it.asked.redundancy_set) for entry in it.timeline]
    return steps[-1].state if steps else None


def _step(entry: _Entry, redundancy_set: int) -> Step:
    own = next((each for each in entry.sets if each.set == redundancy_set), None)
    return Step(
        elapsed=entry.elapsed,
        verdict=entry.verdict,
        state=own.state if own else None,
        peers=own.peers if own else (),
        hot=own.hot if own else None,
        interfaces=own.interfaces if own else None,
    )
