# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is said of versions is true: when a plugin came, what is read across them, which one is installed."""

from __future__ import annotations

import re
import typing as t
from pathlib import Path

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import SCHEMA as OF_EVIDENCE
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import SCHEMA as OF_FACTS
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import SCHEMA as OF_REPORTS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import SCHEMA as OF_AREAS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.shape import SCHEMA as OF_SHAPES
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.model import SCHEMA as OF_PROBES
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import SCHEMA as OF_INTENTS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._version import VERSION
from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import SCHEMA as OF_VOCABULARIES
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT, documented, pages, plugins

CHANGELOG = yaml.safe_load((ROOT / "changelogs" / "changelog.yaml").read_text(encoding="utf-8"))
RELEASES: dict[str, t.Any] = CHANGELOG["releases"]
FRAGMENTS = sorted((ROOT / "changelogs" / "fragments").glob("*.yml"))
ROLES = sorted((ROOT / "roles").glob("*/meta/argument_specs.yml"))
UPGRADING = ROOT / "docs" / "upgrading_the_collection.md"
VERSIONED = re.compile(r"version_added: ['\"]?([\d.]+)")
WITHOUT_CHANGELOG = "cli_parser"  # a kind that antsibull-changelog does not know


def listed(release: dict[str, t.Any]) -> set[tuple[str, str]]:
    """Return the kinds and names of the plugins and roles that a release brought."""
    groups = {
        "modules": release.get("modules", []),
        **release.get("plugins", {}),
        **release.get("objects", {}),
    }
    return {(kind, each["name"]) for kind, group in groups.items() for each in group}


CAME = {plugin: version for version, release in RELEASES.items() for plugin in listed(release)}


@pytest.mark.parametrize(("kind", "name"), [each for each in plugins() if each[0] != WITHOUT_CHANGELOG])
def test_a_plugin_was_added_by_the_release_whose_changelog_lists_it(kind: str, name: str) -> None:
    documentation = documented(plugins()[kind, name], "DOCUMENTATION")
    assert documentation["version_added"] == CAME.get((kind, name), VERSION)


@pytest.mark.parametrize("path", ROLES, ids=lambda path: path.parts[-3])
def test_a_role_was_added_by_the_release_whose_changelog_lists_it(path: Path) -> None:
    main = yaml.safe_load(path.read_text(encoding="utf-8"))["argument_specs"]["main"]
    assert main["version_added"] == CAME.get(("role", path.parts[-3]), VERSION)


@pytest.mark.parametrize("folder", ["plugins", "roles"])
def test_what_was_added_came_with_a_release_or_comes_with_the_next(folder: str) -> None:
    files = [path for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".yml")]
    named = {version for path in files for version in VERSIONED.findall(path.read_text(encoding="utf-8"))}
    assert named <= {*RELEASES, VERSION}


def test_no_plugin_of_a_release_is_gone_but_for_names_that_lead_to_another() -> None:
    here = {*plugins(), *(("role", path.parts[-3]) for path in ROLES)}
    runtime = yaml.safe_load((ROOT / "meta" / "runtime.yml").read_text(encoding="utf-8"))
    routed = {
        (kind, name): route
        for kind, routes in runtime["plugin_routing"].items()
        for name, route in routes.items()
    }
    assert set(CAME) - here == set(routed) - {each for each in routed if each[0] == "action"}
    assert {("modules", route["redirect"].removeprefix("junos_ha.srd.")) for route in routed.values()} <= here
    assert [
        each for each in set(CAME) - here if routed[each]["deprecation"]["removal_version"] != "2.0.0"
    ] == []


def test_fragments_are_of_a_version_that_is_to_come() -> None:
    assert (VERSION in RELEASES) is (not FRAGMENTS)


def test_pages_and_examples_install_this_version() -> None:
    texts = [page.read_text(encoding="utf-8") for page in pages()]
    assert {found for text in texts for found in re.findall(r"junos_ha-srd-([\d.]+)\.tar\.gz", text)} == {
        VERSION
    }
    example = (ROOT / "examples" / "collections" / "requirements.yml").read_text(encoding="utf-8")
    (wanted,) = yaml.safe_load(example)["collections"]
    major = int(VERSION.partition(".")[0])
    assert wanted == {"name": "junos_ha.srd", "version": f">={major}.0.0,<{major + 1}.0.0"}


def test_the_page_on_upgrading_says_what_is_written_now() -> None:
    rows = re.findall(
        r"^\| (\[?[a-z].*?) \|.*\| (\d) \| [^|]+ \|$", UPGRADING.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert [int(number) for _what, number in rows] == [
        OF_FACTS,
        OF_EVIDENCE,
        OF_INTENTS,
        OF_AREAS,
        OF_VOCABULARIES,
        OF_REPORTS,
    ]
    assert {OF_AREAS, OF_PROBES, OF_SHAPES} == {1}  # which the page has in one row
