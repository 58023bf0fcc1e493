# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plain questions about a gateway, answered yes only where the checks show it beyond doubt."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import gateway as checks
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Subject
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    ANY,
    LAST_SET,
    Expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts

Check = t.Callable[[Subject], t.Iterator[Finding]]

_ROLE: tuple[Check, ...] = (checks.reply_complete, checks.set_present, checks.role)
_HOT: tuple[Check, ...] = (
    checks.reply_complete,
    checks.set_present,
    checks.service_sets,
    checks.interface_connection,
    checks.synchronization,
)
_HEALTHY: tuple[Check, ...] = (
    *_ROLE,
    checks.role_clear,
    checks.peer_role,
    checks.peer_clear,
    checks.peer_connection,
    checks.iccp_connection,
    checks.health,
    checks.monitored_interfaces,
)


def is_master(facts: object, *, redundancy_set: int | None = None) -> bool:
    """Whether the gateway is MASTER of the set, or of every set."""
    return _passes(_ROLE, facts, redundancy_set, role="MASTER")


def is_standby(facts: object, *, redundancy_set: int | None = None) -> bool:
    """Whether the gateway is STANDBY of the set, or of every set; STANDBY (WARNED) is STANDBY too."""
    return _passes(_ROLE, facts, redundancy_set, role="STANDBY")


def is_hot(facts: object, *, redundancy_set: int | None = None) -> bool:
    """Whether every interface of every service set is up and Hot, and each set has one at least."""
    return _passes(_HOT, facts, redundancy_set)


def is_healthy(facts: object, *, redundancy_set: int | None = None) -> bool:
    """Whether ICCP and every peer are connected, roles fit, health has passed, and no state is qualified."""
    return _passes(_HEALTHY, facts, redundancy_set)


def _passes(asked: tuple[Check, ...], facts: object, redundancy_set: object, *, role: str = ANY) -> bool:
    expected = Expectation(role=role, redundancy_sets=_sets(redundancy_set))
    subject = Subject(gateway=from_facts(facts), expected=expected, limit=None)
    return all(finding.status == "pass" for check in asked for finding in check(subject))


def _sets(redundancy_set: object) -> tuple[int, ...]:
    if redundancy_set is None:
        return ()
    whole = isinstance(redundancy_set, int) and not isinstance(redundancy_set, bool)
    if not whole or not 1 <= t.cast(int, redundancy_set) <= LAST_SET:
        raise ArgumentError(f"redundancy_set - Expected: 1 to {LAST_SET} Actual: {redundancy_set!r}")
    return (t.cast(int, redundancy_set),)
