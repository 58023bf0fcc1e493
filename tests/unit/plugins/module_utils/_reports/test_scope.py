# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Each form of a report says of which sets its verdict is, where that is not all."""

from __future__ import annotations

import json

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import document_of, plain_json
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import FleetVerdict, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.junit import junit
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.markdown import markdown
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import html
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    MASTER,
    NOW,
    STANDBY,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.test_scope import (
    WORDS,
    with_sets,
)
from ansible_collections.junos_ha.srd.tests.unit.report_samples import record

FACTS = {"mx1": with_sets(MASTER, 2), "mx2": with_sets(STANDBY, 2)}
REPORT = pair_report(*FACTS.values(), now=NOW, options={"redundancy_sets": [1]}, names=("mx1", "mx2"))
SHOWN = document_of([record(host, "precheck", {"pair": REPORT}, facts=FACTS[host]) for host in FACTS])
SCOPE = {"asked": [1], "not_asked": [2]}


def test_the_data() -> None:
    told = json.loads(plain_json(SHOWN))
    scopes = [each["scope"] for each in (told, *told["phases"], *told["judgements"])]
    assert (told["verdict"], scopes) == ("go", [SCOPE, SCOPE, SCOPE, None])
    assert told["summary"].startswith(f"GO, {WORDS}: ")


def test_the_page() -> None:
    page = html(SHOWN)
    assert f"<h1>GO, {WORDS}</h1>" in page
    assert f"<title>GO, {WORDS} - " in page
    assert page.count("GO, of set 1 only</span>") == 2  # the phase, and the report on the pair


def test_the_ticket() -> None:
    ticket = markdown(SHOWN).replace("\\", "")
    assert ticket.startswith(f"# GO, {WORDS}: mx1 and mx2\n\nVerdict: GO, {WORDS}: ")
    assert ticket.count("| GO, of set 1 only |") == 3  # the phase of each gateway, and the report on the pair


def test_the_results_of_tests() -> None:
    results = junit(SHOWN)
    assert (
        f'<property name="scope" value="{WORDS}" />' in results or f'name="scope" value="{WORDS}"' in results
    )
    assert f"precheck pair: GO, {WORDS}: " in results


def test_the_fleet() -> None:
    parts = [
        PairVerdict(lead=lead, peer="p", verdict="go", summary=summary, finding="", kept=True)
        for lead, summary in (("mx1", f"GO, {WORDS}: 1 of 1"), ("mx3", "GO: 1 of 1"))
    ]
    assert FleetVerdict(pairs=tuple(parts)).summary.endswith("; 1 of them of some sets only")
