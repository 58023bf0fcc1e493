# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files of vocabularies on disk, signed today, for the dialect that the lab's fault C(terms) prints."""

from __future__ import annotations

import typing as t
from pathlib import Path

import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._time import now

TODAY = str(now().date())
TERMS: dict[str, t.Any] = {
    "schema": 1,
    "releases": ["23.4R1.10"],
    "signed": {"owner": "noc", "reason": "another dialect", "date": TODAY, "expires": TODAY},
    "lines": ["Priority now", "Card-restart"],
    "values": [{"field": "synchronization", "value": "Synchronised", "means": "Hot"}],
}
UNSIGNED: dict[str, t.Any] = {**TERMS, "signed": {"owner": "", "reason": "", "date": "", "expires": ""}}
SAID = f"2 lines and 1 value by vocabulary of {TODAY}, owner noc"


def written(directory: Path, file: object) -> str:
    """Write a file, and return its path."""
    path = directory / "vocabulary.yml"
    path.write_text(yaml.safe_dump(file), encoding="utf-8")
    return str(path)
