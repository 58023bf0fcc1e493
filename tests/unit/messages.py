# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Collects the messages of the code and the roles, as patterns."""

from __future__ import annotations

import ast
import functools
import re
import string
import typing as t
from pathlib import Path

import yaml

ANYTHING = ".+?"
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def of_format(template: str) -> str:
    """Return the pattern of a template for str.format."""
    return "".join(
        re.escape(text) + ("" if field is None else ANYTHING)
        for text, field, _spec, _conversion in string.Formatter().parse(template)
    )


def of_jinja(template: str) -> str:
    """Return the pattern of a Jinja template, with any blanks."""
    return ANYTHING.join(re.escape(part) for part in _EXPRESSION.split(" ".join(template.split())))


def of_errors(paths: t.Iterable[Path], error: str) -> list[str]:
    """Return the patterns of all errors of a class: the first argument of each call."""
    calls = [node for path in paths for node in _calls(path) if _name(node.func) == error and node.args]
    return [pattern for call in calls if (pattern := of_expression(call.args[0]))]


def of_function(path: Path, name: str) -> list[str]:
    """Return the patterns of the f-strings in a function."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    (function,) = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == name]
    return [of_expression(node) for node in ast.walk(function) if isinstance(node, ast.JoinedStr)]


def of_failures(paths: t.Iterable[Path]) -> list[str]:
    """Return the patterns of the messages in files of tasks, without those that a plugin returned."""
    files = (yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths)
    patterns = [of_jinja(text) for tasks in files for text in _failures(tasks)]
    return [pattern for pattern in patterns if pattern != ANYTHING]


def of_expression(node: ast.expr) -> str:
    """Return the pattern of a string in the code; empty if it is not a string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(of_expression(part) or ANYTHING for part in node.values)
    return ""


@functools.cache
def _calls(path: Path) -> tuple[ast.Call, ...]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tuple(node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _failures(tasks: t.Any) -> t.Iterator[str]:
    if isinstance(tasks, list):
        for each in tasks:
            yield from _failures(each)
    if isinstance(tasks, dict):
        for key, value in tasks.items():
            if key == "fail_msg":
                yield value
            elif key == "ansible.builtin.fail":
                yield value["msg"]
            else:
                yield from _failures(value)
