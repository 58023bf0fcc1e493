# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The second look finds what the first has left, apart from how it was made."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.review import left
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.vocabulary import vocabulary

WORDS = vocabulary()


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("name BERLIN", "name berlin", ("berlin",)),
        ("Berlin-2_Mitte", "in mitte", ("mitte",)),
        ('{"a": "\\u65e5\\u672c\\u8a9e\\u6587"}', "\u65e5\u672c\u8a9e\u6587", ("\u65e5\u672c\u8a9e\u6587",)),
        ('{"a": "\\nBerlin"}', "Berlin", ("berlin",)),
        ("<a>Stra&#223;e</a>", "Stra\u00dfe", ("strasse",)),
        ("\u65e5\u672c", "of \u65e5\u672c", ("\u65e5\u672c",)),
        ("MASTER of fra", "MASTER of fra", ()),
        ("ms-1/0/0 4711 23.4R1.10 2026-11-22 17:00:00", "ms-1/0/0 4711 23.4R1.10 2026-11-22 17:00:00", ()),
        ("x", "10.0.0.1 and 192.0.2.1", ("10.0.0.1",)),
        ("x", "2001:67c::1", ("2001:67c::1",)),
        ("x", "key $9$abcdef", ("a secret",)),
        ("abcd:ef01::1", "192.0.2.1 abcd", ()),
    ],
)
def test_what_is_left_is_found(before: str, after: str, found: tuple[str, ...]) -> None:
    assert left([before], [after], WORDS) == found
