# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Any state of a gateway is read back from its reply and from its facts."""

from __future__ import annotations

import json
import typing as t
from dataclasses import replace

from hypothesis import given

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts, to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.tests.lab.render import render
from ansible_collections.junos_ha.srd.tests.unit.properties.gateways import gateways

PLAIN = (str, int, bool, type(None), list, dict)


def _values(data: t.Any) -> t.Iterator[t.Any]:
    yield data
    for key, value in data.items() if isinstance(data, dict) else ():
        yield from (key, *_values(value))
    for value in data if isinstance(data, list) else ():
        yield from _values(value)


@given(gateways())
def test_a_rendered_state_is_read_back(gateway: _model.Gateway) -> None:
    assert parse(render(gateway)) == gateway


@given(gateways())
def test_every_format_gives_the_same_facts(gateway: _model.Gateway) -> None:
    told = [parse(render(replace(gateway, format=form))) for form in _model.FORMATS]
    assert [replace(each, format="text") for each in told] == [replace(gateway, format="text")] * len(told)


@given(gateways())
def test_facts_are_read_back(gateway: _model.Gateway) -> None:
    assert from_facts(to_facts(gateway)) == gateway


@given(gateways())
def test_facts_are_plain(gateway: _model.Gateway) -> None:
    facts = to_facts(gateway)
    assert {type(value) for value in _values(facts)} <= set(PLAIN)
    assert json.loads(json.dumps(facts)) == facts
    assert from_facts(json.loads(json.dumps(facts))) == gateway
