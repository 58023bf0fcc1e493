# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times the parser beside TextFSM, TTP and a loop that only splits lines: milliseconds a reply.

All are timed in one run, in turns, and the best of their rounds counts. What each must reach is
printed as met or not met; a benchmark fails only where somebody did not read the reply.
"""

from __future__ import annotations

import argparse
import gc
import io
import time
import typing as t
from dataclasses import replace
from pathlib import Path

import textfsm
import ttp

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.tests.lab.published import EXTENSIVE
from ansible_collections.junos_ha.srd.tests.lab.render import render

TEMPLATES = Path(__file__).parent / "templates"
TEXTFSM = (TEMPLATES / "redundancy_group.textfsm").read_text(encoding="utf-8")
TTP = (TEMPLATES / "redundancy_group.ttp").read_text(encoding="utf-8")

GROUPS = 16
SERVICE_SETS_A_SET = 4
INTERFACES = 8

FASTER_THAN_TEXTFSM = 6
FASTER_THAN_TTP = 20
SLOWER_THAN_LOOP = 12
LINEAR = 2  # cost over size, against x1: what costs the square of its size is at 3 (x4) and 11 (x16)

# With a plus: the template is compiled for each reply, as ansible.utils.cli_parse does.
COLUMNS = ("loop", "text", "xml", "json", "textfsm", "textfsm+", "ttp", "ttp+")
SCALES = (1, 4, 16)
ROUNDS = 12
TURN = 0.02  # seconds

Reader = t.Callable[[], object]


def big(times: int = 1) -> _model.Gateway:
    """Return 16 groups of one set each; I(times) as many service sets as 64, of 8 interfaces each."""
    (group,) = EXTENSIVE.groups
    (each,) = group.sets
    assert each.service_sets
    interface = each.service_sets[0].interfaces[0]
    interfaces = tuple(replace(interface, name=f"ms-{slot}/0/0") for slot in range(INTERFACES))
    service_sets = tuple(
        _model.ServiceSet(name=f"ss{number}", interfaces=interfaces)
        for number in range(SERVICE_SETS_A_SET * times)
    )
    groups = tuple(
        replace(group, id=number, sets=(replace(each, id=number, service_sets=service_sets),))
        for number in range(1, GROUPS + 1)
    )
    return replace(EXTENSIVE, groups=groups)


def by_textfsm(text: str) -> list[list[str]]:
    """Read a reply by the template of TextFSM, compiled before as a user would."""
    _FSM.Reset()
    rows: list[list[str]] = _FSM.ParseText(text)
    return rows


def by_ttp(text: str) -> object:
    """Read a reply by the template of TTP."""
    _TTP.clear_input()
    _TTP.clear_result()
    _TTP.add_input(text)
    _TTP.parse(one=True)
    return _TTP.result()


def by_textfsm_anew(text: str) -> list[list[str]]:
    """Read a reply by TextFSM, its template compiled for it."""
    rows: list[list[str]] = textfsm.TextFSM(io.StringIO(TEXTFSM)).ParseText(text)
    return rows


def by_ttp_anew(text: str) -> object:
    """Read a reply by TTP, its template compiled for it."""
    reading = ttp.ttp(data=text, template=TTP)
    reading.parse(one=True)
    return reading.result()


def by_loop(text: str) -> list[tuple[str, str, str]]:
    """Split the lines of a reply at their colons, and nothing else."""
    return [line.partition(":") for line in text.splitlines()]


_FSM = textfsm.TextFSM(io.StringIO(TEXTFSM))
_TTP = ttp.ttp(template=TTP)


def readers(gateway: _model.Gateway, *, others: bool) -> dict[str, Reader]:
    """Return who reads the replies of a gateway, by name."""
    text, xml, json = (render(replace(gateway, format=form)) for form in _model.FORMATS)
    own: dict[str, Reader] = {
        "loop": lambda: by_loop(text),
        "text": lambda: parse(text),
        "xml": lambda: parse(xml),
        "json": lambda: parse(json),
    }
    beside: dict[str, Reader] = {
        "textfsm": lambda: by_textfsm(text),
        "ttp": lambda: by_ttp(text),
        "textfsm+": lambda: by_textfsm_anew(text),
        "ttp+": lambda: by_ttp_anew(text),
    }
    return {**own, **beside} if others else own


def check(gateway: _model.Gateway) -> None:
    """Exit where a reader does not find the interfaces that the reply shows."""
    text = render(gateway)
    shown = text.count("Inter-chassis")
    found = {
        "text": str(parse(text)).count("Inter-chassis"),
        "textfsm": str(by_textfsm(text)).count("Inter-chassis"),
        "ttp": str(by_ttp(text)).count("Inter-chassis"),
    }
    if set(found.values()) != {shown}:
        raise SystemExit(f"interfaces - Expected: {shown} Actual: {found}")


def best(contestants: t.Mapping[str, Reader], rounds: int) -> dict[str, float]:
    """Return the milliseconds that each takes at best, timed in turns."""
    gc.collect()
    gc.freeze()  # what the others have left lying is none of a reader's cost; what it makes itself is
    times = dict.fromkeys(contestants, float("inf"))
    for _round in range(rounds):
        for name, read in contestants.items():
            times[name] = min(times[name], _milliseconds(read))
    return times


def _milliseconds(read: Reader) -> float:
    """Return what one reading takes, of as many as fill a turn: the first of a turn finds cold caches."""
    started = time.perf_counter()
    now, ends, readings = started, started + TURN, 0
    while now < ends:
        read()
        readings += 1
        now = time.perf_counter()
    return (now - started) * 1000 / readings


def row(name: str, gateway: _model.Gateway, times: t.Mapping[str, float]) -> str:
    """Return a row of the table, a reply and who read it in what time."""
    cells = [f"{times[column]:10.3f}" if column in times else f"{'-':>10}" for column in COLUMNS]
    return f"{name:<22}{len(render(gateway)) / 1024:8.1f}{''.join(cells)}"


def goal(what: str, ratio: float, *, least: float = 0.0, most: float = float("inf")) -> str:
    """Return a line that says whether a ratio is what it must be."""
    bound = f"at least {least:g}" if least else f"at most {most:g}"
    return f"{what:<58}{ratio:8.2f}   {bound:<14}{'met' if least <= ratio <= most else 'NOT MET'}"


def against_others(name: str, times: t.Mapping[str, float]) -> list[str]:
    """Return the goals that text must reach on one reply."""
    text = times["text"]
    others = {"textfsm": FASTER_THAN_TEXTFSM, "ttp": FASTER_THAN_TTP}
    return [
        *(
            goal(f"{name}: {other}{anew} over text", times[other + anew] / text, least=least)
            for other, least in others.items()
            for anew in ("", "+")
        ),
        goal(f"{name}: text over the bare loop", text / times["loop"], most=SLOWER_THAN_LOOP),
    ]


def growth(times: t.Mapping[int, t.Mapping[str, float]], sizes: t.Mapping[int, int]) -> list[str]:
    """Return the goals of linear cost: each form, the larger replies against the smallest."""
    return [
        goal(
            f"x{scale}: cost of {form} over size, against x1",
            (times[scale][form] / times[1][form]) / (sizes[scale] / sizes[1]),
            most=LINEAR,
        )
        for scale in SCALES[1:]
        for form in _model.FORMATS
    ]


def main() -> None:
    """Time, and print one table and the goals."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=ROUNDS, help="the best of how many counts")
    rounds: int = arguments.parse_args().rounds

    gateways = {scale: big(scale) for scale in SCALES}
    for gateway in (EXTENSIVE, gateways[1]):
        check(gateway)
    published = best(readers(EXTENSIVE, others=True), rounds)
    times = {scale: best(readers(gateways[scale], others=scale == 1), rounds) for scale in SCALES}
    sizes = {scale: len(render(gateway)) for scale, gateway in gateways.items()}

    print("Milliseconds a reply, best of", rounds)
    print(f"{'reply':<22}{'KiB':>8}{''.join(f'{column:>10}' for column in COLUMNS)}")
    print(row("published extensive", EXTENSIVE, published))
    for scale in SCALES:
        print(row(f"big x{scale}", gateways[scale], times[scale]))
    goals = against_others("published", published) + against_others("big", times[1])
    print("\n".join(["", "Goals", *goals, *growth(times, sizes)]))


if __name__ == "__main__":
    main()
