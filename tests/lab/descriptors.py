# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Raises the limit of open files for many gateways: a process may start with as few as 1,024."""

from __future__ import annotations

import resource

from .names import LabError

_PER_GATEWAY = 3  # a reserved port, a listening port, a session
_FOR_THE_LAB = 100


def raise_limit(gateways: int) -> None:
    """Let this process open the descriptors that so many gateways need, with one session each.

    Raises:
        LabError: the hard limit is too low.
    """
    needed = gateways * _PER_GATEWAY + _FOR_THE_LAB
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
