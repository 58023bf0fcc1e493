# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Run a command as a client of a lab that is there for it alone: C(python in_lab.py [options] COMMAND ...).

The lab's directory is a temporary one: the sockets below it would have too long a path in ansible-test's.
Beside the command's own failure it is one when a gateway was asked for anything but a read, or when the
gateways were sent more or fewer triggers than C(--triggers) says: without it, none.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, os.environ["ANSIBLE_COLLECTIONS_PATH"].split(os.pathsep)[0])

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Group
from ansible_collections.junos_ha.srd.tests.lab import clients
from ansible_collections.junos_ha.srd.tests.lab.designs import DESIGN_NAMES
from ansible_collections.junos_ha.srd.tests.lab.differences import differing
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair, pair_of
from ansible_collections.junos_ha.srd.tests.lab.running import Running, lab
from ansible_collections.junos_ha.srd.tests.lab.srd.state import LONG_AGO, Move, Pair
from ansible_collections.junos_ha.srd.tests.lab.timing import chosen_timers, timer

LIMIT = 1800  # seconds
# However busy the machine is, only a gateway that is silent on purpose is given up.
PATIENT = {"ANSIBLE_PERSISTENT_COMMAND_TIMEOUT": "60", "ANSIBLE_PERSISTENT_CONNECT_TIMEOUT": "120"}

# A read, that of the configuration too, what network_cli sets for its own session, and the end of one.
HARMLESS = re.compile(
    r"show services redundancy-group( \d+)? (terse|brief|extensive)( \| display (xml|json))?"
    r"|show configuration"
    r" (event-options redundancy-event|policy-options redundancy-policy"
    r"|services redundancy-set|services service-set|protocols iccp)"
    r" \| display inheritance \| display xml"
    r"|<get-configuration>"
    r"|show route \S+ exact table \S+ \| display xml"
    r"|<get-route-information>"
    r"|<get-(system-information|software-information|chassis-inventory)>"
    r"|show (system information|version|chassis hardware) \| display xml"
    r"|<get-(alarm-information|system-alarm-information|system-core-dumps|commit-information)>"
    r"|<get-(inter-chassis-control-protocol|bfd-session|bgp-summary)-information>"
    r"|<get-service-msp-sess-count-information>"
    r"|<get-(pic-information|services-sessions-utilization|service-set-summary-information)>"
    r"|show (chassis fpc pic-status|interfaces load-balancing detail) \| display xml"
    r"|show services (sessions utilization|service-sets summary) \| display xml"
    r"|show (chassis alarms|system alarms|system core-dumps) \| display xml"
    r"|show (system commit|services sessions count|iccp|bfd session|bgp summary) \| display xml"
    r"|show (route summary|system alarms|system core-dumps|version)"  # probes, as text
    r"|set cli (timestamp disable|screen-length 0|screen-width 1024)"
    r"|exit|<close-session>"
)
TRIGGER = re.compile(r"request services redundancy-set \d+ trigger redundancy-event \S+( force)?")


def main() -> int:
    """Run the command; return its status, or 1 where a gateway was asked for more than it was to be."""
    options = _parser().parse_args()
    with _lab(options) as running:
        why = clients.why_no_passwd(running.directory) if options.passwd else None
        if why:
            sys.exit(f"in_lab: no command here can have a passwd database of its own, as libssh needs: {why}")
        status = _run(options, running)
        return _judge(running, options.triggers) or status


def _lab(options: argparse.Namespace) -> contextlib.AbstractContextManager[Running]:
    return lab(
        pairs=[_pair(options, f"mx{2 * number + 1}") for number in range(options.pairs)],
        design=options.design,
        timers=chosen_timers(dict(options.timer)),
        faults=dict(options.fault),
        states=options.state,
        scenario=options.scenario,
    )


def _pair(options: argparse.Namespace, lead: str) -> Pair:
    """Return a healthy pair, with its first set as often as it is to have sets."""
    design = dict(options.design_of).get(lead, options.design)
    first, second = (
        replace(box.settled, groups=tuple(_grown(group, options.sets) for group in box.settled.groups))
        for box in default_pair(design=design).boxes
    )
    pair = pair_of(first, second, design)
    for name in [name for gateway, name in options.differs if gateway == lead]:
        pair = differing(pair, name)
    at_peer, idle = dict(options.at_peer).get(lead), dict(options.without_master).get(lead)
    pair = _moved(pair, int(at_peer)) if at_peer else pair
    return _without_master(pair, int(idle)) if idle else pair


def _without_master(pair: Pair, number: int) -> Pair:
    """Return the pair with one set that neither of its gateways is MASTER of."""
    first, second = (
        replace(box, settled=replace(box.settled, groups=_idle_in(box.settled.groups, number)))
        for box in pair.boxes
    )
    return replace(pair, boxes=(first, second))


def _idle_in(groups: tuple[Group, ...], number: int) -> tuple[Group, ...]:
    return tuple(
        replace(
            group,
            sets=tuple(replace(each, state="STANDBY") if each.id == number else each for each in group.sets),
        )
        for group in groups
    )


def _moved(pair: Pair, number: int) -> Pair:
    """Return the pair with one set moved long ago: its second gateway is MASTER of that."""
    left, taken = (
        Move(at=LONG_AGO, set_id=number, event=event) for event in ("release_manual", "acquire_manual")
    )
    first, second = pair.boxes
    return replace(pair, boxes=(replace(first, moves=(left,)), replace(second, moves=(taken,))))


def _grown(group: Group, sets: int) -> Group:
    return replace(group, sets=tuple(replace(group.sets[0], id=number + 1) for number in range(sets)))


def _run(options: argparse.Namespace, running: Running) -> int:
    env = {**os.environ, **PATIENT, "ANSIBLE_INVENTORY": str(running.inventory)}
    ran = clients.run(options.command, running.directory, passwd=options.passwd, env=env, timeout=LIMIT)
    return ran.returncode


def _judge(running: Running, expected: int) -> int:
    """Return 1, and say what was asked, where a request was not harmless or triggers are not as many."""
    asked = [(name, line) for name, device in running.devices.items() for line in device.requests]
    triggers = [f"{name}: {line}" for name, line in asked if TRIGGER.fullmatch(line)]
    others = [(name, line) for name, line in asked if not TRIGGER.fullmatch(line)]
    harmful = [f"{name}: {line}" for name, line in others if not HARMLESS.fullmatch(line)]
    for request in harmful:
        print(f"in_lab: not a read: {request}", flush=True)
    for request in triggers:
        print(f"in_lab: a trigger: {request}", flush=True)
    counts = f"{len(harmful)} of them not harmless, {len(triggers)} triggers where {expected} are expected"
    print(f"in_lab: {len(asked)} requests, {counts}", flush=True)
    return 1 if harmful or len(triggers) != expected else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pairs", type=int, default=1)
    parser.add_argument("--sets", type=int, default=1, help="of each pair (%(default)s)")
    parser.add_argument(
        "--at-peer", type=_named, action="append", default=[], help="GATEWAY=SET, of which its peer is MASTER"
    )
    parser.add_argument("--fault", type=_named, action="append", default=[], help="GATEWAY=FAULT")
    parser.add_argument("--state", type=_named, action="append", default=[], help="GATEWAY=STATE")
    parser.add_argument("--without-master", type=_named, action="append", default=[], help="GATEWAY=SET")
    parser.add_argument("--scenario", type=Path)
    parser.add_argument("--design", choices=DESIGN_NAMES, default="one-way")
    parser.add_argument(
        "--design-of", type=_named, action="append", default=[], help="GATEWAY=DESIGN, of its pair"
    )
    parser.add_argument(
        "--differs", type=_named, action="append", default=[], help="GATEWAY=DIFFERENCE, of its pair"
    )
    parser.add_argument("--timer", type=timer, action="append", default=[], help="NAME=SECONDS")
    parser.add_argument(
        "--triggers", type=int, default=0, help="that the gateways are to be sent (%(default)s)"
    )
    parser.add_argument("--passwd", action="store_true", help="with a passwd database of its own, for libssh")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    return parser


def _named(text: str) -> tuple[str, str]:
    gateway, _equals, name = text.partition("=")
    return gateway, name


if __name__ == "__main__":
    sys.exit(main())
