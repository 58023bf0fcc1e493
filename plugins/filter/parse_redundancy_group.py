# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filter junos_ha.srd.parse_redundancy_group."""

from __future__ import annotations

import typing as t
from collections.abc import Mapping

from ansible_collections.junos_ha.srd.plugins.plugin_utils._jinja import expression

_READ_ALREADY = (
    "a dictionary, which lost each key that the reply has twice. Hand over the text itself: without "
    "from_json, and without a variable between, as lookup('ansible.builtin.file', 'mx1.json') gives it"
)


def parse_redundancy_group(reply: object) -> dict[str, t.Any]:
    """Return the facts that a reply shows.

    Raises:
        ArgumentError: the reply is not a text.
        ParseError: the text is not a reply of C(show services redundancy-group).
    """
    from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
    from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
    from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse_saved

    if not isinstance(reply, str):
        actual = _READ_ALREADY if isinstance(reply, Mapping) else f"{str(reply)[:120]!r}"
        raise ArgumentError(f"reply - Expected: a string, the reply as it came Actual: {actual}")
    return to_facts(parse_saved(reply))


class FilterModule:
    """The filter."""

    def filters(self) -> dict[str, t.Callable[..., t.Any]]:
        """Return the filter by its name."""
        return {"parse_redundancy_group": expression("parse_redundancy_group", parse_redundancy_group)}
