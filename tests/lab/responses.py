# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a gateway can do with a command; how that looks on the wire is each door's own matter."""

from __future__ import annotations

from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Format


@dataclass(frozen=True, slots=True)
class Reply:
    """It answers."""

    text: str
    format: Format = "text"


@dataclass(frozen=True, slots=True)
class Failure:
    """It says that it cannot; C(position) is where in the line it stopped understanding it."""

    message: str
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """It never answers."""


@dataclass(frozen=True, slots=True)
class Stall:
    """It begins to answer, and never ends."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Goodbye:
    """It closes the session."""


Answer = Reply | Failure | Silence | Stall | Goodbye
