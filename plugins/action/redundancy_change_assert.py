# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_change_assert."""

from __future__ import annotations

import difflib
import json
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    CHANGE_OPTIONS,
    evaluate_change,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import change_expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import OPTIONS, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import FACTS, REPORT_ONLY, Assertion
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import evidence_for


class ActionModule(Assertion):
    """Judges what a change left of one gateway against what was there before."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        **CHANGE_OPTIONS,
        **FACTS,
        "before": {"type": "raw", "required": True},
        "host": {"type": "str"},
        **REPORT_ONLY,
        **OPTIONS,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Judge the facts against those before."""
        host = arguments["host"] or str(task_vars["inventory_hostname"])
        before = _before(arguments["before"], host)
        after = self.own_facts(arguments, task_vars)
        expected = change_expectation({name: arguments[name] for name in CHANGE_OPTIONS})
        gateways = gateway_of(after), gateway_of(before, "before")
        report = evaluate_change(*gateways, expected, now=now(), name=host)
        result = self.verdict(report, report_only=arguments["report_only"])
        if self._task.diff:
            self.show(_difference(before, after))  # Ansible shows it of changed tasks only
        return result


def _before(before: object, host: str) -> object:
    """Return the facts before: those given, or those in the file of evidence that is named.

    Facts that were given and are empty are those of a gateway that could not be read.
    """
    if not isinstance(before, str):
        return None if before == {} else before
    return evidence_for("before", before, host)["facts"]


def _difference(before: object, after: object) -> str:
    """Return what differs between facts, as a unified diff; nothing where nothing does."""
    lines = difflib.unified_diff(_lines(before), _lines(after), "before", "after", lineterm="")
    return "\n".join(lines)


def _lines(facts: object) -> list[str]:
    beside = ("reply", "shape")
    shown = (
        {name: it for name, it in facts.items() if name not in beside} if isinstance(facts, dict) else facts
    )
    return json.dumps(shown, indent=2).splitlines()
