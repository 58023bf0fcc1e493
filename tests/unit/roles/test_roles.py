# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The roles against their argument specs, their READMEs, and the actions that they hand variables to."""

from __future__ import annotations

import importlib
import re
import typing as t
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[3]
ROLES = sorted(path.name for path in (ROOT / "roles").iterdir())
NAME = re.compile(r"\b(?:srd|precheck|postcheck)_[a-z_]+\b")
WHOLE = re.compile(r"\{\{ (srd_[a-z_]+) \| default\((omit|'[a-z]+')\) \}\}")
LISTED = re.compile(r"^  - srd_\w+$", re.MULTILINE)
CHECKED = ("type", "elements", "choices", "default")

Spec = dict[str, dict[str, t.Any]]


def load(path: Path) -> t.Any:
    """Return what a file of YAML holds."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def spec(role: str) -> dict[str, dict[str, t.Any]]:
    """Return the entry points of a role."""
    return t.cast(
        "dict[str, dict[str, t.Any]]", load(ROOT / f"roles/{role}/meta/argument_specs.yml")["argument_specs"]
    )


def text(role: str, *folders: str) -> str:
    """Return all that stands in folders of a role."""
    files = [path for folder in folders for path in sorted((ROOT / "roles" / role / folder).glob("*.yml"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def variables(written: str) -> set[str]:
    """Return the variables of users that a text names, the list of all of them left out."""
    rest = LISTED.sub("", written)
    return {name for name in NAME.findall(rest) if name.startswith("srd_")}


def flat(tasks: list[dict[str, t.Any]]) -> t.Iterator[dict[str, t.Any]]:
    """Yield tasks, those of blocks among them."""
    for task in tasks:
        inner = [each for part in ("block", "rescue", "always") for each in task.get(part, [])]
        yield from flat(inner) if inner else [task]


def of_users(options: t.Iterable[str]) -> set[str]:
    """Return the options that are for users; the others are for roles and playbooks that build on one."""
    return {name for name in options if name.startswith("srd_")}


def given(role: str) -> set[str]:
    """Return the variables of users that a role gives to another itself."""
    tasks = flat(load(ROOT / "roles" / role / "tasks" / "main.yml"))
    return of_users(name for task in tasks if "ansible.builtin.import_role" in task for name in task["vars"])


def reached(role: str, file: str = "main.yml") -> str:
    """Return the tasks that an entry point leads to, in its own role and in others, and the vars of both."""
    path = ROOT / "roles" / role / "tasks" / file
    found = [path.read_text(encoding="utf-8"), text(role, "vars")]
    for task in flat(load(path)):
        named = task.get("ansible.builtin.import_tasks") or task.get("ansible.builtin.include_tasks") or {}
        other = task.get("ansible.builtin.import_role") or task.get("ansible.builtin.include_role") or {}
        if named:
            found.append(reached(role, named["file"]))
        if other:
            found.append(reached(other["name"].rpartition(".")[2], other.get("tasks_from", "main.yml")))
    return "\n".join(found)


@pytest.mark.parametrize("role", ROLES)
def test_what_the_tasks_use_is_specified_and_the_reverse(role: str) -> None:
    given_itself = given(role) if role == "failover" else set()
    assert variables(reached(role)) - given_itself == of_users(spec(role)["main"]["options"])


ENTRIES = [(role, entry) for role in ROLES for entry in spec(role) if entry != "main"]


@pytest.mark.parametrize(("role", "entry"), ENTRIES)
def test_an_entry_point_specifies_what_it_uses(role: str, entry: str) -> None:
    written = (ROOT / "roles" / role / "tasks" / f"{entry}.yml").read_text(encoding="utf-8")
    assert variables(written) == of_users(spec(role)[entry]["options"])


@pytest.mark.parametrize(("role", "entry"), ENTRIES)
def test_an_option_is_the_same_at_every_entry_point(role: str, entry: str) -> None:
    main, options = spec(role)["main"]["options"], spec(role)[entry]["options"]
    assert {name: it for name, it in options.items() if name in main} == {
        name: it for name, it in main.items() if name in options
    }


def test_a_variable_of_the_collection_is_known_and_no_other_is() -> None:
    specified = {
        name for role in ROLES for entry in spec(role).values() for name in of_users(entry["options"])
    }
    played = [path.read_text(encoding="utf-8") for path in (ROOT / "playbooks").glob("*.yml")]
    known = load(ROOT / "roles" / "precheck" / "vars" / "main.yml")["precheck_variables"]
    assert known == sorted(specified | variables("\n".join(played)))


def test_the_postcheck_takes_what_the_precheck_takes() -> None:
    before, after = (spec(role)["main"]["options"] for role in ("precheck", "postcheck"))
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("role", ROLES)
def test_a_default_that_is_set_is_the_one_that_is_specified(role: str) -> None:
    path = ROOT / "roles" / role / "defaults" / "main.yml"
    for name, value in (load(path) if path.exists() else {}).items():
        stated = [
            entry["options"][name]["default"] for entry in spec(role).values() if name in entry["options"]
        ]
        assert stated and all(each == value for each in stated)


@dataclass(frozen=True, kw_only=True)
class Handed:
    """An option of an action, and the expression that a role hands to it."""

    role: str
    action: str
    option: str
    value: str

    def __str__(self) -> str:
        return f"{self.role}: {self.action} {self.option}"


def handed() -> t.Iterator[Handed]:
    """Yield all that the roles hand to the actions."""
    for role in ROLES:
        for path in sorted((ROOT / "roles" / role / "tasks").glob("*.yml")):
            for task in flat(load(path)):
                for name in task:
                    action = name.removeprefix("junos_ha.srd.")
                    for option, value in (task[name] or {}).items() if action != name else ():
                        yield Handed(role=role, action=action, option=option, value=str(value))


HANDED = list(handed())


def arguments(action: str) -> Spec:
    """Return the argument spec of an action."""
    module = importlib.import_module(f"ansible_collections.junos_ha.srd.plugins.action.{action}")
    return t.cast(Spec, module.ActionModule.ARGUMENTS)


@pytest.mark.parametrize("it", HANDED, ids=str)
def test_a_role_hands_over_what_the_action_takes(it: Handed) -> None:
    assert it.option in arguments(it.action)


STRAIGHT = [it for it in HANDED if WHOLE.fullmatch(it.value)]


@pytest.mark.parametrize("it", STRAIGHT, ids=str)
def test_an_option_of_a_role_is_that_of_the_action(it: Handed) -> None:
    found = WHOLE.fullmatch(it.value)
    name, default = found.groups() if found else ("", "")
    own, taken = spec(it.role)["main"]["options"][name], arguments(it.action)[it.option]
    assert {key: own.get(key) for key in CHECKED if key != "default"} == {
        key: taken.get(key) for key in CHECKED if key != "default"
    }
    assert own.get("default") == (taken.get("default") if default == "omit" else default.strip("'"))


def test_an_option_that_is_reworked_is_that_of_the_action_too() -> None:
    """Waivers, and the roles of the peer, pass through an expression."""
    own = spec("postcheck")["main"]["options"]
    waivers = arguments("redundancy_change_assert")["waivers"]
    assert {name: it.get("required", False) for name, it in own["srd_waivers"]["options"].items()} == {
        name: it.get("required", False) for name, it in waivers["options"].items()
    }
    assert own["srd_roles"]["type"] == arguments("redundancy_group_wait")["roles"]["type"]


def test_most_options_are_handed_over_as_they_are() -> None:
    assert len(STRAIGHT) > 20


def rows(role: str) -> list[tuple[str, str, str]]:
    """Return name, type and default of the variables in a role's README."""
    readme = (ROOT / "roles" / role / "README.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| `(srd_\w+)` \| (\w+) \|(.*?)\|", readme, re.MULTILINE)
    return [(name, kind, default.strip()) for name, kind, default in found]


def stated(option: dict[str, t.Any]) -> str:
    """Return how a README says what the default is."""
    default = option.get("default")
    if option.get("required"):
        return "required"
    words = {"True": "true", "False": "false", "None": ""}
    word = words.get(str(default), str(default))
    return f"`{word}`" if word else ""


@pytest.mark.parametrize("role", ROLES)
def test_the_readme_names_every_variable(role: str) -> None:
    """The postcheck's leaves out those of the precheck, to which it points."""
    options = spec(role)["main"]["options"]
    known = spec("precheck")["main"]["options"] if role != "precheck" else {}
    assert rows(role) == [
        (name, it["type"], stated(it))
        for name, it in options.items()
        if name in of_users(options) - set(known)
    ]


QUIET = [
    (role, path.name, task)
    for role in ROLES
    for path in sorted((ROOT / "roles" / role / "tasks").glob("*.yml"))
    for task in flat(load(path))
    if task.get("failed_when") is False
]


@pytest.mark.parametrize(("role", "file", "task"), QUIET, ids=[f"{row[0]}/{row[1]}" for row in QUIET])
def test_what_is_not_let_fail_is_registered_and_judged(role: str, file: str, task: dict[str, t.Any]) -> None:
    register = task["register"]
    assert (text("precheck", "tasks", "vars") + text(role, "tasks", "vars")).count(register) > 1


@pytest.mark.parametrize("role", ROLES)
def test_the_last_task_of_a_role_fails_unless_all_is_go(role: str) -> None:
    last = load(ROOT / "roles" / role / "tasks" / "main.yml")[-1]
    if role == "failover":  # it ends with a postcheck
        assert last["ansible.builtin.import_role"] == {"name": "junos_ha.srd.postcheck"}
    else:
        assert set(last) == {"name", "ansible.builtin.fail", "when"}


@pytest.mark.parametrize("name", ["precheck", "postcheck"])
def test_a_playbook_runs_its_role_and_stops_at_the_first_pair_that_fails(name: str) -> None:
    guard, play = load(ROOT / "playbooks" / f"{name}.yml")
    assert [it["role"] for it in play["roles"]] == [f"junos_ha.srd.{name}"]
    assert (play["any_errors_fatal"], play["gather_facts"], guard["gather_facts"]) == (True, False, False)
