# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Text, names and tables in CommonMark, whatever they hold."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._reports.markdown import name, table, text


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("mx1 group 1 set 1 - role", "mx1 group 1 set 1 - role"),
        ("<b>|`*_[]{}\\", "\\<b\\>\\|\\`\\*\\_\\[\\]\\{\\}\\\\"),
        ("https://example.net/ 17:00", "https\\://example.net/ 17:00"),
        ("by @noc and noc@example.net", "by @&#8288;noc and noc@&#8288;example.net"),
        ("@team/noc, <@U1>, @_x", "@&#8288;team/noc, \\<@&#8288;U1\\>, @&#8288;\\_x"),
        ("mailto:a@b.c @@all @é", "mailto:a@&#8288;b.c @@&#8288;all @&#8288;é"),
        ("noc/mx#12, !7, # 1", "noc/mx\\#&#8288;12, \\!&#8288;7, \\# 1"),
        ("ftp://www.a.b [a](b) ![a](b)", "ftp\\://www\\.a.b \\[a\\](b) \\!&#8288;\\[a\\](b)"),
        ("<!-- a --> &commat;a $a$ ~~a~~", "\\<\\!-- a --\\> \\&commat;a \\$a\\$ \\~\\~a\\~\\~"),
        ("a @ b, www.example.net, WWW.x", "a @ b, www\\.example.net, WWW\\.x"),
        ("a\nb\tc", "a b c"),
        (7, "7"),
    ],
)
def test_text(given: object, written: str) -> None:
    assert text(given) == written


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("ms-1/3/0.100", "`ms-1/3/0.100`"),
        ("RELS_MSHIP", "`RELS_MSHIP`"),
        ("a b", "a b"),
        ("a`b", "a\\`b"),
        ("é", "é"),
        ("", ""),
    ],
)
def test_a_name(given: str, written: str) -> None:
    assert name(given) == written


def test_a_table() -> None:
    assert table(["a", "b"], [["1", "2"], ["", "4"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |\n|  | 4 |"
