# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_switchover."""

from __future__ import annotations

import time
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of, to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import SWITCHOVER_OPTIONS, plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import to_plain
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.run import (
    Switchover,
    Tools,
    result_of,
    roles,
    switch_over,
    warnings,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import OPTIONS, Action, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import PEER, peer_facts


class ActionModule(Action):
    """Moves mastership of a redundancy set: the only action that changes a gateway."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {**SWITCHOVER_OPTIONS, **PEER, **OPTIONS}

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Go through gate and policy check, send the request, watch what comes of it."""
        facts = peer_facts(self._task.args, arguments, task_vars)
        options = {name: arguments[name] for name in SWITCHOVER_OPTIONS}
        planned = plan(options, host=self.host(task_vars), peer=str(arguments["peer"] or "peer"))
        it = switch_over(
            self.session(task_vars),
            planned,
            gateway_of(facts, "peer_facts"),
            tools=Tools(now=now, clock=time.monotonic, sleep=time.sleep, show=self._display.display),
            check_mode=self._task.check_mode,
        )
        difference = {"diff": _difference(it)} if self._task.diff else {}
        return {**_result(it), **difference}


def _result(it: Switchover) -> Result:
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
        "suitable_events": list(it.suitable_events),
        "warnings": warnings(it),
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
