# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The layout of evidence: the same JSON, in lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.layout import Shared, layout

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(PLAIN)
def test_it_is_read_as_what_it_was(value: object) -> None:
    text = layout(value)
    assert json.loads(text) == value
    assert text.isascii()


@given(st.dictionaries(st.text(), PLAIN))
def test_what_is_shared_is_laid_out_as_any_other(value: dict[str, object]) -> None:
    shared = Shared(value)
    expected = layout({"host": "mx1", "reports": value})
    assert [layout({"host": "mx1", "reports": shared}) for _file in range(2)] == [expected] * 2


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ({}, ["{}"]),
        ([1, []], ["[", "  1,", "  []", "]"]),
        ({"a": {"b": "\u00e9"}}, ["{", '  "a": {', '    "b": "\\u00e9"', "  }", "}"]),
        (
            {"a": {"b": {"c": [{"d": [1, {}]}]}}},
            [
                "{",
                '  "a": {',
                '    "b": {',
                '      "c": [',
                '        {"d": [1, {}]}',
                "      ]",
                "    }",
                "  }",
                "}",
            ],
        ),
    ],
)
def test_the_upper_levels_have_lines(value: object, lines: list[str]) -> None:
    assert layout(value).splitlines() == lines
