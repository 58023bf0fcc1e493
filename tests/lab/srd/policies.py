# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the configuration of a gateway does at the events of a set."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ACQUIRE,
    RELEASES,
    Configuration,
    RedundancyPolicy,
)

FORCE = "release-mastership-force"

_LINK_DOWN = "link-down "
_PEER_ACQUIRED = "peer mastership-acquire"


def refusal(configuration: Configuration, set_id: int, event: str) -> str | None:
    """Return why an event cannot be triggered for a set, None if it can. The words are assumed."""
    if all(each.id != set_id for each in configuration.sets):
        return f"redundancy set {set_id} not found"
    if all(each.name != event for each in configuration.events):
        return f"redundancy event {event} not found"
    if all(event not in policy.events for policy in _attached(configuration, set_id)):
        return f"redundancy event {event} is in no policy of redundancy set {set_id}"
    return None


def action(configuration: Configuration, set_id: int, event: str) -> str | None:
    """Return the action of an event on mastership of a set, None if there is none."""
    policies = _attached(configuration, set_id)
    return next((policy.action for policy in policies if event in policy.events), None)


def pulls_back(configuration: Configuration, set_id: int) -> bool:
    """Return whether a gateway acquires a set again after its peer has acquired it."""
    monitored = _monitored(configuration, set_id, (ACQUIRE,))
    return any(monitor == _PEER_ACQUIRED for monitor, _action in monitored)


def uplinks(configuration: Configuration, set_id: int) -> dict[str, str]:
    """Return the interfaces whose failure releases a set, with the releasing action."""
    monitored = _monitored(configuration, set_id, RELEASES)
    return {
        monitor.removeprefix(_LINK_DOWN): action
        for monitor, action in monitored
        if monitor.startswith(_LINK_DOWN)
    }


def _monitored(
    configuration: Configuration, set_id: int, actions: t.Container[str]
) -> t.Iterator[tuple[str, str]]:
    monitors = {each.name: each.monitors for each in configuration.events}
    for policy in _attached(configuration, set_id):
        if policy.action is not None and policy.action in actions:
            for event in policy.events:
                yield from ((monitor, policy.action) for monitor in monitors.get(event, ()))


def _attached(configuration: Configuration, set_id: int) -> list[RedundancyPolicy]:
    names = [name for each in configuration.sets if each.id == set_id for name in each.policies]
    return [policy for policy in configuration.policies if policy.name in names]
