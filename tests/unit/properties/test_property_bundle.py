# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Any state of a pair, with any names, says the same once it is anonymous."""

from __future__ import annotations

import string
import typing as t
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import FORMATS, Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.archive import packed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.bundle import Bundle, bundle
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.capture import captured
from ansible_collections.junos_ha.srd.tests.lab.render import render
from ansible_collections.junos_ha.srd.tests.unit.captures import Files, contact
from ansible_collections.junos_ha.srd.tests.unit.properties.gateways import gateways

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
