# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The directories below the user's state: where nothing else was named."""

from __future__ import annotations

import os
from pathlib import Path


def state_directory() -> Path:
    """Return the directory of this collection below the user's state."""
    state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(state) / "junos_ha.srd"


def fallback_directory() -> Path:
    """Return where evidence goes for which its own directory has no room."""
    return state_directory() / "fallback"
