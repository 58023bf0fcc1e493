# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A report for a program: JSON, by the schema that is published in docs/schemas/report.json."""

from __future__ import annotations

import json

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument


def plain_json(document: AnyDocument) -> str:
    """Return a document as JSON, in ASCII."""
    return json.dumps(encode(document), indent=2, ensure_ascii=True) + "\n"
