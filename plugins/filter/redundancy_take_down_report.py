# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_take_down_report."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression


def redundancy_take_down_report(
    gateways: list[dict[str, t.Any]],
    gateway: str,
    *,
    configurations: list[dict[str, t.Any]] | None = None,
    host_names: dict[str, str] | None = None,
    **options: t.Any,
) -> dict[str, t.Any]:
    """Return whether a gateway may be taken down, and the report on it."""
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._host_names import named
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.take_down import (
        answer,
        asked,
        plain_answer,
        report_of,
    )

    it = asked(gateway, gateways, configurations or [])
    found = answer(it, options, named(host_names or {}))
    return plain_answer(it, found, report_of(it, found))


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        name = "redundancy_take_down_report"
        return {name: expression(name, redundancy_take_down_report)}
