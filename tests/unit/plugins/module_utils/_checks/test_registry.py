# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The registry holds every check that is made, and each of its checks has rows."""

from __future__ import annotations

import typing as t
from dataclasses import replace

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import change, gateway, interfaces, pair
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, decide
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.registry import (
    Contract,
    Registry,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import CONTRACTS, WAIVABLE
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks import (
    test_change,
    test_change_counters,
    test_change_sets,
    test_gateway,
    test_gateway_peers,
    test_gateway_sets,
    test_gateway_vocabulary,
    test_interfaces,
    test_pair,
    test_pair_contents,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import Row

Table = tuple[dict[str, Contract], list[Row]]

TABLES: dict[str, Table] = {
    "gateway": (
        gateway.CHECKS.contracts,
        [
            *test_gateway.ROWS,
            *test_gateway_sets.ROWS,
            *test_gateway_peers.ROWS,
            *test_gateway_vocabulary.ROWS,
        ],
    ),
    "interfaces": (interfaces.CHECKS.contracts, test_interfaces.ROWS),
    "pair": (pair.CHECKS.contracts, [*test_pair.ROWS, *test_pair_contents.ROWS]),
    "change": (
        change.CHECKS.contracts,
        [*test_change.ROWS, *test_change_sets.ROWS, *test_change_counters.ROWS],
    ),
}

NEVER_WAIVED = (
    "baseline",
    "identity",
    "redundancy_event",
    "rescue_event",
    "mastership_moved",
    "iccp_peer",
    "two_chassis",
    "mastership_stayed",
    "evidence_complete",
    "ended_well",
    "take_down",
    "vocabulary",
)
OF_AREAS = (
    *("area_read", "new_alarms", "new_core_dumps", "open_commits", "new_commits"),
    *("adjacencies_kept", "sessions_kept", "cards_kept", "headroom"),
)
OF_PROBES = ("probe_read", "probe_number", "probe_contains", "probe_absent", "probe_unchanged")
OF_ROUTES = ("signal_routes", "signal_routes_moved")
OF_POLICIES = (
    "takeover",
    "mastership_stays",
    "route_policies",
    "shared_policies",
    "set_group",
    "shown_as_configured",
    "hold_time",
)

# What can never happen, as the contracts say.
NEVER = {
    ("reply_complete", "fail"),
    ("facts_age", "fail"),
    ("vocabulary", "fail"),
    ("two_chassis", "unknown"),
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_check_passes_fails_and_is_unknown_in_a_row(table: Table) -> None:
    contracts, rows = table
    seen = {(row.check, found.status) for row in rows for found in row.finds}
    assert seen == {(check, status) for check in contracts for status in ("pass", "fail", "unknown")} - NEVER


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_contract_says_what_never_happens(table: Table) -> None:
    contracts, _rows = table
    said = {(name, "fail") for name, check in contracts.items() if "It never fails." in check.unknown}
    said |= {(name, "unknown") for name, check in contracts.items() if check.unknown.startswith("Never")}
    assert said == {(check, status) for check, status in NEVER if check in contracts}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_no_row_is_there_twice(table: Table) -> None:
    names = [str(row) for row in table[1]]
    assert sorted(set(names)) == sorted(names)


def test_every_contract_is_of_one_kind() -> None:
    kinds = {name: contract.kind for name, contract in CONTRACTS.items()}
    assert kinds == {
        **dict.fromkeys((*gateway.CHECKS.contracts, *interfaces.CHECKS.contracts), "gateway"),
        **dict.fromkeys(pair.CHECKS.contracts, "pair"),
        **dict.fromkeys(list(change.CHECKS.contracts)[1:], "change"),
        **dict.fromkeys((*NEVER_WAIVED[:6], *OF_POLICIES, *OF_ROUTES), "switchover"),
        **dict.fromkeys(OF_AREAS, "areas"),
        **dict.fromkeys(OF_PROBES, "probes"),
        **dict.fromkeys(("evidence_complete", "ended_well"), "run"),
        **dict.fromkeys(("take_down", "mastership_stayed"), "question"),
    }
    assert next(iter(change.CHECKS.contracts)) == "reply_complete"


def test_a_waiver_may_name_any_check_except_essential_ones_and_those_of_a_run_and_a_question() -> None:
    assert list(WAIVABLE) == [name for name in CONTRACTS if name not in NEVER_WAIVED]


@pytest.mark.parametrize("contract", CONTRACTS.values(), ids=CONTRACTS)
def test_every_contract_says_all_that_a_reader_needs(contract: Contract) -> None:
    assert [text[-1:] for text in (contract.proves, contract.unknown, contract.remedy)] == [".", ".", "."]


def _finding(check: str) -> Finding:
    return decide(check, Path(), expected="it", actual="it", holds=True)


def test_a_check_is_registered_by_its_name_and_made_in_its_place() -> None:
    registry = Registry[str]("pair")

    @registry.check(proves="One.", unknown="Never.", remedy="Look.")
    def first(it: str) -> t.Iterator[Finding]:
        yield _finding(f"first of {it}")

    shared = Contract(kind="gateway", proves="Two.", unknown="Never.", remedy="Look.")

    @registry.fulfils(shared)
    def second(it: str) -> t.Iterator[Finding]:
        yield _finding(f"second of {it}")

    assert registry.contracts == {"first": replace(shared, kind="pair", proves="One."), "second": shared}
    assert registry.findings("it") == [_finding("first of it"), _finding("second of it")]
    assert [finding.check for finding in first("this")] == ["first of this"]
