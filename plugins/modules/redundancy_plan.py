# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_plan
short_description: Check the variables of a run on a pair, and plan it
version_added: 0.2.0
description:
  - Checks all variables whose names begin with C(srd_), as the roles of this collection document them, and
    returns what each phase of the run hands to the other modules.
  - It is for the roles of this collection, and for roles that are built like them.
  - It fails on a variable that does not exist, and names the nearest that does; on a value that a variable
    does not take; on a peer that is no other host of the inventory, or leads a pair too; and where the
    evidence of the run is written already.
  - It asks no gateway and writes nothing.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It checks and plans as always.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: none
    details: It changes nothing.
  connection:
    description: Uses the connection of the host.
    support: none
    details: It looks at variables, and at the names of files on the controller.
options:
  runbook:
    description:
      - What the run does. It decides which variables are taken.
      - V(failover) sets the roles that it expects itself. So it fails on an extra variable C(srd_role),
        C(srd_roles), C(srd_expect) or C(srd_switched_sets), and on one that belongs to the roles.
    type: str
    choices: [precheck, postcheck, failover]
    required: true
  phase:
    description: The name of the phase. O(stage) and O(runbook) when it is not given. Not for V(failover).
    type: str
  stage:
    description: What the names of the phases begin with.
    type: str
    default: ""
  baseline:
    description: The phase that a postcheck compares with. O(stage) and C(precheck) when it is not given.
    type: str
  leaving:
    description: The gateway that a failover makes STANDBY. C(srd_away_from) when it is not given.
    type: str
  is_back:
    description: Whether it is the way back, on which the events of each move are exchanged.
    type: bool
    default: false
  must_stay:
    description: Whether the configurations must prove that mastership does not come back by itself.
    type: bool
    default: false
  restored:
    description:
      - The sets that the way back moves. Others of C(srd_moves) are left out, and those that the run
        C(srd_continues) moved away are added. Every set of C(srd_moves) when it is not given.
    type: list
    elements: int
  is_part:
    description:
      - Whether it is a part of a maintenance that moves mastership. The variables that say what is expected
        of roles and of a change are not taken then.
    type: bool
    default: false
seealso:
  - module: junos_ha.srd.redundancy_verdict
  - module: junos_ha.srd.redundancy_evidence
"""

EXAMPLES = r"""
# srd_peer, srd_evidence_directory and srd_run_id are variables of the host.
- name: Check the variables, and plan the precheck
  junos_ha.srd.redundancy_plan:
    runbook: precheck
  register: planned

- name: Judge the pair by the options of the plan
  junos_ha.srd.redundancy_pair_assert:
    options: "{{ planned.runs.precheck.options.pair }}"
"""

RETURN = r"""
runs:
  description: The phases of the run, by C(precheck), C(failover) and C(postcheck).
  returned: success
  type: dict
  contains:
    precheck:
      description: A phase. The others have the same keys.
      returned: depends on O(runbook)
      type: dict
      contains:
        pair:
          description: The names of both gateways, in words.
          returned: success
          type: str
          sample: mx1 and mx2
        lead:
          description: The play's host.
          returned: success
          type: str
        peer:
          description: The other gateway.
          returned: success
          type: str
        gateways:
          description: Both gateways, the play's host first.
          returned: success
          type: list
          elements: str
        unread:
          description: What is kept of both gateways if the task that reads them does not end.
          returned: success
          type: list
          elements: dict
        phase:
          description: The name of the phase.
          returned: success
          type: str
        falls_back:
          description: Whether its evidence is written elsewhere if its directory has no room.
          returned: success
          type: bool
        carried:
          description: What an earlier phase has to say in the last message. An empty list at first.
          returned: success
          type: list
          elements: str
        done:
          description: What an earlier phase did, for a last message that is not GO. An empty list at first.
          returned: success
          type: list
          elements: str
        evidence:
          description: The file of evidence of each gateway, by its name.
          returned: success
          type: dict
        baseline:
          description: The file of evidence that each gateway is compared with, by its name.
          returned: success
          type: dict
        areas:
          description: The areas that are read beside the redundancy groups.
          returned: success
          type: list
          elements: str
        asks_areas:
          description: Whether there are any.
          returned: success
          type: bool
        probes:
          description: The show commands of the site, as C(srd_probes) has them.
          returned: success
          type: list
          elements: dict
        asks_probes:
          description: Whether there are any.
          returned: success
          type: bool
        options:
          description:
            - The options of M(junos_ha.srd.redundancy_pair_assert) as C(pair), of
              M(junos_ha.srd.redundancy_areas_assert) as C(areas), of
              M(junos_ha.srd.redundancy_probes_assert) as C(probes), of
              M(junos_ha.srd.redundancy_group_wait) as C(wait) by the name of the gateway, of
              M(junos_ha.srd.redundancy_change_assert) as C(change), and of
              M(junos_ha.srd.redundancy_evidence) as C(evidence).
          returned: success
          type: dict
leaving:
  description: The gateway that is to end as STANDBY.
  returned: O(runbook=failover)
  type: str
taker:
  description: The other gateway.
  returned: O(runbook=failover)
  type: str
stage:
  description: What the names of the phases begin with.
  returned: O(runbook=failover)
  type: str
is_back:
  description: Whether it is the way back, as O(is_back).
  returned: O(runbook=failover)
  type: bool
moves:
  description:
    - The sets to move, each with its C(redundancy_set), the way there as C(switchover) and the way back as
      C(rollback). A way has C(leaving), C(taker), and the C(options) of
      M(junos_ha.srd.redundancy_switchover).
  returned: O(runbook=failover)
  type: list
  elements: dict
rolls_back:
  description: Whether a set that moved and is not healthy and stable is moved back.
  returned: O(runbook=failover)
  type: bool
approve:
  description: Who approves, for M(junos_ha.srd.redundancy_approval).
  returned: O(runbook=failover)
  type: str
settles:
  description: Whether earlier runs left requests on this pair without an outcome, which is awaited first. Not
    in check mode.
  returned: O(runbook=failover)
  type: bool
away:
  description: Where mastership is while what O(restored) names is not moved back, and how to go on. Empty if
    nothing was moved, and in check mode.
  returned: O(is_back=true)
  type: str
done:
  description: What to say when it is moved back, for M(junos_ha.srd.redundancy_verdict).
  returned: O(is_back=true)
  type: dict
"""
