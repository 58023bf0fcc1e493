# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Any state of a pair, with any names, says the same once it is anonymous."""

from __future__ import annotations

import datetime
import string
import typing as t
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import evaluate_pair
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import PAIR, expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import FORMATS, Gateway, Peer
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.archive import packed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.bundle import Bundle, bundle
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.capture import captured
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.render import render
from ansible_collections.junos_ha.srd.tests.lab.render.configuration import PARTS, render_configuration
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Timers
from ansible_collections.junos_ha.srd.tests.unit.captures import Files, contact
from ansible_collections.junos_ha.srd.tests.unit.properties.gateways import gateways, service_set_names

KEY = b"a key that stays with the user"
READ = "show services redundancy-group extensive"

hosts = st.lists(
    st.text(string.ascii_lowercase + string.digits, min_size=1, max_size=12),
    min_size=2,
    max_size=2,
    unique=True,
)


def files_of(names: t.Sequence[str], pair: t.Sequence[Gateway]) -> Files:
    """Return the replies of two gateways, each in every format."""
    files: Files = {}
    for name, gateway in zip(names, pair, strict=True):
        files |= contact(name, [(READ, form, render(replace(gateway, format=form))) for form in FORMATS])
    return files


def gateways_of(made: Bundle, names: t.Sequence[str]) -> list[list[Gateway]]:
    """Return what the replies of a bundle say, in the order of the gateways."""
    by_directory = {each.directory: each for each in captured(made.files)}
    ordered = [by_directory[made.replaced["host", name]] for name in names]
    return [[parse(answer.text) for answer in each.answers] for each in ordered]


def expected(gateway: Gateway, made: Bundle) -> Gateway:
    """Return a gateway with its names and addresses replaced one by one, apart from the code that did it."""
    names = {original: new for (kind, original), new in made.replaced.items() if kind == "name"}
    addresses = {original: new for (kind, original), new in made.replaced.items() if kind == "address"}

    def address(text: str | None) -> str | None:
        return addresses.get(text, text) if text else text

    groups = []
    for group in gateway.groups:
        sets = []
        for each in group.sets:
            named = None
            if each.service_sets is not None:
                named = tuple(replace(it, name=names[it.name]) for it in each.service_sets)
            peers = tuple(replace(peer, ip=address(peer.ip)) for peer in each.peers)
            sets.append(replace(each, peers=peers, service_sets=named))
        groups.append(replace(group, local_ip=address(group.local_ip), sets=tuple(sets)))
    return replace(gateway, groups=tuple(groups))


BOX = default_pair().boxes[0]
OF_DESIGN = (
    *(each.name for each in BOX.configuration.events),
    *(each.name for each in BOX.configuration.policies),
    "SRD",
)
names_of_design = st.lists(
    service_set_names, min_size=len(OF_DESIGN), max_size=len(OF_DESIGN), unique=True
).map(lambda names: dict(zip(OF_DESIGN, names, strict=True)))


def renamed(configuration: Configuration, names: t.Mapping[str, str]) -> Configuration:
    """Return a configuration with other names of events, policies and instances."""

    def route(given: SignalRoute | None) -> SignalRoute | None:
        return given and replace(given, routing_instance=names[str(given.routing_instance)])

    return replace(
        configuration,
        events=tuple(replace(each, name=names[each.name]) for each in configuration.events),
        policies=tuple(
            replace(
                each,
                name=names[each.name],
                events=tuple(names[event] for event in each.events),
                adds=route(each.adds),
                deletes=route(each.deletes),
            )
            for each in configuration.policies
        ),
        sets=tuple(
            replace(each, policies=tuple(names[policy] for policy in each.policies))
            for each in configuration.sets
        ),
        service_sets=(),
    )


@given(names_of_design)
def test_a_configuration_says_the_same_but_for_names(names: dict[str, str]) -> None:
    given_one = renamed(BOX.configuration, names)
    reply = render_configuration(replace(BOX, configuration=given_one), Timers(), PARTS)
    made = bundle(contact("mx1", [("get-configuration", "xml", reply)]), KEY)
    (told,) = [parse_configuration(text) for name, text in made.files.items() if name.endswith(".xml")]
    new = {name: made.replaced["name", name] for name in names.values()}
    prefix = made.replaced["address", "198.51.100.1/32"]
    expected_one = renamed(parse_configuration(reply), new)
    policies = tuple(
        replace(
            each,
            adds=each.adds and replace(each.adds, prefix=prefix),
            deletes=each.deletes and replace(each.deletes, prefix=prefix),
        )
        for each in expected_one.policies
    )
    assert told == replace(expected_one, policies=policies)


def peer_of(gateway: Gateway, *, agrees: bool) -> Gateway:
    """Return the other gateway of a pair: each set has the role that the first one sees, or another one."""

    def seen(peer: Peer | None) -> str | None:
        return peer.state if peer and agrees else "INITIALIZING"

    groups = []
    for group in gateway.groups:
        peers = [peer for each in group.sets for peer in each.peers if peer.ip]
        sets = tuple(
            replace(
                each,
                state=seen(each.peers[0] if each.peers else None),
                peers=(Peer(ip=group.local_ip, state=each.state, connection="Connected"),),
            )
            for each in group.sets
        )
        groups.append(replace(group, local_ip=peers[0].ip if peers else None, sets=sets))
    return replace(gateway, groups=tuple(groups))


def statuses(first: Gateway, second: Gateway) -> list[tuple[str, str]]:
    """Return what each check on a pair comes to, without the names that it speaks of."""
    expected = expectation({"max_age": "any", "max_skew": "any"}, PAIR)
    now = datetime.datetime(2026, 11, 22, tzinfo=datetime.timezone.utc)
    found = evaluate_pair(first, second, expected, now=now).findings
    return sorted((each.check, each.status) for each in found)


@given(hosts, gateways(), st.booleans())
def test_two_gateways_say_of_each_other_what_they_said_before(
    names: list[str], first: Gateway, agrees: bool
) -> None:
    pair = (first, peer_of(first, agrees=agrees))
    told = gateways_of(bundle(files_of(names, pair), KEY), names)
    for form in range(len(FORMATS)):
        parsed = [parse(render(replace(each, format=FORMATS[form]))) for each in pair]
        assert statuses(*(each[form] for each in told)) == statuses(*parsed)


@given(hosts, gateways(), gateways(level="terse"))
def test_a_pair_says_the_same_but_for_names(names: list[str], first: Gateway, second: Gateway) -> None:
    files = files_of(names, (first, second))
    made = bundle(files, KEY)
    for gateway, told in zip((first, second), gateways_of(made, names), strict=True):
        assert [replace(each, format="text") for each in told] == [
            replace(expected(gateway, made), format="text")
        ] * len(FORMATS)
    again = bundle(dict(reversed(files.items())), KEY)
    assert packed(again.files) == packed(made.files)
