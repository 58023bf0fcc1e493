# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_evidence."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import SCHEMA, Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now, utc_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import FACTS, Assertion
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import (
    evidence_path,
    refuse_written,
    write_evidence,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import (
    FORMATS,
    report_paths,
    write_reports,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._version import collection_version


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
        """Write the evidence and the reports, or say that they would be written."""
        host = arguments["host"] or str(task_vars["inventory_hostname"])
        path = evidence_path(arguments["directory"], arguments["run_id"], host=host, phase=arguments["phase"])
        facts = plain(self.own_facts(arguments, task_vars))
        record = _record(arguments, host, t.cast("Plain | None", facts))
        refuse_written(path)
        formats = arguments["reports"]
        if self._task.check_mode:
            return {"changed": True, "path": str(path), **_told(report_paths(path.parent, host, formats))}
        sha256 = write_evidence(path, record)
        hosts = [host, *([arguments["peer"]] if arguments["peer"] else [])]
        written = write_reports(path.parent, hosts, formats)
        return {"changed": True, "path": str(path), "sha256": sha256, **_told(written)}


def _told(paths: t.Mapping[str, object]) -> Result:
    return {"reports": {name: str(path) for name, path in paths.items()}}


def _record(arguments: Arguments, host: str, facts: Plain | None) -> Plain:
    if facts is not None:
        from_facts(facts)
    return {
        "schema": SCHEMA,
        "run_id": arguments["run_id"],
        "phase": arguments["phase"],
        "host": host,
        "written_at": utc_text(now()),
        "collection_version": collection_version(),
        "facts": {key: value for key, value in facts.items() if key != "reply"} if facts else None,
        "reply": facts.get("reply") if facts else None,
        "error": plain(arguments["error"]),
        "reports": plain(arguments["verdicts"]),
    }
