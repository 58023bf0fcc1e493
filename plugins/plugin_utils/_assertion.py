# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the assertions share: facts from where they are, and a verdict that fails the task."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, message, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result, gathered
from ansible_collections.junos_ha.srd.plugins.plugin_utils._host_names import HostNames, host_names

REPORT_ONLY: dict[str, dict[str, t.Any]] = {"report_only": {"type": "bool", "default": False}}
FACTS: dict[str, dict[str, t.Any]] = {"facts": {"type": "dict"}}
PEER: dict[str, dict[str, t.Any]] = {"peer": {"type": "str"}, "peer_facts": {"type": "dict"}}


class Assertion(Action):
    """Checks data. No connection is started for it, so that it works when the device is down."""

    _requires_connection = False

    def own_facts(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> object:
        """Return the facts that were given; else those that this host has gathered.

        Facts that were given and are empty are those of a gateway that could not be read.
        """
        if "facts" in self._task.args:
            return arguments["facts"] or None
        return gathered(task_vars)

    def verdict(self, report: Report, *, report_only: bool) -> Result:
        """Return the result of a task for its report: failed unless it is GO."""
        failed = report.verdict != "go" and not report_only
        return {"changed": False, "failed": failed, "msg": message(report), "report": to_report(report)}


def names_of_hosts(names: tuple[str, str], arguments: Arguments, task_vars: dict[str, t.Any]) -> HostNames:
    """Return the host names of a gateway and its peer, where they are given; any for a peer without a name.

    Raises:
        ArgumentError: a host name is no text.
    """
    known = host_names(names, task_vars["hostvars"])
    return known if arguments["peer"] is not None else (*known, (names[1], None))


def peer_facts(given: t.Mapping[str, t.Any], arguments: Arguments, task_vars: dict[str, t.Any]) -> object:
    """Return the peer's facts: those that were given; else those that the peer has gathered.

    Args:
        given: the arguments as the task has them. Facts that were given and are empty are those of a gateway
            that could not be read.
        arguments: the arguments, validated.
        task_vars: the variables of the task.

    Raises:
        ArgumentError: no peer was named and no facts of it were given, or the inventory does not know it.
    """
    peer = arguments["peer"]
    if peer is not None and peer not in task_vars["hostvars"]:
        raise ArgumentError(f"peer - Expected: a host of the inventory Actual: {peer}")
    if "peer_facts" in given:
        return arguments["peer_facts"] or None
    if peer is None:
        raise ArgumentError("peer or peer_facts - Expected: one of them at least Actual: neither")
    return gathered(task_vars["hostvars"][peer])
