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

from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.variables import (
    KNOWN,
    OF_GATEWAYS,
    VARIABLES,
    Runbook,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import FORMATS

ROOT = Path(__file__).resolve().parents[3]
ROLES = sorted(path.name for path in (ROOT / "roles").iterdir())
NAME = re.compile(r"\bsrd_[a-z_]+\b")
CHECKED = ("type", "elements", "choices", "default")

# What decides in a template: it belongs into Python.
DECIDES = re.compile(
    r"\b(?:ternary|selectattr|rejectattr|select|reject|dict2items|items2dict|regex_\w+|splitlines|combine|zip"
    r"|difference|intersect|if|match|search|first|last|length|extract)\b|==|!=|<|>(?!-)|\bin\b"
)
TEMPLATE = re.compile(r"\{\{.*?\}\}", re.DOTALL)

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


def flat(tasks: list[dict[str, t.Any]]) -> t.Iterator[dict[str, t.Any]]:
    """Yield tasks, those of blocks among them."""
    for task in tasks:
        inner = [each for part in ("block", "rescue", "always") for each in task.get(part, [])]
        yield from flat(inner) if inner else [task]


def of_users(options: t.Iterable[str]) -> set[str]:
    """Return the options that are for users; the others are for roles and playbooks that build on one."""
    return {name for name in options if name.startswith("srd_")}


def form(option: dict[str, t.Any]) -> dict[str, t.Any]:
    """Return what an option takes, in one form for a role's specification and that of an action."""
    inner = {name: form(it) for name, it in (option.get("options") or {}).items()}
    if "check" in inner:  # of a waiver: its names stand in the report
        inner["check"]["choices"] = None
    taken = {name: option.get(name) for name in CHECKED}
    return {**taken, "required": option.get("required", False), "options": inner}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_takes_the_variables_that_are_checked(role: str) -> None:
    options = spec(role)["main"]["options"]
    checked = VARIABLES[t.cast(Runbook, role)]
    assert {name: form(options[name]) for name in of_users(options)} == {
        name: form(option) for name, option in checked.items()
    }


ENTRIES = [(role, entry) for role in ROLES for entry in spec(role) if entry != "main"]


@pytest.mark.parametrize(("role", "entry"), ENTRIES)
def test_an_option_is_the_same_at_every_entry_point(role: str, entry: str) -> None:
    main, options = spec(role)["main"]["options"], spec(role)[entry]["options"]
    assert {name: it for name, it in options.items() if name in main} == {
        name: it for name, it in main.items() if name in options
    }


def test_only_variables_of_the_collection_are_known() -> None:
    specified = {
        name for role in ROLES for entry in spec(role).values() for name in of_users(entry["options"])
    }
    files = [*(ROOT / "playbooks").glob("*.yml"), *(ROOT / "roles").glob("*/tasks/*.yml")]
    used = {name for path in files for name in NAME.findall(path.read_text(encoding="utf-8"))}
    assert list(KNOWN) == sorted({*specified, *used, *OF_GATEWAYS})


def test_a_report_has_the_formats_that_can_be_written() -> None:
    assert VARIABLES["precheck"]["srd_reports"]["choices"] == list(FORMATS)


def test_the_postcheck_accepts_the_variables_of_the_precheck() -> None:
    before, after = (spec(role)["main"]["options"] for role in ("precheck", "postcheck"))
    assert {name: after[name] for name in before} == before


@pytest.mark.parametrize("role", ROLES)
def test_a_default_matches_its_specification(role: str) -> None:
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
def test_a_role_passes_the_options_of_the_action(it: Handed) -> None:
    assert it.option in arguments(it.action)


# Where a template chooses all the same, by a value that Python returned.
ROUTED = {
    "precheck/tasks/fleet.yml": [
        "{{ precheck_leads | map('extract', hostvars) "
        "| map(attribute='precheck_audited', default={}) | select }}"
    ],
}


def deciding(text: str) -> list[str]:
    """Return the templates that decide something, names in quotes left out."""
    return [each for each in TEMPLATE.findall(text) if DECIDES.search(re.sub(r"'[^']*'", "", each))]


def conditions(tasks: list[dict[str, t.Any]]) -> t.Iterator[str]:
    """Yield the conditions of tasks."""
    for task in tasks:
        for part in ("block", "rescue", "always"):
            yield from conditions(task.get(part, []))
        each = task.get("when", [])
        yield from [str(it) for it in (each if isinstance(each, list) else [each])]


FILES = sorted((ROOT / "roles").glob("*/*/*.yml"))
TASKS = [path for path in FILES if path.parent.name == "tasks"]


def short(path: Path) -> str:
    """Return a file's path below the roles."""
    return str(path.relative_to(ROOT / "roles"))


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name != "meta"], ids=short)
def test_a_role_decides_nothing(path: Path) -> None:
    assert deciding(path.read_text(encoding="utf-8")) == ROUTED.get(short(path), [])


ROUTES = re.compile(
    r"not ansible_check_mode( or not failover_progress.succeeded)?"
    r"|failover_batch.asks|failover_plan.settles|postcheck_reached"
    r"|(not )?failover_progress.(succeeded|roll_back)|not precheck_(shown|fleet).go"
    r"|not postcheck_ending.succeeded|precheck_pair.urgent|precheck_run.asks_(areas|probes)"
)


@pytest.mark.parametrize("path", TASKS, ids=short)
def test_a_condition_is_a_value_that_python_returned(path: Path) -> None:
    found = list(conditions(load(path)))
    assert [each for each in found if not ROUTES.fullmatch(each)] == []


def test_what_decides_is_found() -> None:
    assert deciding('x: "{{ a | ternary(1, 2) }} {{ b }} {{ c == 1 }}"') == [
        "{{ a | ternary(1, 2) }}",
        "{{ c == 1 }}",
    ]


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
def test_a_tolerated_failure_is_registered_and_evaluated(
    role: str, file: str, task: dict[str, t.Any]
) -> None:
    register = task["register"]
    assert (text("precheck", "tasks", "vars") + text(role, "tasks", "vars")).count(register) > 1


@pytest.mark.parametrize("path", TASKS, ids=short)
def test_what_a_role_notes_is_of_no_variable_that_a_fact_would_go_before(path: Path) -> None:
    noting = [task for task in flat(load(path)) if "ansible.builtin.set_fact" in task]
    assert [task["name"] for task in noting if "vars" in task] == []


ENDS = {"precheck": ("precheck_shown", "go"), "postcheck": ("postcheck_ending", "succeeded")}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_ends_with_a_task_that_fails_unless_all_is_go(role: str) -> None:
    file = ROOT / "roles" / role / "tasks" / ("main.yml" if role == "failover" else "evaluate.yml")
    last = load(file)[-1]
    if role == "failover":  # it ends with a postcheck
        postcheck = {
            "name": "junos_ha.srd.postcheck",
            "tasks_from": "evaluate.yml",
            "rolespec_validate": False,
        }
        assert last["ansible.builtin.import_role"] == postcheck
    else:
        shown, well = ENDS[role]
        assert last["ansible.builtin.fail"] == {"msg": f"{{{{ {shown}.msg }}}}"}
        assert last["when"] == f"not {shown}.{well}"


PLAYS = [(path.stem, play) for path in sorted((ROOT / "playbooks").glob("*.yml")) for play in load(path)]


@pytest.mark.parametrize(("name", "play"), PLAYS, ids=[f"{name}: {play['name']}" for name, play in PLAYS])
def test_a_play_runs_whole_and_in_the_order_that_it_needs(name: str, play: dict[str, t.Any]) -> None:
    strategy = "host_pinned" if name == "audit" and "srd_leads" in play["hosts"] else "linear"
    assert re.search(
        r"\| junos_ha\.srd\.redundancy_hosts(\(audit_connection=[^()]+\('netconf'\)\))? }}$", play["hosts"]
    )
    assert (play["strategy"], play["gather_facts"]) == (f"ansible.builtin.{strategy}", False)


@pytest.mark.parametrize("role", ROLES)
def test_no_playbook_relies_on_a_variable_of_a_role(role: str) -> None:
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "playbooks").glob("*.yml")]
    own = load(ROOT / "roles" / role / "vars" / "main.yml")
    assert [name for name in own for page in pages if re.search(rf"\b{name}\b", page)] == []


@pytest.mark.parametrize("name", ["precheck", "postcheck"])
def test_a_playbook_runs_its_role_and_stops_at_the_first_pair_that_fails(name: str) -> None:
    _guard, play = load(ROOT / "playbooks" / f"{name}.yml")
    assert [it["role"] for it in play["roles"]] == [f"junos_ha.srd.{name}"]
    assert play["any_errors_fatal"] is True
