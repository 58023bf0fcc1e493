# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Run the examples of every page, each page in a lab of its own."""

from __future__ import annotations

import json
import sys
import typing as t
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml
from blocks import ROOT, Block, blocks, pages
from place import Place
from table import (
    BEFORE,
    CHECKED,
    GIVEN,
    NOT_RUN,
    OF_PLAYBOOKS,
    ON,
    OWN,
    PAIRS,
    SAME,
    SAYS,
    SHARED,
    STATUS,
    SYNTAX_ONLY,
    TRIGGERS,
)

from ansible_collections.junos_ha.srd.tests.lab.running import lab
from ansible_collections.junos_ha.srd.tests.lab.timing import chosen_timers

BLOCKS = {str(page.relative_to(ROOT)): blocks(page) for page in pages()}
TIMERS = {"move": 0.3, "resync": 0.3}

Faults = list[str]


def main() -> int:
    with ThreadPoolExecutor(2) as pool:
        faults = [fault for found in pool.map(_page, BLOCKS.values()) for fault in found]
    faults += [*_stale(), *_not_the_same()]
    for fault in faults:
        print(f"docs_examples: {fault}", flush=True)
    every = [block for found in BLOCKS.values() for block in found]
    ran = _run_of(every)
    print(f"docs_examples: {len(every)} blocks, {len(ran)} of them run or read, {len(faults)} faults")
    return 1 if faults or not ran else 0


def _page(found: list[Block]) -> Faults:
    """Run the examples of a page in their order."""
    tried = _run_of(found)
    if not tried:
        return []
    with lab(pairs=PAIRS.get(found[0].page, 1), timers=chosen_timers(TIMERS)) as running:
        place = Place(running)
        place.furnish(_files(tried))
        faults = [f"{block.name}: {fault}" for block in tried for fault in _WAYS[block.way](block, place)]
        sent = sum(len(device.triggers) for device in running.devices.values())
    expected = TRIGGERS.get(found[0].page, 0)
    return faults + ([] if sent == expected else [f"{found[0].page}: {sent} requests, expected {expected}"])


def _run_of(found: list[Block]) -> list[Block]:
    return [block for block in found if block.way != "shown" and block.name not in {*NOT_RUN, *SAME}]


def _files(found: list[Block]) -> dict[str, str]:
    """Return the files that the page names, and those that it takes from another one."""
    shared = [block for name, page in SHARED.items() for block in BLOCKS[page] if block.file == name]
    return {block.file: block.text for block in [*shared, *found] if block.file}


def _plays(block: Block, place: Place) -> Faults:
    name = place.save(block, block.text)
    check = " --syntax-check" if block.name in SYNTAX_ONLY else ""
    return _command(
        block, place, f"ansible-playbook -i inventory.yml {name}{check} {GIVEN.get(block.name, '')}"
    )


def _tasks(block: Block, place: Place) -> Faults:
    """Run tasks that stand alone, where a gateway has been read."""
    if block.file:
        return []  # the command that names the file runs them
    read: dict[str, t.Any] = {"name": "Read the gateway", "junos_ha.srd.redundancy_group_facts": {}}
    play = {"hosts": ON.get(block.name, "mx1"), "gather_facts": False}
    text = yaml.safe_dump([{**play, "tasks": [read, *yaml.safe_load(block.text)]}])
    return _command(block, place, f"ansible-playbook -i inventory.yml {place.save(block, text)}")


def _commands(block: Block, place: Place) -> Faults:
    return _command(block, place, block.text.rstrip() + " --check --diff" * (block.name in CHECKED))


def _command(block: Block, place: Place, command: str) -> Faults:
    status, said = place.run("\n".join([BEFORE.get(block.name, ":"), command]))
    expected = STATUS.get(block.name, 0)
    print(f"+ {block.name}\n{said}", flush=True)
    missing = SAYS.get(block.name, "") not in " ".join(said.split())
    return [
        *([f"status {status}, expected {expected}"] if status != expected else []),
        *(["it does not say what the page says"] if missing else []),
    ]


def _inventory(block: Block, place: Place) -> Faults:
    """Hold that Ansible reads as many hosts as are there, and that a pair has two gateways."""
    name = place.save(block, block.text)
    status, said = place.run(f"ansible-inventory -i {name} --list 2> /dev/null")
    if status:
        return [f"status {status}: {said}"]
    read = json.loads(said)["_meta"]["hostvars"]
    groups = [group["hosts"] for group in yaml.safe_load(block.text).values()]
    hosts = {host for group in groups for host in group}
    peers = {given["srd_peer"] for given in read.values() if "srd_peer" in given}
    alone = peers - hosts if len(groups) > 1 else set()
    return [*_differences("hosts", set(read), hosts), *_differences("peers", alone, set())]


def _variables(block: Block, _place: Place) -> Faults:
    """Hold that each variable is one that something takes."""
    taken = OF_PLAYBOOKS.union(*(_options(path) for path in ROOT.glob("roles/*/meta/argument_specs.yml")))
    named = {name for name in yaml.safe_load(block.text) if name.startswith("srd_")}
    return _differences("variables", named - taken, set())


def _options(path: Path) -> set[str]:
    specs = yaml.safe_load(path.read_text(encoding="utf-8"))["argument_specs"]
    return {name for spec in specs.values() for name in spec.get("options", {})}


def _data(_block: Block, _place: Place) -> Faults:
    return ["it is neither run nor in the table of what is not"]


def _differences(what: str, actual: set[str], expected: set[str]) -> Faults:
    if actual == expected:
        return []
    return [f"{what} - Expected: {sorted(expected)} Actual: {sorted(actual)}"]


def _stale() -> Faults:
    """Return what the table says of blocks that are not there."""
    names = {block.name for found in BLOCKS.values() for block in found}
    said = {*NOT_RUN, *SAME, *SYNTAX_ONLY, *CHECKED, *BEFORE, *GIVEN, *ON, *STATUS, *SAYS}
    return [f"{name}: there is no such block" for name in sorted(said - names)]


def _not_the_same() -> Faults:
    """Return which commands are not those that another page runs."""
    found = [
        (name, other, _differing(_named(name), _named(other), words)) for name, (other, words) in SAME.items()
    ]
    return [f"{name}: not as {other}: {what}" for name, other, differing in found for what in differing]


def _differing(block: Block, ran: Block, words: dict[str, str]) -> list[str]:
    """Return in what a command differs from one that is run, but for words."""
    text = block.text
    for old, new in words.items():
        text = text.replace(old, new)
    holds = {
        "words": text.split() == ran.text.split() and all(old in block.text for old in words),
        "files": _used(block) == _used(ran),
        "status": STATUS.get(block.name) == STATUS.get(ran.name),
        "what it says": SAYS.get(block.name, "") in SAYS.get(ran.name, ""),
        "that is not run": ran in _run_of(BLOCKS[ran.page]),
    }
    return [what for what, is_so in holds.items() if not is_so]


def _named(name: str) -> Block:
    return next(block for found in BLOCKS.values() for block in found if block.name == name)


def _used(block: Block) -> dict[str, str]:
    """Return the files that a command names, as its page has them."""
    files = {**OWN, **_files(BLOCKS[block.page])}
    return {name: text for name, text in files.items() if name in block.text}


_WAYS: dict[str, t.Callable[[Block, Place], Faults]] = {
    "plays": _plays,
    "tasks": _tasks,
    "inventory": _inventory,
    "variables": _variables,
    "data": _data,
    "commands": _commands,
}


if __name__ == "__main__":
    sys.exit(main())
