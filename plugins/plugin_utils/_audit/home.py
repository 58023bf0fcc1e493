# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where the redundancy sets of a pair belong, as C(srd_home) of its lead says, and where they are."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import LAST_SET, Gateway
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Pair

HOME = "srd_home"

Shown = t.Mapping[str, Gateway]  # the gateways of a pair that were read, by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """The homes of the sets of a pair.

    Args:
        of_all: the gateway that every set belongs on; empty where none is named.
        of_set: the gateway that each set belongs on, by its id.
    """

    of_all: str = ""
    of_set: t.Mapping[int, str] = field(default_factory=dict)

    def of(self, redundancy_set: int) -> str:
        """Return the gateway that a set belongs on; nothing where none is named."""
        return self.of_set.get(redundancy_set, self.of_all)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a set that has a home is: there, or on the other gateway."""

    group: int
    redundancy_set: int
    home: str
    other: str
    is_away: bool


def homes_of(value: object, pair: Pair) -> Homes:
    """Return the homes that a variable names: one gateway of the pair, or one for each set.

    Raises:
        ArgumentError: it names anything else.
    """
    if value is None:
        return Homes()
    if not isinstance(value, dict):
        return Homes(of_all=_gateway(value, pair))
    named = [(_set(number, pair), _gateway(name, pair)) for number, name in value.items()]
    if len(dict(named)) != len(named):
        actual = ", ".join(repr(number) for number in value)
        raise ArgumentError(f"{HOME} of {pair.lead} - Expected: each redundancy set once Actual: {actual}")
    return Homes(of_set=dict(named))


def refuse_missing(homes: Homes, pair: Pair, shown: Shown) -> None:
    """Refuse homes of sets that neither gateway shows, where both were read to their end.

    Raises:
        ArgumentError: there is one.
    """
    if any(name not in shown or not shown[name].complete for name in pair.names):
        return
    known = sorted({each.id for gateway in shown.values() for each in gateway.sets})
    missing = [number for number in sorted(homes.of_set) if number not in known]
    if missing:
        raise ArgumentError(
            f"{HOME} - Expected: redundancy sets that {' or '.join(pair.names)} shows, {_listed(known)} "
            f"Actual: {_listed(missing)}"
        )


def standings(homes: Homes, pair: Pair, shown: Shown) -> tuple[Standing, ...]:
    """Return where each set is that has a home and is MASTER on one gateway alone."""
    groups = {each.id: group.id for gateway in shown.values() for group, each in gateway.grouped_sets}
    found = [
        _standing(group, number, homes.of(number), pair, shown) for number, group in sorted(groups.items())
    ]
    return tuple(each for each in found if each)


def is_away(redundancy_set: int, home: str, other: str, shown: Shown) -> bool | None:
    """Return whether a set is MASTER on the other gateway; None where it is on neither, or on both."""
    masters = [name for name in (home, other) if _role(redundancy_set, shown.get(name)) == "MASTER"]
    return masters == [other] if len(masters) == 1 else None


def _standing(group: int, number: int, home: str, pair: Pair, shown: Shown) -> Standing | None:
    if not home:
        return None
    other = pair.peer if home == pair.lead else pair.lead
    away = is_away(number, home, other, shown)
    if away is None:
        return None
    return Standing(group=group, redundancy_set=number, home=home, other=other, is_away=away)


def _role(redundancy_set: int, gateway: Gateway | None) -> str | None:
    found = gateway.set(redundancy_set) if gateway else None
    return found.role if found else None


def _gateway(name: object, pair: Pair) -> str:
    if not isinstance(name, str) or name not in pair.names:
        raise ArgumentError(
            f"{HOME} - Expected: {' or '.join(pair.names)}, or one of them for each redundancy set "
            f"Actual: {name!r}"
        )
    return name


def _set(number: object, pair: Pair) -> int:
    text = str(number)
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= LAST_SET:
        raise ArgumentError(
            f"{HOME} of {pair.lead} - Expected: redundancy sets 1 to {LAST_SET} Actual: {number!r}"
        )
    return int(text)


def _listed(numbers: t.Iterable[int]) -> str:
    return ", ".join(map(str, numbers)) or "no set"
