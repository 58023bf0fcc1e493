# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The workflows of GitHub call what is there, and may do no more than they need."""

from __future__ import annotations

import os
import re
import subprocess
import typing as t
from pathlib import Path

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


NEW = "1.2.3"


class Checkout:
    """A checkout that may be released, beside the repository that it comes from."""

    def __init__(self, folder: Path) -> None:
        self.origin, self.folder = folder / "origin", folder / "checkout"
        self._git("init", "--quiet", "--bare", str(self.origin), at=folder)
        self._git("clone", "--quiet", str(self.origin), str(self.folder), at=folder)
        self.write("galaxy.yml", f"name: srd\nversion: {NEW}\n")
        self.write("changelogs/changelog.yaml", f"releases:\n  {NEW}:\n    changes: {{}}\n")
        self.write("changelogs/fragments/.keep", "")

    def write(self, name: str, text: str) -> None:
        """Commit a file."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self._git("add", "--force", name)
        self._git("-c", "user.name=a", "-c", "user.email=a@example.net", "commit", "--quiet", "--message=-")

    def tag(self, name: str) -> None:
        """Make a tag where it came from."""
        self._git("push", "--quiet", "origin", f"HEAD:refs/tags/{name}")

    def check(self, branch: str = "main") -> int:
        """Return the status of the check of the workflow, as GitHub runs it."""
        (said,) = commands({"jobs": {"check": WORKFLOWS["release"]["jobs"]["check"]}})
        env = {**os.environ, "VERSION": NEW, "GITHUB_REF": f"refs/heads/{branch}"}
        bash = ["bash", "-e", "-c", said]
        return subprocess.run(bash, capture_output=True, env=env, cwd=self.folder, check=False).returncode

    def _git(self, *words: str, at: Path | None = None) -> None:
        subprocess.run(["git", *words], cwd=at or self.folder, check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_a_version_with_its_changelog_and_no_fragment_is_released(checkout: Checkout) -> None:
    checkout.tag("v1.2.2")
    assert checkout.check() == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("galaxy.yml", "version: 1.2.30\n"),
        ("galaxy.yml", "version: 1.2.4\n"),
        ("changelogs/changelog.yaml", "releases:\n  1.2.2:\n    changes: {}\n"),
        ("changelogs/fragments/new.yml", "trivial: [a change]\n"),
        ("changelogs/fragments/new.yaml", "trivial: [a change]\n"),
    ],
)
def test_another_version_and_one_with_something_left_to_tell_is_not(
    checkout: Checkout, name: str, text: str
) -> None:
    checkout.write(name, text)
    assert checkout.check() != 0


def test_a_version_that_is_tagged_is_not(checkout: Checkout) -> None:
    checkout.tag(f"v{NEW}")
    assert checkout.check() != 0


def test_another_branch_is_not(checkout: Checkout) -> None:
    assert checkout.check("next") != 0


def test_where_nobody_can_say_which_tags_there_are_it_is_not(checkout: Checkout) -> None:
    checkout.origin.rename(checkout.origin.with_name("gone"))
    assert checkout.check() != 0


def test_this_checkout_is_released_as_it_stands_but_for_its_fragments() -> None:
    version = yaml.safe_load((ROOT / "galaxy.yml").read_text(encoding="utf-8"))["version"]
    assert f"\nversion: {version}\n" in (ROOT / "galaxy.yml").read_text(encoding="utf-8")
    releases = yaml.safe_load((ROOT / "changelogs" / "changelog.yaml").read_text(encoding="utf-8"))[
        "releases"
    ]
    lines = (ROOT / "changelogs" / "changelog.yaml").read_text(encoding="utf-8").splitlines()
    assert [name for name in releases if f"  {name}:" not in lines] == []


def test_the_tarball_that_is_published_is_the_one_that_make_package_leaves() -> None:
    publish = WORKFLOWS["release"]["jobs"]["publish"]
    galaxy = yaml.safe_load((ROOT / "galaxy.yml").read_text(encoding="utf-8"))
    assert (
        publish["env"]["TARBALL"]
        == f"{galaxy['namespace']}-{galaxy['name']}-${{{{ inputs.version }}}}.tar.gz"
    )
    assert all(".build/package/$TARBALL" in said for said in commands({"jobs": {"publish": publish}})[1:])
