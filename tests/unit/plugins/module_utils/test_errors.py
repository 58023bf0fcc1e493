# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the errors say."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    DeviceError,
    FactsError,
    LibraryError,
    ParseError,
    SrdError,
)

MESSAGES: list[tuple[SrdError, str]] = [
    (ParseError("the reply is empty"), "the reply is empty"),
    (ParseError("no reply", line="  login: "), "no reply: 'login:'"),
    (ParseError("no reply", number=3), "line 3: no reply"),
    (ParseError("no reply", line="login:", number=3), "line 3: no reply: 'login:'"),
    (ParseError("no reply", line="x" * 200, number=1), f"line 1: no reply: '{'x' * 120}'"),
    (FactsError("facts.schema", expected="1", actual=2), "facts.schema - Expected: 1 Actual: '2'"),
    (
        FactsError("facts", expected="a list", actual="x" * 200),
        f"facts - Expected: a list Actual: '{'x' * 120}'",
    ),
    (
        ArgumentError("redundancy_set - Expected: 1 to 100 Actual: 0"),
        "redundancy_set - Expected: 1 to 100 Actual: 0",
    ),
    (
        LibraryError("netaddr", purpose="to read IP addresses"),
        "The Python library netaddr is needed to read IP addresses and cannot be imported by the Python "
        "that runs Ansible. Install it there: python3 -m pip install netaddr",
    ),
    (
        LibraryError("netaddr", purpose="to read IP addresses").during("mx1", command="show version"),
        "mx1: 'show version' failed: The Python library netaddr is needed to read IP addresses and cannot be "
        "imported by the Python that runs Ansible. Install it there: python3 -m pip install netaddr",
    ),
    (
        DeviceError("mx1", command="show version", cause=" it is down\n", remedy="switch it on"),
        "mx1: 'show version' failed: it is down - switch it on",
    ),
]


@pytest.mark.parametrize(("error", "message"), MESSAGES)
def test_message(error: SrdError, message: str) -> None:
    assert str(error) == message


def test_one_root() -> None:
    assert {isinstance(error, SrdError) for error, _message in MESSAGES} == {True}


def test_the_subject_of_an_error_is_available() -> None:
    error = ParseError("no reply", line="login:", number=3)
    assert (error.reason, error.line, error.number) == ("no reply", "login:", 3)
    assert FactsError("facts.schema", expected="1", actual=2).where == "facts.schema"
