# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A missing library is named where it is needed, and matters nowhere else."""

from __future__ import annotations

import importlib.util
import sys
import types

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse import elements, values
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse

WITHOUT_ADDRESS = """\
ICCP process connection                : Connected
Redundancy Group ID              : 1
  RS ID     Local RS state     Peer RS state     Peer RG IP        Status
  1         MASTER             STANDBY       Connected
"""
WITH_ADDRESS = WITHOUT_ADDRESS.replace("STANDBY       ", "STANDBY  192.0.2.2  ")

NEEDED = [
    (elements, "jxmlease", "<rg-information/>", "jxmlease is needed to read XML replies"),
    (values, "netaddr", WITH_ADDRESS, "netaddr is needed to read IP addresses"),
]
NAMES = [name for _module, name, _reply, _message in NEEDED]


@pytest.mark.parametrize("module, name, reply, message", NEEDED, ids=NAMES)
def test_a_missing_library_is_named(
    monkeypatch: pytest.MonkeyPatch, module: types.ModuleType, name: str, reply: str, message: str
) -> None:
    monkeypatch.setattr(module, name, None)
    with pytest.raises(
        LibraryError, match=f"^The Python library {message} .* python3 -m pip install {name}$"
    ):
        parse(reply)


@pytest.mark.parametrize("module, name, reply, message", NEEDED, ids=NAMES)
def test_a_missing_library_does_not_matter_where_it_is_not_needed(
    monkeypatch: pytest.MonkeyPatch, module: types.ModuleType, name: str, reply: str, message: str
) -> None:
    monkeypatch.setattr(module, name, None)
    assert parse(WITHOUT_ADDRESS).complete


@pytest.mark.parametrize("module, name, reply, message", NEEDED, ids=NAMES)
def test_the_parser_can_be_imported_without_a_library(
    monkeypatch: pytest.MonkeyPatch, module: types.ModuleType, name: str, reply: str, message: str
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    spec = importlib.util.spec_from_file_location("without_library", module.__file__)
    assert spec is not None and spec.loader is not None
    again = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, again)  # dataclasses look their module up
    spec.loader.exec_module(again)
    assert getattr(again, name) is None
