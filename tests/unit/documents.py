# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the examples of pages and plugins, and the plugins that they use."""

from __future__ import annotations

import ast
import re
import typing as t
from dataclasses import dataclass
from pathlib import Path

import jinja2
import yaml
from jinja2 import nodes

ROOT = Path(__file__).resolve().parents[2]
PLUGINS = ROOT / "plugins"
PREFIX = "junos_ha.srd."
CONDITIONS = ("when", "until", "failed_when", "changed_when", "that")
TASKS = ("tasks", "pre_tasks", "post_tasks", "handlers", "block", "rescue", "always")

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
# How the README, which package indexes show too, names a file of this repository.
OWN = re.compile(
    r"https://(?:github\.com/junos-ha/junos_ha\.srd/blob|raw\.githubusercontent\.com/junos-ha/junos_ha\.srd)/main/"
)
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a plugin of this collection, with options."""

    kind: str
    name: str
    options: tuple[str, ...] = ()


def pages() -> list[Path]:
    """Return the pages that a user reads."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]


def fenced(page: Path, language: str) -> list[str]:
    """Return the fenced blocks of a page that are of a language."""
    return [text for tag, text in _FENCE.findall(page.read_text(encoding="utf-8")) if tag == language]


def links(page: Path) -> list[str]:
    """Return the links of a page to files of this repository, as paths."""
    return [OWN.sub("", target) for target in targets(page) if "://" not in OWN.sub("", target)]


def targets(page: Path) -> list[str]:
    """Return the links of a page as they are."""
    return _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as code hosting sites make them."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def constant(path: Path, name: str) -> str:
    """Return the text of a module's constant, without importing the module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == name:
            return str(ast.literal_eval(node.value))
    raise LookupError(f"{path} - Expected: {name}")


def documented(path: Path, name: str) -> t.Any:
    """Return a part of a plugin's documentation, from its sidecar or from its code."""
    if path.suffix == ".yml":
        return yaml.safe_load(path.read_text(encoding="utf-8"))[name]
    text = constant(path, name)
    return text if name == "EXAMPLES" else yaml.safe_load(text)


def plugins() -> dict[tuple[str, str], Path]:
    """Return the plugins by kind and name: where each is documented."""
    found = {
        (kind, path.stem): path
        for kind, pattern in (
            ("modules", "*.py"),
            ("callback", "*.py"),
            ("connection", "*.py"),
            ("filter", "*.yml"),
            ("test", "*.yml"),
        )
        for path in (PLUGINS / kind).glob(pattern)
    }
    parsers = (PLUGINS / "sub_plugins" / "cli_parser").glob("*_parser.py")
    return found | {("cli_parser", path.stem.removesuffix("_parser")): path for path in parsers}


def options(kind: str, name: str) -> dict[str, t.Any]:
    """Return the documented options of a plugin, with those of its fragments."""
    documentation = documented(plugins()[kind, name], "DOCUMENTATION")
    fragments = documentation.get("extends_documentation_fragment", [])
    found: dict[str, t.Any] = {}
    for reference in [fragments] if isinstance(fragments, str) else fragments:
        found |= _fragment(reference)
    return found | (documentation.get("options") or {})


def uses(example: str) -> list[Use]:
    """Return the uses of plugins in an example; empty if it is neither a play nor tasks."""
    found: list[Use] = []
    for entry in _entries(yaml.safe_load(example)):
        found += _of_entry(entry)
    return found


def _fragment(reference: str) -> dict[str, t.Any]:
    if not reference.startswith(PREFIX):
        return {}
    name, *part = reference.removeprefix(PREFIX).split(".")
    text = constant(PLUGINS / "doc_fragments" / f"{name}.py", (part or ["documentation"])[0].upper())
    return yaml.safe_load(text).get("options") or {}


def _entries(document: t.Any) -> list[dict[str, t.Any]]:
    if not isinstance(document, list):
        return []
    entries = [entry for entry in document if isinstance(entry, dict)]
    inner = [part for entry in entries for key in TASKS for part in _entries(entry.get(key))]
    return [*entries, *inner]


def _of_entry(entry: dict[str, t.Any]) -> list[Use]:
    own = {key: value for key, value in entry.items() if key not in TASKS}
    modules = {**own, **(own.get("module_defaults") or {})}
    found = [
        Use("modules", key.removeprefix(PREFIX), tuple(value or {}))
        for key, value in modules.items()
        if key.startswith(PREFIX)
    ]
    return found + _of_values(own)


def _of_values(value: t.Any, *, condition: bool = False) -> list[Use]:
    if isinstance(value, dict):
        parser = value.get("parser") or {}
        named = parser.get("name", "") if isinstance(parser, dict) else ""
        found = [Use("cli_parser", named.removeprefix(PREFIX))] if named.startswith(PREFIX) else []
        for key, part in value.items():
            found += _of_values(part, condition=key in CONDITIONS)
        return found
    if isinstance(value, list):
        return [use for part in value for use in _of_values(part, condition=condition)]
    if not isinstance(value, str):
        return []
    return _of_expressions(f"{{{{ {value} }}}}" if condition and "{{" not in value else value)


def _of_expressions(template: str) -> list[Use]:
    tree = jinja2.Environment(autoescape=True).parse(template)
    called = [("filter", node) for node in tree.find_all(nodes.Filter)]
    called += [("test", node) for node in tree.find_all(nodes.Test)]
    return [
        Use(kind, node.name.removeprefix(PREFIX), tuple(keyword.key for keyword in node.kwargs))
        for kind, node in called
        if node.name.startswith(PREFIX)
    ]
