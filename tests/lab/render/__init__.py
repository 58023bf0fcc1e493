# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Renders a gateway as a reply, the inverse of C(parse)."""

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
    """Return the reply for I(gateway), in its format and at its level.

    Data above its level, and unrecognized lines, are left out.
    """
    return _RENDERERS[gateway.format](gateway)
