# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Attempts to make the parser read something unhealthy or unknown as healthy."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.tests.fixtures.pairs import pairs

PUBLISHED = {pair.name.removeprefix("published/"): pair.reply for pair in pairs("published")}
REPLY = PUBLISHED["extensive.txt"]
WHOLE = parse(REPLY)

STATE = "Redundancy Set state                 : MASTER"
PEER = "Redundancy Set peer state            : STANDBY"
HEALTH = "Redundancy Set health status         : Passed"
STATUS = "Connection status                    : Connected"
ICCP = "ICCP process connection                        : Connected"
GROUP = "Redundancy Group ID                      : 1"
SET = "Redundancy Set ID                      : 1"
SERVICE_SET = "Service Set : NAPT44-SS1-SS4"
HEADING = "Service interface     Type              Role       Connection     Synchronization"
ROW = "ms-1/3/0              Inter-chassis     active     Up             Hot"
COMMAND = "ops@mx> show services redundancy-group extensive"
LINK_DOWN = "Link-down                    145              31"

# A line, and what is printed in it in place of what: the line as it then is must be kept.
NOT_UNDERSTOOD: dict[str, tuple[str, str, str]] = {
    "a role inside another word": (STATE, "MASTER", "MASTERED"),
    "a role behind another word": (STATE, "MASTER", "NO MASTER"),
    "a role with a mark": (STATE, "MASTER", "MASTER*"),
    "two qualifiers": (STATE, "MASTER", "MASTER (WAIT) (WARNED)"),
    "an open bracket": (STATE, "MASTER", "MASTER (WAIT"),
    "an empty bracket": (STATE, "MASTER", "MASTER ()"),
    "a role of other letters": (STATE, "MASTER", "M\u0391STER"),
    "a role with a character of no width": (STATE, "MASTER", "MASTER\u200b"),
    "a role behind a cursor that moved": (STATE, "MASTER", "STANDBY\x1b[7DMASTER"),
    "a role overwritten": (STATE, "MASTER", "STANDBY\rMASTER"),
    "a role and a NUL": (STATE, "MASTER", "MASTER\0"),
    "a peer's role with a remark in brackets": (PEER, "STANDBY", "STANDBY (as of 3 h)"),
    "health that is stale": (HEALTH, "Passed", "Passed (stale)"),
    "health that is negated": (HEALTH, "Passed", "Not Passed"),
    "health backspaced over": (HEALTH, "Passed", "Failed\b\b\b\b\b\bPassed"),
    "a second colon": (HEALTH, ":", "::"),
    "no colon": (HEALTH, ":", " "),
    "another colon": (HEALTH, ":", "\uff1a"),
    "a label with a character of no width": (HEALTH, "Set", "S\u200bet"),
    "a label with a word more": (HEALTH, "Redundancy", "Last Redundancy"),
    "a connection that is stale": (STATUS, "Connected", "Connected (stale)"),
    "a connection in one word": (STATUS, "Connected", "NotConnected"),
    "a connection with a hyphen": (STATUS, "Connected", "Not-Connected"),
    "a connection with a line's end in it": (STATUS, "Connected", "Not\vConnected\v?"),
    "a byte order mark in a later line": (STATUS, "Connection status", "\ufeffConnection status"),
    "an id in other digits": (GROUP, "1", "\u0661"),
    "an id with a sign": (SET, "1", "+1"),
    "an id with an underscore": (SET, "1", "1_0"),
    "an id beyond the last": (SET, "1", "101"),
    "a service set's name twice": (SERVICE_SET, "NAPT44-SS1-SS4", "IPv6-SFW"),
    "a column shifted": (ROW, "Up             Hot", "Hot             Up"),
    "a column lost": (ROW, "Up", "  "),
    "a column more": (ROW, "Hot", "Hot  stale"),
    "synchronized, with a mark": (ROW, "Hot", "Hot*"),
    "synchronized, with brackets": (ROW, "Hot", "Hot(0)"),
    "up, with a mark": (ROW, "Up ", "Up!"),
    "an interface of no name": (ROW, "ms-1/3/0", "-       "),
    "an interface twice": ("ms-1/2/0" + ROW[8:], "ms-1/2/0", "ms-1/3/0"),
    "a count that is none": (LINK_DOWN, "31", "3I"),
    "a count in other digits": (LINK_DOWN, "31", "\u0663\u0661"),
    "a negative count": (LINK_DOWN, "31", "-31"),
}

# What is printed in place of what, and the lines that must then be kept: those in between and behind.
DISPLACED: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "the state twice, otherwise": (STATE, f"{STATE}\n{STATE}ED", (f"{STATE}ED",)),
    "health twice": (HEALTH, f"{HEALTH}\n{HEALTH}", (HEALTH,)),
    "a connection on two lines": (STATUS, STATUS.replace("Connected", "Not\nConnected"), ("Connected",)),
    "a set's id lost": (f"  {SET}\n", "", (STATE, PEER, HEALTH, SERVICE_SET, LINK_DOWN)),
    "a group's id lost": (f"{GROUP}\n", "", (SET, STATE)),
    "a service set's name lost": (f"      {SERVICE_SET}\n", "", (HEADING, ROW)),
    "an error among the lines": (ROW, f"{ROW}\nerror: no answer of srd", ("error: no answer of srd",)),
    "a filter in the command": (ICCP, f"{COMMAND} | except Down\n{ICCP}", (f"{COMMAND} | except Down",)),
    "a filter behind another pipe": (
        ICCP,
        f"{COMMAND} | no-more | match Hot\n{ICCP}",
        (f"{COMMAND} | no-more | match Hot",),
    ),
}

# What is lost of a reply, and nothing is left that could not be understood.
NOT_WHOLE: dict[str, tuple[str, str]] = {
    "the line of the ICCP process": (ICCP + "\n", ""),
    "the state": (f"    {STATE}\n", ""),
    "the peer's state": (f"    {PEER}\n", ""),
    "the peer's connection": (f"    {STATUS}\n", ""),
    "the peer's connection, left blank": (STATUS, STATUS.replace("Connected", "")),
    "the health": (f"    {HEALTH}\n", ""),
    "the health, left blank": (HEALTH, HEALTH.replace("Passed", "")),
    "the health, behind a remark": (HEALTH, HEALTH.replace("Passed", "  <<<<<<< Passed")),
    "a row of events": (f"      {LINK_DOWN}\n", ""),
    "the connection twice, otherwise": (STATUS, f"{STATUS}\n    {STATUS.replace(': ', ': Not ')}"),
    "the peer's state twice, otherwise": (PEER, f"{PEER}\n    {PEER.replace('STANDBY', 'MASTER')}"),
}

# What is printed otherwise and says the same.
THE_SAME: dict[str, tuple[str, str]] = {
    "tabs for blanks": (ROW, "\t".join(ROW.split())),
    "no blank at the colon": (HEALTH, HEALTH.replace(" : ", ":")),
    "blanks at the end": (HEALTH, HEALTH + "   \t"),
    "a carriage return at the end": (HEALTH, HEALTH + "\r"),
    "a blank that does not break": (HEALTH, HEALTH.replace(": ", ":\u00a0")),
    "the state again, to the same effect": (STATE, f"{STATE}\n    {STATE}"),
}

NOT_CONNECTED = [
    "Not Connected",
    "not connected",
    "Not   Connected",
    "Not\tConnected",
    "Not\u00a0Connected",
    "NOT CONNECTED",
]


def _changed(before: str, after: str) -> str:
    """Return the reply with a change where it is first possible, which it must be."""
    assert before in REPLY
    return REPLY.replace(before, after, 1)


@pytest.mark.parametrize("line, before, after", NOT_UNDERSTOOD.values(), ids=NOT_UNDERSTOOD)
def test_an_unknown_line_is_unrecognized(line: str, before: str, after: str) -> None:
    assert before in line
    changed = line.replace(before, after)
    told = parse(_changed(line, changed))
    assert changed in {kept.strip(" ") for kept in told.unrecognized}
    assert not told.complete


@pytest.mark.parametrize("before, after, lines", DISPLACED.values(), ids=DISPLACED)
def test_misplaced_lines_are_unrecognized(before: str, after: str, lines: tuple[str, ...]) -> None:
    told = parse(_changed(before, after))
    assert set(lines) <= {line.strip(" ") for line in told.unrecognized}
    assert not told.complete


@pytest.mark.parametrize("before, after", NOT_WHOLE.values(), ids=NOT_WHOLE)
def test_an_incomplete_reply_is_not_complete(before: str, after: str) -> None:
    told = parse(_changed(before, after))
    assert (told.complete, told.unrecognized) == (False, ())


@pytest.mark.parametrize("before, after", THE_SAME.values(), ids=THE_SAME)
def test_equivalent_replies_give_equal_facts(before: str, after: str) -> None:
    assert parse(_changed(before, after)) == WHOLE


@pytest.mark.parametrize("printed", NOT_CONNECTED)
@pytest.mark.parametrize("name", PUBLISHED)
def test_not_connected_is_never_connected(name: str, printed: str) -> None:
    before, after = PUBLISHED[name].rsplit(" Connected", 1)
    told = parse(f"{before} {printed}{after}")
    assert [peer.connection for each in told.groups[0].sets for peer in each.peers] == ["Not Connected"]
    assert told.complete


TERSE_ROWS: dict[str, str] = {
    "the peer's state lost, so that Not is one": "1  MASTER  Not Connected",
    "the state lost": "1  STANDBY  Connected",
    "the status lost": "1  MASTER  STANDBY  192.0.2.2",
    "the status cut": "1  MASTER  STANDBY  Not",
    "the status stale": "1  MASTER  STANDBY  Connected (stale)",
    "the id lost": "MASTER  STANDBY  Connected",
    "the address twice": "1  MASTER  STANDBY  192.0.2.2  192.0.2.3  Connected",
    "the address no address": "1  MASTER  STANDBY  192.0.2.256  Connected",
    "a mark": "1* MASTER  STANDBY  Connected",
    "a role inside another word": "1  MASTERED  STANDBY  Connected",
    "a word before the role": "1  NO MASTER  STANDBY  Connected",
    "the states in one word": "1  MASTERSTANDBY  Connected",
}


@pytest.mark.parametrize("row", TERSE_ROWS.values(), ids=TERSE_ROWS)
def test_an_unknown_terse_row_is_unrecognized(row: str) -> None:
    told = parse(PUBLISHED["terse.txt"].replace("1         MASTER             STANDBY       Connected", row))
    assert (told.complete, told.unrecognized) == (False, (f"  {row}",))
