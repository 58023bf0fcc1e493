# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether the shape of replies changed since an earlier run. It is a warning, and decides nothing."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.earlier import Earlier
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.shape import Shape

_SHOWN = 8  # labels of each kind that a warning names
_NO_RELEASE = "release not shown"


def changes(shapes: t.Mapping[str, Shape | None], earlier: Earlier | None) -> tuple[str, ...]:
    """Return a warning for each gateway whose shape is another one than in the newest evidence of it.

    Args:
        shapes: the shapes by the names of the gateways; None where one is not known.
        earlier: the evidence so far; None where there is no directory of it.
    """
    if earlier is None:
        return ()
    found = (_change(host, shape, earlier) for host, shape in shapes.items() if shape)
    return tuple(each for each in found if each)


def _change(host: str, now: Shape, earlier: Earlier) -> str:
    try:
        found = earlier.newest(host, now)
    except SrdError as error:
        cause = " ".join(str(error).split())
        return f"{host}: it is unknown whether the shape of its reply changed: {cause}"
    if found is None or found[1].sha256 == now.sha256:
        return ""
    run, before = found
    releases, what = _releases(before, now), _what(before, now)
    return f"{host}: the shape of its reply changed since {run} ({releases}): {what}"


def _releases(before: Shape, now: Shape) -> str:
    old, new = before.release or _NO_RELEASE, now.release or _NO_RELEASE
    return new if old == new else f"{old} -> {new}"


def _what(before: Shape, now: Shape) -> str:
    kinds = {
        "new": sorted(set(now.labels) - set(before.labels)),
        "gone": sorted(set(before.labels) - set(now.labels)),
    }
    return "; ".join(f"{kind}: {_listed(labels)}" for kind, labels in kinds.items() if labels)


def _listed(labels: t.Sequence[str]) -> str:
    more = len(labels) - _SHOWN
    return ", ".join(labels[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
