# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""When each service interface of a set stopped being Hot after the request, and when it was Hot for good."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample

_HOT = "Hot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resync:
    """A service interface after the request, in seconds from it.

    Args:
        service_set: its service set.
        interface: its name.
        lost: when it was first seen not Hot; None where every reading showed it Hot.
        hot: from when on every reading showed it Hot; None where the last one did not.
    """

    service_set: str
    interface: str
    lost: float | None
    hot: float | None


def resyncs(samples: t.Iterable[Sample], redundancy_set: int) -> tuple[Resync, ...]:
    """Return how the interfaces of a set were synchronised, in the order in which they were first shown.

    A reading that does not show an interface that another one shows has it not Hot. An interface that is
    shown twice is Hot where both are.
    """
    seen = [(sample.elapsed, _hot(sample.gateway, redundancy_set)) for sample in samples if sample.gateway]
    keys = dict.fromkeys(key for _elapsed, hot in seen for key in hot)
    return tuple(_resync(key, [(elapsed, hot.get(key, False)) for elapsed, hot in seen]) for key in keys)


def _resync(key: tuple[str, str], seen: t.Sequence[tuple[float, bool]]) -> Resync:
    cold = [number for number, (_elapsed, hot) in enumerate(seen) if not hot]
    since = cold[-1] + 1 if cold else 0
    return Resync(
        service_set=key[0],
        interface=key[1],
        lost=round(seen[cold[0]][0], 2) if cold else None,
        hot=round(seen[since][0], 2) if since < len(seen) else None,
    )


def _hot(gateway: _model.Gateway, redundancy_set: int) -> dict[tuple[str, str], bool]:
    """Return which interfaces of a set are Hot, by service set and name."""
    found: dict[tuple[str, str], bool] = {}
    for key, synchronization in _shown(gateway, redundancy_set):
        found[key] = found.get(key, True) and synchronization == _HOT
    return found


def _shown(gateway: _model.Gateway, redundancy_set: int) -> t.Iterator[tuple[tuple[str, str], str | None]]:
    sets = (each for each in gateway.sets if each.id == redundancy_set)
    for service_set in (one for each in sets for one in each.service_sets or ()):
        for interface in service_set.interfaces:
            yield (service_set.name, interface.name), interface.synchronization
