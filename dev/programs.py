# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Finds the programs that do not come by pip."""

from __future__ import annotations

import shutil


def missing(*names: str) -> str | None:
    """Return which of the programs this machine lacks, in words; None where it has them all."""
    lacking = [name for name in names if not shutil.which(name)]
    return f"no {' and no '.join(lacking)} on this machine" if lacking else None
