# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether the process that started this worker is still there to see what it does."""

from __future__ import annotations

import multiprocessing
import os


def controller_is_alive() -> bool:
    """Return whether Ansible's main process still runs.

    A worker outlives it when the terminal goes or the main process is killed. It is then the child of
    another process. What runs in the main process itself has no parent to lose.
    """
    parent = multiprocessing.parent_process()
    return parent is None or parent.pid == os.getppid()
