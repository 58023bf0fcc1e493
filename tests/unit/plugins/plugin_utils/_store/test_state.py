# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where things stand that have no directory of their own: below the user's state."""

from __future__ import annotations

from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.state import (
    fallback_directory,
    state_directory,
)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (None, "/home/noc/.local/state"),
        ("", "/home/noc/.local/state"),
        ("state", "/home/noc/.local/state"),  # relative: not valid, and left out
        ("/var/lib/state", "/var/lib/state"),
    ],
)
def test_it_is_below_the_state_of_the_user(
    monkeypatch: pytest.MonkeyPatch, given: str | None, wanted: str
) -> None:
    monkeypatch.setenv("HOME", "/home/noc")
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    if given is not None:
        monkeypatch.setenv("XDG_STATE_HOME", given)
    assert state_directory() == Path(wanted, "junos_ha.srd")
    assert fallback_directory() == Path(wanted, "junos_ha.srd", "fallback")


def test_a_user_without_a_home_is_told_what_to_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", "~")  # as where neither HOME nor the user's entry has one
    with pytest.raises(ArgumentError, match=r"^XDG_STATE_HOME - Expected: a path Actual: '~/.local/state', "):
        state_directory()
