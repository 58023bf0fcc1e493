# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Plain data out of what Ansible hands around."""

from __future__ import annotations

import datetime

import pytest
from ansible.utils.unsafe_proxy import wrap_var

from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain


def kinds(value: object) -> list[type]:
    """Return the types of all texts and containers in a value."""
    inner = list(value.items()) if isinstance(value, dict) else value if isinstance(value, list) else []
    pairs = [each for pair in inner for each in (pair if isinstance(pair, tuple) else (pair,))]
    return [type(value), *(kind for each in pairs for kind in kinds(each))]


NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.timezone.utc)
DEVICE = {"a": ["x", {"b": "y"}], "c": None, "d": True, "e": 1}


def test_ansible_tags_are_removed() -> None:
    made = plain(wrap_var(DEVICE))
    assert made == DEVICE
    assert set(kinds(made)) == {dict, list, str, type(None), bool, int}


@pytest.mark.parametrize(
    ("value", "made"),
    [((1, "a"), [1, "a"]), ({1: "a", "1": "b"}, {1: "a", "1": "b"}), (1.5, 1.5), (NOON, NOON)],
)
def test_other_values_stay(value: object, made: object) -> None:
    assert plain(value) == made


class Number(int):
    """A number that knows more of itself."""


class Seconds(float):
    """The same of a real number."""


@pytest.mark.parametrize(("value", "kind"), [(Number(1), int), (Seconds(1.5), float), (True, bool)])
def test_a_number_comes_out_plain(value: object, kind: type) -> None:
    made = plain(value)
    assert (made, type(made)) == (value, kind)
