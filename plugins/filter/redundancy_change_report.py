# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_change_report."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression


def redundancy_change_report(
    after: object, before: object, *, name: str | None = None, **options: t.Any
) -> dict[str, t.Any]:
    """Return the report on a change."""
    from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import change_report

    return change_report(after, before, now=now(), options=options, name=name)


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"redundancy_change_report": expression("redundancy_change_report", redundancy_change_report)}
