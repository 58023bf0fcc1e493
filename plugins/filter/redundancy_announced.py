# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_announced."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain


def redundancy_announced(plans: object, readings: object) -> dict[str, t.Any]:
    """Return what failovers are to send."""
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.announced import plain_announced

    of_plans = t.cast("list[dict[str, t.Any]]", plain(plans))
    return plain_announced(of_plans, t.cast("list[list[dict[str, t.Any]]]", plain(readings)))


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"redundancy_announced": expression("redundancy_announced", redundancy_announced)}
