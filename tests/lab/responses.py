# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The possible answers to a command. Each server puts them on the wire in its own way."""

from __future__ import annotations

from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Format


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply."""

    text: str
    format: Format = "text"


@dataclass(frozen=True, slots=True)
class Failure:
    """An error; C(position) is where in the line a syntax error is."""

    message: str
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer, ever."""


@dataclass(frozen=True, slots=True)
class Stall:
    """A reply that begins and never ends."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Held:
    """A reply that comes once the gateway has no fault."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Goodbye:
    """The gateway closes the session."""


Answer = Reply | Failure | Silence | Stall | Held | Goodbye
