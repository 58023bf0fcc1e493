# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_evidence."""

from __future__ import annotations

import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_AREAS, OF_PROBES
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import OPTIONS, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import from_plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import FACTS, Assertion
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import compile_templates
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import from_plain as answers_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.kept import kept
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Reading
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import is_run_id
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.keeping import Keeper
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.phase import Content, Phase
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FORMATS

_BESIDE: dict[str, t.Any] = {
    "type": "dict",
    "options": {"shown": {"type": "dict", "default": {}}, "report": {"type": "dict"}},
}

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
        "areas": _BESIDE,
        "probes": _BESIDE,
        "reports": {"type": "list", "elements": "str", "choices": list(FORMATS), "default": []},
        "peer": {"type": "str"},
        "fallback_directory": {"type": "str"},
        "refers_to": {"type": "list", "elements": "str", "default": []},
        "asked": {"type": "dict", "default": {}},
        **OPTIONS,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Write the evidence and the reports, or return what would be written."""
        gateways, formats = self._gateways(arguments, task_vars), arguments["reports"]
        names = [each.name for each in gateways]
        _refuse_other(arguments["gateway_verdicts"], names)
        _refuse_no_run(arguments["refers_to"])
        phase = Phase(**{name: arguments[name] for name in ("directory", "run_id")}, name=arguments["phase"])
        contents = {each.name: _content(arguments, each) for each in gateways}
        if self._task.check_mode:
            phase.refuse_complete(names)
            paths = {name: phase.path(name) for name in names}
            return _written(names[0], paths, phase.report_paths(names[0], formats))
        keeper = Keeper(phase=phase, contents=contents, now=now())
        hosts = [*names, *([arguments["peer"]] if arguments["peer"] else [])]
        try:
            keeper.write()
            reports = phase.write_reports(hosts, formats)
        except EvidenceError as error:
            if arguments["fallback_directory"] is None:
                raise
            message = keeper.fall_back(arguments["fallback_directory"], error)
            return {"changed": bool(keeper.paths), "failed": True, "kept": False, "msg": message}
        return {**_written(names[0], keeper.paths, reports), "sha256": keeper.digests[names[0]]}

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


def _refuse_no_run(names: t.Iterable[str]) -> None:
    """Refuse a name that no run can have: what refers to nothing keeps nothing."""
    for name in names:
        if not is_run_id(name):
            raise ArgumentError(f"refers_to - Expected: names of runs Actual: {name!r}")


def _written(first: str, paths: t.Mapping[str, Path], reports: t.Mapping[str, Path]) -> Result:
    return {
        "changed": True,
        "kept": True,
        "path": str(paths[first]),
        "paths": {name: str(path) for name, path in paths.items()},
        "reports": {name: str(path) for name, path in reports.items()},
    }


def _content(arguments: Arguments, gateway: Reading) -> Content:
    """Return what is kept of a gateway: of each verdict what came of it."""
    if gateway.facts:
        from_facts(gateway.facts)
    own = arguments["gateway_verdicts"].get(gateway.name) or {}
    areas = _shown(arguments["areas"], gateway.name)
    probes = _shown(arguments["probes"], gateway.name)
    if areas:
        from_plain(areas, f"areas of {gateway.name}")
    if probes:
        answers_of(probes, f"probes of {gateway.name}")
    beside = {OF_AREAS: arguments["areas"], OF_PROBES: arguments["probes"]}
    reports = {name: it["report"] for name, it in beside.items() if it and it.get("report")}
    verdicts: Plain = {**arguments["verdicts"], **reports, **own}
    return Content(
        facts=gateway.facts or None,
        areas=areas,
        probes=probes,
        error=gateway.error or None,
        reports={name: kept(it) if isinstance(it, dict) else it for name, it in verdicts.items()},
        refers_to=tuple(arguments["refers_to"]),
        asked=arguments["asked"],
    )


def _shown(beside: Plain | None, name: str) -> Plain | None:
    """Return what a gateway showed beside its daemon; None where it was not asked, or not read."""
    shown: Plain = (beside or {}).get("shown") or {}
    return shown.get(name) or None
