# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is expected of a pair: the variables of its lead, as the roles take them."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import PAIR_OPTIONS
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    EXPECTATION,
    PAIR,
    Expectation,
    expectation,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import Effect, chosen, effects_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.home import HOME, Homes, homes_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Pair
from ansible_collections.junos_ha.srd.plugins.plugin_utils._host_names import HOST_NAME, host_names
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import Probe, probes_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.variables import (
    AREAS,
    PREFIX,
    refuse_unknown,
    validated,
)

# By the variable of the lead. The age of facts is not among them: they are judged as soon as they are read.
SPEC = {f"{PREFIX}{name}": PAIR_OPTIONS[name] for name in (*EXPECTATION, "max_skew")}


class Hosts(t.Protocol):
    """The hosts of an inventory."""

    def variables(self, host: str) -> t.Mapping[str, object]:
        """Return the variables of a host, their templates not resolved."""

    def resolved(self, host: str, names: t.Iterable[str]) -> dict[str, object]:
        """Return variables of a host, their templates resolved, as far as it has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is expected of a pair, where its sets belong, and the areas and probes that are read."""

    expectation: Expectation
    homes: Homes = field(default_factory=Homes)
    areas: tuple[str, ...] = ()
    effects: t.Mapping[str, Effect] = field(default_factory=lambda: effects_of("srd_area_effects", {}))
    probes: tuple[Probe, ...] = ()


def expected_of(hosts: Hosts, pair: Pair) -> Expected:
    """Return what the variables of a lead expect of its pair, and the host names that both gateways have.

    Raises:
        ArgumentError: a variable is misspelt, cannot be resolved, or has a value that it does not take.
    """
    refuse_unknown(hosts.variables(pair.lead))
    of_lead = hosts.resolved(pair.lead, (*SPEC, *AREAS, HOME))
    given, around = validated(SPEC, of_lead), validated(AREAS, of_lead)
    options = {name.removeprefix(PREFIX): value for name, value in given.items()}
    given_names = {name: hosts.resolved(name, [HOST_NAME]) for name in pair.names}
    found = expectation({**options, "max_age": "any"}, PAIR)
    return Expected(
        expectation=replace(found, host_names=host_names(pair.names, given_names)),
        homes=homes_of(of_lead.get(HOME), pair),
        areas=chosen("srd_areas", around["srd_areas"]),
        effects=effects_of("srd_area_effects", around["srd_area_effects"]),
        probes=probes_of("srd_probes", around["srd_probes"], pair.names),
    )
