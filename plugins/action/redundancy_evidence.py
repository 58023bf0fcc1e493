# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_evidence."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import OPTIONS, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import FACTS, Assertion
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import compile_templates
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Reading, kept
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Content, Phase
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FORMATS

compile_templates()  # the process that imports this forks one for each task


class ActionModule(Assertion):
    """Writes the evidence of a phase, of one gateway or of both, and the reports on the run so far."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "directory": {"type": "str", "required": True},
        "run_id": {"type": "str", "required": True},
        "phase": {"type": "str", "required": True},
        "host": {"type": "str"},
        **FACTS,
        "verdicts": {"type": "dict", "default": {}},
        "error": {"type": "str"},
        "gateways": {
            "type": "list",
            "elements": "dict",
            "default": [],
            "options": {
                "name": {"type": "str", "required": True},
                "facts": {"type": "dict"},
                "error": {"type": "str", "default": ""},
            },
        },
        "gateway_verdicts": {"type": "dict", "default": {}},
        "reports": {"type": "list", "elements": "str", "choices": list(FORMATS), "default": []},
        "peer": {"type": "str"},
        **OPTIONS,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Write the evidence and the reports, or return what would be written."""
        gateways, formats = self._gateways(arguments, task_vars), arguments["reports"]
        names = [each.name for each in gateways]
        _refuse_other(arguments["gateway_verdicts"], names)
        phase = Phase(**{name: arguments[name] for name in ("directory", "run_id")}, name=arguments["phase"])
        contents = {each.name: _content(arguments, each) for each in gateways}
        for name in names:
            phase.refuse_written(name)
        paths = {name: str(phase.path(name)) for name in names}
        result = {"changed": True, "path": paths[names[0]], "paths": paths}
        if self._task.check_mode:
            return {**result, **_reports(phase.report_paths(names[0], formats))}
        digests = [phase.write(name, content, now=now()) for name, content in contents.items()]
        hosts = [*names, *([arguments["peer"]] if arguments["peer"] else [])]
        return {**result, "sha256": digests[0], **_reports(phase.write_reports(hosts, formats))}

    def _gateways(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> list[Reading]:
        """Return the gateways whose evidence it is: those that were given, or one."""
        given: list[Plain] = arguments["gateways"]
        if given:
            _refuse_both(self._task.args)
            return [
                Reading(name=it["name"], facts=it["facts"] or {}, error=it["error"] or "") for it in given
            ]
        host = arguments["host"] or str(task_vars["inventory_hostname"])
        facts = t.cast("Plain | None", self.own_facts(arguments, task_vars))
        return [Reading(name=host, facts=facts or {}, error=arguments["error"] or "")]


def _refuse_both(given: t.Container[str]) -> None:
    """Refuse what says of one gateway what C(gateways) says of each."""
    for name in ("host", "facts", "error", "peer"):
        if name in given:
            raise ArgumentError(f"{name} - Expected: not beside gateways Actual: given")


def _refuse_other(verdicts: t.Iterable[str], gateways: t.Collection[str]) -> None:
    """Refuse verdicts on a gateway whose evidence is not written: they would be lost."""
    for name in verdicts:
        if name not in gateways:
            expected = " or ".join(gateways)
            raise ArgumentError(f"gateway_verdicts - Expected: {expected} Actual: {name}")


def _reports(paths: t.Mapping[str, object]) -> Result:
    return {"reports": {name: str(path) for name, path in paths.items()}}


def _content(arguments: Arguments, gateway: Reading) -> Content:
    """Return what is kept of a gateway: of each verdict what came of it."""
    if gateway.facts:
        from_facts(gateway.facts)
    own = arguments["gateway_verdicts"].get(gateway.name) or {}
    verdicts: Plain = {**arguments["verdicts"], **own}
    return Content(
        facts=gateway.facts or None,
        error=gateway.error or None,
        reports={name: kept(it) if isinstance(it, dict) else it for name, it in verdicts.items()},
    )
