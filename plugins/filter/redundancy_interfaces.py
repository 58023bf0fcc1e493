# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_interfaces."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression


def redundancy_interfaces(facts: object, *, allow_incomplete: bool = False) -> list[dict[str, t.Any]]:
    """Return a row for each service interface."""
    from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import interface_rows

    return interface_rows(facts, allow_incomplete=allow_incomplete)


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"redundancy_interfaces": expression("redundancy_interfaces", redundancy_interfaces)}
