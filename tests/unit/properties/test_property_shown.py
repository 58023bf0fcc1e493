# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""For any pair, the table is no better than the verdict, and printable."""

from __future__ import annotations

import typing as t

from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import worst
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import (
    Reading,
    Screen,
    set_rows,
    verdict_line,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import NOW, Facts
from ansible_collections.junos_ha.srd.tests.unit.properties.test_property_judged import options, pairs

NAMES = ("mx1", "mx2")


def shown(pair: tuple[Facts, Facts], asked: dict[str, t.Any], unread: int | None) -> Screen:
    """Return the screen of a pair, of which one gateway may not have been read."""
    sides = [None if number == unread else it for number, it in enumerate(pair)]
    report = pair_report(*sides, now=NOW, options=asked, names=NAMES)
    seen = zip(NAMES, sides, strict=True)
    return Screen(
        verdicts=(verdict_line({"of": "it", "report": report}),),
        readings=tuple(Reading(name=name, gateway=from_facts(it) if it else None) for name, it in seen),
    )


@given(pairs(), options, st.sampled_from([None, None, 0, 1]))
def test_the_worst_row_is_the_verdict(
    pair: tuple[Facts, Facts], asked: dict[str, t.Any], unread: int | None
) -> None:
    screen = shown(pair, asked, unread)
    found = [row.verdict for row in set_rows(screen.readings, screen.verdicts) if row.verdict is not None]
    assert worst(found) == screen.verdict == screen.verdicts[0].verdict


@given(st.text())
def test_every_character_is_printable(text: str) -> None:
    assert printable(text).isprintable()
    assert printable(text) == text or not text.isprintable()
