# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_pair_report."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression


def redundancy_pair_report(
    facts: object, peer_facts: object, *, name: str = "A", peer_name: str = "B", **options: t.Any
) -> dict[str, t.Any]:
    """Return the report on the two gateways of a pair."""
    from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import pair_report

    return pair_report(facts, peer_facts, now=now(), options=options, names=(name, peer_name))


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"redundancy_pair_report": expression("redundancy_pair_report", redundancy_pair_report)}
