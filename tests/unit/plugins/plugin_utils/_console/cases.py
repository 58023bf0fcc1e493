# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pairs, healthy and not, and every line that the console shows of each."""

from __future__ import annotations

from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    ICCP,
    MASTER,
    PEER,
    SERVICE_SET,
    SET,
    STANDBY,
    TERSE,
    edited,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.plugin_utils._console.screens import (
    COLD,
    FIND_SET,
    HEAD,
    HOSTILE,
    IS_COLD,
    LEADER,
    OTHER,
    READ_AGAIN,
    RULE,
    SKEWED,
    WAIT,
    Case,
    sets,
    well,
)

CASES: dict[str, Case] = {
    "all well": Case(
        verdict="go", lines=["mx1 and mx2 - GO: 47 of 47 checks passed", HEAD, RULE, LEADER, OTHER]
    ),
    "one interface not Hot": Case(
        peer_facts=edited(STANDBY, COLD),
        verdict="no_go",
        lines=[
            "mx1 and mx2 - NO-GO: 1 of 47 checks failed",
            HEAD,
            RULE,
            LEADER,
            "  mx2        1  STANDBY  MASTER   Passed  0/1  NO-GO",
            f"FAIL mx2 {IS_COLD}",
            WAIT,
        ],
    ),
    "waived": Case(
        peer_facts=edited(STANDBY, COLD),
        options={
            "waivers": [{"check": "synchronization", "reason": "r", "owner": "o", "expires": "2026-11-23"}]
        },
        verdict="go",
        lines=[
            "mx1 and mx2 - GO: 46 of 47 checks passed, 1 waived",
            HEAD,
            RULE,
            LEADER,
            "  mx2        1  STANDBY  MASTER   Passed  0/1  GO",
        ],
    ),
    "warned and not healthy": Case(
        facts=edited(MASTER, {f"{PEER}.state": "STANDBY (WARNED)"}),
        peer_facts=edited(STANDBY, {f"{SET}.state": "STANDBY (WARNED)", f"{SET}.health": "Failed"}),
        verdict="no_go",
        lines=[
            "mx1 and mx2 - NO-GO: 3 of 47 checks failed",
            "  gateway  set  role              peer              health  Hot  verdict",
            "  -------  ---  ----------------  ----------------  ------  ---  -------",
            "  mx1        1  MASTER            STANDBY (WARNED)  Passed  1/1  NO-GO",
            "  mx2        1  STANDBY (WARNED)  MASTER            Failed  1/1  NO-GO",
            "FAIL mx1 group 1 set 1 peer 192.0.2.2 - peer_clear - Expected: no qualifier "
            "Actual: STANDBY (WARNED)",
            "  Look on the peer for monitored interfaces that are down.",
            "FAIL mx2 group 1 set 1 - role_clear - Expected: no qualifier Actual: STANDBY (WARNED)",
            "  Look for monitored interfaces that are down. WARNED holds until all are up again.",
            "FAIL mx2 group 1 set 1 - health - Expected: Passed Actual: Failed",
            "  Look at the failed interfaces of the set, then at the service cards.",
        ],
    ),
    "two masters": Case(
        peer_facts=edited(MASTER, {f"{GROUP}.local_ip": "192.0.2.2", f"{PEER}.ip": "192.0.2.1"}),
        verdict="no_go",
        lines=[
            "mx1 and mx2 - NO-GO, both gateways are MASTER of set 1, restore ICCP first: "
            "3 of 47 checks failed",
            "  gateway  set  role    peer     health  Hot  verdict",
            "  -------  ---  ------  -------  ------  ---  -------",
            "  mx1        1  MASTER  STANDBY  Passed  1/1  NO-GO",
            "  mx2        1  MASTER  STANDBY  Passed  1/1  NO-GO",
            "FAIL group 1 set 1 - single_master - Expected: exactly one MASTER Actual: two masters",
            "  Two masters: restore the ICCP path first. No master: see the health of both.",
            "FAIL mx1 group 1 set 1 - view_of_peer - Expected: MASTER, as the other gateway says of itself "
            "Actual: STANDBY",
            "FAIL mx2 group 1 set 1 - view_of_peer - Expected: MASTER, as the other gateway says of itself "
            "Actual: STANDBY",
            "  Read both again. If they still disagree, look at show iccp on both.",
        ],
    ),
    "read too far apart": Case(
        peer_facts=edited(STANDBY, {"collected_at": "2026-11-22T16:59:20Z"}),
        verdict="no_go",
        lines=[
            "mx1 and mx2 - NO-GO: 1 of 47 checks failed",
            HEAD,
            RULE,
            "  mx1        1  MASTER   STANDBY  Passed  1/1  NO-GO",
            "  mx2        1  STANDBY  MASTER   Passed  1/1  NO-GO",
            "FAIL both gateways - collection_skew - Expected: at most 30 s Actual: 40 s",
            SKEWED,
        ],
    ),
    "one not reached": Case(
        peer_facts=None,
        errors={"mx2": "mx2: 'open the session' failed: connection refused - check ansible_port"},
        verdict="unknown",
        lines=[
            "mx1 and mx2 - UNKNOWN: 1 of 18 checks could not be decided",
            "  gateway  set  role      peer     health  Hot  verdict",
            "  -------  ---  --------  -------  ------  ---  -------",
            "  mx2        -  not read  -        -         -  UNKNOWN",
            "  mx1        1  MASTER    STANDBY  Passed  1/1  GO",
            "mx2: 'open the session' failed: connection refused - check ansible_port",
            "UNKNOWN mx2 - reply_complete - Expected: complete Actual: not read",
            READ_AGAIN,
        ],
    ),
    "neither reached": Case(
        facts=None,
        peer_facts=None,
        errors={"mx1": "timed out"},
        verdict="unknown",
        lines=[
            "mx1 and mx2 - UNKNOWN: 2 of 2 checks could not be decided",
            "  gateway  set  role      peer  health  Hot  verdict",
            "  -------  ---  --------  ----  ------  ---  -------",
            "  mx1        -  not read  -     -         -  UNKNOWN",
            "  mx2        -  not read  -     -         -  UNKNOWN",
            "mx1: timed out",
            "UNKNOWN mx1 - reply_complete - Expected: complete Actual: not read",
            "UNKNOWN mx2 - reply_complete - Expected: complete Actual: not read",
            READ_AGAIN,
        ],
    ),
    "terse": Case(
        facts=edited(MASTER, TERSE),
        peer_facts=edited(STANDBY, TERSE),
        options={"health": "any", "synchronization": "any", "without_service_sets": [1]},
        verdict="unknown",
        lines=[
            "mx1 and mx2 - UNKNOWN: 8 of 38 checks could not be decided",
            "  gateway  set  role     peer     health           Hot  verdict",
            "  -------  ---  -------  -------  ---------  ---------  -------",
            "  mx1        1  MASTER   STANDBY  not shown  not shown  UNKNOWN",
            "  mx2        1  STANDBY  MASTER   not shown  not shown  UNKNOWN",
            "UNKNOWN mx1 group 1 set 1 - interface_type - Expected: Inter-chassis Actual: not shown",
            "  Intra-chassis backs a card, not a gateway: look at the service interface of the service set "
            "on both gateways.",
            "UNKNOWN mx1 group 1 set 1 - interface_connection - Expected: Up Actual: not shown",
            "  Look at the service interface and its card on both gateways, and at the path between them.",
            "UNKNOWN mx1 group 1 set 1 - interface_role - Expected: active or backup, as the gateway's role "
            "Actual: not shown",
            "  Wait until a switchover has ended. If it lasts, look at show services ha detail.",
            "UNKNOWN mx2 group 1 set 1 - interface_type - Expected: Inter-chassis Actual: not shown",
            "  Intra-chassis backs a card, not a gateway: look at the service interface of the service set "
            "on both gateways.",
            "UNKNOWN mx2 group 1 set 1 - interface_connection - Expected: Up Actual: not shown",
            "  Look at the service interface and its card on both gateways, and at the path between them.",
            "UNKNOWN mx2 group 1 set 1 - interface_role - Expected: active or backup, as the gateway's role "
            "Actual: not shown",
            "  Wait until a switchover has ended. If it lasts, look at show services ha detail.",
            "UNKNOWN group 1 set 1 - same_service_sets - Expected: the same on both Actual: not shown",
            "  Compare services service-set in both configurations.",
            "UNKNOWN group 1 set 1 - interface_count - Expected: the same on both Actual: not shown",
            "  Compare the service interfaces of both; their names may differ, their number may not.",
        ],
    ),
    "a group that only one has": Case(
        facts=edited(MASTER, {"groups": []}),
        verdict="no_go",
        lines=[
            "mx1 and mx2 - NO-GO: 2 of 24 checks failed, 1 unknown",
            "  gateway  set  role       peer    health  Hot  verdict",
            "  -------  ---  ---------  ------  ------  ---  -------",
            "  mx1        -  no set     -       -         -  NO-GO",
            "  mx1        1  not shown  -       -         -  NO-GO",
            "  mx2        1  STANDBY    MASTER  Passed  1/1  GO",
            "FAIL mx1 group 1 - same_groups - Expected: present, as on the other gateway Actual: missing",
            "  Compare services redundancy-set and protocols iccp in both configurations.",
            "FAIL mx1 group 1 set 1 - same_sets - Expected: present, as on the other gateway Actual: missing",
            "  Compare services redundancy-set in both configurations.",
            "UNKNOWN mx1 - set_present - Expected: a set in each group, each id once "
            "Actual: 0 sets in 0 groups",
            FIND_SET,
        ],
    ),
    "a set that only one has": Case(
        facts=sets(MASTER, 2),
        verdict="no_go",
        lines=[
            "mx1 and mx2 - NO-GO: 1 of 61 checks failed",
            "  gateway  set  role       peer     health  Hot  verdict",
            "  -------  ---  ---------  -------  ------  ---  -------",
            "  mx1        2  MASTER     STANDBY  Passed  1/1  GO",
            "  mx2        2  not shown  -        -         -  NO-GO",
            "  mx1        1  MASTER     STANDBY  Passed  1/1  GO",
            "  mx2        1  STANDBY    MASTER   Passed  1/1  GO",
            "FAIL mx2 group 1 set 2 - same_sets - Expected: present, as on the other gateway Actual: missing",
            "  Compare services redundancy-set in both configurations.",
        ],
    ),
    "a set that was asked for and is not there": Case(
        options={"redundancy_sets": [1, 7]},
        verdict="no_go",
        lines=[
            "mx1 and mx2 - NO-GO: 2 of 49 checks failed",
            "  gateway  set  role       peer     health  Hot  verdict",
            "  -------  ---  ---------  -------  ------  ---  -------",
            "  mx1        7  not shown  -        -         -  NO-GO",
            "  mx2        7  not shown  -        -         -  NO-GO",
            "  mx1        1  MASTER     STANDBY  Passed  1/1  GO",
            "  mx2        1  STANDBY    MASTER   Passed  1/1  GO",
            "FAIL mx1 set 7 - set_present - Expected: present Actual: missing",
            "FAIL mx2 set 7 - set_present - Expected: present Actual: missing",
            FIND_SET,
        ],
    ),
    "sets that were not asked for": Case(
        facts=sets(MASTER, 3),
        peer_facts=sets(STANDBY, 3),
        options={"redundancy_sets": [2]},
        verdict="go",
        lines=[
            "mx1 and mx2 - GO, of set 2 only; sets 1 and 3 were not asked about: 47 of 47 checks passed",
            HEAD,
            RULE,
            "  mx1        2  MASTER   STANDBY  Passed  1/1  GO",
            "  mx2        2  STANDBY  MASTER   Passed  1/1  GO",
            "  2 sets not checked",
        ],
    ),
    "many sets, the last of them not well": Case(
        facts=sets(MASTER, 100),
        peer_facts=edited(sets(STANDBY, 100), {"groups.0.sets.99.health": "Failed"}),
        verdict="no_go",
        lines=[
            "mx1 and mx2 - NO-GO: 1 of 3413 checks failed",
            HEAD,
            RULE,
            "  mx1      100  MASTER   STANDBY  Passed  1/1  GO",
            "  mx2      100  STANDBY  MASTER   Failed  1/1  NO-GO",
            *well(*range(1, 10)),
            "  and 90 more sets, all GO",
            "FAIL mx2 group 1 set 100 - health - Expected: Passed Actual: Failed",
            "  Look at the failed interfaces of the set, then at the service cards.",
        ],
    ),
    "more sets not well than are shown": Case(
        facts=edited(sets(MASTER, 12), {ICCP: "Not Connected"}),
        peer_facts=sets(STANDBY, 12),
        verdict="no_go",
        lines=[
            "mx1 and mx2 - NO-GO: 1 of 421 checks failed",
            HEAD,
            RULE,
            *(
                line.replace("1/1  GO", "1/1  NO-GO") if "mx1" in line else line
                for line in well(*range(1, 11))
            ),
            "  and 2 more sets: 2 NO-GO",
            "FAIL mx1 - iccp_connection - Expected: Connected Actual: Not Connected",
            "  Look at show iccp, at the ICCP configuration and at the path between the gateways.",
        ],
    ),
    "one set more than are shown": Case(
        facts=sets(MASTER, 11),
        peer_facts=sets(STANDBY, 11),
        verdict="go",
        lines=[
            "mx1 and mx2 - GO: 387 of 387 checks passed",
            HEAD,
            RULE,
            *well(*range(1, 11)),
            "  and 1 more set, all GO",
        ],
    ),
    "names that would command the terminal": Case(
        facts=edited(MASTER, COLD, {f"{SERVICE_SET}.name": HOSTILE, f"{SET}.health": "Pas\tsed"}),
        peer_facts=edited(STANDBY, {f"{SERVICE_SET}.name": HOSTILE}),
        errors={"mx1": "mx1: \x1b]0;all is well\x07"},
        verdict="no_go",
        lines=[
            "mx1 and mx2 - NO-GO: 1 of 47 checks failed, 1 unknown",
            "  gateway  set  role     peer     health    Hot  verdict",
            "  -------  ---  -------  -------  --------  ---  -------",
            r"  mx1        1  MASTER   STANDBY  Pas\tsed  0/1  NO-GO",
            "  mx2        1  STANDBY  MASTER   Passed    1/1  GO",
            r"mx1: \x1b]0;all is well\x07",
            rf"FAIL mx1 {IS_COLD}".replace("ss1", r"\x1b[2J\x1b[32mGO\r\n\u202eOG\u200f\x9b"),
            WAIT,
            r"UNKNOWN mx1 group 1 set 1 - health - Expected: Passed Actual: Pas\tsed",
            "  Look at the failed interfaces of the set, then at the service cards.",
        ],
    ),
}
