# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What characters a report keeps."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._text import line, lines, printable


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("ms-1/3/0 é日 😀", "ms-1/3/0 é日 😀"),
        ("a\tb\nc\r\nd", "a\tb\nc\nd"),
        ("a\rb", "a\ufffdb"),
        ("\x00\x1b[31m\x7f\x85", "\ufffd\ufffd[31m\ufffd\ufffd"),
        ("\ud800\ufffe\uffff", "\ufffd\ufffd\ufffd"),
        ("mx\u202e1xm\u2066", "mx\ufffd1xm\ufffd"),
        ("", ""),
    ],
)
def test_lines(given: str, kept: str) -> None:
    assert lines(given) == kept


def test_what_is_printable_stays_as_it_is() -> None:
    every = [each for each in map(chr, range(0x20000)) if each.isprintable()]
    assert [
        each
        for each in every
        if (lines(f"{each}\n"), printable(f"\a{each}")) != (f"{each}\n", f"\\x07{each}")
    ] == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a\tb\nc\r\nd", "a b c d"), ("  a  \u2028 b\u00a0", "a b"), ("a\x00", "a\ufffd"), (" \n", "")],
)
def test_a_line(given: str, kept: str) -> None:
    assert line(given) == kept
