# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The evidence of small runs, made in this process, as its files hold it."""

from __future__ import annotations

import functools
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import change_report, pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import WORDS
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Plain, digest
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument, document_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.result import to_plain
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.switchover import result_of
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    GROUP,
    INTERFACE,
    MASTER,
    NOW,
    SERVICE_SET,
    SET,
    STANDBY,
    Edit,
    Facts,
    edited,
    interface,
    service_set,
)
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

Records = list[Plain]

HOSTS = ("mx1", "mx2")
HOSTILE = (
    "<script>alert(1)</script>",
    "|x|",
    "a\\|b",
    "`*_[c](http://d)_*`",
    "{{ 7 * 7 }}",
    "\x1b[31m&amp;\n- ~~e~~",
)
WAIVER = {
    "check": "synchronization",
    "reason": "<b>card</b> is | exchanged",
    "owner": "Jo_Doe_",
    "expires": "2026-12-31",
}
UNREACHABLE = "mx2: 'open the session' failed: timed out\n- look there"
FACTS: dict[str, Facts] = {"mx1": MASTER, "mx2": STANDBY}


def record(host: str, phase: str, reports: Plain, *, minute: int = 0, **others: t.Any) -> Plain:
    """Return the evidence of a gateway and phase, written in a minute of the hour."""
    fields = {
        "schema": 1,
        "run_id": "CHG0042",
        "phase": phase,
        "host": host,
        "written_at": f"2026-11-22T17:{minute:02}:00Z",
        "collection_version": "1.0.0",
        "facts": None,
        "reply": None,
        "error": None,
        "reports": reports,
        **others,
    }
    return {**fields, "sha256": digest(fields)}


def checked(*, mx1: Edit | None = None, mx2: Edit | None = None, **options: t.Any) -> Records:
    """Return the evidence of a check on the pair, with some values edited."""
    one, two = edited(MASTER, mx1 or {}), edited(STANDBY, mx2 or {})
    said = {"pair": pair_report(one, two, now=NOW, options=options, names=HOSTS)}
    return [record("mx1", "precheck", said, facts=one), record("mx2", "precheck", said, facts=two)]


def unreachable() -> Records:
    """Return the evidence of a check in which one gateway could not be read."""
    said = {"pair": pair_report(MASTER, None, now=NOW, options={}, names=HOSTS)}
    read = record("mx1", "precheck", said, facts=MASTER, reply="ICCP <b>\x07")
    return [read, record("mx2", "precheck", said, error=UNREACHABLE)]


def moved(**options: t.Any) -> Records:
    """Return the evidence of a failover from precheck to postcheck."""
    simulation = Simulation()
    before = _read(simulation)
    it = simulation.switch_over(**options)
    kept = to_plain(result_of(it))
    after = _read(simulation)
    pairs = [{"pair": _judged(each)} for each in (before, after, after)]
    changes = {host: {"change": _changed(after[host], before[host])} for host in HOSTS}
    return [
        *(record(host, "precheck", pairs[0], facts=before[host]) for host in HOSTS),
        record("mx1", "failover", {**pairs[1], "switchover_set_1": kept}, minute=1, facts=after["mx1"]),
        record("mx2", "failover", pairs[1], minute=1, facts=after["mx2"]),
        *(
            record(host, "postcheck", {**pairs[2], **changes[host]}, minute=2, facts=after[host])
            for host in HOSTS
        ),
    ]


def audited(*verdicts: str) -> Records:
    """Return the evidence of a fleet whose pairs have these verdicts."""
    counts = {each: verdicts.count(each) for each in ("no_go", "unknown", "go")}
    worst = next((each for each, count in counts.items() if count), "unknown")
    words: dict[str, str] = {**WORDS}
    pairs = [
        {
            "lead": f"mx{number}a",
            "peer": f"mx{number}b",
            "verdict": each,
            "summary": f"{words.get(each, each)}: <i>|",
            "finding": "<i>|",
            "kept": True,
        }
        for number, each in enumerate(verdicts)
    ]
    return [record("fleet", "audit", {"fleet": {"verdict": worst, "counts": counts, "pairs": pairs}})]


def hostile() -> Records:
    """Return the evidence of a pair whose service sets have hostile names."""
    sets = [service_set(name, interface(name)) for name in HOSTILE]
    return checked(mx1={f"{SET}.service_sets": sets, f"{SET}.state": HOSTILE[0], f"{GROUP}.local_ip": None})


COLD: Edit = {f"{INTERFACE}.synchronization": "Cold"}

RUNS: dict[str, t.Callable[[], Records]] = {
    "well": checked,
    "not Hot": lambda: checked(mx1=COLD),
    "waived": lambda: checked(mx1=COLD, waivers=[WAIVER]),
    "one gateway": lambda: checked()[:1],
    "no service set": lambda: checked(mx1={f"{SET}.service_sets": []}, mx2={f"{SET}.service_sets": []}),
    "no interface": lambda: checked(mx1={f"{SERVICE_SET}.interfaces": []}),
    "unreachable": unreachable,
    "moved": moved,
    "refused": lambda: moved(peer_facts=None),
    "not stable": lambda: moved(timeout=8),
    "broken off": lambda: moved()[:4],
    "hostile": hostile,
    "fleet": lambda: audited("go", "no_go", "unknown", "go"),
    "fleet that is well": lambda: audited("go"),
    "fleet without pairs": audited,
}


@functools.cache
def shown(name: str) -> AnyDocument:
    """Return the document of the evidence of a run."""
    return document_of(RUNS[name]())


def _read(simulation: Simulation) -> dict[str, Facts]:
    return {host: t.cast(Facts, simulation.facts(host)) for host in HOSTS}


def _judged(facts: t.Mapping[str, Facts]) -> Plain:
    return pair_report(facts["mx1"], facts["mx2"], now=NOW, options={"max_age": "any"}, names=HOSTS)


def _changed(after: Facts, before: Facts) -> Plain:
    return change_report(after, before, now=NOW, options={"expect": "switched"})
