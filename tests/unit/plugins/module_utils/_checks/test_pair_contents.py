# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on what a pair holds: a row a case, in which each passes, fails or cannot be decided."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import pair_report
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.pair_subjects import (
    AS_OTHER,
    BOTH,
    BOTH_SETS,
    BOTH_SETS_OTHER,
    HIDDEN,
    IN_SERVICE_SET,
    IN_SET,
    NOT_SHOWN,
    SAME,
    THREE,
    TWO_INTERFACES,
    A,
    B,
    of,
    row,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    HIDING,
    INTERFACE,
    MASTER,
    NOW,
    PEER,
    SERVICE_SET,
    SET,
    STANDBY,
    TERSE,
    Row,
    edited,
    fails,
    holds,
    interface,
    passes,
    service_set,
    unknown,
)

ROWS = [
    # peer_address
    row(
        "peer_address", "both", "go", passes(A, "192.0.2.2", "192.0.2.2"), passes(B, "192.0.2.1", "192.0.2.1")
    ),
    row(
        "peer_address",
        "of another gateway",
        "no_go",
        fails(A, "192.0.2.2", "192.0.2.9"),
        passes(B, "192.0.2.1", "192.0.2.1"),
        edit={f"{PEER}.ip": "192.0.2.9"},
    ),
    row(
        "peer_address",
        "one longer by a figure",
        "no_go",
        fails(A, "192.0.2.2", "192.0.2.22"),
        passes(B, "192.0.2.1", "192.0.2.1"),
        edit={f"{PEER}.ip": "192.0.2.22"},
    ),
    row(
        "peer_address",
        "one of several",
        "no_go",
        passes(A, "192.0.2.2", "192.0.2.2, 192.0.2.3"),
        passes(B, "192.0.2.1", "192.0.2.1"),
        edit={f"{SET}.peers": THREE},
        also={"peer_clear"},
    ),
    row(
        "peer_address",
        "right in one set, of another gateway in the other",
        "no_go",
        passes(A, "192.0.2.2", "192.0.2.2"),
        fails(of("A", number=2), "192.0.2.2", "192.0.2.9"),
        passes(B, "192.0.2.1", "192.0.2.1"),
        passes(of("B", number=2), "192.0.2.1", "192.0.2.1"),
        edit={**BOTH_SETS, f"{GROUP}.sets.1.peers.0.ip": "192.0.2.9"},
        other=BOTH_SETS_OTHER,
    ),
    row(
        "peer_address",
        "no peer's address",
        "go",
        passes(B, "192.0.2.1", "192.0.2.1"),
        edit={f"{PEER}.ip": None},
    ),
    row(
        "peer_address",
        "no local address",
        "go",
        passes(B, "192.0.2.1", "192.0.2.1"),
        other={f"{GROUP}.local_ip": None},
    ),
    row(
        "peer_address",
        "something that is no address",
        "unknown",
        unknown(A, "192.0.2.2", "192.0.2.2 (primary)"),
        passes(B, "192.0.2.1", "192.0.2.1"),
        edit={f"{PEER}.ip": "192.0.2.2 (primary)"},
    ),
    # same_service_sets
    row(
        "same_service_sets",
        "the same",
        "go",
        passes(of("A", 1, 1, "ss1"), AS_OTHER, "present"),
        passes(of("B", 1, 1, "ss1"), AS_OTHER, "present"),
    ),
    row(
        "same_service_sets",
        "another name",
        "no_go",
        fails(of("A", 1, 1, "ss2"), AS_OTHER, "missing"),
        fails(of("B", 1, 1, "ss1"), AS_OTHER, "missing"),
        other={f"{SERVICE_SET}.name": "ss2"},
    ),
    row(
        "same_service_sets",
        "the first shows none",
        "no_go",
        fails(of("A", 1, 1, "ss1"), AS_OTHER, "missing"),
        edit={f"{SET}.service_sets": []},
        also={"service_sets"},
    ),
    row(
        "same_service_sets",
        "the first perhaps hides one",
        "unknown",
        unknown(of("A", 1, 1, "ss1"), AS_OTHER, NOT_SHOWN),
        edit={**HIDING, f"{SET}.service_sets": []},
        also={"service_sets", "reply_complete"},
    ),
    row(
        "same_service_sets",
        "the first is terse",
        "unknown",
        unknown(IN_SET, SAME, NOT_SHOWN),
        edit=TERSE,
        also=HIDDEN | {"interface_count"},
    ),
    row(
        "same_service_sets",
        "the second is terse",
        "unknown",
        unknown(IN_SET, SAME, NOT_SHOWN),
        other=TERSE,
        also=HIDDEN | {"interface_count"},
    ),
    row(
        "same_service_sets",
        "a set that the other has not",
        "no_go",
        passes(of("A", 1, 1, "ss1"), AS_OTHER, "present"),
        passes(of("B", 1, 1, "ss1"), AS_OTHER, "present"),
        edit=BOTH_SETS,
        also={"same_sets"},
    ),
    # interface_count
    row(
        "interface_count",
        "one and two, and the second perhaps hides one",
        "unknown",
        unknown(IN_SERVICE_SET, SAME, "1 and 2"),
        edit=TWO_INTERFACES,
        other=HIDING,
        also={"reply_complete"},
    ),
    row(
        "interface_count",
        "two and one, and the first hides something",
        "no_go",
        fails(IN_SERVICE_SET, SAME, "1 and 2"),
        edit={**HIDING, **TWO_INTERFACES},
        also={"reply_complete"},
    ),
    row("interface_count", "one and one", "go", passes(IN_SERVICE_SET, SAME, "1")),
    row(
        "interface_count",
        "two and one",
        "no_go",
        fails(IN_SERVICE_SET, SAME, "1 and 2"),
        edit=TWO_INTERFACES,
    ),
    row(
        "interface_count",
        "other names",
        "go",
        passes(IN_SERVICE_SET, SAME, "1"),
        edit={f"{INTERFACE}.name": "ms-9/3/0"},
    ),
    row(
        "interface_count",
        "a service set that the other has not",
        "no_go",
        passes(IN_SERVICE_SET, SAME, "1"),
        edit={
            f"{SET}.service_sets": [
                service_set("ss0", interface("ms-2/0/0"), interface("ms-3/0/0")),
                service_set("ss1", interface("ms-1/0/0")),
            ]
        },
        also={"same_service_sets"},
    ),
    row(
        "interface_count",
        "the first is terse",
        "unknown",
        unknown(IN_SET, SAME, NOT_SHOWN),
        edit=TERSE,
        also=HIDDEN | {"same_service_sets"},
    ),
    row(
        "interface_count",
        "the first set of two is not shown by the second",
        "unknown",
        unknown(IN_SET, SAME, NOT_SHOWN),
        passes(("group 1 set 2 service-set ss1", {"group": 1, "set": 2, "service_set": "ss1"}), SAME, "1"),
        edit=BOTH_SETS,
        other={**BOTH_SETS_OTHER, f"{SET}.service_sets": None},
        also=HIDDEN - {"health", "monitored_interfaces"} | {"same_service_sets"},
    ),
    # collection_skew
    row("collection_skew", "the same moment", "go", passes(BOTH, "at most 30 s", "0 s")),
    row(
        "collection_skew",
        "as far apart as allowed, the second first",
        "go",
        passes(BOTH, "at most 30 s", "30 s"),
        other={"collected_at": "2026-11-22T16:59:30Z"},
    ),
    row(
        "collection_skew",
        "too far apart, the second first",
        "no_go",
        fails(BOTH, "at most 30 s", "31 s"),
        other={"collected_at": "2026-11-22T16:59:29Z"},
    ),
    row(
        "collection_skew",
        "too far apart, the first first",
        "no_go",
        fails(BOTH, "at most 2.5 s", "3 s"),
        edit={"collected_at": "2026-11-22T16:59:57Z"},
        options={"max_skew": "2.5"},
    ),
    row(
        "collection_skew",
        "no time of the first",
        "unknown",
        unknown(BOTH, "at most 30 s", NOT_SHOWN),
        edit={"collected_at": None},
    ),
    row(
        "collection_skew",
        "no time of the second",
        "unknown",
        unknown(BOTH, "at most 30 s", NOT_SHOWN),
        other={"collected_at": None},
    ),
    row(
        "collection_skew",
        "any, parsed offline",
        "go",
        edit={"collected_at": None},
        other={"collected_at": None},
        options={"max_skew": "any"},
    ),
    row(
        "collection_skew",
        "any, and an hour apart",
        "go",
        edit={"collected_at": "2026-11-22T16:00:00Z"},
        options={"max_skew": "any", "max_age": "any"},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    first, second = edited(MASTER, row.edit), edited(STANDBY, row.other)
    holds(row, pair_report(first, second, now=NOW, options=row.options))
