# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What terminals and programs make of a reply: the whole of it is read, a part is never complete."""

from __future__ import annotations

import json
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse, parse_saved
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import pairs

(REPLY,) = (pair.reply for pair in pairs("published") if pair.name == "published/brief_health_passed.txt")
WHOLE = parse(REPLY)
REPEATED_KEYS = {pair.name: pair.reply for pair in pairs("made")}["made/json_repeated_keys.json"]
PAGE = "\n".join(REPLY.split("\n")[:12]) + "\n"
REST = REPLY.removeprefix(PAGE)
ECHO = "user@mx1> show services redundancy-group brief\n"
RUN = ECHO.replace("> ", "# run ")

MARKS = [
    "---(more)---",
    "---(more 52%)---",
    "---(more 52%)---q",
    "---(more 52%)---[abort]",
    "---(more[filtered] 52%)---",
    "---( more )---",
    "---(MORE 52%)---",
    "---(more 5",
    "\x1b[7m---(more)---\x1b[27m\x1b[K",
    "--More--",
    "--More--(52%)",
    "-- More --",
    "<--- More --->",
    "lines 1-12/40 30%",
    "(END)",
    ":",
    "Press any key to continue...",
    "\u2014(more 52%)\u2014",
]

# What a terminal shows behind the mark of a pager that was left.
ENDS = {
    "nothing": "",
    "a prompt": "\n{master}\nuser@mx1> \n",
    "a prompt in the same line": "user@mx1> \n",
    "a prompt over the mark": "\r" + " " * 40 + "\ruser@mx1> \n",
    "a prompt over the mark, by backspaces": "\b" * 30 + " " * 30 + "\b" * 30 + "user@mx1> \n",
    "an erased line": "\r\x1b[Kuser@mx1> \n",
    "another command": "\r" + " " * 40 + "\ruser@mx1> show version\nHostname: mx1\nuser@mx1> \n",
    "another command in the same line": "user@mx1> show version\nHostname: mx1\n",
    "a remark": "\n    <<<<<<< and so on\n",
    "configuration mode": "\n\n[edit]\nuser@mx1# \n",
}

PAGES = {
    "a mark on a line": "---(more 52%)---\n",
    "a mark and a carriage return": "---(more 52%)---\r" + " " * 40 + "\r",
    "backspaces": "---(more 52%)---" + "\b" * 16 + " " * 16 + "\b" * 16,
    "an inverse mark": "\x1b[7m---(more 52%)---\x1b[m\r\x1b[K",
    "an erased line": "---(more 52%)---\x1b[2K\r",
    "no percentage": "\x1b[K\x1b[7m---(more)---\x1b[0m\r\x1b[K",
}

SESSIONS = {
    "a bell": f"user@mx1> sho\aw services redundancy-group brief\n{REPLY}",
    "a correction": f"user@mx1> show servicse\b \b\bes redundancy-group brief\r\n{REPLY}",
    "a shell's modes": f"\x1b[?2004h{ECHO}\x1b[?2004l{REPLY}",
    "a bold prompt": f"\x1b[1muser@mx1>\x1b[0m {ECHO.partition(' ')[2]}{REPLY}",
    "several blanks": f"user@mx1>  show  services redundancy-group   brief \n{REPLY}",
    "a login": f"% Authorized use only\nLast login: Sun Nov 22\n--- JUNOS 21.4R3\n{ECHO}{REPLY}",
    "the end of a session": f"{ECHO}{REPLY}\nuser@mx1> exit\n\nConnection to mx1 closed.\n",
    "other commands": f"user@mx1> show version\nHostname: mx1\n\n{ECHO}{REPLY}user@mx1> show cli\nNone\n",
    "a mistake before": f"user@mx1> show services redundancy-grp\n   ^\nsyntax error.\n{ECHO}{REPLY}",
    "configuration mode": f"user@mx1> configure\nEntering it\n\n[edit]\n{RUN}{REPLY}",
    "an idle timeout": f"user@mx1> set cli idle-timeout 0\nIdle timeout disabled\n{ECHO}{REPLY}",
    "run, abbreviated": f"[edit]\nuser@mx1# ru sh serv red b\n{REPLY}",
    "deep in the configuration": f"{{master}}[edit services redundancy-set 1]\n{RUN}{REPLY}\n[edit]\n",
    "a redraw that clears the line": f"user@mx1> sh\r\x1b[K{ECHO}{REPLY}",
    "a completion by backspaces": ECHO.replace("services red", "ser\b\b\bservices red\b\b\bred") + REPLY,
    "the end scrolled to the left": f"user@mx1> ...ndancy-group brief\r{ECHO}{REPLY}",
    "a time with a zone": f"{ECHO}2026-11-28 03:00:01 UTC\n{REPLY}",
    "a time of a site's own": f"{ECHO}2026-11-28-03:00:01\n{REPLY}",
    "a day of one digit": f"{ECHO}Nov  8 03:00:01.123\n{REPLY}",
    "carriage returns twice": f"{ECHO}{REPLY}\n{{master}}\nuser@mx1> exit\n".replace("\n", "\r\r\n"),
    "two byte order marks": f"\n\ufeff\ufeff{REPLY}",
    "a warning above": f"{ECHO}warning: license key missing\n{REPLY}",
    "a warning of a routing engine below": f"{REPLY}re0: warning: statistics are stale\n",
    "colour by grep": REPLY.replace("Hot", "\x1b[01;31m\x1b[KHot\x1b[m\x1b[K"),
}

# Texts that hold more than one reply, or parts of one, or of which nobody knows what they showed.
SEVERAL = {
    "the other gateway before": f"{ECHO.replace('mx1', 'mx2')}{REPLY}{ECHO}{REPLY}",
    "a reply without an echo behind": f"{ECHO}{REPLY}user@mx1> exit\n{REPLY}",
    "a filtered one behind": f"{ECHO}{REPLY}{ECHO[:-1]} | match Cold\nms-1/0/0  Up  Cold\n",
    "an abbreviated one behind": f"{ECHO}{REPLY}user@mx1> sh serv red | m Cold\nms-1/0/0 Cold\n",
    "the rest behind a pager that was left": f"{ECHO}{PAGE}---(more 52%)---\nuser@mx1> show cli\n{REST}",
    "a cursor that moves, and a colour": REPLY.replace("MASTER", "STANDBY\x1b[7D\x1b[32mMASTER\x1b[m"),
    "the rest behind an error": f"{ECHO}{PAGE}error: lost\nuser@mx1> exit\n",
}


def _read(reply: str) -> _model.Gateway | None:
    """Return a gateway of which the reply shows all."""
    try:
        gateway = parse(reply)
    except ParseError:
        return None
    return gateway if gateway.complete else None


@pytest.mark.parametrize("before", ["", f"Last login: never\n{ECHO}"], ids=["a reply", "a session"])
@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
@pytest.mark.parametrize("mark", MARKS)
def test_a_reply_is_not_complete_where_its_pager_was_left(mark: str, end: str, before: str) -> None:
    assert _read(f"{before}{PAGE}{mark}{end}") is None


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_pages_are_joined(page: str) -> None:
    assert parse(f"{PAGE}{page}{REST}") == WHOLE


@pytest.mark.parametrize("transcript", SESSIONS.values(), ids=SESSIONS)
def test_the_reply_is_found_in_a_transcript(transcript: str) -> None:
    assert parse(transcript) == WHOLE


MADE = {pair.name.removeprefix("made/"): pair.reply for pair in pairs("made")}
AROUND = {
    "above": "{master}[edit]\n",
    "a path above": "{backup}[edit services redundancy-set 1]\n",
    "the command": "{master}[edit]\nuser@mx1# run show services redundancy-group brief | display FORM\n",
    "abbreviated": "user@mx1> sh serv red b | d FORM | no\n",
    "a time": "user@mx1> show services redundancy-group brief | display FORM\nNov 28 03:00:01\n",
    "a width": "user@mx1> set cli screen-width 0\nScreen width set to 0\n\n",
    "a byte order mark": "\ufeff{master}[edit]\n",
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
@pytest.mark.parametrize("form", ["xml", "json"])
def test_xml_and_json_are_found_in_a_transcript(form: str, around: str) -> None:
    reply = MADE[f"{form}_brief.{form}"]
    transcript = f"{around.replace('FORM', form)}{reply}\n{{master}}[edit]\nuser@mx1# \n"
    assert parse(transcript) == parse(reply)
    assert parse(transcript.replace("\n", "\r\n")).complete


@pytest.mark.parametrize("transcript", SEVERAL.values(), ids=SEVERAL)
def test_what_is_not_plainly_one_reply_is_not_complete(transcript: str) -> None:
    assert _read(transcript) is None


LAYOUTS: list[dict[str, t.Any]] = [
    {},
    {"indent": 4},
    {"separators": (",", ":")},
    {"separators": (", ", " : ")},
    {"indent": 3, "separators": (",", " : ")},  # as json_pp writes it
    {"indent": "\t", "separators": (", ", " : ")},
    {"indent": 0},
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_json_that_lost_a_repeated_key_is_refused(layout: dict[str, t.Any]) -> None:
    with pytest.raises(ParseError, match="written again by another program"):
        parse_saved(json.dumps(json.loads(REPEATED_KEYS), **layout))


def test_json_with_repeated_keys_is_read_as_it_came() -> None:
    assert parse_saved(REPEATED_KEYS) == parse(REPEATED_KEYS)


@pytest.mark.parametrize(
    "echo",
    [
        "user@mx1> show services redundancy-group 1 brief",
        "user@mx1> show services redundancy-group 1 brief\r",
        "user@mx1> sh ser red 1",
        "user@mx1# run show services redundancy-group 1 | no-more",
        "user@mx1> \x1b[1mshow services redundancy-group 1\x1b[0m",
        "\x1b[?2004huser@mx1> show services redundancy-group 1 brief\x1b[K",
        "\auser@mx1> show services redundancy-group 1",
    ],
)
def test_a_command_with_a_group_marks_the_reply_as_a_part_whatever_the_terminal_adds(echo: str) -> None:
    found = parse(f"{echo}\n{REPLY}\nuser@mx1> ")
    assert (found.complete, found.redundancy_group) == (True, 1)
    assert parse(f"{echo.replace(' 1', '')}\n{REPLY}\nuser@mx1> ").redundancy_group is None
