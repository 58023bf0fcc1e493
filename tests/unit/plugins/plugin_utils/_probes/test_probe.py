# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The probes of a site: what is taken, and what is refused before a gateway is asked."""

from __future__ import annotations

import decimal
import typing as t

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import ProbeRead
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.probe import Probe, probes_of, reads_of

GATEWAYS = ("mx1", "mx2")
KEYS = "name, command, number, may_fall_percent, contains, absent, unchanged, severity, gateway"
A_SHOW = "a show command, one line of printable ASCII characters"
IN_FULL = "show in full, and what to show"
NO_PIPE = "no pipe but | no-more, for NETCONF sends the whole reply"
ALLOWED = (
    "255 characters at most, letters, digits, blanks and . _ : / , * + @ = ( ) [ ] ^ $ ' - and pairs of \""
)
A_TEXT = "a text of 1 to 255 printable characters"
A_NUMBER = "a label, or a regular expression with one group, which gives the number"
A_NAME = "1 to 40 letters, digits, blanks, dots, hyphens and underscores, no blank around them"
A_PERCENT = "a number from 0 to less than 100"


def probes(*given: object) -> tuple[Probe, ...]:
    return probes_of("srd_probes", given, GATEWAYS)


def entry(**more: object) -> dict[str, object]:
    kinds = {"number", "contains", "absent", "unchanged"}
    return {
        "name": "a",
        "command": "show version",
        **({} if kinds & set(more) else {"unchanged": True}),
        **more,
    }


@pytest.mark.parametrize(
    ("given", "probe"),
    [
        (entry(), Probe(name="a", command="show version", expects="unchanged")),
        (
            entry(name="routes of inet.0", number="inet.0", may_fall_percent=2.5),
            Probe(
                name="routes of inet.0",
                command="show version",
                expects="number",
                wanted="inet.0",
                may_fall=decimal.Decimal("2.5"),
            ),
        ),
        (
            entry(number=r"([0-9]+) up", may_fall_percent="10", severity="warning", gateway="MASTER"),
            Probe(
                name="a",
                command="show version",
                expects="number",
                wanted=r"([0-9]+) up",
                may_fall=decimal.Decimal(10),
                severity="warning",
                gateway="MASTER",
            ),
        ),
        (
            entry(contains="  two   words ", gateway="mx2", absent=None),
            Probe(name="a", command="show version", expects="contains", wanted="two words", gateway="mx2"),
        ),
        (
            entry(command=' show log "messages" | no-more ', absent="ü"),
            Probe(name="a", command='show log "messages"', expects="absent", wanted="ü"),
        ),
    ],
)
def test_an_entry_is_a_probe(given: dict[str, object], probe: Probe) -> None:
    assert probes(given) == (probe,)


@pytest.mark.parametrize(
    ("given", "where", "expected", "actual"),
    [
        ("show version", "", "a dictionary with name, command and one expectation", "show version"),
        ({**entry(), True: "mx1"}, "", f"keys of {KEYS}", True),
        (entry(weight=1), "", f"keys of {KEYS}", "weight"),
        (entry(name=None), ".name", A_NAME, None),
        (entry(name=5), ".name", A_NAME, 5),
        (entry(name=" a"), ".name", A_NAME, " a"),
        (entry(name="a\x1b[2J"), ".name", A_NAME, "a\x1b[2J"),
        (entry(name="a" * 41), ".name", A_NAME, "a" * 41),
        (entry(unchanged=None), "", "one of number, contains, absent, unchanged", "none of them"),
        (
            entry(contains="x", absent="y"),
            "",
            "one of number, contains, absent, unchanged",
            "contains and absent",
        ),
        (entry(unchanged=False), ".unchanged", "true", False),
        (entry(contains=5), ".contains", A_TEXT, 5),
        (entry(contains=""), ".contains", A_TEXT, ""),
        (entry(contains="a" * 256), ".contains", A_TEXT, "a" * 256),
        (entry(absent="a\nb"), ".absent", A_TEXT, "a\nb"),
        (entry(absent="  "), ".absent", "a text that is more than blanks", "  "),
        (entry(number="[0-9]+ routes"), ".number", A_NUMBER, "[0-9]+ routes"),
        (entry(number="(a)(b)"), ".number", A_NUMBER, "(a)(b)"),
        (entry(number="(?:a)"), ".number", A_NUMBER, "(?:a)"),
        (entry(number="(a"), ".number", A_NUMBER, "(a"),
        (entry(number=r"\d+"), ".number", A_NUMBER, r"\d+"),
        (entry(number="(a{99999999999999999999})"), ".number", A_NUMBER, "(a{99999999999999999999})"),
        (entry(may_fall_percent=1), ".may_fall_percent", "only beside number", "beside unchanged"),
        (entry(number="a", may_fall_percent=100), ".may_fall_percent", A_PERCENT, 100),
        (entry(number="a", may_fall_percent=-1), ".may_fall_percent", A_PERCENT, -1),
        (entry(number="a", may_fall_percent=True), ".may_fall_percent", A_PERCENT, True),
        (entry(number="a", may_fall_percent="nan"), ".may_fall_percent", A_PERCENT, "nan"),
        (entry(number="a", may_fall_percent="10 %"), ".may_fall_percent", A_PERCENT, "10 %"),
        (entry(severity="soft"), ".severity", "hard or warning", "soft"),
        (entry(gateway="mx3"), ".gateway", "both or MASTER or STANDBY or mx1 or mx2", "mx3"),
    ],
)
def test_an_invalid_entry_is_refused_by_its_name_its_key_and_what_was_expected(
    given: object, where: str, expected: str, actual: object
) -> None:
    with pytest.raises(ArgumentError) as caught:
        probes(entry(name="first"), given)
    shown = repr(str(actual)[:120])
    assert str(caught.value) == f"srd_probes[1]{where} - Expected: {expected} Actual: {shown}"


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (None, A_SHOW),
        (["show", "version"], A_SHOW),
        ("show version\nrequest system reboot", A_SHOW),
        ("show version\r", A_SHOW),
        ("show\tversion", A_SHOW),
        ("show version\x03", A_SHOW),
        ("show vers\u00edon", A_SHOW),
        ("", IN_FULL),
        ("show", IN_FULL),
        ("show ", IN_FULL),
        ("show | no-more", IN_FULL),
        ("sh version", IN_FULL),
        ("Show version", IN_FULL),
        ("shown version", IN_FULL),
        ("run show version", IN_FULL),
        ("request system reboot", IN_FULL),
        ("clear bgp neighbor", IN_FULL),
        ("configure", IN_FULL),
        ("show version | save /var/tmp/x", NO_PIPE),
        ("show version | tee /var/tmp/x", NO_PIPE),
        ("show version | request message all", NO_PIPE),
        ("show version | refresh 1", NO_PIPE),
        ("show version | match Model", NO_PIPE),
        ("show version | no-more | save x", NO_PIPE),
        ("show version | save x | no-more", NO_PIPE),
        ("show version | no", NO_PIPE),
        ("show version ?", ALLOWED),
        ("show ?", ALLOWED),
        ("show version; request system reboot", ALLOWED),
        ("show version > /var/tmp/x", ALLOWED),
        ("show version </command>", ALLOWED),
        ("show log `x`", ALLOWED),
        ("show log {a}", ALLOWED),
        ("show log \\x", ALLOWED),
        ('show log "messages', ALLOWED),
        ("show - version", ALLOWED),
        (f"show {'a' * 251}", ALLOWED),
    ],
)
def test_nothing_but_one_show_command_is_taken(command: object, expected: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        probes(entry(command=command))
    assert str(caught.value) == (
        f"srd_probes[0].command - Expected: {expected} Actual: {str(command)[:120]!r}"
    )


@pytest.mark.parametrize(
    "command", ["request x", "show", "show a | save b", "show a\nb", 'show "a', "show ?"]
)
def test_a_read_of_a_probe_carries_nothing_else(command: str) -> None:
    with pytest.raises(ArgumentError, match="command - Expected: a show command without a pipe Actual: "):
        ProbeRead(command)


def test_a_name_is_there_once_and_a_list_is_bounded() -> None:
    with pytest.raises(ArgumentError) as twice:
        probes(entry(), entry())
    assert str(twice.value) == ("srd_probes[1].name - Expected: a name that no other probe has Actual: 'a'")
    with pytest.raises(ArgumentError) as many:
        probes(*(entry(name=f"p{number}") for number in range(51)))
    assert str(many.value) == "srd_probes - Expected: 50 probes at most Actual: 51"


@pytest.mark.parametrize(
    ("gateway", "asked"), [("both", ("mx1", "mx2")), ("MASTER", ("mx1", "mx2")), ("mx2", ("mx2",))]
)
def test_a_gateway_is_asked_what_may_be_judged_on_it(gateway: str, asked: tuple[str, ...]) -> None:
    found = probes(entry(gateway=gateway, command="show log 'a' | no-more"))
    read: dict[str, t.Any] = {name: reads_of(found, name) for name in GATEWAYS}
    assert read == {name: (ProbeRead("show log 'a'"),) if name in asked else () for name in GATEWAYS}


def test_a_command_is_sent_as_text() -> None:
    read = ProbeRead("show log 'a'")
    assert (read.label, read.commands) == ("show log 'a'", ("show log 'a'",))
    assert read.rpc == "<command format=\"text\">show log 'a'</command>"
