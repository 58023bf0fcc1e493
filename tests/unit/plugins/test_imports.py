# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is imported with a plugin: Ansible compiles each file anew, in each run that imports it."""

from __future__ import annotations

import ast
import functools
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.tests.unit.documents import PLUGINS

PREFIX = "ansible_collections.junos_ha.srd.plugins."

# To find a filter or a test, Ansible imports the files of all of them.
LIGHT = {"_errors", "_jinja", "_untag"}
OF_TASK = {"_action", "_display", "_errors", "_expectation", "_gateway", "_text", "_time", "_untag"}
OF_GATEWAY = {"_codec", "_configuration", "_gateway", "_parse", "_session", "_surroundings", "_time"}
OF_CHECKS = {"_checks", "_expectation"}

PACKAGES = {
    "action/redundancy_approval": OF_TASK,
    "action/redundancy_group_facts": {*OF_TASK, *OF_GATEWAY, "_areas", "_gateway_action", "_vocabulary"},
    "action/redundancy_pair_info": {*OF_TASK, *OF_GATEWAY, "_areas", "_drift", "_probes", "_vocabulary"},
    "action/redundancy_group_wait": {
        *OF_TASK,
        *OF_GATEWAY,
        *OF_CHECKS,
        "_gateway_action",
        "_polling",
        "_vocabulary",
    },
    "action/redundancy_group_assert": {*OF_TASK, *OF_GATEWAY, *OF_CHECKS, "_assertion", "_host_names"},
    "action/redundancy_pair_assert": {*OF_TASK, *OF_GATEWAY, *OF_CHECKS, "_assertion", "_host_names"},
    "callback/verdict": {
        *OF_CHECKS,
        *("_display", "_errors", "_gateway", "_runbook", "_text", "_time"),
    },
    "connection/netconf": {"_errors", "_session", "_untag"},
    "filter/redundancy_hosts": {*LIGHT, "_audit", "_runbook"},
    **{f"filter/redundancy_{it}_report": {*LIGHT, "_time"} for it in ("group", "pair", "change")},
}
EXPRESSIONS = sorted(
    str(path.relative_to(PLUGINS).with_suffix(""))
    for kind in ("filter", "test")
    for path in (PLUGINS / kind).glob("*.py")
)
# Only what speaks to a gateway imports the client, and the library behind it.
SPEAKING = {
    f"redundancy_{it}" for it in ("audit", "contact", "group_facts", "group_wait", "pair_info", "switchover")
}


def _file(module: str) -> Path | None:
    path = PLUGINS / f"{module.replace('.', '/')}.py"
    return path if path.exists() else None


@functools.cache
def _imported(path: Path) -> frozenset[Path]:
    """Return the files of the collection that a file imports when it is imported itself."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    nodes = [it for it in body if isinstance(it, ast.ImportFrom) and str(it.module).startswith(PREFIX)]
    names = [f"{it.module}{more}" for it in nodes for more in ("", *(f".{each.name}" for each in it.names))]
    return frozenset(file for name in names if (file := _file(name.removeprefix(PREFIX))))


def loaded(plugin: str) -> set[Path]:
    """Return the files that are imported with a plugin."""
    start = PLUGINS / f"{plugin}.py"
    found, left = {start}, [start]
    while left:
        new = _imported(left.pop()) - found
        found |= new
        left += new
    return found - {start}


def packages(plugin: str) -> set[str]:
    return {path.relative_to(PLUGINS).parts[1].removesuffix(".py") for path in loaded(plugin)}


@pytest.mark.parametrize("plugin", sorted({*PACKAGES, *EXPRESSIONS}))
def test_a_plugin_imports_what_it_needs(plugin: str) -> None:
    assert packages(plugin) == PACKAGES.get(plugin, LIGHT)


def test_only_what_speaks_to_a_gateway_imports_the_client() -> None:
    client = PLUGINS / "plugin_utils" / "_session" / "library.py"
    actions = {path.stem for path in (PLUGINS / "action").glob("*.py")}
    assert {each for each in actions if client in loaded(f"action/{each}")} == SPEAKING
