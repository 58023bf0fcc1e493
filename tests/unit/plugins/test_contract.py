# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What all plugins have in common: documentation of what the code does, a licence, nothing caught wholesale.

Every file is found by its place, so a new plugin is held to this without a line here.
"""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import typing as t
from pathlib import Path

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._checks import evaluate as judgement
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.take_down import OPTIONS as TAKE_DOWN
from ansible_collections.junos_ha.srd.tests.unit.documents import PLUGINS, ROOT, documented, options

COLLECTION = "ansible_collections.junos_ha.srd.plugins"
HEADER = """\
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""

Options = dict[str, dict[str, t.Any]]


def names(folder: str, suffix: str = ".py") -> list[str]:
    """Return the names of the plugins of a kind."""
    return sorted(path.stem for path in (PLUGINS / folder).glob(f"*{suffix}") if path.stem != "__init__")


def action(name: str) -> t.Any:
    """Return the class of an action."""
    return importlib.import_module(f"{COLLECTION}.action.{name}").ActionModule


def plain(described: Options) -> Options:
    """Return what is promised of each option, in one form for documentation and specification."""
    return {
        name: {
            "type": option.get("type", "str"),
            "elements": option.get("elements"),
            "choices": list(option["choices"]) if option.get("choices") else None,
            "default": option.get("default"),
            "required": option.get("required", False),
            "aliases": list(option.get("aliases", [])),
            "options": plain(option.get("suboptions") or option.get("options") or {}),
        }
        for name, option in described.items()
    }


def test_every_action_has_a_module_and_vice_versa() -> None:
    assert names("action") == names("modules")


@pytest.mark.parametrize("name", names("action"))
def test_an_action_accepts_its_documented_options(name: str) -> None:
    assert plain(action(name).ARGUMENTS) == plain(options("modules", name))


@pytest.mark.parametrize("name", names("modules"))
def test_a_module_is_documented_under_its_name(name: str) -> None:
    documentation = documented(PLUGINS / "modules" / f"{name}.py", "DOCUMENTATION")
    assert documentation["module"] == name


@pytest.mark.parametrize("name", names("modules"))
def test_what_a_module_returns_is_documented_entry_by_entry(name: str) -> None:
    returned = documented(PLUGINS / "modules" / f"{name}.py", "RETURN") or {}
    said = [line for entry in returned.values() for line in _lines(entry["description"])]
    assert [line for line in said if not isinstance(line, str)] == []


def _lines(description: object) -> list[object]:
    return description if isinstance(description, list) else [description]


def test_the_action_group_has_every_action() -> None:
    runtime = yaml.safe_load((ROOT / "meta" / "runtime.yml").read_text(encoding="utf-8"))
    assert sorted(runtime["action_groups"]["srd"]) == names("action")


EXPRESSIONS = [(kind, name) for kind in ("filter", "test") for name in names(kind)]


@functools.cache
def function(kind: str, name: str) -> t.Callable[..., t.Any]:
    """Return the function of a filter or test, without what turns its errors into Ansible's."""
    module = importlib.import_module(f"{COLLECTION}.{kind}.{name}")
    plugin = module.FilterModule().filters() if kind == "filter" else module.TestModule().tests()
    assert list(plugin) == [name]
    return inspect.unwrap(plugin[name])


@pytest.mark.parametrize("kind", ["filter", "test"])
def test_every_filter_and_test_has_a_sidecar_and_vice_versa(kind: str) -> None:
    assert names(kind, ".yml") == names(kind)


# The filters that take the options of an assertion, as keywords.
REPORTS = {
    "redundancy_group_report": judgement.GATEWAY_OPTIONS,
    "redundancy_pair_report": judgement.PAIR_OPTIONS,
    "redundancy_change_report": judgement.CHANGE_OPTIONS,
    "redundancy_take_down_report": {name: judgement.PAIR_OPTIONS[name] for name in TAKE_DOWN},
}


@pytest.mark.parametrize(("kind", "name"), EXPRESSIONS)
def test_a_sidecar_documents_the_arguments_of_its_function(kind: str, name: str) -> None:
    documentation = documented(PLUGINS / kind / f"{name}.yml", "DOCUMENTATION")
    positional = documentation["positional"].replace(",", " ").split()
    parameters = inspect.signature(function(kind, name)).parameters.values()
    taken = [each for each in parameters if each.kind is each.POSITIONAL_OR_KEYWORD]
    keywords = {each.name: each.default for each in parameters if each.kind is each.KEYWORD_ONLY}
    defaults = {option: spec.get("default") for option, spec in REPORTS.get(name, {}).items()}
    described = options(kind, name)
    given = {option: it.get("default") for option, it in described.items() if option not in positional}
    assert (documentation["name"], len(positional)) == (name, len(taken))
    assert given == {**defaults, **keywords}
    assert [described[option]["required"] for option in positional] == [True] * len(taken)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_filter_accepts_its_documented_options(name: str) -> None:
    described, taken = plain(options("filter", name)), plain(REPORTS[name])
    assert {option: it for option, it in described.items() if option in taken} == taken


def test_only_report_filters_accept_any_option() -> None:
    signatures = {name: inspect.signature(function(kind, name)) for kind, name in EXPRESSIONS}
    assert [
        name
        for name, signature in signatures.items()
        if any(each.kind is each.VAR_KEYWORD for each in signature.parameters.values())
    ] == sorted(REPORTS)


@pytest.mark.parametrize(("kind", "name"), EXPRESSIONS)
def test_a_sidecar_has_examples_and_return_values(kind: str, name: str) -> None:
    path = PLUGINS / kind / f"{name}.yml"
    returned = documented(path, "RETURN")
    assert f"junos_ha.srd.{name}" in documented(path, "EXAMPLES")
    assert list(returned) == ["_value"]
    assert (returned["_value"]["type"] == "bool") is (kind == "test")


FILES = [path for suffix in ("py", "yml") for path in sorted(PLUGINS.rglob(f"*.{suffix}"))]
CODE = [path for path in FILES if path.suffix == ".py"]


def label(path: Path) -> str:
    """Return a file's path inside the collection."""
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=label)
def test_a_file_begins_with_its_license(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text or text.startswith(HEADER)


def blanket(tree: ast.AST) -> list[str]:
    """Return what catches all, or vanishes where Python runs optimised."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            found.append(f"line {node.lineno}: assert")
        if isinstance(node, ast.ExceptHandler):
            found += [f"line {node.lineno}: except {name}" for name in _caught(node) if name in BLANKET]
    return found


BLANKET = ("", "Exception", "BaseException")


def _caught(handler: ast.ExceptHandler) -> list[str]:
    if handler.type is None:
        return [""]
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return [ast.unparse(kind).rpartition(".")[2] for kind in kinds]


@pytest.mark.parametrize("path", CODE, ids=label)
def test_no_handler_catches_everything(path: Path) -> None:
    assert blanket(ast.parse(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("try: pass\nexcept: pass", ["line 2: except "]),
        ("try: pass\nexcept Exception: pass", ["line 2: except Exception"]),
        ("try: pass\nexcept (OSError, Exception) as error: pass", ["line 2: except Exception"]),
        ("try: pass\nexcept builtins.BaseException: pass", ["line 2: except BaseException"]),
        ("assert True", ["line 1: assert"]),
        ("try: pass\nexcept (OSError, ValueError): pass", []),
    ],
)
def test_the_search_finds_its_pattern(code: str, found: list[str]) -> None:
    assert blanket(ast.parse(code)) == found
