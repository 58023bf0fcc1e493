# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The variables of the roles and playbooks: their names and types."""

from __future__ import annotations

import difflib
import typing as t

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    CHANGE_OPTIONS,
    PAIR_OPTIONS,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import EXPECTATION
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import refuse_former
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import LIMITS

Spec = dict[str, dict[str, t.Any]]
Variables = dict[str, t.Any]
Runbook = t.Literal["precheck", "postcheck", "failover"]

PREFIX = "srd_"
RUNBOOKS: tuple[Runbook, ...] = t.get_args(Runbook)

_EVENT = {"type": "str", "required": True}
_RUN: Spec = {
    "srd_peer": {"type": "str", "required": True},
    "srd_evidence_directory": {"type": "str", "required": True},
    "srd_run_id": {"type": "str", "required": True},
    "srd_reports": {
        "type": "list",
        "elements": "str",
        "choices": ["html", "markdown", "junit", "json"],
        "default": ["html"],
    },
}
_PAIR: Spec = {f"{PREFIX}{name}": PAIR_OPTIONS[name] for name in (*EXPECTATION, "max_skew")}
AREAS: Spec = {
    "srd_areas": {"type": "list", "elements": "str", "default": []},
    "srd_area_effects": {"type": "dict", "default": {}},
    "srd_probes": {"type": "list", "elements": "dict", "default": []},
}
_LIMITS: Spec = {f"{PREFIX}{name}": option for name, option in LIMITS.items()}
_CHANGE: Spec = {
    "srd_expect": {"type": "str", "choices": CHANGE_OPTIONS["expect"]["choices"], "default": "unchanged"},
    "srd_switched_sets": CHANGE_OPTIONS["redundancy_sets"],
}
_FALLBACK: Spec = {"srd_evidence_fallback": {"type": "path"}}
_MOVES: Spec = {
    "srd_away_from": {"type": "str", "required": True},
    "srd_moves": {
        "type": "list",
        "elements": "dict",
        "required": True,
        "options": {
            "redundancy_set": {"type": "int", "required": True},
            "event": _EVENT,
            "reverse_event": {"type": "str"},
        },
    },
    "srd_approve": {"type": "str", "choices": ["prompt", "yes"], "default": "prompt"},
    "srd_rollback": {"type": "str", "choices": ["never", "on_failure"], "default": "never"},
    "srd_rescue": {"type": "str", "choices": ["never", "acquire"], "default": "never"},
    "srd_verify_event": {"type": "bool", "default": True},
    "srd_baseline_for": {"type": "float"},
    "srd_continues": {"type": "str"},
    "srd_lock_directory": {"type": "path"},
    **_FALLBACK,
}

# Those that a failover sets itself: what a gateway is expected to be follows from what is moved.
_SET_BY_FAILOVER = ("srd_role", "srd_roles", *_CHANGE)
SET_BY_PLAYBOOK = {
    "audit": ("audit_run", "audit_fleet"),
    "contact": ("contact_run",),
    "history": ("history_run",),
    "judge": ("judge_run",),
    "take_down": ("take_down_run", "take_down_answers"),
}
_OF_ROLES = ("precheck_", "postcheck_", "failover_", "maintenance_")

# What the roles derive from what was done, or hand from one file of tasks to another. A fact goes before it.
HANDED = (
    "failover_announced",
    "failover_batch",
    "failover_from",
    "failover_is_back",
    "failover_move",
    "failover_must_stay",
    "failover_plans",
    "failover_readings",
    "failover_restored",
    "failover_way",
    "postcheck_baseline",
    "postcheck_changes",
    "postcheck_comparisons",
    "postcheck_ending",
    "postcheck_gateway",
    "postcheck_is_part",
    "postcheck_kept",
    "postcheck_number",
    "postcheck_run",
    "precheck_before",
    "precheck_gateway",
    "precheck_leads",
    "precheck_moving",
    "precheck_phase",
    "precheck_run",
    "precheck_stage",
    "precheck_verdicts",
    "precheck_way_back",
)
# What their tasks register, or set as a fact. A parameter of a role goes before it.
NOTED = (
    "failover_asked",
    "failover_done",
    "failover_peer",
    "failover_plan",
    "failover_progress",
    "failover_result",
    "failover_settled",
    "maintenance_back",
    "maintenance_before",
    "maintenance_ended",
    "maintenance_moved",
    "postcheck_change",
    "postcheck_plan",
    "postcheck_reached",
    "postcheck_shown",
    "postcheck_waited",
    "postcheck_waits",
    "precheck_answer",
    "precheck_answers",
    "precheck_areas",
    "precheck_audited",
    "precheck_beside",
    "precheck_evidence",
    "precheck_fleet",
    "precheck_gateways",
    "precheck_kept",
    "precheck_pair",
    "precheck_plan",
    "precheck_probes",
    "precheck_read",
    "precheck_shown",
    "precheck_verdict",
)

VARIABLES: dict[Runbook, Spec] = {
    "precheck": {**_RUN, **_PAIR, **AREAS},
    "postcheck": {**_RUN, **_PAIR, **AREAS, **_CHANGE, **_LIMITS, **_FALLBACK},
    "failover": {
        name: option
        for name, option in {**_RUN, **_PAIR, **AREAS, **_MOVES, **_LIMITS}.items()
        if name not in _SET_BY_FAILOVER
    },
}
OF_PLAYBOOKS = (
    "srd_audit_connection",
    "srd_audits",
    "srd_concurrency",
    "srd_configurations",
    "srd_contact_directory",
    "srd_identities",
    "srd_keep",
    "srd_leads",
    "srd_maintenance_tasks",
    "srd_metrics_file",
    "srd_old_after",
    "srd_replies",
    "srd_serial",
)

# What judges a pair, and is not for saved replies: what nobody asks must not look as if it had been.
_NOT_JUDGED = tuple(name for name in (*_PAIR, *AREAS) if name not in ("srd_redundancy_sets", "srd_waivers"))

OF_GATEWAYS = ("srd_home", "srd_host_name", "srd_vocabulary")

KNOWN: tuple[str, ...] = tuple(
    sorted({*OF_PLAYBOOKS, *OF_GATEWAYS, *(name for spec in VARIABLES.values() for name in spec)})
)


def refuse_unknown(names: t.Iterable[str]) -> None:
    """Refuse a variable that begins like those of this collection, and is unknown.

    Raises:
        ArgumentError: there is one; the message names the nearest that exists.
    """
    found = sorted(names)
    refuse_former(found, PREFIX)
    for name in found:
        if name.startswith(PREFIX) and name not in KNOWN:
            near = difflib.get_close_matches(name, KNOWN, n=1, cutoff=0)[0]
            raise ArgumentError(
                f"{name} - Expected: a variable of this collection, which alone has names that begin with "
                f"{PREFIX} Actual: unknown, the nearest is {near}"
            )


def refuse_extra(extra: t.Iterable[str], runbook: str) -> None:
    """Refuse an extra variable that would overrule what a runbook sets itself, its verdict among it.

    Raises:
        ArgumentError: there is one.
    """
    own = _SET_BY_FAILOVER if runbook == "failover" else SET_BY_PLAYBOOK.get(runbook, ())
    for name in sorted(extra):
        if name in own or name.startswith(_OF_ROLES):
            raise ArgumentError(
                f"{name} - Expected: no extra variable of that name, which the {runbook} sets itself "
                "Actual: an extra variable"
            )


def refuse_unjudged(extra: t.Iterable[str]) -> None:
    """Refuse an extra variable of what is judged, of a judgement by saved replies that does not take it.

    Raises:
        ArgumentError: there is one.
    """
    for name in sorted(extra):
        if name in _NOT_JUDGED:
            raise ArgumentError(
                f"{name} - Expected: srd_redundancy_sets or srd_waivers, the expectations that judge takes "
                "Actual: one for gateways that are asked"
            )


def variables_of(hostvars: t.Any, host: str) -> t.Mapping[str, object]:
    """Return the variables of a host alone, as they are written; nothing of a host that is not known."""
    read = getattr(hostvars, "raw_get", hostvars.__getitem__)
    return t.cast("t.Mapping[str, object]", read(host)) if host in hostvars else {}


def refuse_shadows(variables: t.Mapping[str, object], of_host: t.Mapping[str, object]) -> None:
    """Refuse a variable by which a role would go in place of what it derives, hands over or notes itself.

    Args:
        variables: those of a task of the role, as they are written.
        of_host: those of its host alone, without what plays, roles and tasks hand over: of the inventory,
            facts, and what tasks registered.

    Raises:
        ArgumentError: there is one.
    """
    facts = [name for name in HANDED if name in of_host]
    parameters = [name for name in NOTED if name in variables and not _is_of_host(name, variables, of_host)]
    for names, kind in ((facts, "fact or variable of the host"), (parameters, "parameter")):
        for name in names:
            raise ArgumentError(
                f"{name} - Expected: no {kind} of that name, which the roles set themselves "
                "Actual: there is one"
            )


def _is_of_host(name: str, variables: t.Mapping[str, object], of_host: t.Mapping[str, object]) -> bool:
    """Return whether a task sees the variable of its host, and no other that goes before it."""
    return name in of_host and of_host[name] == variables[name]


def taken(runbook: Runbook, *, is_part: bool = False) -> Spec:
    """Return the variables of a runbook; a part of a maintenance takes none that the failover sets."""
    spec = VARIABLES[runbook]
    return {name: option for name, option in spec.items() if not is_part or name not in _SET_BY_FAILOVER}


def validated(spec: Spec, given: t.Mapping[str, t.Any]) -> Variables:
    """Return variables, each of its type, with their defaults.

    Raises:
        ArgumentError: one is missing, or has a value that it does not take.
    """
    named = {name: value for name, value in given.items() if name in spec and value is not None}
    result = ArgumentSpecValidator(spec).validate(named)
    if result.error_messages:
        raise ArgumentError("; ".join(result.error_messages))
    return {name: value for name, value in result.validated_parameters.items() if value is not None}
