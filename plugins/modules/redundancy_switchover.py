# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_switchover
short_description: Move mastership of a redundancy set, through a gate
version_added: 0.2.0
description:
  - Moves mastership of one redundancy set by a redundancy event, and says that it moved only when the role
    moved. It is the only plugin of this collection that changes a gateway.
  - First it reads the gateway anew. Where that has the target role, clear, and its peer the other one, there
    is nothing to do.
  - Then comes the gate. The two gateways must be GO as a pair, with the roles as they must be before. So the
    one that is to take over is clear, healthy, connected and Hot.
  - Then comes the proof. The committed configuration must show that the event belongs to one redundancy
    policy, that the policy is attached to the set, and that its action fits O(target).
  - Then one request is sent, C(request services redundancy-set), and never a second one.
  - Then the gateway is read again and again until the role has moved and all that is expected holds in one
    reading, and has gone on holding for O(stable_for). A session that is lost is opened again.
  - Whatever does not hold before the request ends it, and nothing is sent.
extends_documentation_fragment:
  - junos_ha.srd.attributes
  - junos_ha.srd.expectation
  - junos_ha.srd.expectation.waivers
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It goes through gate and proof, and sends nothing.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: full
    details: It shows the roles of both gateways before and after.
  connection:
    description: The connections that it works over.
    support: full
    details:
      - P(junos_ha.srd.netconf#connection), P(ansible.netcommon.netconf#connection) and
        P(ansible.netcommon.network_cli#connection).
options:
  redundancy_set:
    description: The id of the redundancy set that is to move, 1 to 100.
    type: int
    required: true
  redundancy_event:
    description:
      - The name of the redundancy event that moves it, 1 to 63 printable characters. Over the CLI it has
        letters, digits, dots, hyphens and underscores only.
    type: str
    required: true
  target:
    description:
      - The role in which this gateway is to end. V(STANDBY) releases mastership, V(MASTER) acquires it.
    type: str
    choices: [MASTER, STANDBY]
    required: true
  peer:
    description:
      - The inventory name of the other gateway. Its facts are those that it has gathered, unless
        O(peer_facts) is given.
      - One of O(peer) and O(peer_facts) is required. With both, O(peer) names the gateway in the report.
    type: str
  peer_facts:
    description:
      - The facts of the other gateway, as M(junos_ha.srd.redundancy_group_facts) gave them.
      - An empty dictionary stands for a gateway that could not be read. The gate is then shut.
    type: dict
  max_age:
    description:
      - How many seconds old the facts of the other gateway may be, 300 at most. Facts without a time, parsed
        offline, do not open the gate.
    type: float
    default: 60
  verify_event:
    description:
      - Whether the configuration must prove what the event does. With V(false) nobody knows that before the
        request is sent. The task then warns.
    type: bool
    default: true
  force:
    description:
      - V(true) sends C(force) with the request, which overrides warnings on the gateway, and lets failed
        checks of the gate pass. Each stands in the report as waived, and in RV(overridden).
      - What is unknown still shuts the gate. So does a gateway that does not have the role that it is to give
        up.
    type: bool
    default: false
  timeout:
    description:
      - How many seconds after the request to give up. It must be more than O(stable_for).
    type: float
    default: 300
  interval:
    description: How many seconds to wait between two readings, more than 0.
    type: float
    default: 2
  stable_for:
    description: For how many seconds all that is expected must have held without a break.
    type: float
    default: 10
requirements:
  - jxmlease
  - netaddr
notes:
  - O(role) and O(roles) say what is expected of the redundancy sets that do not move. They say it of this
    gateway. Its peer is expected to have the other role.
  - The checks C(role) and C(set_present) say what is moved, and cannot be waived here.
  - A request that the gateway refused is not waited for until O(timeout), but for O(stable_for) and one
    O(interval) at least, as the reply proves nothing.
  - After the request this gateway is read, and not its peer. Of the peer it says what this gateway says of
    it. So read and check the pair again, as the role P(junos_ha.srd.failover#role) does.
  - A reading under way is not cut short by O(timeout), but by C(ansible_command_timeout).
  - Besides C(view) it needs the Junos permission to see event-options, policy-options and services, and
    the one to send C(request services redundancy-set).
seealso:
  - module: junos_ha.srd.redundancy_group_facts
  - module: junos_ha.srd.redundancy_pair_assert
  - module: junos_ha.srd.redundancy_group_wait
"""

EXAMPLES = r"""
# mx1 is MASTER of set 1, mx2 is its peer.
- name: Read the peer right before
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

- name: See what would be sent, and send nothing
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
    - Then the verdict. When it failed, then up to ten findings that speak against GO, the failed ones first.
      Each says what was checked, what is expected, what was found, and what to look at.
  returned: always
  type: str
  sample: |-
    mx1 is STANDBY of set 1, healthy and stable: moved after 2.1 s, Hot after 184.3 s, stable after 194.5 s
    GO: 26 of 26 checks passed
summary:
  description: How it went, in a sentence. It is the first line of RV(msg).
  returned: when the options are valid
  type: str
  sample: "the gate is shut: nothing was sent to mx1"
details:
  description: The lines of RV(msg) that say why it failed. An empty list when it did not.
  returned: when the options are valid
  type: list
  elements: str
  sample: []
succeeded:
  description:
    - Whether the gateway has the target role. In check mode, whether the request would be sent.
    - It is the opposite of C(failed), also where C(failed_when) overrides that.
  returned: when the options are valid
  type: bool
  sample: true
verdict:
  description: The verdict of RV(report), V(go), V(no_go) or V(unknown). Never V(go) when it failed.
  returned: when the options are valid
  type: str
  sample: go
outcome:
  description:
    - How it went, in a word.
    - Before the request V(not_read), V(there) when there was nothing to do, V(gate) or V(event) when that
      did not hold, V(would_send) in check mode.
    - After it V(moved), which alone is a success. V(not_stable) when the role moved, and not all that is
      expected held in time. V(moved_back) when mastership went back. V(refused) or V(not_moved) when the role
      did not move. V(not_known) when it had not moved by the last reading, if there was one, and the
      gateway could not be read in the end.
  returned: when the options are valid
  type: str
  sample: moved
changed:
  description: Whether the role moved, if only for a time. In check mode, whether the request would be sent.
  returned: always
  type: bool
  sample: true
moved:
  description:
    - Whether the role moved, if only for a time. V(null) when that is not known, as no reading came after the
      request, or the daemon started anew and has forgotten what it had counted.
  returned: when the options are valid
  type: bool
  sample: true
asked:
  description: What the task was asked for, so that its result says by itself what it is about.
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
      description: The role in which this gateway was to end, V(MASTER) or V(STANDBY).
      returned: always
      type: str
      sample: STANDBY
    force:
      description: Whether warnings were to be overridden.
      returned: always
      type: bool
      sample: false
sent:
  description: The RPC or command that was sent, word for word. V(null) when nothing was.
  returned: when the options are valid
  type: str
  sample: request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV
would_send:
  description: The RPC or command that would have been sent, word for word. V(null) but in check mode.
  returned: when the options are valid
  type: str
  sample: request services redundancy-set 1 trigger redundancy-event RELS_MSHIP_MANUAL_EV
reply:
  description: The raw reply to the request, for the evidence. It proves nothing. V(null) when there was none.
  returned: when the options are valid
  type: str
  sample: ""
before:
  description: The facts of this gateway before. V(null) when it was not read.
  returned: when the options are valid
  type: dict
  sample: {roles: {"1": MASTER}}
after:
  description:
    - The facts of this gateway, as it was read last. V(null) when a request was sent and no reading came
      after it.
  returned: when the options are valid
  type: dict
  sample: {roles: {"1": STANDBY}}
gate:
  description: The report of the gate, of the same shape as RV(report). V(null) when it did not come to that.
  returned: when the options are valid
  type: dict
  sample: {verdict: go}
report:
  description:
    - The verdict that decides, and every check behind it, as M(junos_ha.srd.redundancy_pair_assert) gives it.
      Before the request it is that on the pair, after it that on the last reading.
    - The check C(redundancy_event) stands for the proof, C(mastership_moved) for the outcome.
  returned: when the options are valid
  type: dict
  contains:
    verdict:
      description: V(go), V(no_go) or V(unknown).
      returned: always
      type: str
      sample: go
    summary:
      description: The verdict in a sentence, with the first three findings that speak against GO.
      returned: always
      type: str
      sample: "GO: 26 of 26 checks passed"
    counts:
      description: How many checks have which status.
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
  description: The failed checks of the gate that O(force) has overridden.
  returned: when the options are valid
  type: list
  elements: str
  sample: ["mx2 group 1 set 1 - role_clear - Expected: no qualifier Actual: STANDBY (WARNED)"]
suitable_events:
  description: The events that would do what is wanted, as the configuration has them.
  returned: when the options are valid
  type: list
  elements: str
  sample: [RELS_MSHIP_MANUAL_EV]
pull_back:
  description: What can move mastership back by itself, as the configuration has it. The task warns of each.
  returned: when the options are valid
  type: list
  elements: str
  sample: ["ACQU_MSHIP_POL acquires mastership when PEER_RELS_MSHIP_EV fires: peer mastership-release"]
timeline:
  description:
    - The readings after the request, in their order, as M(junos_ha.srd.redundancy_group_wait) gives them.
      Their seconds count from the request.
  returned: when the options are valid
  type: list
  elements: dict
  sample:
    - elapsed: 2.1
      verdict: go
      sets: [{set: 1, state: STANDBY, peers: [MASTER], hot: 8, interfaces: 8}]
resyncs:
  description:
    - The service interfaces of the set, as the readings after the request show them one after another.
  returned: when the options are valid
  type: list
  elements: dict
  contains:
    service_set:
      description: The service set.
      returned: always
      type: str
      sample: IPv6-SFW
    interface:
      description: The service interface.
      returned: always
      type: str
      sample: ms-1/3/0
    lost:
      description: When it was first seen not Hot, in seconds. V(null) where every reading showed it Hot.
      returned: always
      type: float
      sample: 2.14
    hot:
      description: From which second on every reading showed it Hot. V(null) where the last one did not.
      returned: always
      type: float
      sample: 184.31
durations:
  description: Seconds from the request. V(null) where it did not come to that.
  returned: when the options are valid
  type: dict
  contains:
    role_moved:
      description: Until a reading showed the role moved.
      returned: always
      type: float
      sample: 2.14
    hot:
      description: Until a reading showed every service interface Hot after that.
      returned: always
      type: float
      sample: 184.31
    stable:
      description: Until all had held for O(stable_for).
      returned: always
      type: float
      sample: 194.52
"""
