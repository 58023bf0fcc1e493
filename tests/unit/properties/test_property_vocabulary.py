# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whatever a vocabulary names, what is known of a reply stays as it is, and what is sick stays sick."""

from __future__ import annotations

import typing as t
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import (
    FIELDS,
    MEANS,
    Meaning,
    Signature,
    Vocabulary,
    refused_line,
    refused_value,
    split_line,
)
from ansible_collections.junos_ha.srd.tests.lab.render import render
from ansible_collections.junos_ha.srd.tests.unit.properties.gateways import gateways
from ansible_collections.junos_ha.srd.tests.unit.properties.test_property_noise import changed

SIGNED = Signature(owner="noc", reason="it", date="2026-12-01", expires="2027-06-01")
KNOWN = {
    value for values in (*MEANS.values(), _model.CONNECTIONS, _model.INTERFACE_ROLES) for value in values
}


def teaching(reply: str) -> Vocabulary:
    """Return a vocabulary that names every line and word of a reply that one may name, as healthy."""
    lines = [split_line(line)[0] for line in reply.split("\n")]
    tags = [piece.split(">")[0] for piece in reply.split("<")]
    words = {word for word in reply.split() if word.isalpha()}
    return Vocabulary(
        releases=("1.1",),
        signed=SIGNED,
        lines=tuple({fold(each) for each in (*lines, *tags) if refused_line(each) is None}),
        values=tuple(
            Meaning(field=field, value=word, means=MEANS[field][0])
            for field in FIELDS
            for word in words
            if refused_value(field, word, MEANS[field][0]) is None
        ),
    )


def states(gateway: _model.Gateway) -> list[tuple[str | None, ...]]:
    """Return where mastership is, and whether the others are there, as they are shown."""
    return [
        (each.state, *(text for peer in each.peers for text in (peer.ip, peer.connection, peer.state)))
        for each in gateway.sets
    ]


def learnable(gateway: _model.Gateway) -> list[str | None]:
    """Return the values of all fields that a vocabulary knows."""
    rows = [each for it in gateway.sets for each in it.interfaces]
    return [
        *(each.health for each in gateway.sets),
        *(value for each in rows for value in (each.type, each.connection, each.synchronization)),
    ]


def both(reply: str) -> tuple[_model.Gateway, _model.Gateway] | None:
    """Return a reply as it is read without and with a vocabulary; None of one that is no reply."""
    try:
        return parse(reply), parse(reply, teaching(reply))
    except ParseError:
        return None


@given(gateways())
def test_a_reply_that_is_understood_stays_as_it_is(gateway: _model.Gateway) -> None:
    for form in _model.FORMATS:
        reply = render(replace(gateway, format=form))
        assert parse(reply, teaching(reply)) == parse(reply)


@given(changed())
def test_what_is_known_of_a_reply_stays_as_it_is(reply: str) -> None:
    read = both(reply)
    if read is None:
        return
    without, learned = read
    assert states(learned) == states(without)
    for value, other in zip(learnable(without), learnable(learned), strict=True):
        assert other == value or (value not in KNOWN and value is not None)
    assert len(learned.unrecognized) <= len(without.unrecognized)


@given(gateways(), st.data())
def test_a_sick_value_stays_sick_in_another_dialect(gateway: _model.Gateway, data: t.Any) -> None:
    reply = render(gateway)
    label = data.draw(st.sampled_from(["Hot", "Passed", "Up", "Inter-chassis"]))
    spoken = reply.replace(f" {label}", " Good")
    learned = parse(spoken, teaching(spoken))
    assert learnable(learned) == learnable(parse(reply))
