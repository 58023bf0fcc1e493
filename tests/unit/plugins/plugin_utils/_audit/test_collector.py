# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The collector of garbage while an audit runs, and after it."""

from __future__ import annotations

import gc

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.collector import rarely_collected


def test_it_looks_rarely_and_not_at_what_is_there_and_then_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), rarely_collected():
        assert (gc.get_threshold() > before, gc.get_freeze_count() > 0) == (True, True)
        raise KeyError
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
