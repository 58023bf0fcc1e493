# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where in a pair something is said, and which verdict that brings there."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.verdicts import of_status, worst
from ansible_collections.junos_ha.srd.plugins.module_utils._console.statement import Statement


class Place(t.NamedTuple):
    """A redundancy set on a gateway; without a part of it, all that there are of that part."""

    gateway: str | None = None
    group: int | None = None
    redundancy_set: int | None = None

    def holds(self, other: Place) -> bool:
        """Return whether what is said of this place is said of the other one.

        A gateway without a set has one place, for what is said of it and of its groups.
        """
        if other.redundancy_set is None:
            return self.redundancy_set is None and self.gateway in (None, other.gateway)
        return all(own in (None, its) for own, its in zip(self, other, strict=True))


def said_of(statements: t.Iterable[Statement], names: t.Collection[str]) -> dict[Place, Verdict]:
    """Return the verdict that was said of each place, the worst where there are several."""
    said: dict[Place, Verdict] = {}
    for place, verdict in _each_said(statements, names):
        said[place] = worst((verdict, said.get(place, verdict)))
    return said


def verdict_on(place: Place, said: t.Mapping[Place, Verdict]) -> Verdict | None:
    """Return the verdict on a place, None where it was not judged.

    What speaks against GO on a whole gateway does so on each of its sets. What speaks for it says nothing
    of a set that was not looked at.
    """
    found = {other: verdict for other, verdict in said.items() if other.holds(place)}
    named = any(other.redundancy_set == place.redundancy_set for other in found)
    against = any(verdict != "go" for verdict in found.values())
    return worst(found.values()) if named or against else None


def _each_said(
    statements: t.Iterable[Statement], names: t.Collection[str]
) -> t.Iterator[tuple[Place, Verdict]]:
    for each in statements:
        if each.gateway is not None:
            yield Place(_one_of(names, each.gateway)), each.verdict
        for finding in each.findings:
            yield _place_of(finding, names), of_status(finding.status)


def _place_of(finding: Finding, names: t.Collection[str]) -> Place:
    steps: dict[str, t.Any] = {}
    for key, value in finding.path.steps:
        steps.setdefault(key, value)  # a gateway before stands below the gateway
    return Place(_one_of(names, steps.get("gateway")), steps.get("group"), steps.get("set"))


def _one_of(names: t.Collection[str], gateway: str | None) -> str | None:
    """Return a gateway that is shown; what is of no such one is of all."""
    return gateway if gateway in names else None
