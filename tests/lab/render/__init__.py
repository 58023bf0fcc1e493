# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A gateway's state, written as the gateway writes it: C(parse), the other way round."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Format, Gateway

from .json import render_json
from .text import render_text
from .xml import render_xml

__all__ = ["render"]

_RENDERERS: t.Mapping[Format, t.Callable[[Gateway], str]] = {
    "text": render_text,
    "xml": render_xml,
    "json": render_json,
}


def render(gateway: Gateway) -> str:
    """Return the reply that says what I(gateway) holds, in its format and at its level.

    What the gateway holds above its level, and what was not recognized, is not written.
    """
    return _RENDERERS[gateway.format](gateway)
