# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_evidence."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import FACTS, Assertion
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Content, Phase
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FORMATS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain


class ActionModule(Assertion):
    """Writes the evidence of one gateway and phase, and the reports on the run so far."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "directory": {"type": "str", "required": True},
        "run_id": {"type": "str", "required": True},
        "phase": {"type": "str", "required": True},
        "host": {"type": "str"},
        **FACTS,
        "verdicts": {"type": "dict", "default": {}},
        "error": {"type": "str"},
        "reports": {"type": "list", "elements": "str", "choices": list(FORMATS), "default": []},
        "peer": {"type": "str"},
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Write the evidence and the reports, or return what would be written."""
        host = arguments["host"] or str(task_vars["inventory_hostname"])
        names = {name: arguments[name] for name in ("directory", "run_id")}
        phase, formats = Phase(name=arguments["phase"], **names), arguments["reports"]
        content = _content(arguments, plain(self.own_facts(arguments, task_vars)))
        phase.refuse_written(host)
        path = {"changed": True, "path": str(phase.path(host))}
        if self._task.check_mode:
            return {**path, **_paths(phase.report_paths(host, formats))}
        sha256 = phase.write(host, content, now=now())
        hosts = [host, *([arguments["peer"]] if arguments["peer"] else [])]
        return {**path, "sha256": sha256, **_paths(phase.write_reports(hosts, formats))}


def _content(arguments: Arguments, facts: object) -> Content:
    if facts is not None:
        from_facts(facts)
    error, reports = plain(arguments["error"]), plain(arguments["verdicts"])
    return Content(
        facts=t.cast("Plain | None", facts),
        error=t.cast("str | None", error),
        reports=t.cast(Plain, reports),
    )


def _paths(paths: t.Mapping[str, object]) -> Result:
    return {"reports": {name: str(path) for name, path in paths.items()}}
