# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The one way to the console: printable characters only."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable_lines


def show_text(display: t.Any, text: str, **options: t.Any) -> None:
    """Show a text. What commands a terminal, or turns the direction of writing, stands in it as an escape."""
    display.display(printable_lines(text), **options)
