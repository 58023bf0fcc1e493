# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.redundancy_hosts."""

from __future__ import annotations

import typing as t

from ansible import context

from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.connection import INVENTORY, hosts_of_play
from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.whole import refuse_partial
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain


def redundancy_hosts(pattern: object, *, audit_connection: str = INVENTORY) -> object:
    """Return the hosts of a play as they are, unless this run leaves tasks out."""
    refuse_partial(context.CLIARGS)
    return hosts_of_play(plain(pattern), audit_connection)


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"redundancy_hosts": expression("redundancy_hosts", redundancy_hosts)}
