# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """The options that say where a switchover keeps its intent, its outcome and the lock of the pair."""

    DOCUMENTATION = r"""
options:
  directory:
    description:
      - The directory of the evidence of all runs. The intent of the request is written below it, and
        flushed to disk, before the request is sent; its outcome is written beside it afterwards. If the
        intent cannot be written, nothing is sent.
      - An intent without an outcome is a request that nobody saw the end of. The next switchover of the
        pair waits for its outcome first, and warns.
      - By default C(junos_ha.srd/switchovers) below E(XDG_STATE_HOME), or below C(~/.local/state).
    type: path
  run_id:
    description:
      - The run. A run sends the request of a gateway, set and phase once, so a task that is retried does not
        send it again.
      - By default a new one for each task.
    type: str
  phase:
    description: The phase of the run, such as C(failover).
    type: str
    default: switchover
  lock_directory:
    description:
      - The directory of the locks of pairs. One switchover at a time holds the lock of its pair, from before
        its gate until its outcome is known. A lock ends with the process that holds it.
      - By default C(.locks) below O(directory). Runs that use different directories do not see each other.
    type: path
  fallback_directory:
    description:
      - Where the outcome is written if it cannot be written below O(directory), such as when the disk is
        full. A warning and RV(unkept) name the file.
      - By default C(junos_ha.srd/fallback) below E(XDG_STATE_HOME), or below C(~/.local/state).
    type: path
"""
