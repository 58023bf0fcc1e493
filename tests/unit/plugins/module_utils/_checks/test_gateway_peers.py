# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on the peers of one gateway: a row a case, in which each passes, fails or cannot be decided."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    NOW,
    PEER,
    SET,
    Row,
    edited,
    fails,
    holds,
    passes,
    peer,
    unknown,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.subjects import (
    CLEAR,
    IN_SET,
    NOT_SHOWN,
    OF_NOBODY,
    OF_PEER,
    STANDBY_STATE,
    TWO_PEERS,
    of_peer,
    row,
)

ROWS = [
    # peer_role
    row("peer_role", "STANDBY of a MASTER", "go", passes(IN_SET, "all STANDBY", "STANDBY")),
    row(
        "peer_role",
        "MASTER of a STANDBY",
        "go",
        passes(IN_SET, "exactly one MASTER", "MASTER"),
        edit=STANDBY_STATE,
    ),
    row(
        "peer_role",
        "two STANDBY of a MASTER",
        "go",
        passes(IN_SET, "all STANDBY", "STANDBY, STANDBY"),
        edit={f"{SET}.peers": TWO_PEERS},
    ),
    row(
        "peer_role",
        "one MASTER among the peers of a STANDBY",
        "go",
        passes(IN_SET, "exactly one MASTER", "MASTER, STANDBY"),
        edit={**STANDBY_STATE, f"{SET}.peers": [peer("MASTER"), peer("STANDBY")]},
    ),
    row(
        "peer_role",
        "two masters",
        "no_go",
        fails(IN_SET, "all STANDBY", "MASTER"),
        edit={f"{PEER}.state": "MASTER"},
    ),
    row(
        "peer_role",
        "one of several peers is MASTER too",
        "no_go",
        fails(IN_SET, "all STANDBY", "STANDBY, MASTER"),
        edit={f"{SET}.peers": TWO_PEERS, f"{SET}.peers.1.state": "MASTER"},
    ),
    row(
        "peer_role",
        "two masters, and a peer that shows nothing",
        "no_go",
        fails(IN_SET, "all STANDBY", "MASTER, not shown"),
        edit={f"{SET}.peers": [peer("MASTER"), peer(None)]},
        also={"peer_clear"},
    ),
    row(
        "peer_role",
        "an INITIALIZING peer of a MASTER",
        "no_go",
        fails(IN_SET, "all STANDBY", "INITIALIZING"),
        edit={f"{PEER}.state": "INITIALIZING"},
    ),
    row(
        "peer_role",
        "no master",
        "no_go",
        fails(IN_SET, "exactly one MASTER", "STANDBY"),
        edit={**STANDBY_STATE, f"{PEER}.state": "STANDBY"},
    ),
    row(
        "peer_role",
        "two MASTER peers of a STANDBY",
        "no_go",
        fails(IN_SET, "exactly one MASTER", "MASTER, MASTER"),
        edit={**STANDBY_STATE, f"{SET}.peers": [peer("MASTER"), peer("MASTER")]},
    ),
    row(
        "peer_role",
        "two MASTER peers of a STANDBY, and one that shows nothing",
        "no_go",
        fails(IN_SET, "exactly one MASTER", "MASTER, MASTER, not shown"),
        edit={**STANDBY_STATE, f"{SET}.peers": [peer("MASTER"), peer("MASTER"), peer(None)]},
        also={"peer_clear"},
    ),
    row(
        "peer_role",
        "a peer of a STANDBY that shows nothing",
        "unknown",
        unknown(IN_SET, "exactly one MASTER", "MASTER, not shown"),
        edit={**STANDBY_STATE, f"{SET}.peers": [peer("MASTER"), peer(None)]},
        also={"peer_clear"},
    ),
    row(
        "peer_role",
        "a peer of a MASTER that nobody knows",
        "unknown",
        unknown(IN_SET, "all STANDBY", "STANDBY, HALTED"),
        edit={f"{SET}.peers": [peer("STANDBY"), peer("HALTED")]},
        also={"peer_clear"},
    ),
    row(
        "peer_role",
        "no peer",
        "unknown",
        unknown(IN_SET, "all STANDBY", NOT_SHOWN),
        edit={f"{SET}.peers": []},
        also={"peer_clear", "peer_connection"},
    ),
    row(
        "peer_role",
        "this gateway is INITIALIZING",
        "no_go",
        unknown(IN_SET, "the complement of the local role", "STANDBY"),
        edit={f"{SET}.state": "INITIALIZING"},
        also={"role", "interface_role"},
    ),
    # peer_clear
    row("peer_clear", "clear", "go", passes(OF_PEER, CLEAR, "STANDBY")),
    row(
        "peer_clear",
        "WARNED",
        "no_go",
        fails(OF_PEER, CLEAR, "STANDBY (WARNED)"),
        edit={f"{PEER}.state": "STANDBY (WARNED)"},
    ),
    row(
        "peer_clear",
        "WAIT, of the second",
        "no_go",
        passes(of_peer("192.0.2.2"), CLEAR, "STANDBY"),
        fails(of_peer(2), CLEAR, "STANDBY (WAIT)"),
        edit={f"{SET}.peers": [TWO_PEERS[0], peer("STANDBY (WAIT)")]},
    ),
    row(
        "peer_clear",
        "no peer",
        "unknown",
        unknown(OF_NOBODY, CLEAR, NOT_SHOWN),
        edit={f"{SET}.peers": []},
        also={"peer_role", "peer_connection"},
    ),
    row(
        "peer_clear",
        "no state that is known",
        "unknown",
        unknown(OF_PEER, CLEAR, "HALTED"),
        edit={f"{PEER}.state": "HALTED"},
        also={"peer_role"},
    ),
    row(
        "peer_clear",
        "a word in the brackets that nobody knows",
        "unknown",
        unknown(OF_PEER, CLEAR, "STANDBY (READY)"),
        edit={f"{PEER}.state": "STANDBY (READY)"},
    ),
    # peer_connection
    row("peer_connection", "connected", "go", passes(OF_PEER, "Connected", "Connected")),
    row(
        "peer_connection",
        "not connected",
        "no_go",
        fails(OF_PEER, "Connected", "Not Connected"),
        edit={f"{PEER}.connection": "Not Connected"},
    ),
    row(
        "peer_connection",
        "the second not connected",
        "no_go",
        passes(OF_PEER, "Connected", "Connected"),
        fails(of_peer("192.0.2.3"), "Connected", "Not Connected"),
        edit={f"{SET}.peers": TWO_PEERS, f"{SET}.peers.1.connection": "Not Connected"},
    ),
    row(
        "peer_connection",
        "not shown",
        "unknown",
        unknown(OF_PEER, "Connected", NOT_SHOWN),
        edit={f"{PEER}.connection": None},
    ),
    row(
        "peer_connection",
        "no value that is known",
        "unknown",
        unknown(OF_PEER, "Connected", "Connecting"),
        edit={f"{PEER}.connection": "Connecting"},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    holds(row, gateway_report(edited(MASTER, row.edit), now=NOW, options=row.options))
