# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The directory examples: its page names each file, and its variables are those of the collection."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.variables import (
    OF_PLAYBOOKS,
    PREFIX,
    VARIABLES,
    refuse_unknown,
    validated,
)
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT, links

FOLDER = ROOT / "examples"
PAGE = FOLDER / "README.md"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file())
FOLDERS = ("awx", "ci", "collections", "eda", "monitoring", "netbox", "tickets")
YAML = [path for path in FILES if path.suffix == ".yml"]


def name(path: Path) -> str:
    return str(path.relative_to(FOLDER))


def test_the_page_names_each_file() -> None:
    page = PAGE.read_text(encoding="utf-8")
    others = {"README.md", "ansible.cfg"}
    own = [name(path) for path in FILES if path.parent.name not in FOLDERS and name(path) not in others]
    assert [each for each in (*own, *FOLDERS) if f"`{each}`" not in page] == []


def test_ansible_reads_each_file_of_the_inventory() -> None:
    others = [name(path) for path in FILES if path.is_relative_to(FOLDER / "inventory") and path not in YAML]
    assert others == []  # it tries them as inventories, and warns


def test_the_links_of_the_page_lead_somewhere() -> None:
    assert [link for link in links(PAGE) if not (FOLDER / link).resolve().exists()] == []


@pytest.mark.parametrize("path", YAML, ids=name)
def test_a_file_has_known_variables_only(path: Path) -> None:
    refuse_unknown(re.findall(rf"\b({PREFIX}\w+)", path.read_text(encoding="utf-8")))


def test_the_variables_of_the_inventory_are_valid() -> None:
    folder = FOLDER / "inventory"
    given = {}
    for each in ("group_vars/all.yml", "group_vars/gateways.yml", "host_vars/mx1.yml"):
        given |= yaml.safe_load((folder / each).read_text(encoding="utf-8"))
    given |= {"srd_peer": "mx2", "srd_run_id": "CHG0042", "srd_away_from": "mx1"}
    own = {each for each in given if each.startswith(PREFIX) and each not in OF_PLAYBOOKS}
    assert own <= set(VARIABLES["failover"])
    assert own <= set(validated(VARIABLES["failover"], given))  # with its defaults, once it is valid


@pytest.mark.parametrize("path", sorted((FOLDER / "tasks").glob("*.yml")), ids=name)
def test_tasks_of_a_maintenance_assert_nothing_that_a_rehearsal_has_not_done(path: Path) -> None:
    tasks = yaml.safe_load(path.read_text(encoding="utf-8"))
    asserted = [task for task in tasks if "ansible.builtin.assert" in task]
    assert [task["name"] for task in asserted if task.get("when") != "not ansible_check_mode"] == []


def test_each_script_can_be_run() -> None:
    scripts = [path for path in FILES if path.suffix == ".sh"]
    assert scripts
    assert [path for path in scripts if not path.stat().st_mode & stat.S_IXUSR] == []
