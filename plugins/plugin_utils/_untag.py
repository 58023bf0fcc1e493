# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Python's own types in place of those by which Ansible marks where a value came from.

Used once, where a value comes in: by the base of the actions, and by that of the filters and tests.
"""

from __future__ import annotations

import typing as t

_SCALARS: tuple[tuple[type, t.Callable[[t.Any], object]], ...] = (
    (str, str.__str__),
    (bool, bool),  # before int, whose subclass it is
    (int, int.__int__),
    (float, float.__float__),
)


def plain(value: t.Any) -> t.Any:
    """Return a value of Python's own types: dict, list, str, int and float. Other values stay as they are."""
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    for kind, own in _SCALARS:
        if isinstance(value, kind):
            return own(value)
    return value
