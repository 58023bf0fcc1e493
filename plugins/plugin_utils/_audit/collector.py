# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The collector of garbage, kept from looking through the whole inventory again and again."""

from __future__ import annotations

import contextlib
import gc
import typing as t

_OBJECTS = 20_000  # made since the last look: those of some 20 pairs


@contextlib.contextmanager
def rarely_collected() -> t.Iterator[None]:
    """Let the collector look rarely, and not at what is there already."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
