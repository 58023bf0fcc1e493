# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_progress."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain


def redundancy_progress(steps: object, plan: object, *, evidence: object = None) -> dict[str, t.Any]:
    """Return how far a failover got."""
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.progress import (
        plain_progress,
        step_of,
    )

    done = [step_of(each) for each in t.cast("list[dict[str, t.Any]]", plain(steps))]
    returned = t.cast("dict[str, t.Any]", plain(evidence) or {})
    return plain_progress(done, t.cast("dict[str, t.Any]", plain(plan)), returned)


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"redundancy_progress": expression("redundancy_progress", redundancy_progress)}
