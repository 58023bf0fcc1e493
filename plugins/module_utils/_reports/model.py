# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The content of the reports on one run of one pair: the same for a page, a ticket, CI and a program.

C(None) means that something is unknown or missing. Times are ISO 8601 in UTC, durations
seconds.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Scope, Status, Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import Waiver
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import Rescue, Resync

SCHEMA = 1

Way = t.Literal["switchover", "rollback"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The evidence of one gateway in one phase; there is no evidence where C(sha256) is None."""

    gateway: str
    written_at: str | None = None
    collected_at: str | None = None
    error: str | None = None
    host_name: str | None = None
    serial_number: str | None = None
    level: str | None = None
    format: str | None = None
    collection_version: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One phase of the run, with its verdict."""

    name: str
    verdict: Verdict
    scope: Scope | None = None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found, in which report, and what to do about it."""

    phase: str
    report: str
    gateway: str | None  # None: it is of the pair
    check: str
    subject: str
    status: Status
    expected: str
    actual: str
    remedy: str | None
    waiver: Waiver | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSummary:
    """One report of a phase, without its findings. C(note) says how a wait or a switchover ended."""

    phase: str
    name: str
    gateways: tuple[str, ...]
    verdict: Verdict
    scope: Scope | None = None
    summary: str
    counts: dict[str, int]
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Whether a gateway's daemon was connected to the ICCP process, in the first phase and in the last."""

    gateway: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetState:
    """A redundancy set as a gateway showed it; C(hot) of its C(interfaces) are Hot."""

    state: str | None
    role: str | None
    qualifier: str | None
    health: str | None
    hot: int | None
    interfaces: int | None
    failed_interfaces: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSide:
    """A redundancy set on one gateway, in the first phase and in the last."""

    gateway: str
    before: SetState | None
    after: SetState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetView:
    """A redundancy set. The master is the gateway that shows MASTER; None unless it is exactly one."""

    group: int
    id: int
    sides: tuple[SetSide, ...]
    master_before: str | None
    master_after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sync:
    """How a service interface was synchronised."""

    role: str | None
    connection: str | None
    synchronization: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceView:
    """A service interface, in the first phase and in the last; C(None) where it was not shown."""

    name: str
    before: Sync | None
    after: Sync | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSetSide:
    """A service set on one gateway."""

    gateway: str
    interfaces: tuple[InterfaceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSetView:
    """A service set of a redundancy set."""

    group: int
    set: int
    name: str
    sides: tuple[ServiceSetSide, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaState:
    """What the checks on an area found in one phase, and how bad that is."""

    status: Status
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaView:
    """An area around the daemon of one gateway, such as alarms; None where no check was made on it."""

    gateway: str
    area: str
    before: AreaState | None
    after: AreaState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A reading after the request: the set's state on this gateway and on its peers, and what is Hot."""

    elapsed: float
    verdict: Verdict
    state: str | None
    peers: tuple[str | None, ...]
    hot: int | None
    interfaces: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A switchover, or the way back."""

    phase: str
    way: Way
    gateway: str
    peer: str
    set: int
    target: str
    event: str
    outcome: str
    moved: bool | None
    words: str
    sent: str | None
    reply: str | None
    role_moved: float | None
    hot: float | None
    stable: float | None
    without_master: float | None
    two_masters: float | None
    routes_followed: float | None
    rescue: Rescue | None
    steps: tuple[Step, ...]
    peer_steps: tuple[Step, ...]
    interfaces: tuple[Resync, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A raw reply that was kept."""

    phase: str
    gateway: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A run of one pair, or of one gateway."""

    schema: int
    run_id: str
    gateways: tuple[str, ...]
    verdict: Verdict
    scope: Scope | None = None  # the sets that the verdict is on, where it is not on all
    headline: str
    summary: str
    counts: dict[str, int]
    before: str  # the first phase
    after: str | None  # the last phase, where there is more than one
    phases: tuple[Phase, ...]
    judgements: tuple[ReportSummary, ...]
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]
    sets: tuple[SetView, ...]
    service_sets: tuple[ServiceSetView, ...]
    areas: tuple[AreaView, ...]
    sessions: str | None  # how many are left, as a share of those before
    moves: tuple[Move, ...]
    replies: tuple[Reply, ...]
