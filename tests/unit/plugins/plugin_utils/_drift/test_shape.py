# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The shape of a reply: the same for every state, names and numbers, another one for another form."""

from __future__ import annotations

import typing as t
from dataclasses import replace
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Format
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Reading
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.shape import (
    Shape,
    labels_of,
    plain_shape,
    shape_in,
    shape_of,
)
from ansible_collections.junos_ha.srd.tests.lab.states import STATES
from ansible_collections.junos_ha.srd.tests.unit.simulation import Simulation

FIXTURES = Path(__file__).parents[4] / "fixtures"
TEXT = (FIXTURES / "published/extensive.txt").read_text(encoding="utf-8")
BRIEF = (
    "ICCP process connection: Connected\n"
    "Redundancy group ID: 1\n"
    "  Number of peer RG connections: 1\n"
    "  Local RG IP: 192.0.2.1\n"
    "  Redundancy set ID: 1\n"
    "    Redundancy set state: MASTER\n"
    "    Connection status: Connected\n"
    "    Redundancy set peer state: STANDBY\n"
    "    Redundancy set health status: Passed\n"
)
OF_BRIEF = frozenset(
    {
        "iccp process connection",
        "redundancy group id",
        "number of peer rg connections",
        "local rg ip",
        "redundancy set id",
        "redundancy set state",
        "redundancy set health status",
    }
)


def reading(reply: str, release: str | None = None) -> Reading:
    return Reading(gateway=parse(reply), reply=reply, release=release)


def shape(reply: str) -> Shape:
    return t.cast(Shape, shape_of(reading(reply)))


def reply_of(simulation: Simulation, gateway: str, form: Format) -> str:
    pipe = "" if form == "text" else f" | display {form}"
    return str(simulation.answer(gateway, f"show services redundancy-group extensive{pipe}").text)


def test_labels_stand_there_without_values_and_names() -> None:
    assert labels_of(BRIEF) == OF_BRIEF


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("  Weather: fine", {"weather"}),
        ("  Weather of ms-1/0/0 at noc@jump1: fine", {"weather of * at *"}),
        ("  Weather report  3  4", {"weather report"}),
        (f"{'Weather' * 20}: fine", {("weather" * 20)[:100]}),
        ("  ms-1/0/0  Inter-chassis  active  Up  Hot  fine", set()),
        ("  Failed interfaces: xe-0/0/1", set()),
        ("  Failed interfaces xe-0/0/1 xe-0/0/2", set()),
        ("  irb.7", set()),
        ("  Number of monitored interface down: 2", set()),
        ("  Service set: weather", set()),
        ("warning: weather", set()),
        ("  Health  <<<<<  which is fine", {"health"}),
    ],
)
def test_a_line_adds_what_it_says_beside_its_values(line: str, labels: set[str]) -> None:
    assert labels_of(f"{BRIEF}{line}\n") - OF_BRIEF == labels


def test_text_in_an_envelope_has_the_shape_of_the_text() -> None:
    wrapped = f"<rpc-reply><output>{BRIEF}</output></rpc-reply>"
    assert labels_of(wrapped) == labels_of(BRIEF)


@pytest.mark.parametrize(
    ("state", "form"),
    [
        *((state, "text") for state in STATES),
        *((state, form) for state in ("cold", "peer_lost", "warned") for form in ("xml", "json")),
    ],
)
def test_no_state_of_a_pair_changes_the_shape(state: str, form: Format) -> None:
    simulation = Simulation()
    before = {name: shape_of(reading(reply_of(simulation, name, form))) for name in ("mx1", "mx2")}
    simulation.do("mx2", state)
    simulation.clock.sleep(30)
    after = {name: shape_of(reading(reply_of(simulation, name, form))) for name in ("mx1", "mx2")}
    assert before["mx1"] == before["mx2"]
    assert [found for name, found in after.items() if found not in (None, before[name])] == []


def test_another_dialect_has_another_shape() -> None:
    simulation = Simulation()
    before = labels_of(reply_of(simulation, "mx1", "text"))
    simulation.do("mx1", "dialect")
    assert labels_of(reply_of(simulation, "mx1", "text")) != before


def test_the_digest_is_over_format_level_and_labels() -> None:
    found = shape(TEXT)
    assert (found.schema, found.format, found.level, len(found.sha256)) == (1, "text", "extensive", 64)
    assert list(found.labels) == sorted(found.labels)
    other = replace(reading(TEXT), gateway=replace(parse(TEXT), level="brief"))
    assert t.cast(Shape, shape_of(other)).sha256 != found.sha256
    assert shape(f"{TEXT}\nWeather: fine\n").sha256 != found.sha256
    renumbered = TEXT.replace("ms-", "rms").replace("0", "7")
    assert labels_of(renumbered) == labels_of(TEXT)


def test_a_reply_that_broke_off_has_no_shape() -> None:
    assert shape_of(reading(BRIEF.rpartition("Redundancy set health")[0])) is None
    assert shape_of(replace(reading(BRIEF), reply="<output")) is None
    assert plain_shape(None) == {}


def test_it_goes_into_evidence_and_comes_back() -> None:
    found = t.cast(Shape, shape_of(reading(TEXT, release="23.4R1.10")))
    assert shape_in(plain_shape(found)) == found
    assert plain_shape(found)["shape"]["release"] == "23.4R1.10"


@pytest.mark.parametrize("kept", [{}, {"shape": None}, {"shape": "text"}, {"shape": {"schema": 2}}])
def test_evidence_without_a_shape_of_this_schema_says_nothing(kept: dict[str, t.Any]) -> None:
    assert shape_in(kept) is None


def test_a_shape_of_another_form_is_refused() -> None:
    with pytest.raises(FactsError, match="shape"):
        shape_in({"shape": {"schema": 1, "labels": "all"}})
