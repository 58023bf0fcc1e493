# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Make of the table of cases what lab and play need: C(python made.py cases.yml CONNECTION DIRECTORY).

Pair N is case N. C(scenario.json) is for the lab, C(cases.json) has each case under the gateway that leads
its pair, C(counts) has the number of pairs and that of the triggers in all.
"""

from __future__ import annotations

import json
import sys
import typing as t
from pathlib import Path

import yaml

Case = dict[str, t.Any]

# What is over again by itself, or was never more than the answer to one request.
OVER = ("no_fault", "healthy", "switched")
OF_TRIGGER = "trigger_"

IN_PROCESS = "junos_ha.srd.netconf"


def main() -> None:
    """Make the three files."""
    table, connection, directory = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    told = yaml.safe_load(table.read_text(encoding="utf-8"))
    cases = [whole(case, told["usual"], connection) for case in told["cases"]]
    steps = [step for number, case in enumerate(cases) for step in steps_of(case, number)]
    files = {
        "scenario.json": json.dumps(steps),
        "cases.json": json.dumps(
            {"cases": {lead(number): named(case, number) for number, case in enumerate(cases)}}
        ),
        "counts": f"{len(cases)} {sum(case['must']['sent'] for case in cases)}\n",
    }
    for name, text in files.items():
        (directory / name).write_text(text, encoding="utf-8")


def whole(case: Case, usual: t.Mapping[str, Case], connection: str) -> Case:
    """Return a case with what is usual of its outcome and of the connection, and what follows from it."""
    own = case.get("over", {}).get(connection, {})
    stated = {**case["must"], **own.get("must", {})}
    must = {**usual["any"], **usual[stated["outcome"]], **stated}
    told = {"finds": "", **case, **own, "must": must}
    return {**told, "peer_over": peer_over(must, connection), "lasts": lasts(told["steps"])}


def peer_over(must: Case, connection: str) -> str:
    """Return what the gateway that takes over is read over.

    That is the connection where it is to say what went wrong with that gateway. One that is well is read over
    it elsewhere, and a process for each of its readings takes half of the time.
    """
    return IN_PROCESS if must["errors"][1] is None else connection


def lasts(steps: t.Sequence[t.Mapping[str, t.Any]]) -> bool:
    """Return whether what was done last is still wrong in the end."""
    done = [str(step["do"]) for step in steps]
    return bool(done) and done[-1] not in OVER and not done[-1].startswith(OF_TRIGGER)


def steps_of(case: Case, number: int) -> t.Iterator[dict[str, t.Any]]:
    """Yield the steps of a case in the lab's words."""
    for step in case["steps"]:
        yield {**step, "gateway": gateways(number)[step["gateway"]]}


def named(case: Case, number: int) -> Case:
    """Return a case that names its gateways."""
    text = json.dumps(case)
    for role, name in gateways(number).items():
        text = text.replace(f"<{role}>", name)
    return t.cast(Case, json.loads(text))


def gateways(number: int) -> dict[str, str]:
    """Return the names of both gateways of a pair, the first being 0."""
    return {"leaving": lead(number), "taking": f"mx{2 * number + 2}"}


def lead(number: int) -> str:
    """Return the name of the gateway that leads a pair, the first being 0."""
    return f"mx{2 * number + 1}"


if __name__ == "__main__":
    main()
