# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_switchover."""

from __future__ import annotations

import contextlib
import time
import typing as t
import uuid
from dataclasses import replace

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of, to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Listening, Session
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import (
    SWITCHOVER_OPTIONS,
    Plan,
    plan,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import to_plain
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.run import switch_over
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import (
    Switchover,
    result_of,
    roles,
    warnings,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.watch import Tools
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import OPTIONS, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.gate import (
    GATE_OPTIONS,
    commits_at_the_gate,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import (
    PEER,
    names_of_hosts,
    peer_facts,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._gateway_action import GatewayAction
from ansible_collections.junos_ha.srd.plugins.plugin_utils._interruption import TASK_TIMEOUTS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.any_host import AnyHost
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.inventory import Inventory
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.other import OtherGateway
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.plain import PlainSession
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.earlier import settle_earlier
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import evidence_path, home_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.journal import Journal, Place, owner_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.lock import PairLock
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.state import (
    fallback_directory,
    state_directory,
)

SETTLE: dict[str, dict[str, t.Any]] = {"settle_only": {"type": "bool", "default": False}}
PLACE: dict[str, dict[str, t.Any]] = {
    "directory": {"type": "path"},
    "run_id": {"type": "str"},
    "phase": {"type": "str", "default": "switchover"},
    "lock_directory": {"type": "path"},
    "fallback_directory": {"type": "path"},
}
_DIRECTORIES = ("directory", "lock_directory", "fallback_directory")

_OUTDATED = "{peer} was read before the outcome of an earlier request: read it again, and run this task again"


class ActionModule(GatewayAction):
    """Moves mastership of a redundancy set: the only action that changes a gateway."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        **SWITCHOVER_OPTIONS,
        **GATE_OPTIONS,
        **PEER,
        **OPTIONS,
        **PLACE,
        **SETTLE,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Go through gate and policy check, send the request, watch what comes of it."""
        _refuse_repetition(until=self._task.until, retries=self._task.retries)
        facts = peer_facts(self._task.args, arguments, task_vars)
        options = {name: arguments[name] for name in SWITCHOVER_OPTIONS}
        names = (self.host(task_vars), str(arguments["peer"] or "peer"))
        named = names_of_hosts(names, arguments, task_vars)
        planned = plan(options, host=names[0], peer=names[1], host_names=named)
        place = _place(arguments, planned)
        lock = PairLock(place.locks, planned.asked.gateways, owner_of(place, now()))
        journal = Journal(place=place, lock=lock, now=now)
        tools = Tools(
            now=now,
            clock=time.monotonic,
            sleep=time.sleep,
            show=self.show,
            interruptions=TASK_TIMEOUTS,
        )
        check_mode = self._task.check_mode
        heard: list[str] = []
        session = Listening(self.session(task_vars), planned.host, heard)
        peer = gateway_of(facts, "peer_facts")
        other = self.other(arguments["peer"], task_vars, heard)
        with contextlib.nullcontext() if check_mode else lock, contextlib.closing(other):
            earlier = [] if check_mode else settle_earlier(session, planned, place, tools)
            if arguments["settle_only"]:
                return _settled(earlier, heard)
            if earlier:
                peer = None  # it was read before that outcome
            it = switch_over(
                session,
                planned,
                peer,
                other=other,
                tools=tools,
                safeguard=journal,
                check_mode=check_mode,
                beside=commits_at_the_gate(arguments["commits"]),
            )
        if earlier:
            it = replace(it, why=_OUTDATED.format(peer=planned.peer))
        difference = {"diff": _difference(it)} if self._task.diff else {}
        result = _result(it, [*earlier, *journal.warnings, *heard])
        return {**result, "earlier": earlier, "unkept": list(journal.warnings), **difference}

    def other(self, peer: str | None, task_vars: dict[str, t.Any], heard: list[str]) -> OtherGateway:
        """Return the other gateway of the pair; what it says beside its replies is added to I(heard).

        Raises:
            ArgumentError: it is not named, or its variables are invalid.
        """
        if peer is None:
            raise ArgumentError(
                "peer - Expected: the other gateway, which is read right before the request Actual: nothing"
            )
        hosts = AnyHost(self, Inventory(self, task_vars))
        vocabulary = hosts.vocabulary(peer)

        def wrap(session: Session) -> Session:
            return Listening(PlainSession(session, vocabulary), str(peer), heard)

        return OtherGateway(hosts.opener(peer), wrap)


def _refuse_repetition(*, until: object, retries: int | None) -> None:
    """Refuse a task that Ansible may repeat.

    Raises:
        ArgumentError: the task has C(until) or C(retries).
    """
    given = {"until": until, "retries": retries}
    repeated = " and ".join(name for name, value in given.items() if value)
    if repeated:
        raise ArgumentError(
            f"{repeated} - Expected: a task that Ansible does not repeat Actual: one that could send a "
            "second request; nothing was sent: remove it, and use timeout to wait longer"
        )


def _settled(earlier: list[str], heard: list[str]) -> Result:
    return {"changed": False, "msg": "\n".join(earlier), "earlier": earlier, "warnings": [*earlier, *heard]}


def _place(arguments: Arguments, planned: Plan) -> Place:
    """Return where a switchover keeps what it does: below the user's state, unless it is told where.

    Raises:
        ArgumentError: the run's id or the phase could lead to another directory, or the user has no home.
    """
    given = {name: home_of(name, arguments[name]) for name in _DIRECTORIES if arguments[name]}
    directory = given.get("directory") or state_directory() / "switchovers"
    run_id = arguments["run_id"] or f"{now():switchover-%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:8]}"
    evidence_path(str(directory), run_id, host=planned.host, phase=arguments["phase"])
    return Place(
        directory=directory,
        run_id=run_id,
        phase=arguments["phase"],
        locks=given.get("lock_directory", directory / ".locks"),
        fallback=given.get("fallback_directory") or fallback_directory(),
    )


def _result(it: Switchover, more: t.Sequence[str]) -> Result:
    result = result_of(it)
    return {
        **to_plain(result),
        "failed": not result.succeeded,
        "succeeded": result.succeeded,
        "verdict": result.verdict,
        "summary": result.summary,
        "details": list(result.details),
        "before": _facts(it.before),
        "after": _facts(it.after),
        "suitable_events": list(it.proof.suitable if it.proof else ()),
        "warnings": [*warnings(it), *more],
    }


def _facts(gateway: Gateway | None) -> dict[str, t.Any] | None:
    return None if gateway is None else to_facts(gateway)


def _difference(it: Switchover) -> dict[str, str]:
    """Return the roles of the set before and after, as a task shows a difference."""
    before, after = roles(it)
    title = f"redundancy set {it.plan.redundancy_set}"
    return {
        "before_header": f"{title}, before",
        "before": _lines(before),
        "after_header": f"{title}, after",
        "after": _lines(after),
    }


def _lines(of: t.Mapping[str, str | None]) -> str:
    return "".join(f"{host}: {role or 'not known'}\n" for host, role in of.items())
