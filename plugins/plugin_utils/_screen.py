# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Shows a screen on the console, in the colour that Ansible has for its verdict."""

from __future__ import annotations

import typing as t

from ansible import constants

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Verdict
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import Screen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._display import show_text

_COLORS: dict[Verdict, str] = {"go": "COLOR_OK", "no_go": "COLOR_ERROR", "unknown": "COLOR_WARN"}


def show(display: t.Any, screen: Screen) -> tuple[str, ...]:
    """Show a screen in one piece, so that those of several hosts do not mix; return its lines."""
    lines = screen.lines
    show_text(display, "\n".join(lines), color=getattr(constants, _COLORS[screen.verdict]))
    return lines
