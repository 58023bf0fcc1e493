# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Times a sample of redundancy_group_wait beside a bare read and a bare request, over one held session.

All go over the same session of our own client, in turns. A benchmark fails only where the gateway was not
read.
"""

from __future__ import annotations

import datetime
import statistics
import time
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import expectation
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sampler
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Read, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session, read_gateway
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.held import HeldSession
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import Target
from ansible_collections.junos_ha.srd.tests.bench.lab_process import Lab, started_lab

HOST = "mx1"
TURNS = 40
AT_MOST = 5.0  # milliseconds of CPU time that a sample costs beyond the read in it

REQUEST, FACTS, SAMPLE = "a request and its reply", "a read, made facts", "a sample of the wait"

Act = t.Callable[[], object]
Times = list[tuple[float, float]]  # wall and CPU time, in milliseconds


class Held:
    """A session that is held, as a task holds it."""

    vocabulary = None

    def __init__(self, lab: Lab) -> None:
        gateways = lab.gateways()
        common = gateways["vars"]
        self._target = Target(
            name=HOST,
            host=common["ansible_host"],
            port=gateways["hosts"][HOST]["ansible_port"],
            user=common["ansible_user"],
            password=common["ansible_password"],
            ssh_config=common["ansible_netconf_ssh_config"],
        )
        self._session = HeldSession()
        self._session.open(self._target)

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return the RPC."""
        return (request.rpc,)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send the RPC, return the reply."""
        (outcome,) = self._session.ask((request,))
        if isinstance(outcome, DeviceError):
            raise outcome
        return (outcome,)

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send the RPCs one after another, return the replies."""
        return tuple(reply for request in requests for reply in self.send(request))

    def reopen(self) -> None:
        """Fail: it is not to be lost."""
        raise SystemExit("the session was lost")

    def close(self) -> None:
        """End it."""
        self._session.close()


def main() -> None:
    """Time them in turns, and print a table and the goal."""
    with started_lab(1) as lab:
        session = Held(lab)
        times = _times(_acts(session))
        session.close()
    print(f"milliseconds over one session, median of {TURNS} turns\n\n{'':26}    wall     CPU")
    medians = {name: _medians(taken) for name, taken in times.items()}
    for name, (wall, cpu) in medians.items():
        print(f"  {name:24} {wall:7.1f} {cpu:7.2f}")
    beyond = medians[SAMPLE][1] - medians[FACTS][1]
    verdict = "met" if beyond <= AT_MOST else "NOT MET"
    print(f"\n{beyond:6.2f} ms of CPU time a sample, beyond the read in it, at most {AT_MOST:g}: {verdict}")


def _medians(taken: Times) -> tuple[float, float]:
    return statistics.median(wall for wall, _cpu in taken), statistics.median(cpu for _wall, cpu in taken)


def _acts(session: Session) -> dict[str, Act]:
    request = Read()
    sampler = Sampler(session=session, request=request, expected=expectation({}), host=HOST, clock=_now)
    return {
        REQUEST: lambda: session.send(request),
        FACTS: lambda: to_facts(read_gateway(session, request, host=HOST, clock=_now).gateway),
        SAMPLE: lambda: _look(sampler),
    }


def _look(sampler: Sampler) -> None:
    sample = sampler.take(0.0)
    if not sample.holds:
        raise SystemExit(f"{HOST} is not well: {sample.lines}")


def _times(acts: t.Mapping[str, Act]) -> dict[str, Times]:
    times: dict[str, Times] = {name: [] for name in acts}
    for _turn in range(TURNS):
        for name, act in acts.items():
            times[name].append(_timed(act))
    return times


def _timed(act: Act) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)


if __name__ == "__main__":
    main()
