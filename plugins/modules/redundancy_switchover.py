# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_switchover
short_description: Move mastership of a redundancy set, through a gate
version_added: 0.2.0
description:
  - Moves mastership of one redundancy set by a redundancy event, and reports a move only if the role
    moved. It is the only plugin of this collection that changes a gateway.
  - First it reads the gateway again. If the gateway has the target role, and its peer the other role, there
    is nothing to do. That is a success only if the pair is well.
  - Then comes the gate. The pair must be GO, with the roles that it must have before the move. So the
    gateway that takes over has no qualifier, and is healthy, connected and Hot.
  - A gateway whose own health failed may be relieved of mastership. What its health is, and a qualifier of
    its state, are warnings then, before the request and after it.
  - Then comes the proof. The committed configuration must show that the event belongs to one redundancy
    policy, that the policy is attached to the set, and that its action leads to O(target).
  - Then it reads both gateways again, at the same time, and judges them again. Between the first and the
    last reading lie O(baseline_for) seconds, in which nothing may have moved. The request follows within 5
    seconds; if it could not, both are read again, three times at most.
  - Then it sends one request, C(request services redundancy-set), and never a second one, unless O(rescue)
    asks for it and no gateway is MASTER. A task with C(until) or C(retries) is refused, since Ansible would
    repeat it, and the request with it.
  - Then it reads both gateways repeatedly until the role has moved, the other gateway says that it is
    MASTER, and one reading of both meets all expectations, and the following ones for O(stable_for) do too.
    It opens a lost session again.
  - If any step before the request fails, the task ends, and nothing is sent.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.options
  - junos_ha.srd.expectation
  - junos_ha.srd.expectation.waivers
  - junos_ha.srd.polling
  - junos_ha.srd.intent
  - junos_ha.srd.expectation.peer
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It runs gate and proof, and sends nothing.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: full
    details: It shows the roles of both gateways before and after.
  connection:
    description: The supported connections.
    support: full
    details:
      - P(junos_ha.srd.netconf#connection), P(ansible.netcommon.netconf#connection) and
        P(ansible.netcommon.network_cli#connection).
options:
  redundancy_set:
    description: The id of the redundancy set to move, 1 to 100.
    type: int
    required: true
  redundancy_event:
    description:
      - The name of the redundancy event that moves it, 1 to 63 printable characters. Over the CLI only
        letters, digits, dots, hyphens and underscores are allowed.
    type: str
    required: true
  target:
    description:
      - The role that this gateway must have at the end. V(STANDBY) releases mastership, V(MASTER)
        acquires it.
    type: str
    choices: [MASTER, STANDBY]
    required: true
  peer_facts:
    description:
      - The facts of the other gateway, as M(junos_ha.srd.redundancy_group_facts) returned them. They decide
        whether the task goes on; O(peer) is read again right before the request.
      - An empty dictionary means that the gateway could not be read. The gate is then closed.
    type: dict
  max_age:
    description:
      - The maximum age of the facts of the other gateway in seconds, at most 300. Facts without a time,
        parsed offline, do not open the gate.
    type: float
    default: 60
  verify_event:
    description:
      - Whether the configurations of both gateways must prove what the event does, that the other gateway
        takes over, and where the signal routes are. With V(false) nobody knows that before the request, and
        the task warns.
    type: bool
    default: true
  must_stay:
    description:
      - Whether nothing may bring mastership back by itself, as before a maintenance. The configuration must
        then prove that too.
    type: bool
    default: false
  baseline_for:
    description:
      - Seconds between the two readings of both gateways before the request. They must show the same
        transition events, connection losses and route errors. So the pair stood still.
      - The first reading is the one with which the task begins. The default is twice C(keepalive) of the set
        where both configurations show it, and 20 at least otherwise.
    type: float
  moved_too:
    description:
      - The ids of other redundancy sets that are moved in the same run. A policy, an event or a signal route
        that another set shares closes the gate, unless that set is moved too.
    type: list
    elements: int
    default: []
    version_added: 0.2.0
  force:
    description:
      - V(true) sends C(force) with the request, which overrides warnings on the gateway, and lets failed
        checks of the gate pass. The report shows each of them as waived, and RV(overridden) lists them.
      - It overrides nothing that says where mastership of the set is, or whether the other gateway is there.
      - An unknown check still closes the gate, and so does a gateway without the role that it must give
        up.
    type: bool
    default: false
  rollback:
    description:
      - V(true) says that this moves a set back, after a move without a good outcome. What may have called for
        that does not shut the gate, if it failed. That is C(synchronization), C(interface_connection) and
        C(signal_routes) on both gateways.
      - The report shows each of them as waived, RV(overridden) lists them, and the task warns of each.
      - All else shuts the gate as ever, such as where mastership is, whether the other gateway is there and
        well, and policies that are not proved.
    type: bool
    default: false
    version_added: 0.2.0
  may_send:
    description:
      - V(false) says that no move of this set was announced, because the gateway had its target role. If it
        no longer has, nothing is sent, and the task fails.
    type: bool
    default: true
    version_added: 0.2.0
  rescue:
    description:
      - What to do if no gateway has been MASTER for 10 seconds after the request.
      - V(never) only says so, with what to type.
      - V(acquire) sends one more request to this gateway, by which it acquires mastership again. A last
        reading of both must show that none is MASTER. If the other gateway cannot be read, nothing is sent.
      - The event of that request must be proved before anything is sent, as the check C(rescue_event), so
        O(verify_event) must be V(true), and O(target) V(STANDBY).
      - Its intent is written before it is sent, and what came of it is in RV(rescue). The task fails all the
        same.
    type: str
    choices: [never, acquire]
    default: never
    version_added: 0.2.0
  commits:
    description:
      - Whether commits on the two gateways count at the gate. They are read before the configurations are
        proved, and right before the request. None may be pending, prepared or to be confirmed then, and none
        made in between.
      - With V(stop) such a commit shuts the gate, and with V(warn) the task warns of it. Commits that are not
        shown shut it with both, as the check C(area_read). With V(ignore) they are not read.
    type: str
    choices: [ignore, stop, warn]
    default: ignore
    version_added: 0.2.0
  settle_only:
    description:
      - V(true) only waits for the outcome of requests on this pair that earlier runs left open, and returns
        RV(earlier). No gate is checked and no request is sent.
    type: bool
    default: false
requirements:
  - jxmlease
  - netaddr
notes:
  - O(peer) is required, since the task reads that gateway itself, with its own variables.
  - O(role) and O(roles) apply to the redundancy sets that do not move, on this gateway. Its peer must
    have the opposite role.
  - The checks C(role) and C(set_present) define the move, and cannot be waived here.
  - After a refused request it does not wait until O(timeout), but for at least O(stable_for) and one
    O(interval), because the reply proves nothing.
  - After the request it reads both gateways, at the same time, each every O(interval). One that cannot be
    read has not said that it is MASTER, so the outcome is not V(moved).
  - O(timeout) does not interrupt a reading; C(ansible_command_timeout) does.
  - Besides C(view) it needs the Junos permissions to see event-options, policy-options and services, and
    to send C(request services redundancy-set).
seealso:
  - module: junos_ha.srd.redundancy_group_facts
  - module: junos_ha.srd.redundancy_pair_assert
  - module: junos_ha.srd.redundancy_group_wait
"""

EXAMPLES = r"""
# mx1 is MASTER of set 1, mx2 is its peer.
- name: Read the peer right before the move
  junos_ha.srd.redundancy_group_facts:
  delegate_to: mx2
  delegate_facts: true

- name: Let mx1 release mastership of set 1
  junos_ha.srd.redundancy_switchover:
    redundancy_set: 1
    redundancy_event: RELS_MSHIP_MANUAL_EV
    target: STANDBY
    peer: mx2

# changed: [mx1]

- name: Show what would be sent, and send nothing
  junos_ha.srd.redundancy_switchover:
    redundancy_set: 1
    redundancy_event: RELS_MSHIP_MANUAL_EV
    target: STANDBY
    peer: mx2
  check_mode: true
  register: would

# would.would_send:
#   <request-services-redundancy-set><id>1</id><trigger/>
#   <redundancy-event>RELS_MSHIP_MANUAL_EV</redundancy-event></request-services-redundancy-set>

# fatal: [mx1]: FAILED! => {"msg":
#   the gate is shut: nothing was sent to mx1
#   NO-GO: 1 of 46 checks failed
#   FAIL mx2 group 1 set 1 - role_clear - Expected: no qualifier Actual: STANDBY (WARNED)
#     Look for monitored interfaces that are down. WARNED holds until all are up again.
"""

RETURN = r"""
msg:
  description:
    - How it went.
    - Then the verdict. If it failed, up to ten findings against GO, failed ones first. Each names the
      check, the expected and the actual value, and what to look at.
  returned: always
  type: str
  sample: |-
    mx1 is STANDBY of set 1, healthy and stable: moved after 2.1 s, Hot after 184.3 s, stable after 224.5 s
    GO: 26 of 26 checks passed
summary:
  description: How it went, in a sentence. It is the first line of RV(msg).
  returned: when the options are valid
  type: str
  sample: "the gate is shut: nothing was sent to mx1"
details:
  description: The lines of RV(msg) that say why it failed. An empty list if it did not fail.
  returned: when the options are valid
  type: list
  elements: str
  sample: []
succeeded:
  description:
    - Whether the gateway has the target role. In check mode, whether the request would be sent.
    - It is the opposite of C(failed), even if C(failed_when) overrides C(failed).
  returned: when the options are valid
  type: bool
  sample: true
earlier:
  description:
    - The requests of earlier runs on this pair whose outcome nobody saw, each in a sentence, with what this
      gateway shows now. The task waited for their outcome.
    - An empty list if there were none. Otherwise nothing was sent, because the facts of the peer are older
      than that outcome. Read the peer again, and run the task again.
  returned: when the options are valid
  type: list
  elements: str
  sample: []
unkept:
  description:
    - Where the outcome of the request is, in sentences, if it could not be written beside its intent. An
      empty list otherwise.
  returned: when the options are valid
  type: list
  elements: str
  sample: []
verdict:
  description: The verdict of RV(report), V(go), V(no_go) or V(unknown). Never V(go) when it failed.
  returned: when the options are valid
  type: str
  sample: go
outcome:
  description:
    - How it went, in a word.
    - Before the request it is V(not_read), V(there) if there was nothing to do, V(there_not_well) if there
      was nothing to do and the pair is not well, V(gate) or V(event) if gate or proof failed, V(would_send)
      in check mode. V(withheld) if the gate was open, and the intent could not be written, the lock was taken
      away, or Ansible's main process was gone.
    - After the request it is V(moved), the only success. V(not_stable) if the role moved, and not all
      expectations were met in time, on both gateways. V(moved_otherwise) if it moved, and the counters of
      both do not show that the request alone moved it, such as another event, another set that moved too, a
      lost connection or a failed route update. V(no_master) if no gateway has been MASTER for 10 seconds;
      the message says since when, and what to type. V(rescued) if O(rescue) made this gateway MASTER again
      then. V(not_followed) if the signal route is not shown to have
      moved within 15 seconds. V(moved_back) if mastership went back. V(refused) or V(not_moved) if the role
      did not move. V(not_known) if it had not moved by the last reading, if any, and the gateway could not be
      read at the end. V(interrupted) if the time-out of the task ended it.
  returned: when the options are valid
  type: str
  sample: moved
changed:
  description: Whether the role moved, even if only for a time. In check mode, whether the request would
    be sent.
  returned: always
  type: bool
  sample: true
moved:
  description:
    - Whether the role moved, even if only for a time. V(null) if that is unknown, because no reading came
      after the request, or because the daemon restarted and lost its counters.
  returned: when the options are valid
  type: bool
  sample: true
asked:
  description: The options of the task, so that the result is complete by itself.
  returned: when the options are valid
  type: dict
  contains:
    gateway:
      description: This gateway.
      returned: always
      type: str
      sample: mx1
    peer:
      description: The other gateway of the pair.
      returned: always
      type: str
      sample: mx2
    redundancy_set:
      description: The id of the set, 1 to 100.
      returned: always
      type: int
      sample: 1
    redundancy_event:
      description: The event.
      returned: always
      type: str
      sample: RELS_MSHIP_MANUAL_EV
    target:
      description: The target role of this gateway, V(MASTER) or V(STANDBY).
      returned: always
      type: str
      sample: STANDBY
    force:
      description: Whether warnings were overridden.
      returned: always
      type: bool
      sample: false
sent:
  description: The RPC or command that was sent, word for word. V(null) if nothing was sent.
  returned: when the options are valid
  type: str
  sample: request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV
would_send:
  description: The RPC or command that would have been sent, word for word. V(null) except in check mode.
  returned: when the options are valid
  type: str
  sample: request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV
reply:
  description: The raw reply to the request, for the evidence. It proves nothing. V(null) if there was
    none.
  returned: when the options are valid
  type: str
  sample: ""
before:
  description: The facts of this gateway before the request. V(null) if it was not read.
  returned: when the options are valid
  type: dict
  sample: {roles: {"1": MASTER}}
after:
  description:
    - The facts of the last reading of this gateway. V(null) if a request was sent and no reading came
      after it.
  returned: when the options are valid
  type: dict
  sample: {roles: {"1": STANDBY}}
gate:
  description: The report of the gate, in the format of RV(report). V(null) if the gate was not reached.
  returned: when the options are valid
  type: dict
  sample: {verdict: go}
report:
  description:
    - The deciding verdict, and all checks behind it, in the format of
      M(junos_ha.srd.redundancy_pair_assert). Before the request it covers the pair, after it the last
      reading.
    - The checks C(redundancy_event), C(takeover), C(route_policies), C(shared_policies), C(set_group) and
      C(hold_time) are the proof, C(signal_routes) the routes, C(mastership_moved) the outcome.
  returned: when the options are valid
  type: dict
  contains:
    verdict:
      description: V(go), V(no_go) or V(unknown).
      returned: always
      type: str
      sample: go
    summary:
      description: The verdict in a sentence, with the first three findings against GO.
      returned: always
      type: str
      sample: "GO: 26 of 26 checks passed"
    counts:
      description: The number of checks by status.
      returned: always
      type: dict
      sample: {pass: 26, fail: 0, unknown: 0, waived: 0}
    checks:
      description: The checks, one for each subject, in a fixed order.
      returned: always
      type: list
      elements: dict
      sample: [{check: mastership_moved, subject: mx1 set 1, status: pass}]
overridden:
  description: The failed checks of the gate that O(force) overrode, or that may have called for the
    O(rollback).
  returned: when the options are valid
  type: list
  elements: str
  sample: ["mx2 group 1 set 1 - role_clear - Expected: no qualifier Actual: STANDBY (WARNED)"]
suitable_events:
  description: The events that would move the set as wanted, by the configuration.
  returned: when the options are valid
  type: list
  elements: str
  sample: [RELS_MSHIP_MANUAL_EV]
pull_back:
  description: What can move mastership back by itself, by the configuration. The task warns of each.
  returned: when the options are valid
  type: list
  elements: str
  sample: ["ACQU_MSHIP_POL acquires mastership when PEER_RELS_MSHIP_EV fires: peer mastership-release"]
timeline:
  description:
    - The readings after the request, in order, in the format of M(junos_ha.srd.redundancy_group_wait).
      Their seconds count from the request.
  returned: when the options are valid
  type: list
  elements: dict
  sample:
    - elapsed: 2.1
      verdict: go
      sets: [{set: 1, state: STANDBY, peers: [MASTER], hot: 8, interfaces: 8}]
peer_timeline:
  description:
    - The readings of the other gateway after the request, each telling of itself, in the same format.
  returned: when the options are valid
  type: list
  elements: dict
  sample:
    - elapsed: 2.1
      verdict: go
      sets: [{set: 1, state: MASTER, peers: [STANDBY], hot: 8, interfaces: 8}]
without_master:
  description:
    - For how many seconds no gateway was MASTER, as the readings of both show it. A time that is shorter than
      O(interval) may not be seen. V(null) if nothing was sent, or a gateway was not read meanwhile.
  returned: when the options are valid
  type: float
  sample: 0.0
two_masters:
  description: For how many seconds both were MASTER, likewise.
  returned: when the options are valid
  type: float
  sample: 0.0
routes_followed:
  description:
    - Seconds from the request until a reading showed that the signal routes had followed mastership. They are
      read for 15 seconds after the role moved. V(null) if that was not seen, or no signal route is proved.
  returned: when the options are valid
  type: float
  sample: 2.34
rescue:
  description:
    - The request by O(rescue) to acquire the set again. V(null) if it did not come to that.
  returned: when the options are valid
  type: dict
  contains:
    request:
      description: The request, word for word.
      returned: always
      type: str
      sample: request services redundancy-set 1 trigger redundancy-event ACQU_MSHIP_MANUAL_EV
    withheld: {description: Why it was not sent. V(null) if it was., returned: always, type: str}
    sent_at:
      description: Seconds from the first request until it was sent. V(null) if it was not.
      returned: always
      type: float
      sample: 12.4
    reply:
      description: The raw reply to it. V(null) if there was none.
      returned: always
      type: str
      sample: ""
    error:
      description: Why there was no reply, or what the gateway refused. V(null) if there is nothing to say.
      returned: always
      type: str
    acquired:
      description:
        - Seconds from the first request until this gateway said that it is MASTER, which it did to the last.
          V(null) if it did not.
      returned: always
      type: float
      sample: 13.6
resyncs:
  description:
    - The service interfaces of the set, over the readings after the request.
  returned: when the options are valid
  type: list
  elements: dict
  contains:
    service_set: {description: The service set., returned: always, type: str, sample: IPv6-SFW}
    interface: {description: The service interface., returned: always, type: str, sample: ms-1/3/0}
    lost:
      description: Seconds until a reading first showed it not Hot. V(null) if every reading showed it
        Hot.
      returned: always
      type: float
      sample: 2.14
    hot:
      description: Seconds from which on every reading showed it Hot. V(null) if the last reading did not.
      returned: always
      type: float
      sample: 184.31
durations:
  description: Seconds from the request. V(null) if that did not happen.
  returned: when the options are valid
  type: dict
  contains:
    role_moved:
      description: Until a reading showed the role moved.
      returned: always
      type: float
      sample: 2.14
    hot:
      description: Until a reading after that showed every service interface Hot.
      returned: always
      type: float
      sample: 184.31
    stable:
      description: Until all expectations were met for O(stable_for).
      returned: always
      type: float
      sample: 194.52
"""
