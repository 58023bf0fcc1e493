# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_areas_assert."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import EXPECTATION_OPTIONS
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import report_on
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    EvidenceError,
    FactsError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import waivers
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import OPTIONS, Arguments, Result, warned
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.findings import (
    Compared,
    evaluate_areas,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Area, Areas, from_plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import chosen, effects_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import REPORT_ONLY, Assertion
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import evidence_for


class ActionModule(Assertion):
    """Judges what gateways show around the daemon, alone or against what they showed before."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "shown": {"type": "dict", "required": True},
        "areas": {"type": "list", "elements": "str", "required": True},
        "before": {"type": "dict", "default": {}},
        "effects": {"type": "dict", "default": {}},
        "switched": {"type": "bool", "default": False},
        "waivers": EXPECTATION_OPTIONS["waivers"],
        **REPORT_ONLY,
        **OPTIONS,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Judge the areas of every gateway that is given."""
        shown, before = arguments["shown"], arguments["before"]
        _refuse_other(before, shown)
        names, effects = chosen("areas", arguments["areas"]), effects_of("effects", arguments["effects"])
        read = {name: _before(it, name, names) for name, it in before.items()}
        gateways = [_compared(name, shown, read, switched=arguments["switched"]) for name in shown]
        found = evaluate_areas(gateways, names, effects)
        accepted = waivers("waivers", arguments["waivers"])
        report = report_on(found.findings, waivers=accepted, now=now())
        result = self.verdict(report, report_only=arguments["report_only"])
        verdict = {
            "of": f"areas of {' and '.join(shown)}",
            "report": result["report"],
            "details": [f"WARNING {each}" for each in found.warnings],
            "cost": found.cost,
        }
        kept = {"shown": shown, "report": result["report"]}
        return {**result, "verdicts": [verdict], "kept": kept, **warned(found.warnings)}


def _compared(
    name: str, shown: t.Mapping[str, object], before: t.Mapping[str, Areas | None], *, switched: bool
) -> Compared:
    """Return what is compared of a gateway: its sessions were on the other one, where these two switched."""
    others = [each for each in before if each != name]
    source = others[0] if switched and len(others) == 1 else name
    return Compared(
        gateway=name,
        now=_areas(shown[name], f"shown.{name}"),
        before=before.get(name),
        is_compared=name in before,
        source=source,
        of_source=before.get(source),
    )


def _before(given: object, name: str, asked: t.Iterable[str]) -> Areas | None:
    """Return the areas before: those given, or those in the file of evidence that is named.

    A file that cannot be read any more shows none of them, and why: what was sent meanwhile stays judged.
    """
    if not isinstance(given, str):
        return _areas(given, f"before.{name}")
    try:
        return _areas(evidence_for("before", given, name).get("areas"), f"before.{name}")
    except (EvidenceError, FactsError) as error:
        refused = Area(entries=None, refused=(line(str(error)),))
        return Areas(collected_at=None, found=dict.fromkeys(asked, refused))


def _areas(plain: object, where: str) -> Areas | None:
    """Return areas; None where they were not read."""
    return from_plain(plain, where) if plain else None


def _refuse_other(before: t.Iterable[str], shown: t.Collection[str]) -> None:
    for name in before:
        if name not in shown:
            raise ArgumentError(f"before - Expected: {' or '.join(shown)} Actual: {name}")
