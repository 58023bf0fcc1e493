# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_ending."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression


def redundancy_ending(
    shown: dict[str, t.Any],
    evidence: dict[str, t.Any],
    carried: t.Sequence[str],
    *,
    done: t.Sequence[str] | None = None,
) -> dict[str, t.Any]:
    """Return how a phase ended."""
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.progress import plain_ending

    return plain_ending(shown, evidence, carried, done=done or ())


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"redundancy_ending": expression("redundancy_ending", redundancy_ending)}
