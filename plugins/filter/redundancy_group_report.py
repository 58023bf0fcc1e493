# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_group_report."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression


def redundancy_group_report(facts: object, *, name: str | None = None, **options: t.Any) -> dict[str, t.Any]:
    """Return the report on one gateway."""
    from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import gateway_report

    return gateway_report(facts, now=now(), options=options, name=name)


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"redundancy_group_report": expression("redundancy_group_report", redundancy_group_report)}
