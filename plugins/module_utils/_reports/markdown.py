# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A report for a change ticket, in CommonMark: the verdict first, then what speaks against GO."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.verdicts import WORDS, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._reports import sections
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.commonmark import name, table, text
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.reading import Shown

_SECTIONS: tuple[tuple[str, t.Callable[[Document], t.Iterable[str]]], ...] = (
    ("Phases", sections.phases),
    ("Findings", sections.findings),
    ("Waivers", sections.waivers),
    ("Switchovers", sections.switchovers),
    ("Redundancy sets", sections.redundancy_sets),
    ("Service interfaces", sections.service_interfaces),
    ("What was judged", sections.judgements),
    ("Evidence", sections.evidence),
)


def markdown(shown: Shown) -> str:
    """Return what a report shows, as Markdown."""
    blocks = _fleet(shown) if isinstance(shown, Fleet) else _run(shown)
    return "\n\n".join(blocks) + "\n"


def _run(document: Document) -> t.Iterator[str]:
    yield f"# {WORDS[document.verdict]}: {text(' and '.join(document.gateways))}"
    yield f"Verdict: {text(document.summary)}"
    yield f"Run {name(document.run_id)}"
    for title, section in _SECTIONS:
        blocks = list(section(document))
        yield from (f"## {title}", *blocks) if blocks else ()


def _fleet(fleet: Fleet) -> t.Iterator[str]:
    yield f"# {WORDS[fleet.verdict]}: {sum(fleet.counts.values())} pairs"
    yield f"Verdict: {text(fleet.summary)}"
    yield f"Run {name(fleet.run_id)}, {text(fleet.phase)}, written {text(fleet.written_at)}"
    yield table(["verdict", "pairs"], ([word, str(fleet.counts[each])] for each, word in WORDS.items()))
    if fleet.pairs:
        yield "## Pairs"
        yield table(["verdict", "gateway", "peer", "why"], map(_pair, fleet.pairs))
    yield "## Evidence"
    digest = [name(fleet.collection_version), name(fleet.sha256)]
    yield table(["collection", "SHA-256"], [digest])


def _pair(pair: PairVerdict) -> list[str]:
    peer = text(pair.peer) or "none"
    return [WORDS[pair.verdict], text(pair.lead), peer, text(pair.summary)]
