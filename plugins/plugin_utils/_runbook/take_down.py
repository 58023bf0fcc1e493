# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The question whether a gateway may be taken down: from readings of a pair, and for several gateways."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, worst_first
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import Side, names_of_sets
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.take_down import (
    Answer,
    TakeDown,
    report_on_take_down,
    take_down,
    words,
    worst_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._console.tables import table
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    PAIR,
    Expectation,
    expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import prove, unproved
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import SWITCHOVER_OPTIONS, plan
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now

Plain = dict[str, t.Any]

OPTIONS = (
    "waivers",
    "max_age",
    "max_skew",
    "require_service_sets",
)  # those of a pair that count here


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The gateway that the question is asked of, and its peer."""

    own: Side
    other: Side

    @property
    def names(self) -> tuple[str, str]:
        """Both names, the gateway first."""
        return self.own.name, self.other.name


def asked(gateway: str, gateways: t.Sequence[Plain], configurations: t.Sequence[Plain]) -> Asked:
    """Return the gateway in question and its peer, from what redundancy_pair_facts returned.

    Args:
        gateway: the name of the gateway in question.
        gateways: what was read of both.
        configurations: the configurations of both; a gateway may be missing.

    Raises:
        ArgumentError: these are not two gateways, or the one in question is not among them.
        FactsError: the facts or a configuration are invalid.
    """
    names = [_name(each, number) for number, each in enumerate(gateways)]
    if len(set(names)) != 2 or len(names) != 2:
        raise ArgumentError(f"gateways - Expected: the two gateways of a pair Actual: {', '.join(names)}")
    if gateway not in names:
        raise ArgumentError(f"gateway - Expected: {' or '.join(names)} Actual: {gateway}")
    configured = {str(each.get("name")): each for each in configurations}
    sides = [_side(each, configured.get(str(each["name"]), {})) for each in gateways]
    own, other = sorted(sides, key=lambda side: side.name != gateway)
    return Asked(own=own, other=other)


def answer(it: Asked, options: t.Mapping[str, t.Any]) -> TakeDown:
    """Return whether the gateway may be taken down.

    Raises:
        ArgumentError: an option or its value does not exist.
    """
    return take_down(it.own, it.other, _expected(options), now=now())


def carries(it: Asked) -> str:
    """Return of which sets the gateway is MASTER, in words; nothing where it is of none."""
    shown = it.own.gateway.roles if it.own.gateway else {}
    numbers = sorted(number for number, role in shown.items() if role == "MASTER")
    return f"{it.own.name} is MASTER of {names_of_sets(numbers)}" if numbers else ""


def way_back(it: Asked, moves: t.Sequence[Plain]) -> tuple[Finding, ...]:
    """Return whether the configuration of the peer proves that it can release each set again.

    Args:
        it: the gateway and its peer, which is to release the sets.
        moves: the moves of the way back, as redundancy_plan returned them, those that are verified.

    Raises:
        ArgumentError: the options of a move are invalid.
    """
    plans = [plan(_request(move), host=it.other.name, peer=it.own.name) for move in moves]
    configuration = it.other.configuration
    return tuple(
        (prove(configuration, each) if configuration else unproved(each, it.other.unconfigured)).finding
        for each in plans
        if each.verify_event
    )


def refusal(found: TakeDown, back: t.Sequence[Finding], moving: t.Collection[int]) -> str:
    """Return why the gateway must not be taken down; nothing where it may.

    Args:
        found: the answer.
        back: whether its peer can release the sets again.
        moving: the sets that would have been moved before, which count for nothing.
    """
    stays = [each for each in found.sets if each.answer != "yes" and each.id not in moving]
    against = [f"{each.subject} - {each.message}" for each in worst_first(back)]
    said = [found.because] if stays or not found.sets else []
    return "; ".join([*said, *against])


def plain_answer(it: Asked, found: TakeDown, report: Report) -> Plain:
    """Return the answer as plain data, with the report and a picture of which gateway carries which set."""
    gateway, peer = it.names
    return {
        "gateway": gateway,
        "peer": peer,
        **encode(found),
        "verdict": report.verdict,
        "picture": picture(it, found),
        "carries": carries(it),
        "report": to_report(report),
    }


def report_of(it: Asked, found: TakeDown, back: t.Sequence[Finding] = ()) -> Report:
    """Return the report on an answer, and on the way back."""
    return report_on_take_down(found, it.own.name).with_findings(*back)


def picture(it: Asked, found: TakeDown) -> list[str]:
    """Return lines that show which gateway carries which set, and the answer for each."""
    return table(
        [
            {
                "set": str(each.id),
                it.own.name: _state(it.own, each.id),
                it.other.name: _state(it.other, each.id),
                "carried by": _carrier(it, each.id),
                f"take {it.own.name} down": words(each.answer),
            }
            for each in found.sets
        ]
    )


def plain_fleet(gateways: t.Sequence[str], answers: t.Sequence[Plain]) -> Plain:
    """Return the answers for several gateways, and which of these may go down together.

    A gateway without an answer is unknown. Of two gateways of a pair only the first may go.
    """
    known = {str(each["gateway"]): each for each in answers}
    found = [known.get(name) or _unanswered(name) for name in dict.fromkeys(gateways)]
    together: dict[str, str | None] = {}
    for each in found:
        if each["answer"] == "yes" and each["peer"] not in together:
            together[str(each["gateway"])] = each["peer"]
    verdict: Answer = worst_of(each["answer"] for each in found)
    lines = [f"take {each['gateway']} down? {each['because']}" for each in found]
    if len(found) > 1:
        lines.append(_count(list(together), len(found)))
    return {"answer": verdict, "together": list(together), "lines": lines}


def _count(together: t.Sequence[str], total: int) -> str:
    named = f": {', '.join(together)}" if together else ""
    return f"{len(together)} of {total} may be taken down together{named}"


def _unanswered(gateway: str) -> Plain:
    because = "unknown, because there is no answer"
    return {"gateway": gateway, "peer": None, "answer": "unknown", "because": because}


def _request(move: Plain) -> Plain:
    options: Plain = move["switchover"]["options"]
    return {name: value for name, value in options.items() if name in SWITCHOVER_OPTIONS}


def _name(read: Plain, number: int) -> str:
    name = read.get("name")
    if not isinstance(name, str) or not name:
        raise ArgumentError(f"gateways[{number}].name - Expected: the name of a gateway Actual: {name}")
    return name


def _side(read: Plain, configured: Plain) -> Side:
    name, configuration = str(read["name"]), configured.get("configuration")
    return Side(
        name=name,
        gateway=gateway_of(read.get("facts") or None, f"facts of {name}"),
        configuration=_configuration(configuration, f"configuration of {name}") if configuration else None,
        error=str(read.get("error") or ""),
        configuration_error=str(configured.get("error") or ""),
    )


def _configuration(given: object, where: str) -> Configuration:
    return decode(Configuration, given, where)


def _expected(options: t.Mapping[str, t.Any]) -> Expectation:
    return expectation(options, {name: PAIR[name] for name in OPTIONS})


def _state(side: Side, number: int) -> str:
    if side.gateway is None:
        return "not read"
    return ", ".join(str(each.state) for each in side.gateway.sets if each.id == number) or "-"


def _carrier(it: Asked, number: int) -> str:
    masters = [side.name for side in (it.own, it.other) if _is_master(side, number)]
    return " and ".join(masters) or "nobody"


def _is_master(side: Side, number: int) -> bool:
    return side.gateway is not None and side.gateway.roles.get(number) == "MASTER"
