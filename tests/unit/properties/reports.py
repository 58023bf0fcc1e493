# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Strategies: reports with any text from devices and people."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import SCHEMA
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import (
    Document,
    Move,
    Phase,
    ReportSummary,
    Resync,
    Side,
    Step,
)
from ansible_collections.junos_ha.srd.tests.unit.report_samples import HOSTILE

STATUSES = ("pass", "fail", "unknown", "waived")
VERDICTS = ("no_go", "unknown", "go")

counts = st.integers(0, 99)
seconds = st.none() | st.floats(0, 1e6)
texts = (
    st.sampled_from(HOSTILE)
    | st.text(string.punctuation + " ab\n", max_size=20)
    | st.text(st.characters(), max_size=20)  # halves of a pair, too
)
times = st.datetimes().map(lambda time: f"{time.isoformat(timespec='seconds')}Z")
sides = st.builds(Side, gateway=texts, written_at=times)
phases = st.builds(Phase, name=texts, sides=st.lists(sides, min_size=1, max_size=2).map(tuple))
judgements = st.builds(ReportSummary, counts=st.fixed_dictionaries({each: counts for each in STATUSES}))
resyncs = st.builds(Resync, lost=seconds, hot=seconds)
steps = st.builds(Step, elapsed=st.floats(0, 1e6), hot=st.none() | counts, interfaces=st.none() | counts)
moves = st.builds(
    Move,
    role_moved=seconds,
    hot=seconds,
    stable=seconds,
    steps=st.lists(steps, max_size=2).map(tuple),
    interfaces=st.lists(resyncs, max_size=2).map(tuple),
)
documents = st.builds(
    Document,
    schema=st.just(SCHEMA),
    gateways=st.lists(texts, min_size=1, max_size=2, unique=True).map(tuple),
    counts=st.fixed_dictionaries({each: counts for each in STATUSES}),
    phases=st.lists(phases, min_size=1, max_size=2).map(tuple),
    judgements=st.lists(judgements, max_size=2).map(tuple),
    moves=st.lists(moves, max_size=2).map(tuple),
)
fleets = st.builds(
    Fleet,
    schema=st.just(SCHEMA),
    written_at=times,
    counts=st.fixed_dictionaries({each: counts for each in VERDICTS}),
)
shown = documents | fleets

st.register_type_strategy(str, texts)
