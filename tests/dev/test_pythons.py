# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which build of a Python is taken, of several on a machine."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from dev import pythons

VERSION = "{}.{}".format(*sys.version_info)
RUNNING, OTHER, BARE = Path("/running"), Path("/other"), Path("/bare")


@pytest.mark.parametrize(
    ("times", "taken"),
    [
        ({RUNNING: 1.0}, RUNNING),
        ({RUNNING: 1.0, OTHER: 0.7}, OTHER),
        ({RUNNING: 1.0, OTHER: 0.95}, RUNNING),
        ({RUNNING: 1.0, OTHER: 1.2}, RUNNING),
        ({RUNNING: 1.0, BARE: None}, RUNNING),
    ],
)
def test_the_running_build_is_taken_unless_another_clearly_beats_it(
    times: Mapping[Path, float | None], taken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pythons, "_candidates", lambda _version: iter(times))
    monkeypatch.setattr(pythons, "_real", lambda path, _version: path)
    monkeypatch.setattr(pythons, "_time", times.__getitem__)
    assert pythons.fastest(VERSION) == taken


def test_a_build_is_timed_that_can_make_environments(tmp_path: Path) -> None:
    bare = tmp_path / "python"
    bare.write_text("#!/bin/sh\nexit 1\n")
    bare.chmod(0o700)
    assert pythons._time(bare) is None
    assert (pythons._time(Path(sys.executable)) or 0) > 0
