# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is read of both gateways at the same time: configurations, signal routes, what stands beside them.

Traffic follows the signal routes, not the role.
"""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import report_on
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import SignalRoute
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import (
    ConfigurationReading,
    Session,
    read_configuration,
    read_signal_routes,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import (
    ShownRoute,
    not_read,
    unread_routes,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import Routes, route_findings
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.outcome import has_moved
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.policy import Proof
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.watch import Other, Tools, Watch
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment

T = t.TypeVar("T")

_WAITS = "{host} and {peer}: read again in {left:.0f} s, to see that nothing moves"

Outcomes: t.TypeAlias = "t.Mapping[str, tuple[Outcome, ...]]"  # by the names of the gateways

FOLLOW = 15.0  # seconds within which signal routes must have followed mastership


class Beside(t.Protocol):
    """What stands beside the daemons and decides too, such as commits."""

    @property
    def requests(self) -> tuple[Request, ...]:
        """What is asked of each gateway, one message each."""

    def found(self, first: Outcomes, last: Outcomes | None) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
        """Return findings, and what only warns, of what came at first and, unless in check mode, at last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stood beside both daemons before their configurations were read.

    Args:
        beside: what is asked for.
        first: what came of it.
        warnings: what was found and only warns.
    """

    beside: Beside
    first: Outcomes
    warnings: tuple[str, ...] = ()


def read_around(session: Session, other: Other, plan: Plan, beside: Beside | None) -> Around | None:
    """Read what stands beside both daemons at the same time; None where nothing is asked for."""
    if beside is None:
        return None
    theirs = other.begin(lambda: other.session.send_all(beside.requests))
    ours = _outcomes_or_why(lambda: session.send_all(beside.requests), beside)
    return Around(beside=beside, first={plan.host: ours, plan.peer: _outcomes_or_why(theirs, beside)})


def _outcomes_or_why(reading: t.Callable[[], tuple[Outcome, ...]], beside: Beside) -> tuple[Outcome, ...]:
    """Return what came of requests; why nothing did for each of them, where the session was lost."""
    try:
        return reading()
    except DeviceError as error:
        return (error,) * len(beside.requests)


def read_or_why(reading: t.Callable[[], T]) -> tuple[T | None, str]:
    """Return what was read; or None, and why it could not be."""
    try:
        return reading(), ""
    except DeviceError as error:
        return None, str(error)


def read_sides(
    session: Session, other: Other, plan: Plan, shown: tuple[_model.Gateway | None, _model.Gateway | None]
) -> tuple[Side, Side]:
    """Read what both gateways are configured to do; I(shown) is what they show."""
    theirs = other.begin(lambda: read_configuration(other.session, host=plan.peer))
    ours, why_ours = read_or_why(lambda: read_configuration(session, host=plan.host))
    peers, why_peers = read_or_why(theirs)
    return (
        _side(plan.host, shown[0], ours, why_ours),
        _side(plan.peer, shown[1], peers, why_peers),
    )


def _side(name: str, gateway: _model.Gateway | None, read: ConfigurationReading | None, why: str) -> Side:
    configuration = None if read is None else read.configuration
    return Side(name=name, gateway=gateway, configuration=configuration, configuration_error=why)


def await_baseline(first: t.Iterable[_model.Gateway], plan: Plan, tools: Tools) -> None:
    """Wait until the first readings are old enough to show, beside the next ones, that nothing moves."""
    read = [moment("collected_at", each.collected_at) for each in first if each.collected_at]
    since = (tools.now() - max(read)).total_seconds() if read else 0.0
    left = plan.baseline_for - since
    if left > 0:
        tools.show(_WAITS.format(host=plan.host, peer=plan.peer, left=left))
        tools.sleep(left)


def read_routes(session: Session, other: Other, plan: Plan, proof: Proof | None) -> Routes:
    """Read the proved signal routes of both gateways at the same time; nothing where none is proved."""
    routes = () if proof is None else proof.routes
    if not routes:
        return {}
    theirs = other.begin(lambda: read_signal_routes(other.session, routes))
    own = _routes_or_why(lambda: read_signal_routes(session, routes), routes)
    return {plan.host: own, plan.peer: _routes_or_why(theirs, routes)}


def _routes_or_why(
    reading: t.Callable[[], tuple[ShownRoute, ...]], routes: tuple[SignalRoute, ...]
) -> tuple[ShownRoute, ...]:
    """Return the routes that were read; unknown, with the reason, where the session was lost."""
    try:
        return reading()
    except DeviceError as error:
        return unread_routes(routes, error)


def look(session: Session, other: Other, proof: Proof | None, watch: Watch, plan: Plan, tools: Tools) -> None:
    """Note when the signal routes have first followed mastership, as far as that is not late."""
    if watch.routes_followed is not None or tools.clock() - watch.begun_at > _moved_at(watch, plan) + FOLLOW:
        return
    found = _found(read_routes(session, other, plan, proof), plan)
    if found and all(each.status == "pass" for each in found):
        watch.routes_followed = round(tools.clock() - watch.begun_at, 2)


def _moved_at(watch: Watch, plan: Plan) -> float:
    return next((sample.elapsed for sample in watch.samples if has_moved(sample, plan)), 0.0)


def follow(
    session: Session,
    other: Other,
    proof: Proof | None,
    watch: Watch,
    plan: Plan,
    tools: Tools,
    *,
    back: bool = False,
) -> None:
    """Read the signal routes until they have followed mastership, there or I(back), but not for long."""
    since = watch.begun_at + (_acquired_at(watch) if back else _moved_at(watch, plan))
    while True:
        watch.routes = read_routes(session, other, plan, proof)
        left = since + FOLLOW - tools.clock()
        if left <= 0 or all(each.status == "pass" for each in _found(watch.routes, plan, back=back)):
            return
        tools.sleep(min(plan.limits.interval, left))


def _acquired_at(watch: Watch) -> float:
    return 0.0 if watch.rescue is None or watch.rescue.acquired is None else watch.rescue.acquired


def followed(
    shown: Routes, proof: Proof | None, plan: Plan, *, now: datetime.datetime, back: bool = False
) -> tuple[Finding, ...]:
    """Return whether the proved signal routes have followed mastership, there or I(back), after a rescue.

    They are unknown where they were not read.
    """
    unread = not_read(() if proof is None else proof.routes)
    found = _found(shown or {plan.host: unread, plan.peer: unread}, plan, back=back)
    return report_on(found, waivers=plan.expected.waivers, now=now).findings


def _found(shown: Routes, plan: Plan, *, back: bool = False) -> tuple[Finding, ...]:
    if back:
        return route_findings("signal_routes", shown, plan, master=plan.giver)
    return route_findings("signal_routes_moved", shown, plan, master=plan.taker)
