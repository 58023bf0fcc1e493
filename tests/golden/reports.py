# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The reports on runs as they must be, to the letter. C(python -m tests.golden) writes them anew."""

from __future__ import annotations

import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FORMATS
from ansible_collections.junos_ha.srd.tests.golden import fleets, runs

FOLDER = Path(__file__).with_name("expected")

SHOWN: dict[str, t.Callable[[], list[Plain]]] = {
    "all_well": runs.all_well,
    "one_interface_not_hot": runs.one_interface_not_hot,
    "refused_gate": runs.refused_gate,
    "switched_and_rolled_back": runs.switched_and_rolled_back,
    "unreachable_gateway": runs.unreachable_gateway,
    "areas_compared": runs.areas_compared,
    "fifty_pairs": fleets.fifty_pairs,
}


def reports(name: str) -> dict[str, str]:
    """Return the reports on a run, by the names of their files."""
    shown = document_of(SHOWN[name]())
    return {f"{name}{suffix}": make(shown) for make, suffix in FORMATS.values()}
