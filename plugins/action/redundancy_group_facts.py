# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_group_facts."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import read_gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Arguments, Result, warned
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import FACT, to_plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import (
    GATHER_SUBSET,
    areas_of,
    chosen,
    requests_of,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._gateway_action import GatewayAction


class ActionModule(GatewayAction):
    """Reads a gateway."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "level": {"type": "str", "choices": list(_model.LEVELS), "default": "extensive"},
        "redundancy_group": {"type": "int"},
        "format": {"type": "str", "choices": list(_model.FORMATS), "default": "text"},
        "keep_reply": {"type": "bool", "default": False},
        **GATHER_SUBSET,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Read the gateway, and the areas that are asked for, in one round trip."""
        keep_reply = arguments.pop("keep_reply")
        names = chosen("gather_subset", arguments.pop("gather_subset"))
        request, beside = Read(**arguments), requests_of(names)
        host = self.host(task_vars)
        reading = read_gateway(self.session(task_vars), request, host=host, clock=now, beside=beside)
        reply = {"reply": reading.reply} if keep_reply else {}
        areas = areas_of(names, reading.beside, reading.gateway.collected_at)
        facts = {"junos_srd": to_facts(reading.gateway) | reply, **({FACT: to_plain(areas)} if names else {})}
        return {"changed": False, "ansible_facts": facts, **warned(reading.warnings)}
