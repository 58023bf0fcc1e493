# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_run_assert."""

from __future__ import annotations

import typing as t

from ansible.utils.vars import load_extra_vars

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.connection import (
    INVENTORY,
    NETCONF,
    checked,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.home import HOME
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.tasks_file import refuse_no_tasks
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.variables import (
    SET_BY_PLAYBOOK,
    refuse_extra,
    refuse_shadows,
    refuse_unjudged,
    refuse_unknown,
    variables_of,
)

PLAYBOOKS = (
    *("audit", "contact", "failover", "history", "judge", "maintenance", "postcheck", "precheck"),
    "take_down",
)
_WITHOUT_LEADS = ("contact", "history", "judge")  # they read files, or the gateways that are named
_SHOWS_FLEET = "localhost"


class ActionModule(Action):
    """Fails unless a playbook can reach a verdict on the hosts of its run."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "playbook": {"type": "str", "choices": list(PLAYBOOKS), "required": True},
        "pattern": {"type": "str", "required": True},
        "leads": {"type": "list", "elements": "str", "required": True},
        "connection": {"type": "str", "default": NETCONF},
        "metrics_file": {"type": "str"},
        "tasks": {"type": "str"},
        "gateways": {"type": "list", "elements": "str", "default": []},
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Look at the hosts of the run, then at what the playbook needs."""
        hosts = task_vars["ansible_play_hosts_all"]
        if arguments["playbook"] not in _WITHOUT_LEADS:
            _refuse_no_lead(arguments, hosts)
        if arguments["playbook"] in SET_BY_PLAYBOOK:
            refuse_extra(load_extra_vars(self._loader), arguments["playbook"])
        if arguments["playbook"] in _WITHOUT_LEADS:
            refuse_unknown(load_extra_vars(self._loader))
        if arguments["playbook"] == "judge":
            refuse_unjudged(load_extra_vars(self._loader))
        if arguments["playbook"] == "audit":
            _refuse_no_localhost(hosts)
            refuse_shadows({}, variables_of(task_vars["hostvars"], _SHOWS_FLEET))
            _refuse_no_metrics(arguments)
            _refuse_no_homes(arguments, task_vars["hostvars"])
        if arguments["playbook"] == "maintenance":
            refuse_no_tasks(arguments["tasks"], self._loader)
        result = {"changed": False, "connection": checked(arguments["connection"])}
        if arguments["playbook"] != "take_down":
            return result
        hostvars = task_vars["hostvars"]
        peers = {lead: hostvars[lead].get("srd_peer") for lead in arguments["leads"]}
        return {**result, "asked": _asked(arguments, peers)}


def _asked(arguments: Arguments, peers: t.Mapping[str, object]) -> dict[str, list[str]]:
    """Return the gateways in question by the host that leads their pair, the hosts without one left out.

    Raises:
        ArgumentError: none is named, or one is not in one pair.
    """
    gateways = [each for each in dict.fromkeys(arguments["gateways"]) if each]
    if not gateways:
        raise ArgumentError("gateway - Expected: the name of a gateway, or several Actual: nothing")
    pairs = {each: [lead for lead, peer in peers.items() if each in (lead, peer)] for each in gateways}
    for each, leads in pairs.items():
        if len(leads) != 1:
            actual = f"in those of {', '.join(leads)}" if leads else "in none"
            raise ArgumentError(
                f"gateway - Expected: {each} in one pair of {arguments['pattern']} Actual: {actual}"
            )
    found: dict[str, list[str]] = {}
    for each, (lead,) in pairs.items():
        found.setdefault(lead, []).append(each)
    return found


def _refuse_no_lead(arguments: Arguments, hosts: t.Sequence[str]) -> None:
    if not set(arguments["leads"]) & set(hosts):
        raise ArgumentError(
            f"srd_leads - Expected: hosts that lead a pair Actual: none in {arguments['pattern']}"
        )


def _refuse_no_localhost(hosts: t.Sequence[str]) -> None:
    if _SHOWS_FLEET not in hosts:
        raise ArgumentError(
            "--limit - Expected: localhost among its hosts, which shows the verdict Actual: it is left out"
        )


def _refuse_no_homes(arguments: Arguments, hostvars: t.Mapping[str, t.Mapping[str, object]]) -> None:
    if arguments["connection"] != INVENTORY:
        return
    named = [lead for lead in arguments["leads"] if hostvars[lead].get(HOME) is not None]
    if named:
        raise ArgumentError(
            f"{HOME} - Expected: an audit over netconf, which alone looks where sets belong "
            f"Actual: over {arguments['connection']}, and {named[0]} has the variable"
        )


def _refuse_no_metrics(arguments: Arguments) -> None:
    if arguments["metrics_file"] and arguments["connection"] != NETCONF:
        raise ArgumentError(
            "srd_metrics_file - Expected: an audit over netconf, which alone makes metrics "
            f"Actual: over {arguments['connection']}"
        )
