# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plain data out of what Ansible hands around, and what differs between two of them."""

from __future__ import annotations

import difflib
import json
import typing as t


def difference(before: object, after: object) -> str:
    """Return what differs, as a unified diff; nothing where nothing does."""
    lines = difflib.unified_diff(_lines(before), _lines(after), "before", "after", lineterm="")
    return "\n".join(lines)


Roles = t.Mapping[str, "str | None"]  # by the name of the gateway


def role_difference(redundancy_set: int, before: Roles, after: Roles) -> dict[str, str]:
    """Return the roles of a set before and after, as a task shows a difference."""
    return {
        "before_header": f"redundancy set {redundancy_set}, before",
        "before": _role_lines(before),
        "after_header": f"redundancy set {redundancy_set}, after",
        "after": _role_lines(after),
    }


def _role_lines(roles: Roles) -> str:
    return "".join(f"{host}: {role or 'not known'}\n" for host, role in roles.items())


def _lines(facts: object) -> list[str]:
    shown = plain(facts)
    if isinstance(shown, dict):
        shown.pop("reply", None)
    return json.dumps(shown, indent=2).splitlines()


def plain(value: object) -> object:
    """Return a value as plain data, without the types by which Ansible marks where it came from."""
    if isinstance(value, dict):
        return {_text(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return _text(value) if isinstance(value, str) else value


def _text(value: object) -> str:
    return str.__str__(value) if isinstance(value, str) else str(value)
