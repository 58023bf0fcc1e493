# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_json."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression


def redundancy_json(evidence: object) -> str:
    """Return what the evidence of a run shows, for a program."""
    from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import (
        document_of,
        plain_json,
    )

    return plain_json(document_of(evidence))


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"redundancy_json": expression("redundancy_json", redundancy_json)}
