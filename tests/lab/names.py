# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refuses unknown names, and lists the known ones."""

from __future__ import annotations

import typing as t


class LabError(Exception):
    """A request to the lab is invalid."""


def refuse_unknown(kind: str, name: str, choices: t.Iterable[str]) -> None:
    """Raise a LabError unless I(name) is one of I(choices)."""
    choices = tuple(choices)
    if name not in choices:
        raise LabError(f"{kind} - unknown - Expected: one of {', '.join(choices)} Actual: {name!r}")
