# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""C(python -m tests.rehearsal): start the pair, say what to type, and wait to be stopped."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.tests.contact.pair import pair_of_bundle
from ansible_collections.junos_ha.srd.tests.lab.captures import captured_pairs, with_configurations
from ansible_collections.junos_ha.srd.tests.lab.names import LabError
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.running import Running, lab
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair

from .variables import variables

PROGRAMS = Path(sys.executable).parent
NAMES = ("mx1", "mx2")
VARIABLES = "variables.json"


def main(arguments: t.Sequence[str] | None = None) -> int:
    """Run the pair until it is stopped; 2 where what was given is none."""
    options = _parser().parse_args(arguments)
    try:
        _rehearse(_pair(options), options.directory, _origin(options))
    except LabError as error:
        print(f"rehearsal: {error}", file=sys.stderr)
        return 2
    return 0


def _pair(options: argparse.Namespace) -> Pair:
    """Return the pair: of a bundle, of two replies, or of the lab.

    Raises:
        LabError: what was given is neither a bundle nor two replies, or cannot be read.
    """
    if options.captures and len(options.captures) == 1:
        if options.configuration:
            raise LabError(
                "configuration - Expected: none beside a bundle, which has its own Actual: two files"
            )
        return pair_of_bundle(options.captures[0])
    if options.captures and len(options.captures) != 2:
        raise LabError(f"from - Expected: a bundle, or two replies Actual: {len(options.captures)} files")
    pairs = captured_pairs([tuple(options.captures)]) if options.captures else [default_pair()]
    configured = [tuple(options.configuration)] if options.configuration else []
    return (with_configurations(pairs, configured) if configured else pairs)[0]


def _origin(options: argparse.Namespace) -> str:
    """Return where the pair comes from, in words."""
    return "as your replies show them" if options.captures else "a pair of the lab, for no replies were given"


def _rehearse(pair: Pair, directory: Path, origin: str) -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    with lab(pairs=[pair], where=directory.absolute()) as running:
        _write(running, pair)
        print(_guide(directory, origin), flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
    print("rehearsal: stopped", flush=True)


def _write(running: Running, pair: Pair) -> None:
    told = {
        **variables(pair, NAMES),
        "srd_evidence_directory": str(running.directory / "evidence"),
        "srd_stable_for": 5,
        "srd_baseline_for": 0,
    }
    (running.directory / VARIABLES).write_text(f"{json.dumps(told, indent=2)}\n", encoding="utf-8")


def _guide(directory: Path, origin: str) -> str:
    where, programs = os.path.relpath(directory), os.path.relpath(PROGRAMS)
    play = f"{programs}/ansible-playbook -i {where}/inventory.yml"
    return f"""\
The pair is ready: mx1 and mx2, {origin}. In another terminal, from here:

  {play} junos_ha.srd.failover -e @{where}/{VARIABLES} -e srd_run_id=first

Look into {where}/{VARIABLES} before: sets, events, which gateway gives mastership up. Let something go
wrong while it runs, or before the next run (without the last two words it lists what can):

  {programs}/python -m tests.lab.control {where} mx2 warned

All that was asked of the gateways stands in {where}/requests.log, the evidence in {where}/evidence.
Ctrl-C stops the pair."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make rehearse", description="Rehearse the runbook.")
    parser.add_argument(
        "--from",
        dest="captures",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a bundle, or of both gateways what show services redundancy-group extensive says",
    )
    parser.add_argument(
        "--configuration",
        nargs=2,
        type=Path,
        metavar="FILE",
        help="what show configuration | display inheritance | display xml says of both",
    )
    parser.add_argument("--directory", type=Path, default=Path(".build/rehearsal"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
