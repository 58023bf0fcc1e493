# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""From evidence, plain as it stands in its files, to what its reports show."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Record, record_of
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import OF_FLEET
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet, fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document

Shown: t.TypeAlias = t.Union[Document, Fleet]  # noqa: UP007 pylint does not know the other way of it


def shown_of(evidence: object) -> Shown:
    """Return what the evidence of a pair shows, or that of a fleet, which is one record.

    Raises:
        ArgumentError: there is none, or it is not that of one pair and one run.
        EvidenceError: it is none, or was changed after it was written.
        FactsError: its facts or reports are none.
    """
    if not isinstance(evidence, (list, tuple)):
        raise ArgumentError(f"evidence - Expected: a list of records Actual: {type(evidence).__name__}")
    try:
        return _shown([record_of(each, f"evidence[{number}]") for number, each in enumerate(evidence)])
    except RecursionError:  # at a depth that the digest just bore
        raise EvidenceError("evidence - Expected: plain data Actual: it nests without end") from None


def _shown(records: list[Record]) -> Shown:
    if len(records) == 1 and OF_FLEET in records[0].reports:
        return fleet(records[0])
    return document(records)
