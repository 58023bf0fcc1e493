# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Dataclasses to plain data and back: what is written is read, and nothing else is."""

from __future__ import annotations

import json
import typing as t
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError


@dataclass(frozen=True, kw_only=True)
class Wheel:
    size: int
    flat: bool = False


@dataclass(frozen=True, kw_only=True)
class Cart:
    name: str
    colour: t.Literal["red", "green"] = "red"
    driver: str | None = None
    spare: Wheel | None = None
    wheels: tuple[Wheel, ...] = ()
    stops: tuple[str, ...] | None = None
    label: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", f"{self.colour} {self.name}")


PLAIN = {
    "name": "tumbrel",
    "colour": "green",
    "driver": None,
    "spare": None,
    "wheels": [{"size": 3, "flat": False}, {"size": 4, "flat": True}],
    "stops": [],
    "label": "green tumbrel",
}
CART = Cart(name="tumbrel", colour="green", wheels=(Wheel(size=3), Wheel(size=4, flat=True)), stops=())

KEYS = "name, colour, driver, spare, wheels, stops, label"

WRONG = {
    "no dictionary": ("cart", "cart - Expected: a dictionary Actual: 'cart'"),
    "nothing": (None, "cart - Expected: a dictionary Actual: 'None'"),
    "an empty dictionary": ({}, f"cart - Expected: the keys {KEYS} Actual: ''"),
    "an unknown key": (
        {**PLAIN, "axle": 1},
        f"cart - Expected: the keys {KEYS} Actual: '{KEYS}, axle'",
    ),
    "a missing key": (
        {key: value for key, value in PLAIN.items() if key != "driver"},
        f"cart - Expected: the keys {KEYS} Actual: '{KEYS.replace('driver, ', '')}'",
    ),
    "a key that is no text": (
        {**PLAIN, 1: 1},
        f"cart - Expected: the keys {KEYS} Actual: '{KEYS}, 1'",
    ),
    "None for a text": ({**PLAIN, "name": None}, "cart.name - Expected: a value of type str Actual: 'None'"),
    "a number for a text": (
        {**PLAIN, "driver": 7},
        "cart.driver - Expected: a value of type str Actual: '7'",
    ),
    "a word not among the choices": (
        {**PLAIN, "colour": "Green"},
        "cart.colour - Expected: red or green Actual: 'Green'",
    ),
    "a dictionary for a choice": (
        {**PLAIN, "colour": {}},
        "cart.colour - Expected: red or green Actual: '{}'",
    ),
    "None for a list": ({**PLAIN, "wheels": None}, "cart.wheels - Expected: a list Actual: 'None'"),
    "a text for a list": ({**PLAIN, "stops": "inn"}, "cart.stops - Expected: a list Actual: 'inn'"),
    "a number in a list of texts": (
        {**PLAIN, "stops": ["inn", 2]},
        "cart.stops[1] - Expected: a value of type str Actual: '2'",
    ),
    "a text for a record": ({**PLAIN, "spare": "flat"}, "cart.spare - Expected: a dictionary Actual: 'flat'"),
    "a text for a number": (
        {**PLAIN, "wheels": [{"size": 3, "flat": False}, {"size": "4", "flat": True}]},
        "cart.wheels[1].size - Expected: a value of type int Actual: '4'",
    ),
    "a truth for a number": (
        {**PLAIN, "spare": {"size": True, "flat": False}},
        "cart.spare.size - Expected: a value of type int Actual: 'True'",
    ),
    "a number for a truth": (
        {**PLAIN, "spare": {"size": 3, "flat": 0}},
        "cart.spare.flat - Expected: a value of type bool Actual: '0'",
    ),
    "a derived value that the others contradict": (
        {**PLAIN, "label": "red tumbrel"},
        "cart.label - Expected: green tumbrel Actual: 'red tumbrel'",
    ),
    "more than a message can hold": (
        {**PLAIN, "wheels": "x" * 200},
        f"cart.wheels - Expected: a list Actual: '{'x' * 120}'",
    ),
}


def test_encode_gives_plain_data() -> None:
    assert encode(CART) == PLAIN


def test_decode_gives_the_record_back() -> None:
    assert decode(Cart, PLAIN, "cart") == CART


def test_none_and_empty_stay_apart() -> None:
    assert encode(Cart(name="dray"))["stops"] is None
    assert decode(Cart, {**PLAIN, "stops": None}, "cart").stops is None
    assert decode(Cart, PLAIN, "cart").stops == ()


def test_decode_does_not_change_its_input() -> None:
    before = json.dumps(PLAIN)
    decode(Cart, PLAIN, "cart")
    assert json.dumps(PLAIN) == before


@pytest.mark.parametrize(("data", "message"), WRONG.values(), ids=WRONG)
def test_an_unwritten_phase_is_not_read(data: object, message: str) -> None:
    with pytest.raises(FactsError) as caught:
        decode(Cart, data, "cart")
    assert str(caught.value) == message


WHEELS = st.builds(Wheel, size=st.integers(), flat=st.booleans())
CARTS = st.builds(
    Cart,
    name=st.text(),
    colour=st.sampled_from(["red", "green"]),
    driver=st.none() | st.text(),
    spare=st.none() | WHEELS,
    wheels=st.lists(WHEELS).map(tuple),
    stops=st.none() | st.lists(st.text()).map(tuple),
)


@given(CARTS)
def test_every_record_survives_json(cart: Cart) -> None:
    assert decode(Cart, json.loads(json.dumps(encode(cart))), "cart") == cart
