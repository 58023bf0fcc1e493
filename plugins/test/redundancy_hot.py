# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The test junos_ha.srd.redundancy_hot."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression


def redundancy_hot(facts: object, *, redundancy_set: int | None = None) -> bool:
    """Return whether each service interface is Hot, of one set or of all."""
    from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import is_hot
    from ansible_collections.junos_ha.srd.plugins.module_utils._time import now

    return is_hot(facts, now=now(), redundancy_set=redundancy_set)


class TestModule:
    """The test."""

    def tests(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the test by its name."""
        return {"redundancy_hot": expression("redundancy_hot", redundancy_hot)}
