# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads a gateway by ncclient in the worker of the task, as this collection did before it had its own client.

It checks less than that did: what it costs is the least that a reading by ncclient costs.
"""

from __future__ import annotations

import typing as t

from ansible.plugins.action import ActionBase
from ncclient import manager
from ncclient.xml_ import to_ele

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read


class ActionModule(ActionBase):
    """The action."""

    _requires_connection = False

    def run(self, tmp: t.Any = None, task_vars: t.Any = None) -> dict[str, t.Any]:
        """Read the gateway."""
        found = super().run(tmp, task_vars)
        session = manager.connect(
            host=task_vars["ansible_host"],
            port=task_vars["ansible_port"],
            username=task_vars["ansible_user"],
            password=task_vars["ansible_password"],
            ssh_config=task_vars["ansible_netconf_ssh_config"],
            hostkey_verify=True,
            look_for_keys=False,
            allow_agent=False,
        )
        with session:
            reply = str(session.dispatch(to_ele(Read().rpc)))
        return {**found, "ansible_facts": {"junos_srd": to_facts(parse(reply))}}
