# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: redundancy_history
short_description: List the runs of a directory of evidence
version_added: 0.2.0
description:
  - Lists the runs that left evidence in a directory, with the pair, when it was written, the verdict, and who
    moved what. It says what changed between two audits, and which pairs were not read for long. It asks no
    gateway.
  - With O(keep) it deletes runs that are older. It deletes whole runs only.
  - A run stays, whatever its age, if the outcome of one of its requests is unknown; if a run that stays
    refers to it; if it is a maintenance that moved mastership away and nothing shows that it was moved back;
    if its directory holds a file that this collection did not write; or if others may enter its directory.
  - If a file of evidence cannot be read or was changed, nothing is deleted, since nobody knows what it refers
    to.
  - The verdict of a run is made of its evidence, as its reports are. A run that cannot be read is UNKNOWN,
    with the cause. The task succeeds whatever the verdicts are.
extends_documentation_fragment:
  - junos_ha.srd.attributes
author:
  - The junos_ha.srd contributors (@junos-ha)
attributes:
  check_mode:
    description: Can run in C(check_mode) and return what it would without changing the target.
    support: full
    details: It deletes nothing, and returns what it would delete.
  diff_mode:
    description: Returns details on what has changed, when in diff mode.
    support: full
    details: The names of the runs, before and after.
  connection:
    description: Uses the connection of the host.
    support: none
    details: It reads files of the controller.
options:
  directory:
    description: The directory on the controller that holds the evidence of all runs.
    type: str
    required: true
  audits:
    description: Two audits to compare, the earlier one first; by default the last two.
    type: list
    elements: str
    default: []
  old_after:
    description: How long ago a pair may have left evidence without being called old, in days or weeks.
    type: str
    default: 7 days
  keep:
    description:
      - How long a run is kept, in days or weeks, such as V(90 days). Runs that are older are deleted.
      - The age of a run is that of the last file that was written to it.
      - Without it nothing is deleted.
    type: str
notes:
  - Run it on localhost.
seealso:
  - module: junos_ha.srd.redundancy_evidence
  - module: junos_ha.srd.redundancy_audit
"""

EXAMPLES = r"""
- name: List the runs, and show what would be deleted
  junos_ha.srd.redundancy_history:
    directory: ~/evidence
    keep: 90 days
  check_mode: true
  diff: true

# 2 runs: 1 GO, 1 NO-GO, 0 UNKNOWN
#   run         pair         written               phases    verdict  moved
#   ----------  -----------  --------------------  --------  -------  -----
#   CHG0041     mx1 and mx2  2026-11-21T17:00:00Z  precheck  GO       -
#   CHG0042     mx1 and mx2  2026-11-22T17:00:00Z  precheck  NO-GO    -
"""

RETURN = r"""
msg:
  description: How many runs there are, and their verdicts; or why none was listed, or not all were deleted.
  returned: always
  type: str
  sample: "2 runs: 1 GO, 1 NO-GO, 0 UNKNOWN"
runs:
  description: What each run says of each of its pairs, or of its fleet. The oldest come first.
  returned: when the directory was read
  type: list
  elements: dict
  contains:
    run_id:
      description: The run.
      type: str
    subject:
      description: The pair, the gateway or the fleet.
      type: str
    gateways:
      description: The gateways.
      type: list
      elements: str
    written_at:
      description: When it was written last, in UTC; empty if that is unknown.
      type: str
    phases:
      description: Its phases, in their order.
      type: list
      elements: str
    verdict:
      description: C(no_go), C(unknown) or C(go).
      type: str
    summary:
      description: The verdict in a sentence, or why it is unknown.
      type: str
    moves:
      description: The requests, each with its C(redundancy_set), C(from_gateway), C(to_gateway), C(by) whom,
        C(at) what time, and its C(outcome).
      type: list
      elements: dict
changes:
  description: What changed between the audits C(before) and C(after), by C(pairs), each with its C(lines).
    Empty with fewer than two audits.
  returned: when the directory was read
  type: dict
old:
  description: The pairs whose last evidence is older than O(old_after), the oldest first.
  returned: when the directory was read
  type: list
  elements: dict
deleted:
  description: The runs that were deleted; in check mode those that would be.
  returned: when the directory was read
  type: list
  elements: str
kept:
  description: The runs older than O(keep) that stay, each with the reason.
  returned: when the directory was read
  type: list
  elements: dict
unrecognized:
  description: What the directory holds besides runs. It is never touched.
  returned: when the directory was read
  type: list
  elements: str
lines:
  description: What the console shows.
  returned: when the directory was read
  type: list
  elements: str
"""
