# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_plan."""

from __future__ import annotations

import typing as t
from pathlib import Path

from ansible.utils.vars import load_extra_vars

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import names_of_sets
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import refuse_reserved
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.asked import asked_in, refuse_less
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.away import Away
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.plan import (
    Failover,
    Pair,
    Phase,
    checked,
    plain_failover,
    plain_phase,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.variables import (
    RUNBOOKS,
    Runbook,
    Variables,
    refuse_extra,
    refuse_shadows,
    refuse_unknown,
    taken,
    validated,
    variables_of,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.attempts import refuse_complete
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import evidence_for, evidence_path
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import (
    AWAY,
    moved_away,
    open_intents,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain
from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import VOCABULARY, vocabulary_for

TaskVars = dict[str, t.Any]

_APART = ("free", "host_pinned")  # the ends of the names of strategies


class ActionModule(Action):
    """Checks the variables of a run, and plans it, before a gateway is asked."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "runbook": {"type": "str", "choices": list(RUNBOOKS), "required": True},
        "phase": {"type": "str"},
        "stage": {"type": "str", "default": ""},
        "baseline": {"type": "str"},
        "leaving": {"type": "str"},
        "is_back": {"type": "bool", "default": False},
        "restored": {"type": "list", "elements": "int"},
        "must_stay": {"type": "bool", "default": False},
        "is_part": {"type": "bool", "default": False},
    }

    def act(self, arguments: Arguments, task_vars: TaskVars) -> Result:
        """Return the plan; nothing is written, and no gateway is asked."""
        runbook: Runbook = arguments["runbook"]
        refuse_unknown(task_vars)
        refuse_extra(load_extra_vars(self._loader), runbook)
        refuse_shadows(task_vars, variables_of(task_vars["hostvars"], task_vars["inventory_hostname"]))
        if runbook == "failover":
            _refuse_strategy(str(self._task.get_play().strategy))
        spec = taken(runbook, is_part=arguments["is_part"])
        given = self._given(spec, task_vars)
        pair = _pair(given.get("srd_peer"), task_vars)
        variables = checked(validated(spec, given))
        for name in pair.names:
            vocabulary_for(name, task_vars["hostvars"][name].get(VOCABULARY))
        phases = _phases(arguments, pair, variables)
        planned = self._failover(arguments, phases, variables, task_vars) if runbook == "failover" else {}
        runs = {name: plain_phase(phase) for name, phase in phases.items()}
        if planned:
            runs["precheck"]["options"]["pair"]["relieved"] = planned["leaving"]
        if runbook == "postcheck":
            _refuse_less(phases[runbook])
        for run in runs.values():
            refuse_complete([Path(path) for path in run["evidence"].values()])
        return {"changed": False, "runs": runs, **planned}

    def _given(self, names: t.Iterable[str], task_vars: TaskVars) -> Variables:
        """Return the variables of these names, as far as they are set."""
        found = {name: task_vars[name] for name in names if name in task_vars}
        return {name: plain(self._templar.template(value)) for name, value in found.items()}

    def _failover(
        self, arguments: Arguments, phases: dict[str, Phase], variables: Variables, task_vars: TaskVars
    ) -> Result:
        phase = phases["failover"]
        _refuse_shared_peer(phase.pair, task_vars)
        continued = _continued(phase, variables)
        restored = arguments["restored"]
        failover = Failover(
            pair=phase.pair,
            phase=phase.name,
            leaving=arguments["leaving"] or variables["srd_away_from"],
            is_back=arguments["is_back"],
            variables=variables,
            must_stay=arguments["must_stay"],
            restored=None if restored is None else (*restored, *continued),
        )
        evidence = Path(phase.evidence(phase.pair.lead))
        if failover.restored is not None and not self._task.check_mode:
            _refuse_forgotten(failover, evidence.parent)
        unsettled = open_intents(evidence.parent.parent, phase.pair.names)
        return {
            **plain_failover(failover),
            "stage": arguments["stage"],
            "is_back": failover.is_back,
            "approve": variables["srd_approve"],
            "settles": bool(unsettled) and not self._task.check_mode,
            **(_of_way_back(failover, continued, self._task.check_mode) if failover.is_back else {}),
        }


def _refuse_strategy(name: str) -> None:
    """Refuse a play in which hosts do not go together: Ansible ends it at the question for approval.

    Raises:
        ArgumentError: the play has such a strategy.
    """
    if name.endswith(_APART):
        raise ArgumentError(
            f"strategy - Expected: linear, for the failover asks once for all pairs Actual: {name}"
        )


def _refuse_forgotten(failover: Failover, run: Path) -> None:
    """Refuse a way back that leaves a set away which this run moved, as the outcomes of its requests say.

    Raises:
        ArgumentError: there is one.
        EvidenceError: what the run left is invalid.
    """
    giver, taker = failover.pair.other(failover.leaving), failover.leaving
    moved = moved_away(run, giver, taker, phase=AWAY)
    missing = [number for number in moved if number not in (failover.restored or ())]
    if missing:
        sets = names_of_sets(missing)
        raise ArgumentError(f"restored - Expected: {sets}, which this run moved to {taker} Actual: left out")


def _of_way_back(failover: Failover, continued: tuple[int, ...], is_check: bool) -> Result:
    """Return what to say before a way back, and when it is done; check mode has moved nothing."""
    away = Away(
        giver=failover.pair.other(failover.leaving),
        taker=failover.leaving,
        run_id=str(failover.variables["srd_run_id"]),
        moved=tuple(each for each in failover.restored or () if each not in continued),
        earlier=failover.variables.get("srd_continues"),
        continued=continued,
    )
    return {"away": "" if is_check else away.words, "done": away.done}


def _continued(phase: Phase, variables: Variables) -> tuple[int, ...]:
    """Return the sets that an earlier run moved away and that this one continues.

    Raises:
        ArgumentError: the earlier run moved nothing of this pair, or is this run.
        EvidenceError: what it left is invalid.
    """
    earlier = variables.get("srd_continues")
    if earlier is None:
        return ()
    run = evidence_path(variables["srd_evidence_directory"], earlier, host=phase.pair.lead, phase=AWAY)
    gateway = str(variables["srd_away_from"])
    found = moved_away(run.parent, gateway, phase.pair.other(gateway), phase=AWAY)
    if not found:
        raise ArgumentError(
            f"srd_continues - Expected: a run that moved mastership away from {gateway} Actual: {earlier}"
        )
    return found


def _refuse_less(phase: Phase) -> None:
    """Refuse a phase that is asked for less than the earlier one that its gateways are compared with.

    Raises:
        ArgumentError: something is left out, or the evidence is of another gateway.
        EvidenceError: there is no evidence of the earlier phase, or it was changed.
        FactsError: the evidence says in another form what the earlier phase was asked.
    """
    paths = {name: phase.evidence(name, phase.baseline) for name in phase.pair.names}
    records = {path: evidence_for("before", path, name) for name, path in paths.items()}
    before = [asked_in(record, path) for path, record in records.items()]
    refuse_less(phase.variables, before, str(phase.baseline))


def _pair(peer: object, task_vars: TaskVars) -> Pair:
    """Return the pair of the play's host.

    Raises:
        ArgumentError: no other host of the inventory is its peer, or the peer leads a pair too, or one of
            them has a name that reports use for something else.
    """
    lead, hosts = str(task_vars["inventory_hostname"]), list(task_vars["ansible_play_hosts_all"])
    refuse_reserved([lead, str(peer)])
    if peer is None or peer == lead or peer not in task_vars["hostvars"]:
        raise ArgumentError(
            f"srd_peer - Expected: a host of the inventory other than {lead} Actual: {peer or 'nothing'}"
        )
    if peer in hosts:
        raise ArgumentError(
            f"{peer} - Expected: in one pair of this play, as the peer "
            f"Actual: one of the hosts that lead a pair, {', '.join(hosts)}"
        )
    return Pair(lead=lead, peer=str(peer))


def _refuse_shared_peer(pair: Pair, task_vars: TaskVars) -> None:
    """Refuse a peer that another pair of the play has, too."""
    hosts, hostvars = task_vars["ansible_play_hosts_all"], task_vars["hostvars"]
    leads = [host for host in hosts if hostvars[host].get("srd_peer") == pair.peer]
    if len(leads) > 1:
        raise ArgumentError(
            f"{pair.peer} - Expected: in one pair of this play, as the peer "
            f"Actual: the peer of {', '.join(leads)}"
        )


def _phases(arguments: Arguments, pair: Pair, variables: Variables) -> dict[str, Phase]:
    """Return the phases of a runbook."""
    stage, runbook = arguments["stage"], arguments["runbook"]
    names = ["precheck", "failover", "postcheck"] if runbook == "failover" else [runbook]
    baseline = arguments["baseline"] or f"{stage}precheck"
    return {
        name: Phase(
            pair=pair,
            name=arguments["phase"] or f"{stage}{name}",
            variables=variables,
            baseline=baseline if name == "postcheck" else None,
            falls_back=name != "precheck",
        )
        for name in names
    }
