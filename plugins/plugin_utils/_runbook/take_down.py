# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The question whether a gateway may be taken down: from readings of a pair, and for several gateways."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    NOT_SHOWN,
    WORDS,
    Finding,
    Path,
    Verdict,
    worst_first,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.gateway import passed_by_vocabulary
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report, to_report
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import names_of_sets
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.subject import Side
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.take_down import (
    NO_PAIR,
    SetAnswer,
    TakeDown,
    mastership_stayed,
    report_on_take_down,
    take_down,
    words,
    worst_of,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.expectation import (
    PAIR,
    Expectation,
    expectation,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import gateway_of
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Trigger
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import SWITCHOVER_OPTIONS, plan
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.policy import prove
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._console.screen import table
from ansible_collections.junos_ha.srd.plugins.plugin_utils._host_names import HostNames

Plain = dict[str, t.Any]

OPTIONS = (
    "waivers",
    "max_age",
    "max_skew",
    "without_service_sets",
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
    """Return the gateway in question and its peer, from what redundancy_pair_info returned.

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


def answer(it: Asked, options: t.Mapping[str, t.Any], host_names: HostNames) -> TakeDown:
    """Return whether the gateway may be taken down.

    Args:
        it: the gateway and its peer.
        options: those of a pair that count here.
        host_names: the host names of gateways whose names in the inventory differ.

    Raises:
        ArgumentError: an option or its value does not exist.
    """
    expected = replace(_expected(options), host_names=host_names)
    return take_down(it.own, it.other, expected, now=now())


def without(found: TakeDown, not_asked: t.Sequence[str]) -> TakeDown:
    """Return an answer that says which expectations of the site it does not ask."""
    if not not_asked:
        return found
    note = f"not asked here: {', '.join(not_asked)} (a precheck asks)"
    return replace(found, because=f"{found.because}; {note}")


def stayed(it: Asked, before: t.Sequence[Plain]) -> tuple[Finding, ...]:
    """Return whether mastership stayed with the peer since both were read before; nothing if they were not.

    Raises:
        ArgumentError: these are not the two gateways.
        FactsError: the facts are invalid.
    """
    if not before:
        return ()
    return mastership_stayed(it.own, it.other, asked(it.own.name, before, []).other.gateway)


def came_back(findings: t.Sequence[Finding]) -> str:
    """Return that mastership came back, or that it is unknown; nothing where it stayed."""
    told = {
        "fail": "mastership came back while the tasks ran",
        "unknown": "it is unknown whether mastership came back while the tasks ran",
    }
    return "; ".join(
        f"{said}: {'; '.join(f'{each.subject}: {each.actual}' for each in of_status)}"
        for status, said in told.items()
        if (of_status := [each for each in findings if each.status == status])
    )


def way_back(it: Asked, moves: t.Sequence[Plain]) -> tuple[Finding, ...]:
    """Return whether the configurations prove that the peer can release each set, and the gateway take it.

    Args:
        it: the gateway and its peer, which is to release the sets.
        moves: the moves of the way back, as redundancy_plan returned them, those that are verified.

    Raises:
        ArgumentError: the options of a move are invalid.
    """
    plans = [plan(_request(move), host=it.other.name, peer=it.own.name) for move in moves]
    return tuple(
        finding
        for each in plans
        if each.verify_event
        for finding in prove(it.other, it.own, each, now=now()).findings
    )


def refusal(found: TakeDown, back: t.Sequence[Finding], moving: t.Collection[int]) -> str:
    """Return why the gateway must not be taken down; nothing where it may.

    Args:
        found: the answer.
        back: whether its peer can release the sets again.
        moving: the sets that would have been moved before, which count for nothing.
    """
    stays = _staying(found, moving)
    against = [f"{each.subject} - {each.message}" for each in worst_first(back)]
    said = [found.because] if stays or not found.sets else []
    return "; ".join([*said, *against])


def against(found: TakeDown, back: t.Sequence[Finding], moving: t.Collection[int], gateway: str) -> Report:
    """Return what speaks against taking a gateway down, as a report; it takes what C(refusal) takes."""
    stays = tuple(_staying(found, moving))
    asked_about = stays or not found.sets
    answers = report_on_take_down(replace(found, sets=stays), gateway).findings if asked_about else ()
    return Report(findings=worst_first((*answers, *back)))


def _staying(found: TakeDown, moving: t.Collection[int]) -> list[SetAnswer]:
    """Return the answers that are not yes, of the sets that are not moved before."""
    return [each for each in found.sets if each.answer != "yes" and each.id not in moving]


def said(found: TakeDown, returned: str, *, is_ready: bool) -> str:
    """Return the answer in a sentence, behind that mastership came back.

    Args:
        found: the answer.
        returned: that mastership came back; nothing where it did not.
        is_ready: whether the gateway may be taken down, in check mode once its sets have been moved.
    """
    would = "; check mode moves nothing, the run itself would do so first"
    return "; ".join(filter(None, [returned, found.because])) + (
        would if is_ready and found.answer != "yes" else ""
    )


def rehearsed(it: Asked, moves: t.Sequence[Plain], why_not: str, against: Report) -> Plain:
    """Return what a maintenance in check mode has found, as a verdict: whether it could go there and back.

    Args:
        it: the gateway that would be maintained, and its peer.
        moves: the moves of the way back, none where nothing would be moved.
        why_not: why the gateway must not be maintained; nothing where it may.
        against: what speaks against it.
    """
    numbers = [each["redundancy_set"] for each in moves]
    there_and_back = f"from {it.own.name} to {it.other.name}, and back"
    moved = f"{names_of_sets(numbers)} would be moved {there_and_back}" if moves else "no set would be moved"
    requests = [f"  back: {it.other.name} would be sent: {_command(each)}" for each in moves]
    verdict = against.verdict if why_not else "go"
    return {
        "of": f"maintenance of {it.own.name}",
        "verdict": verdict,
        "said": f"{WORDS[verdict]}: {why_not or f'{moved}; check mode sent nothing'}",
        "details": [] if why_not else requests,
    }


def _command(move: Plain) -> str:
    options: Plain = move["switchover"]["options"]
    return Trigger(redundancy_set=options["redundancy_set"], event=options["redundancy_event"]).label


def plain_answer(it: Asked, found: TakeDown, report: Report) -> Plain:
    """Return the answer as plain data, with the report and a picture of which gateway carries which set."""
    gateway, peer = it.names
    return {
        "gateway": gateway,
        "peer": peer,
        **encode(found),
        "verdict": report.verdict,
        "picture": picture(it, found),
        "chassis": _chassis(it),
        "report": to_report(report),
    }


def report_of(
    it: Asked, found: TakeDown, since: t.Sequence[Finding] = (), back: t.Sequence[Finding] = ()
) -> Report:
    """Return the report on an answer, on what was since an earlier reading, and on the way back.

    What passed by a vocabulary stands behind it.
    """
    report = report_on_take_down(found, it.own.name)
    return replace(report, findings=(*since, *report.findings, *back, *_passed(it)))


def _passed(it: Asked) -> t.Iterator[Finding]:
    for side in (it.own, it.other):
        if side.gateway is not None:
            yield from passed_by_vocabulary(side.gateway, Path().to("gateway", side.name), now())


def picture(it: Asked, found: TakeDown) -> list[str]:
    """Return lines that show which gateway carries which set, the answer for each, and the boxes."""
    sets = table(
        [
            {
                "set": str(each.id),
                it.own.name: _state(it.own, each.id),
                it.other.name: _state(it.other, each.id),
                "carried by": _carrier(it, each),
                f"take {it.own.name} down": words(each.answer),
            }
            for each in found.sets
        ]
    )
    return [*sets, *_boxes(it)]


def _boxes(it: Asked) -> t.Iterator[str]:
    """Yield which box each gateway is, as it says itself."""
    for side in (it.own, it.other):
        if side.gateway and (known := side.gateway.identity):
            serial_number = known.serial_number or NOT_SHOWN
            yield printable(
                f"  {side.name}: host name {known.host_name or NOT_SHOWN}, serial number {serial_number}"
            )


def plain_fleet(gateways: t.Sequence[str], answers: t.Sequence[Plain]) -> Plain:
    """Return the answers for several gateways, and which of these may go down together.

    A gateway without an answer is unknown. Of two gateways of a pair, whatever their names, only the first
    may go.
    """
    known = {str(each["gateway"]): each for each in answers}
    found = [known.get(name) or _unanswered(name) for name in dict.fromkeys(gateways)]
    together: list[Plain] = []
    for each in found:
        if each["answer"] == "yes" and not any(_is_of_pair(each, other) for other in together):
            together.append(each)
    names = [str(each["gateway"]) for each in together]
    lines = [_question(each) for each in found]
    if len(found) > 1:
        lines.append(_count(names, len(found)))
    verdict = worst_of(each["answer"] for each in found)
    against = [_question(each) for each in found if each["answer"] != "yes"]
    return {
        "msg": "; ".join(against or lines),
        "ready": verdict == "yes",
        "answer": verdict,
        "together": names,
        "lines": lines,
        "answers": [_ending(each) for each in found],
    }


def _is_of_pair(one: Plain, other: Plain) -> bool:
    """Return whether two gateways are of one pair: by their names, or by their chassis."""
    is_named = {one["gateway"], one["peer"]} == {other["gateway"], other["peer"]}
    return is_named or bool(set(one["chassis"]) & set(other["chassis"]))


def _question(it: Plain) -> str:
    return f"take {it['gateway']} down? {it['because']}"


def _ending(it: Plain) -> Plain:
    """Return an answer as the last lines of a run show it."""
    verdicts: dict[str, Verdict] = {"yes": "go", "unknown": "unknown"}
    return {"host": it["gateway"], "verdict": verdicts.get(it["answer"], "no_go"), "text": _question(it)}


def _chassis(it: Asked) -> list[str]:
    """Return the serial numbers of both chassis, sorted; nothing where one is not shown."""
    shown = [side.gateway.identity if side.gateway else None for side in (it.own, it.other)]
    numbers = [each.serial_number for each in shown if each and each.serial_number]
    return sorted(numbers) if len(numbers) == len(shown) else []


def _count(together: t.Sequence[str], total: int) -> str:
    named = f": {', '.join(together)}" if together else ""
    return f"{len(together)} of {total} may be taken down together{named}"


def _unanswered(gateway: str) -> Plain:
    because = "unknown, because there is no answer"
    return {"gateway": gateway, "peer": None, "chassis": [], "answer": "unknown", "because": because}


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


def _carrier(it: Asked, answer: SetAnswer) -> str:
    """Return which gateway carries a set; unknown where the two are not the pair that they should be."""
    if answer.row == NO_PAIR:
        return "not known"
    masters = [side.name for side in (it.own, it.other) if _is_master(side, answer.id)]
    return " and ".join(masters) or "nobody"


def _is_master(side: Side, number: int) -> bool:
    return side.gateway is not None and side.gateway.roles.get(number) == "MASTER"
