# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""C(python -m tests.lab): run a lab until SIGINT or SIGTERM."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import typing as t
from pathlib import Path

from .captures import captured_pairs, with_configurations
from .descriptors import raise_limit
from .designs import DESIGN_NAMES, DESIGNS
from .faults import FAULTS
from .names import LabError
from .pairs import LAYOUT_NAMES, default_pair
from .running import new_world, serving
from .srd.state import Pair
from .states import STATES
from .timing import TIMERS, chosen_timers, timer

_TWO_FILES: dict[str, t.Any] = {
    "nargs": 2,
    "type": Path,
    "action": "append",
    "default": [],
    "metavar": ("FIRST", "SECOND"),
}


def main(arguments: t.Sequence[str] | None = None) -> int:
    """Run the lab; return 2 if an option names something unknown."""
    options = _parser().parse_args(arguments)
    try:
        asyncio.run(_run(options))
    except LabError as error:
        print(f"tests.lab: {error}", file=sys.stderr)
        return 2
    return 0


async def _run(options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    world = new_world(_pairs(options), timers=chosen_timers(dict(options.timer)))
    raise_limit(len(world.names))
    faults, where = dict(options.fault), options.directory.absolute()
    async with serving(world, faults, where, states=options.state, scenario=options.scenario) as running:
        names = f"{world.names[0]} to {world.names[-1]}"
        print(f"The lab is ready: {names}, inventory {running.inventory}", flush=True)
        await stop.wait()


def _pairs(options: argparse.Namespace) -> list[Pair]:
    """Return the pairs at the start."""
    captured = captured_pairs(options.captures, options.design)
    pairs = captured or [default_pair(options.layout, options.design)] * options.pairs
    return with_configurations(pairs, options.configuration) if options.configuration else pairs


def _parser() -> argparse.ArgumentParser:
    faults = "; ".join(f"{name}: {fault.does}" for name, fault in FAULTS.items())
    states = "; ".join(f"{name}: {state.does}" for name, state in STATES.items())
    designs = "; ".join(f"{name}: {design.does}" for name, design in DESIGNS.items())
    timers = ", ".join(TIMERS)
    parser = argparse.ArgumentParser(prog="python -m tests.lab", description="Simulated pairs of gateways.")
    begin = parser.add_mutually_exclusive_group()
    begin.add_argument("--pairs", type=_count, default=1, help="how many pairs (%(default)s)")
    begin.add_argument(
        "--from",
        dest="captures",
        help="brief or extensive replies of two gateways, the start of a pair; once for each pair",
        **_TWO_FILES,
    )
    parser.add_argument(
        "--configuration",
        help="XML configurations of two gateways; once for each pair",
        **_TWO_FILES,
    )
    parser.add_argument("--directory", type=Path, required=True, help="where the lab writes its inventory")
    parser.add_argument("--layout", choices=LAYOUT_NAMES, default="A", help="of text replies (%(default)s)")
    parser.add_argument("--design", choices=DESIGN_NAMES, default="one-way", help=f"(%(default)s); {designs}")
    parser.add_argument("--fault", type=_named, action="append", default=[], help=f"GATEWAY=FAULT; {faults}")
    parser.add_argument("--state", type=_named, action="append", default=[], help=f"GATEWAY=STATE; {states}")
    parser.add_argument("--timer", type=timer, action="append", default=[], help=f"NAME=SECONDS; {timers}")
    parser.add_argument("--scenario", type=Path, help="JSON: what happens to which gateway, and when")
    return parser


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError(f"expected at least 1 pair, not {count}")
    return count


def _named(text: str) -> tuple[str, str]:
    gateway, equals, name = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"expected GATEWAY=NAME, not {text!r}")
    return gateway, name


if __name__ == "__main__":
    sys.exit(main())
