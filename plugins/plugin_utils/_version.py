# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The version of this collection, as it is installed."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import EvidenceError

_ROOT = Path(__file__).parents[2]
_VERSION = re.compile(r"^version: (\S+)$", re.MULTILINE)


def collection_version() -> str:
    """Return the version: of the manifest where it is installed, of galaxy.yml in a checkout.

    Raises:
        EvidenceError: neither is there.
    """
    manifest, galaxy = _ROOT / "MANIFEST.json", _ROOT / "galaxy.yml"
    if manifest.exists():
        return str(json.loads(manifest.read_text(encoding="utf-8"))["collection_info"]["version"])
    found = _VERSION.search(galaxy.read_text(encoding="utf-8")) if galaxy.exists() else None
    if not found:
        raise EvidenceError(f"{_ROOT}: neither MANIFEST.json nor galaxy.yml tells the collection's version")
    return found[1]
