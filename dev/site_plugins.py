# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pages of the plugins and roles, as antsibull-docs has written them, made to fit the site."""

from __future__ import annotations

import re
from pathlib import Path

_PAGE = re.compile(r"(\w+)_(?:module|callback|connection|filter|test|role)")
_CONTENTS = re.compile(r"^\.\. contents::\n(?:   .*\n)+", re.MULTILINE)  # the theme has one of its own
_TITLE = re.compile(r"^Junos_Ha\.Srd\n=+$", re.MULTILINE)
_ENTRY = re.compile(r"^    (\w+)_(module|callback|connection|filter|test|role)$", re.MULTILINE)


def named(folder: Path) -> dict[str, str]:
    """Return the names of the pages' files, by that of the plugin or role."""
    found = {path.name: _PAGE.fullmatch(path.stem) for path in sorted(folder.glob("*.rst"))}
    return {match[1]: name for name, match in found.items() if match}


def mend(folder: Path) -> None:
    """Take out what the theme does by itself, and name the pages by the plugin alone in the contents."""
    for path in folder.glob("*.rst"):
        path.write_text(_mended(path.read_text(encoding="utf-8")), encoding="utf-8")


def _mended(text: str) -> str:
    titled = _TITLE.sub("Plugins and roles\n=================", _CONTENTS.sub("", text))
    return _ENTRY.sub(r"    \1 <\1_\2>", titled)
