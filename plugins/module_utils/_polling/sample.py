# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What one look at a gateway shows: for the timeline, for a line of progress, and for a flap."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable


def sample_of(gateway: _model.Gateway, report: dict[str, t.Any], *, host: str, elapsed: float) -> Sample:
    """Return the sample of a gateway that was read."""
    sets = gateway.sets
    return Sample(
        elapsed=elapsed,
        report=report,
        lines=tuple(_line(host, each) for each in sets) or (f"{host}: no redundancy set",),
        sets=tuple(_row(each) for each in sets),
        marks=tuple((each.id, each.transition_events) for each in sets),
        gateway=gateway,
    )


def lost_sample(cause: str, report: dict[str, t.Any], *, host: str, elapsed: float) -> Sample:
    """Return the sample of a gateway that did not answer."""
    return Sample(elapsed=elapsed, report=report, lines=(printable(f"{host}: not read, {cause}"),))


def entry(sample: Sample) -> dict[str, t.Any]:
    """Return a sample as plain data, for a timeline."""
    return {
        "elapsed": round(sample.elapsed, 1),
        "verdict": sample.report["verdict"],
        "sets": list(sample.sets),
    }


def _row(each: _model.RedundancySet) -> dict[str, t.Any]:
    return {
        "set": each.id,
        "state": each.state,
        "peers": [peer.state for peer in each.peers],
        "hot": each.hot_count,
        "interfaces": len(each.interfaces),
    }


def _line(host: str, each: _model.RedundancySet) -> str:
    row = _row(each)
    peers = " and ".join(state or "not shown" for state in row["peers"]) or "not shown"
    state = each.state or "not shown"
    return printable(f"{host} set {each.id}: {state}, peer {peers}, Hot {row['hot']}/{row['interfaces']}")
