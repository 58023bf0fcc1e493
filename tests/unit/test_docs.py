# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pages and examples are correct, and use what exists."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.tests.unit.documents import (
    ROOT,
    Use,
    anchors,
    documented,
    fenced,
    links,
    options,
    pages,
    plugins,
    targets,
    uses,
)

PAGES = {str(page.relative_to(ROOT)): page for page in pages()}
BLOCKS = {
    f"{name} {number}": text
    for name, page in PAGES.items()
    for number, text in enumerate(fenced(page, "yaml"), start=1)
}
EXAMPLES = {f"{kind} {name}": documented(path, "EXAMPLES") for (kind, name), path in plugins().items()}
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
NO_ROOMS = {"__init__.py", "__pycache__"}
RIDDLES = re.compile(r"\b(is|are) none\b|without leave|ask for leave")
SVG = "{http://www.w3.org/2000/svg}"
FAILED = ROOT / "tests" / "fixtures" / "published" / "brief_health_failed.txt"


def faults(example: str) -> list[str]:
    """Return what an example uses that is not there."""
    found = []
    for use in uses(example):
        if (use.kind, use.name) not in plugins():
            found.append(f"{use.kind} {use.name}")
        else:
            known = options(use.kind, use.name)
            found += [f"{use.kind} {use.name}: {name}" for name in use.options if name not in known]
    return found


@pytest.mark.parametrize("example", [*BLOCKS.values(), *EXAMPLES.values()], ids=[*BLOCKS, *EXAMPLES])
def test_an_example_uses_existing_plugins_and_options(example: str) -> None:
    assert faults(example) == []


@pytest.mark.parametrize(("kind", "name"), plugins())
def test_a_plugin_is_in_its_own_examples(kind: str, name: str) -> None:
    used = {(use.kind, use.name) for use in uses(EXAMPLES[f"{kind} {name}"])}
    assert (
        kind in ("callback", "connection") or (kind, name) in used
    )  # which an inventory or a configuration names


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_plugin_name_on_a_page_exists(page: Path) -> None:
    named = set(re.findall(r"junos_ha\.srd\.([a-z_]+)", page.read_text(encoding="utf-8")))
    assert named - {name for _kind, name in plugins()} - _others() == set()


def _others() -> set[str]:
    folders = ("roles/*", "playbooks/*.yml", "plugins/filter/*.py", "extensions/eda/rulebooks/*.yml")
    runtime = yaml.safe_load((ROOT / "meta" / "runtime.yml").read_text(encoding="utf-8"))
    redirected = set(runtime["plugin_routing"]["modules"])
    return {path.stem for folder in folders for path in ROOT.glob(folder)} | redirected


def test_the_index_names_every_plugin() -> None:
    index = PAGES["docs/README.md"].read_text(encoding="utf-8")
    assert [name for _kind, name in plugins() if f"`junos_ha.srd.{name}`" not in index] == []


@pytest.mark.parametrize("side", ["module_utils", "plugin_utils"])
def test_architecture_names_every_room(side: str) -> None:
    rooms = {path.name for path in (ROOT / "plugins" / side).iterdir() if path.name.startswith("_")}
    page = PAGES["docs/architecture.md"].read_text(encoding="utf-8")
    assert {room for room in rooms if f"`{room}`" not in page} - NO_ROOMS == set()


def test_architecture_names_no_room_that_is_gone() -> None:
    page = PAGES["docs/architecture.md"].read_text(encoding="utf-8")
    rows = re.findall(r"^\| ((?:`_[a-z_]+(?:\.py)?`(?:, )?)+) \|", page, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    there = {
        path.name for side in ("module_utils", "plugin_utils") for path in (ROOT / "plugins" / side).iterdir()
    }
    assert len(named) > 20
    assert named - there == set()


def test_the_index_names_every_page() -> None:
    others = {page.name for name, page in PAGES.items() if name.startswith("docs/")} - {"README.md"}
    assert others - set(links(PAGES["docs/README.md"])) == set()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_link_has_a_target(page: Path) -> None:
    lost = []
    for link in links(page):
        path, _sign, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def test_the_readme_works_where_an_index_of_packages_shows_it() -> None:
    assert [each for each in targets(PAGES["README.md"]) if "://" not in each] == []


def test_the_readme_has_the_headings_of_a_certified_collection() -> None:
    headings = re.findall(r"^## (.*)$", PAGES["README.md"].read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == [
        "Description",
        "Requirements",
        "Installation",
        "Use cases",
        "Testing",
        "Contributing",
        "Support",
        "Release notes and roadmap",
        "Related information",
        "License information",
    ]


def test_every_picture_is_on_a_page() -> None:
    shown = {(page.parent / link).resolve() for page in PAGES.values() for link in links(page)}
    assert set(PICTURES) - shown == set()


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_works_in_light_and_dark_mode_and_for_screen_readers(picture: Path) -> None:
    root = ET.parse(picture).getroot()
    said = [root.findtext(f"{SVG}{tag}") or "" for tag in ("title", "desc")]
    assert all(said)
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "title desc")
    assert "prefers-color-scheme: dark" in (root.findtext(f"{SVG}style") or "")
    assert [each.text for each in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.stem)
def test_a_picture_is_described_where_it_is_shown(picture: Path) -> None:
    texts = [page.read_text(encoding="utf-8") for page in PAGES.values()]
    described = [re.search(rf"!\[([^]]+)\]\(pictures/{picture.name}\)", text) for text in texts]
    assert any(described)


def test_the_facts_on_the_page_match_the_reply_on_the_page() -> None:
    page = PAGES["docs/facts.md"]
    reply = fenced(page, "text")[0]
    facts = yaml.safe_load(fenced(page, "yaml")[0])
    assert reply.rstrip("\n") == FAILED.read_text(encoding="utf-8").rstrip("\n")
    assert facts == to_facts(parse(reply))


@pytest.mark.parametrize(
    "name",
    ["null", "terse", "brief", "extensive", "reply", *to_facts(parse(FAILED.read_text(encoding="utf-8")))],
)
def test_every_field_is_explained(name: str) -> None:
    assert f"`{name}`" in PAGES["docs/facts.md"].read_text(encoding="utf-8")


TASK = """
- name: A play
  hosts: all
  module_defaults:
    junos_ha.srd.redundancy_group_facts: {lvl: brief}
  tasks:
    - name: A block
      when: facts is junos_ha.srd.redundancy_mastr
      block:
        - name: A task
          junos_ha.srd.redundancy_group_fact: {}
        - name: Another
          ansible.builtin.assert:
            that:
              - facts is not junos_ha.srd.redundancy_hot(set=1)
              - "{{ (facts | junos_ha.srd.redundancy_interfaces(incomplete=true)) | length > 3 }}"
        - name: A third
          ansible.utils.cli_parse:
            parser: {name: junos_ha.srd.redundancy}
"""


def test_plugins_and_options_in_an_example_are_found() -> None:
    assert uses(TASK) == [
        Use("modules", "redundancy_group_facts", ("lvl",)),
        Use("test", "redundancy_mastr"),
        Use("modules", "redundancy_group_fact"),
        Use("test", "redundancy_hot", ("set",)),
        Use("filter", "redundancy_interfaces", ("incomplete",)),
        Use("cli_parser", "redundancy"),
    ]
    assert faults(TASK) == [
        "modules redundancy_group_facts: lvl",
        "test redundancy_mastr",
        "modules redundancy_group_fact",
        "test redundancy_hot: set",
        "filter redundancy_interfaces: incomplete",
        "cli_parser redundancy",
    ]


@pytest.mark.parametrize("folder", ["docs", "examples", "extensions", "playbooks", "plugins", "roles"])
def test_nothing_is_said_in_riddles(folder: str) -> None:
    texts = [path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in (".md", ".py", ".yml")]
    found = {str(path.relative_to(ROOT)): RIDDLES.findall(path.read_text("utf-8")) for path in texts}
    assert texts
    assert {name: words for name, words in found.items() if words} == {}
