# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The vocabulary has every word by which this collection reads a reply, and nothing twice."""

from __future__ import annotations

import re

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration import reader
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import ACTIONS, PEER_RELEASES
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import (
    CONTAINERS,
    EVENTS,
    INTERFACE,
    LABELS,
    ROW,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas import cards, headroom, readers
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.vocabulary import FILE, vocabulary

WORDS = vocabulary()
TAG = re.compile(r"[a-z][a-z-]+")

LABELLED = [*LABELS, *INTERFACE, *ROW, *CONTAINERS, *(label for each in EVENTS.values() for label in each)]
VALUES = [
    *model.ROLES,
    *model.HEALTHS,
    *model.INTERFACE_TYPES,
    *model.INTERFACE_ROLES,
    *model.INTERFACE_CONNECTIONS,
    *model.SYNCHRONIZATIONS,
    *(word for each in model.CONNECTIONS for word in each.split()),
    *ACTIONS,
    *PEER_RELEASES.split(),
    *readers.UP,
    *readers._BFD_STATES,
]
TAGS = sorted(
    {
        tag
        for module in (reader, readers, cards, headroom)
        for name, value in vars(module).items()
        if name.startswith("_")
        for tag in (value if isinstance(value, (tuple, list)) else [value])
        if isinstance(tag, str) and TAG.fullmatch(tag)
    }
)


@pytest.mark.parametrize("label", [*LABELLED, *TAGS])
def test_the_words_of_every_label_and_tag_are_the_vendors(label: str) -> None:
    assert WORDS.knows_parts(label)


@pytest.mark.parametrize("value", VALUES)
def test_every_known_value_is_the_vendors(value: str) -> None:
    assert WORDS.knows(value)


def test_no_word_stands_twice() -> None:
    lines = [line for line in FILE.read_text(encoding="utf-8").split("\n") if not line.startswith("#")]
    words = "\n".join(lines).partition("[interfaces]")[0].casefold().split()
    assert len(words) == len(set(words))


@pytest.mark.parametrize("name", ["berlin", "edge-master", "MASTER2", "cust", "noc", "x" * 4])
def test_a_name_is_not_the_vendors(name: str) -> None:
    assert not WORDS.knows(name)
