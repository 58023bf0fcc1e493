# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_readings."""

from __future__ import annotations

import typing as t
from dataclasses import asdict

from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import readings
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain


def redundancy_readings(result: object, gateways: object) -> list[dict[str, t.Any]]:
    """Return what a task that read gateways in a loop returned of each."""
    read = readings(t.cast("dict[str, t.Any]", plain(result)), t.cast("list[str]", plain(gateways)))
    return [asdict(each) for each in read]


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"redundancy_readings": expression("redundancy_readings", redundancy_readings)}
