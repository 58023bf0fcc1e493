# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The version of the collection."""

from __future__ import annotations

from pathlib import Path

import yaml

from ansible_collections.junos_ha.srd.plugins.plugin_utils._version import VERSION

GALAXY = Path(__file__).parents[4] / "galaxy.yml"


def test_the_version_is_that_of_the_package() -> None:
    assert yaml.safe_load(GALAXY.read_text(encoding="utf-8"))["version"] == VERSION
