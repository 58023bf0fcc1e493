# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The checks on service sets and interfaces: a row a case, in which each passes, fails or is unknown."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    HIDING,
    INTERFACE,
    MASTER,
    NOW,
    SERVICE_SET,
    SET,
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
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.subjects import (
    AT_LEAST,
    EMPTY_SERVICE_SET,
    HIDDEN_SETS,
    IN_SERVICE_SET,
    IN_SET,
    MS100,
    NO_HEALTH,
    NOT_SHOWN,
    STANDBY_STATE,
    TWO_SETS,
    at_interface,
    at_set,
    row,
)

ROWS = [
    # service_sets
    row("service_sets", "one", "go", passes(IN_SET, AT_LEAST, "1")),
    row("service_sets", "none", "no_go", fails(IN_SET, AT_LEAST, "0"), edit={f"{SET}.service_sets": []}),
    row(
        "service_sets",
        "not shown",
        "unknown",
        unknown(IN_SET, AT_LEAST, NOT_SHOWN),
        edit={f"{SET}.service_sets": None},
        also=HIDDEN_SETS - {"service_sets"},
    ),
    row(
        "service_sets",
        "none, as the design has it",
        "go",
        edit={f"{SET}.service_sets": []},
        options={"without_service_sets": [1]},
    ),
    row(
        "service_sets",
        "asked for and there",
        "go",
        passes(("service-set ss1", {"service_set": "ss1"}), "present", "present"),
        passes(IN_SET, AT_LEAST, "1"),
        options={"service_sets": ["ss1"]},
    ),
    row(
        "service_sets",
        "asked for and missing",
        "no_go",
        fails(("service-set ss", {"service_set": "ss"}), "present", "missing"),
        passes(IN_SET, AT_LEAST, "1"),
        options={"service_sets": ["ss"]},
    ),
    row(
        "service_sets",
        "asked for and not shown",
        "unknown",
        unknown(("service-set ss1", {"service_set": "ss1"}), "present", NOT_SHOWN),
        edit={f"{SET}.service_sets": None},
        options={"service_sets": ["ss1"], "without_service_sets": [1]},
        also=HIDDEN_SETS - {"service_sets"},
    ),
    row(
        "service_sets",
        "asked for and there, in one set of two that do not all show theirs",
        "unknown",
        passes(("service-set ss1", {"service_set": "ss1"}), "present", "present"),
        unknown(("service-set ss2", {"service_set": "ss2"}), "present", NOT_SHOWN),
        passes(IN_SET, AT_LEAST, "1"),
        unknown(at_set(2), AT_LEAST, NOT_SHOWN),
        edit={**TWO_SETS, f"{GROUP}.sets.1.service_sets": None},
        options={"service_sets": ["ss1", "ss2"]},
        also=HIDDEN_SETS - {"service_sets"},
    ),
    row(
        "service_sets",
        "asked for, and in a set that was not",
        "no_go",
        fails(("service-set ss2", {"service_set": "ss2"}), "present", "missing"),
        passes(IN_SET, AT_LEAST, "1"),
        edit={**TWO_SETS, f"{GROUP}.sets.1.service_sets.0.name": "ss2"},
        options={"service_sets": ["ss2"], "redundancy_sets": [1]},
    ),
    row(
        "service_sets",
        "none, and asked for, and perhaps hidden",
        "unknown",
        unknown(("service-set ss1", {"service_set": "ss1"}), "present", NOT_SHOWN),
        unknown(IN_SET, AT_LEAST, "0"),
        edit={**HIDING, f"{SET}.service_sets": []},
        options={"service_sets": ["ss1"]},
        also={"reply_complete"},
    ),
    # interface_type
    row("interface_type", "Inter-chassis", "go", passes(MS100, "Inter-chassis", "Inter-chassis")),
    row(
        "interface_type",
        "Intra-chassis, of two",
        "no_go",
        passes(MS100, "Inter-chassis", "Inter-chassis"),
        fails(at_interface("ms-1/1/0"), "Inter-chassis", "Intra-chassis"),
        edit={
            f"{SERVICE_SET}.interfaces": [
                interface("ms-1/0/0"),
                {**interface("ms-1/1/0"), "type": "Intra-chassis"},
            ]
        },
    ),
    row(
        "interface_type",
        "not shown",
        "unknown",
        unknown(MS100, "Inter-chassis", NOT_SHOWN),
        edit={f"{INTERFACE}.type": None},
    ),
    row(
        "interface_type",
        "no value that is known",
        "unknown",
        unknown(MS100, "Inter-chassis", "Inter"),
        edit={f"{INTERFACE}.type": "Inter"},
    ),
    row(
        "interface_type",
        "terse",
        "unknown",
        unknown(IN_SET, "Inter-chassis", NOT_SHOWN),
        edit=TERSE,
        also=NO_HEALTH | HIDDEN_SETS - {"interface_type"},
    ),
    # interface_connection
    row("interface_connection", "Up", "go", passes(MS100, "Up", "Up")),
    row(
        "interface_connection",
        "Down, of two",
        "no_go",
        passes(MS100, "Up", "Up"),
        fails(at_interface("ms-1/1/0"), "Up", "Down"),
        edit={
            f"{SERVICE_SET}.interfaces": [
                interface("ms-1/0/0"),
                {**interface("ms-1/1/0"), "connection": "Down", "synchronization": "Off"},
            ]
        },
        also={"synchronization"},
    ),
    row(
        "interface_connection",
        "not shown",
        "unknown",
        unknown(MS100, "Up", NOT_SHOWN),
        edit={f"{INTERFACE}.connection": None},
    ),
    row(
        "interface_connection",
        "no value that is known",
        "unknown",
        unknown(MS100, "Up", "Upwards"),
        edit={f"{INTERFACE}.connection": "Upwards"},
    ),
    row(
        "interface_connection",
        "terse",
        "unknown",
        unknown(IN_SET, "Up", NOT_SHOWN),
        edit=TERSE,
        also=NO_HEALTH | HIDDEN_SETS - {"interface_connection"},
    ),
    row(
        "interface_connection",
        "no interface",
        "unknown",
        unknown(IN_SERVICE_SET, "Up", "no interface"),
        edit=EMPTY_SERVICE_SET,
        options={"synchronization": "any"},
    ),
    # interface_role
    row("interface_role", "active on the MASTER", "go", passes(MS100, "active", "active")),
    row(
        "interface_role", "backup on the STANDBY", "go", passes(MS100, "backup", "backup"), edit=STANDBY_STATE
    ),
    row(
        "interface_role",
        "backup on the MASTER",
        "no_go",
        fails(MS100, "active", "backup"),
        edit={f"{INTERFACE}.role": "backup"},
    ),
    row(
        "interface_role",
        "active on the STANDBY",
        "no_go",
        fails(MS100, "backup", "active"),
        edit={**STANDBY_STATE, f"{INTERFACE}.role": "active"},
    ),
    row(
        "interface_role",
        "not shown",
        "unknown",
        unknown(MS100, "active", NOT_SHOWN),
        edit={f"{INTERFACE}.role": None},
    ),
    row(
        "interface_role",
        "no value that is known",
        "unknown",
        unknown(MS100, "active", "inactive"),
        edit={f"{INTERFACE}.role": "inactive"},
    ),
    row(
        "interface_role",
        "INITIALIZING",
        "no_go",
        unknown(MS100, "the role of a MASTER or STANDBY", "active"),
        edit={f"{SET}.state": "INITIALIZING"},
        also={"role", "peer_role"},
    ),
    row(
        "interface_role",
        "terse",
        "unknown",
        unknown(IN_SET, "active or backup, as the gateway's role", NOT_SHOWN),
        edit=TERSE,
        also=NO_HEALTH | HIDDEN_SETS - {"interface_role"},
    ),
    # synchronization
    row("synchronization", "Hot", "go", passes(MS100, "Hot", "Hot")),
    row(
        "synchronization",
        "Cold",
        "no_go",
        fails(MS100, "Hot", "Cold"),
        edit={f"{INTERFACE}.synchronization": "Cold"},
    ),
    row(
        "synchronization",
        "Off",
        "no_go",
        fails(MS100, "Hot", "Off"),
        edit={f"{INTERFACE}.synchronization": "Off"},
    ),
    row(
        "synchronization",
        "Cold, in the last service set of the last set",
        "no_go",
        passes(MS100, "Hot", "Hot"),
        passes(at_interface("ms-1/0/0", number=2), "Hot", "Hot"),
        fails(at_interface("ms-9/0/0", "ss2", number=2), "Hot", "Cold"),
        edit={
            **TWO_SETS,
            f"{GROUP}.sets.1.service_sets": [
                service_set("ss1", interface("ms-1/0/0")),
                service_set("ss2", {**interface("ms-9/0/0"), "synchronization": "Cold"}),
            ],
        },
    ),
    row(
        "synchronization",
        "not shown",
        "unknown",
        unknown(MS100, "Hot", NOT_SHOWN),
        edit={f"{INTERFACE}.synchronization": None},
    ),
    row(
        "synchronization",
        "no value that is known",
        "unknown",
        unknown(MS100, "Hot", "Hotter"),
        edit={f"{INTERFACE}.synchronization": "Hotter"},
    ),
    row(
        "synchronization",
        "no interface",
        "unknown",
        unknown(IN_SERVICE_SET, "Hot", "no interface"),
        edit=EMPTY_SERVICE_SET,
        also={"interface_connection"},
    ),
    row(
        "synchronization",
        "terse",
        "unknown",
        unknown(IN_SET, "Hot", NOT_SHOWN),
        edit=TERSE,
        also=NO_HEALTH | HIDDEN_SETS - {"synchronization"},
    ),
    row(
        "synchronization",
        "any",
        "go",
        edit={f"{INTERFACE}.synchronization": "Cold"},
        options={"synchronization": "any"},
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_check_finds_what_its_row_says(row: Row) -> None:
    holds(row, gateway_report(edited(MASTER, row.edit), now=NOW, options=row.options))
