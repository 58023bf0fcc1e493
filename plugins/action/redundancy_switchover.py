# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_switchover."""

from __future__ import annotations

import time
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.message import message
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.written import from_report
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import SWITCHOVER_OPTIONS, plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import (
    account,
    headline,
    roles,
    succeeded,
    warnings,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.run import (
    Switchover,
    Tools,
    switch_over,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import PEER, peer_facts
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain, role_difference


class ActionModule(Action):
    """Moves mastership of a redundancy set: the only action that changes a gateway."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {**SWITCHOVER_OPTIONS, **PEER}

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Go through gate and proof, send the request, watch what comes of it."""
        facts = plain(peer_facts(self._task.args, arguments, task_vars))
        options = {name: arguments[name] for name in SWITCHOVER_OPTIONS}
        planned = plan(options, host=self.host(task_vars), peer=str(arguments["peer"] or "peer"))
        tools = Tools(now=now, clock=time.monotonic, sleep=time.sleep, tell=self._display.display)
        session = self.session(task_vars)
        switched = switch_over(session, planned, facts, tools=tools, check_mode=self._task.check_mode)
        return self._result(switched)

    def _result(self, switched: Switchover) -> Result:
        failed = not succeeded(switched)
        said = message(from_report(switched.report, "report")) if failed else switched.report["summary"]
        told = {**account(switched), "failed": failed, "msg": f"{headline(switched)}\n{said}"}
        if self._task.diff:
            told["diff"] = role_difference(switched.plan.redundancy_set, *roles(switched))
        return {**told, "warnings": warnings(switched)}
