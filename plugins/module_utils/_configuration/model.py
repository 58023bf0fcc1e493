# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The configuration of services redundancy: what a redundancy event does.

An event belongs to a policy. A policy is attached to sets, and defines what happens to their mastership.
"""

from __future__ import annotations

from dataclasses import dataclass

ACQUIRE = "acquire-mastership"
RELEASES = ("release-mastership", "release-mastership-force", "release-mastership-if-standby-clear")
ACTIONS = (ACQUIRE, *RELEASES, "broadcast-warning")


@dataclass(frozen=True, slots=True, kw_only=True)
class RedundancyEvent:
    """An event, and what makes it fire by itself, such as C(link-down xe-0/0/1).

    Without a monitor it fires only by a manual request; that such an event may exist is inferred.
    """

    name: str
    monitors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RedundancyPolicy:
    """What happens when one of its events fires. An action of C(None) does not change mastership."""

    name: str
    events: tuple[str, ...] = ()
    action: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfiguredSet:
    """A redundancy set, and the policies that are attached to it."""

    id: int
    policies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """The configuration of services redundancy of one gateway."""

    events: tuple[RedundancyEvent, ...] = ()
    policies: tuple[RedundancyPolicy, ...] = ()
    sets: tuple[ConfiguredSet, ...] = ()

    def attached(self, redundancy_set: int) -> tuple[RedundancyPolicy, ...]:
        """Return the policies that are attached to a set."""
        names = {name for each in self.sets if each.id == redundancy_set for name in each.policies}
        return tuple(policy for policy in self.policies if policy.name in names)

    def events_of(self, policy: RedundancyPolicy) -> tuple[RedundancyEvent, ...]:
        """Return the events of a policy that exist."""
        return tuple(each for each in self.events if each.name in policy.events)
