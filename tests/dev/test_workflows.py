# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The workflows of GitHub call what is there, and may do no more than they need."""

from __future__ import annotations

import re
import typing as t

import pytest
import yaml

from dev.paths import ROOT
from dev.sessions import COMMANDS

FILES = {path.stem: path for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))}
WORKFLOWS = {name: yaml.safe_load(path.read_text(encoding="utf-8")) for name, path in FILES.items()}
WRITES = {
    "release publish": {"contents": "write"},
    "site": {"contents": "read", "pages": "write", "id-token": "write"},
}


def commands(workflow: dict[str, t.Any]) -> list[str]:
    steps = [step for job in workflow["jobs"].values() for step in job.get("steps", [])]
    return [step["run"] for step in steps if "run" in step]


def test_there_is_a_workflow_for_tests_site_and_release() -> None:
    assert list(FILES) == ["nightly", "release", "site", "test"]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_what_a_workflow_calls_is_there(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in commands(WORKFLOWS[name]):
        for target in re.findall(r"^make (\S+)$", command, re.MULTILINE):
            assert f"\n{target.replace('.venv/ready', '$(READY)')}:" in makefile
        for listed in re.findall(r"dev\.run --list ([\w ]+)", command):
            assert set(listed.split()) <= set(COMMANDS)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_do_no_more_than_it_needs(name: str) -> None:
    own = WORKFLOWS[name]["permissions"]
    assert own == WRITES.get(name, {"contents": "read"})
    for job, content in WORKFLOWS[name]["jobs"].items():
        assert content.get("permissions") == WRITES.get(f"{name} {job}")


def test_a_release_is_tested_before_it_is_published() -> None:
    jobs = WORKFLOWS["release"]["jobs"]
    assert [jobs["test"]["needs"], jobs["publish"]["needs"]] == ["check", "test"]
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml"
    assert "workflow_call" in WORKFLOWS["test"]["on"]


def test_a_release_comes_from_main_and_only_where_it_is_known_that_it_is_new() -> None:
    (said,) = commands({"jobs": {"check": WORKFLOWS["release"]["jobs"]["check"]}})
    lines = said.splitlines()  # the first that fails ends it; within a test none would
    assert 'test "$GITHUB_REF" = refs/heads/main' in lines
    assert [line.partition("=")[0] for line in lines if "ls-remote" in line] == [
        "tags"
    ]  # no test hides its failure
    assert lines[-1] == 'test -z "$tags"'
