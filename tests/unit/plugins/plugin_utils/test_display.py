# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What reaches a terminal: one way leads there, and nothing on it commands a terminal."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._display import show_text

PLUGINS = Path(__file__).resolve().parents[4] / "plugins"
PRINTS = re.compile(r"\.display\b(?!\s+import)|\bprint\(|\bsys\.std(?:out|err)\b")
ALLOWED = {
    "plugin_utils/_display.py": ["display.display(printable_lines(text), **options)"],
    # into the log of Ansible alone
    "connection/netconf.py": ['Display().display(f"{request.rpc}\\n{outcome}", log_only=True)'],
}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a\nb\n", "a\nb\n"),
        ("\x1b]0;owned\x07mx1", "\\x1b]0;owned\\x07mx1"),
        ("\x9b2Jmx1\x7f", "\\x9b2Jmx1\\x7f"),
        ("mx1\r-GO", "mx1\\r-GO"),
        ("mx\u202e1xm\u2066\u200b", "mx\\u202e1xm\\u2066\\u200b"),
        ("a\u2028b\x85c\td", "a\\u2028b\\x85c\\td"),
        ("ms-1/3/0 é日 😀", "ms-1/3/0 é日 😀"),
    ],
)
def test_a_text_commands_no_terminal(given: str, shown: str) -> None:
    found: list[tuple[str, str]] = []
    display = SimpleNamespace(display=lambda text, color: found.append((text, color)))
    show_text(display, given, color="green")
    assert found == [(shown, "green")]


def test_every_plugin_shows_its_texts_that_way() -> None:
    found = {
        str(path.relative_to(PLUGINS)): lines
        for path in sorted(PLUGINS.rglob("*.py"))
        if (lines := [each.strip() for each in path.read_text("utf-8").splitlines() if PRINTS.search(each)])
    }
    assert found == dict(sorted(ALLOWED.items()))
