# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_probes_assert."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import EXPECTATION_OPTIONS
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import report_on
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    EvidenceError,
    FactsError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_PROBES
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import waivers
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import OPTIONS, Arguments, Result, warned
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import REPORT_ONLY, Assertion
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.findings import evaluate_probes
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import Answer, Answers, from_plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import PROBES, Probe, probes_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import evidence_for


class ActionModule(Assertion):
    """Judges the answers of gateways to the show commands of a site, alone or against those before."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "shown": {"type": "dict", "required": True},
        **PROBES,
        "before": {"type": "dict", "default": {}},
        "waivers": EXPECTATION_OPTIONS["waivers"],
        **REPORT_ONLY,
        **OPTIONS,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Judge the answers of every gateway that is given."""
        shown, before = arguments["shown"], arguments["before"]
        _refuse_other(before, shown)
        probes = probes_of("probes", arguments["probes"], list(shown))
        answers = {name: _answers(it, f"shown.{name}") for name, it in shown.items()}
        earlier = {name: _before(it, name, probes) for name, it in before.items()}
        found = evaluate_probes(probes, answers, earlier)
        accepted = waivers("waivers", arguments["waivers"])
        report = report_on(found.findings, waivers=accepted, now=now())
        result = self.verdict(report, report_only=arguments["report_only"])
        verdict = {
            "of": f"probes of {' and '.join(shown)}",
            "report": result["report"],
            "details": [f"WARNING {each}" for each in found.warnings],
        }
        kept = {"shown": shown, "report": result["report"]}
        return {**result, "verdicts": [verdict], "kept": kept, **warned(found.warnings)}


def _before(given: object, name: str, probes: t.Iterable[Probe]) -> Answers | None:
    """Return the answers before: those given, or those in the file of evidence that is named.

    A file that cannot be read any more holds none of them, and why: what was sent meanwhile stays judged.
    """
    if not isinstance(given, str):
        return _answers(given, f"before.{name}")
    try:
        return _answers(evidence_for("before", given, name).get(OF_PROBES), f"before.{name}")
    except (EvidenceError, FactsError) as error:
        why = line(str(error))
        refused = (Answer(name=it.name, command=it.command, text=None, refused=why) for it in probes)
        return Answers(collected_at=None, role=None, answers=tuple(refused))


def _answers(plain: object, where: str) -> Answers | None:
    """Return answers; None where they were not read."""
    return from_plain(plain, where) if plain else None


def _refuse_other(before: t.Iterable[str], shown: t.Collection[str]) -> None:
    for name in before:
        if name not in shown:
            raise ArgumentError(f"before - Expected: {' or '.join(shown)} Actual: {name}")
