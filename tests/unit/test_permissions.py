# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The login classes on the page allow what the collection sends, and nothing else."""

from __future__ import annotations

import re

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    ConfigurationRead,
    Read,
    Trigger,
)
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT, fenced

PAGE = ROOT / "docs" / "permissions.md"
READERS, READERS_OF_CONFIGURATION, MOVERS = fenced(PAGE, "text")
STATEMENT = re.compile(r'set system login class \S+ (\S+) (?:"([^"]*)"|\[ ([^\]]*) \]|(\S+))')


def given(text: str) -> dict[str, str]:
    """Return what a class is given, by the name of the statement."""
    return {name: quoted or listed or word for name, quoted, listed, word in STATEMENT.findall(text)}


def test_readers_have_only_view() -> None:
    assert given(READERS) == {"permissions": "view"}


def test_readers_of_the_configuration_can_send_nothing() -> None:
    assert given(READERS_OF_CONFIGURATION) == {
        "permissions": "view view-configuration",
        "allow-configuration": "event-options redundancy-event",
    }


def test_movers_can_read_and_send_the_one_request() -> None:
    assert given(MOVERS) == {
        "permissions": "view view-configuration",
        "allow-configuration": "event-options redundancy-event",
        "allow-commands": "^request services redundancy-set",
    }


@pytest.mark.parametrize("force", [False, True])
def test_the_class_allows_the_request(force: bool) -> None:
    (command,) = Trigger(redundancy_set=1, event="RELS_MSHIP_MANUAL_EV", force=force).commands
    assert re.search(given(MOVERS)["allow-commands"], command)


@pytest.mark.parametrize(
    "command",
    [
        "request system reboot",
        "request services",
        "clear services redundancy-set",
        "show request services redundancy-set",
    ],
)
def test_the_class_allows_no_other_request(command: str) -> None:
    assert not re.search(given(MOVERS)["allow-commands"], command)


def test_the_page_lists_every_command() -> None:
    commands = [command.partition(" | ")[0] for command in ConfigurationRead().commands]
    parts = [command.removeprefix("show configuration ") for command in commands]
    request = Trigger(redundancy_set=1, event="EVENT").label.replace(" 1 ", " ID ")
    read = Read().command.removesuffix(" extensive")
    page = PAGE.read_text(encoding="utf-8")
    assert [each for each in (*parts, request, read) if f"`{each}`" not in page] == []
