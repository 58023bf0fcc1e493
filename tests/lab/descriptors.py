# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Room for the files and sockets of many gateways: a process may begin with as few as 1,024."""

from __future__ import annotations

import resource

from .names import LabError

_OF_A_GATEWAY = 3  # the port that is held, the one that listens, a session
_OF_THE_LAB = 100


def make_room(gateways: int) -> None:
    """Let this process open as many as so many gateways need, each with a session.

    Raises:
        LabError: it may not.
    """
    needed = gateways * _OF_A_GATEWAY + _OF_THE_LAB
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if _is_enough(soft, needed):
        return
    if not _is_enough(hard, needed):
        raise LabError(
            f"{gateways} gateways need {needed} descriptors; this process may have {hard}: ulimit -Hn"
        )
    resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard))


def _is_enough(limit: int, needed: int) -> bool:
    return limit == resource.RLIM_INFINITY or limit >= needed
