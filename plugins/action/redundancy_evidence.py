# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_evidence."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._polling import wait
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover import result
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import FACTS, Assertion
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import compile_templates
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Content, Phase
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FORMATS

# What each kind of entry has and no other kind, and what evidence keeps of it; None: all of it.
_KINDS: dict[str, tuple[str, ...] | None] = {"checks": None, "ended": wait.FIELDS, "outcome": result.FIELDS}

compile_templates()  # the process that imports this forks one for each task


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
        content = _content(arguments, self.own_facts(arguments, task_vars))
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
    reports = {name: _kept(value) for name, value in arguments["verdicts"].items()}
    return Content(facts=t.cast("Plain | None", facts), error=arguments["error"], reports=reports)


def _kept(value: object) -> object:
    """Return what evidence keeps of a report, or of the registered result of a wait or a switchover."""
    given = value if isinstance(value, dict) else {}
    kinds = [names for mark, names in _KINDS.items() if mark in given]
    names = kinds[0] if len(kinds) == 1 else None
    return value if names is None else {name: it for name, it in given.items() if name in names}


def _paths(paths: t.Mapping[str, object]) -> Result:
    return {"reports": {name: str(path) for name, path in paths.items()}}
