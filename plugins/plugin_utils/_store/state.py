# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The directories below the user's state: where nothing else was named."""

from __future__ import annotations

import os
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import home_of

_VARIABLE = "XDG_STATE_HOME"


def state_directory() -> Path:
    """Return the directory of this collection below the user's state. A relative one counts as not given.

    Raises:
        ArgumentError: none is given, and the user has no home directory, as in some containers.
    """
    given = os.environ.get(_VARIABLE, "")
    state = Path(given) if os.path.isabs(given) else home_of(_VARIABLE, "~/.local/state")
    return state / "junos_ha.srd"


def fallback_directory() -> Path:
    """Return where evidence goes for which its own directory has no room.

    Raises:
        ArgumentError: the user has no home directory.
    """
    return state_directory() / "fallback"
