# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a switchover leaves, in the result of its task and in evidence: written and read here only."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, fields

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import (
    Report,
    from_report,
    message,
    to_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode_fields, encode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import COMPLEMENT, split_state
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import (
    Sample,
    SetReading,
    TimelineEntry,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Asked

OutcomeKind = t.Literal[
    # before the request
    "not_read",
    "there",
    "there_not_well",
    "gate",
    "event",
    "would_send",
    "withheld",
    # after it
    "moved",
    "not_stable",
    "not_followed",
    "moved_otherwise",
    "moved_back",
    "no_master",
    "rescued",
    "refused",
    "not_moved",
    "not_known",
    "interrupted",
]

COMPLETED: tuple[OutcomeKind, ...] = ("moved", "there")  # the gateway has the target role
SUCCESSFUL: tuple[OutcomeKind, ...] = (*COMPLETED, "would_send")

_SENTENCES: dict[OutcomeKind, str] = {
    "not_read": "nothing was sent: {host} could not be read",
    "there": "{host} is {target} of set {set} already: nothing was sent",
    "there_not_well": "{host} is {target} of set {set} already, but the pair is not well: nothing was sent",
    "gate": "the gate is shut: nothing was sent to {host}",
    "event": "{event} is not proved to make {host} {target} of set {set}: nothing was sent",
    "would_send": "{host} would become {target} of set {set} by {message}: nothing was sent, in check mode",
    "withheld": "nothing was sent to {host}, although its gate was open",
    "moved": "{host} is {target} of set {set}, healthy and stable: {durations}",
    "not_stable": "{host} is {target} of set {set}, but not healthy and stable",
    "not_followed": "{host} is {target} of set {set}, but its signal route is not shown to have followed",
    "moved_otherwise": "{host} is {target} of set {set}, but is not shown to be so by this request alone",
    "no_master": "NO GATEWAY IS MASTER of set {set}",
    "rescued": "NO GATEWAY WAS MASTER of set {set} until {host} acquired it again by the rescue",
    "moved_back": "{host} was {target} of set {set} for a time, and is no longer",
    "refused": "{host} refused, and is not {target} of set {set}",
    "not_moved": "the request was sent, and {host} has not become {target} of set {set}",
    "interrupted": "the request was sent, and its outcome was not awaited: find out which gateway is MASTER",
    "not_known": "the request was sent, and {host} was not read in the end: find out which gateway is MASTER",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Durations:
    """Seconds from the request until the role had moved, all was Hot, and the pair was stable.

    C(None) where it did not come to that.
    """

    role_moved: float | None = None
    hot: float | None = None
    stable: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resync:
    """A service interface after the request, in seconds from it.

    Args:
        service_set: its service set.
        interface: its name.
        lost: when it was first seen not Hot; None where every reading showed it Hot.
        hot: from when on every reading showed it Hot; None where the last one did not.
    """

    service_set: str
    interface: str
    lost: float | None
    hot: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescue:
    """The request to acquire the set again, where no gateway was MASTER after the first request.

    Args:
        request: the request, word for word.
        withheld: why it was not sent; None where it was.
        sent_at: seconds from the first request until it was sent; None where it was not.
        reply: the raw reply to it; None where there was none.
        error: why there was none, or what the gateway refused; None where nothing is known of that.
        acquired: seconds from the first request until the gateway said that it is MASTER, which it did to the
            last; None where it did not.
    """

    request: str
    withheld: str | None = None
    sent_at: float | None = None
    reply: str | None = None
    error: str | None = None
    acquired: float | None = None

    @property
    def words(self) -> str:
        """What came of it, in words."""
        if self.sent_at is None:
            return f"no rescue was sent: {self.withheld}"
        came = (
            "not shown as the one MASTER since"
            if self.acquired is None
            else f"MASTER again after {self.acquired:.1f} s"
        )
        said = "" if self.error is None else f", {self.error}"
        return f"rescue after {self.sent_at:.1f} s: {self.request}{said}, {came}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SwitchoverResult:
    """What came of a switchover, as evidence keeps it.

    Args:
        asked: what it was asked for.
        outcome: what came of it, in a word.
        moved: whether the role moved, if only for a time; None where that is not known.
        msg: what came of it in a sentence; then the verdict and the findings against it, a line each.
        sent: the request that was sent, word for word; None where nothing was sent.
        would_send: the request that would have been sent; None but in check mode.
        reply: the raw reply to the request; None where there was none.
        gate: the report of the gate; None where it did not come to that.
        report: the report that decides.
        overridden: the failed checks of the gate that force has overridden.
        pull_back: what can move mastership back by itself.
        timeline: the readings after the request.
        resyncs: how the service interfaces of the set were synchronised after it.
        durations: how long it took.
        peer_timeline: the readings of the other gateway after the request; none in evidence of the time when
            it was not read then.
        without_master: for how many seconds no gateway was MASTER, as the readings show it; None where they
            do not.
        two_masters: for how many seconds both were.
        routes_followed: seconds from the request until the signal routes had followed mastership; None where
            that was not seen.
        rescue: the request to acquire the set again; None where it did not come to that.
    """

    asked: Asked
    outcome: OutcomeKind
    moved: bool | None
    msg: str
    sent: str | None
    would_send: str | None = None
    reply: str | None
    gate: Report | None = None
    report: Report
    overridden: tuple[str, ...] = ()
    pull_back: tuple[str, ...] = ()
    timeline: tuple[TimelineEntry, ...]
    resyncs: tuple[Resync, ...]
    durations: Durations
    peer_timeline: tuple[TimelineEntry, ...] = ()
    without_master: float | None = None
    two_masters: float | None = None
    routes_followed: float | None = None
    rescue: Rescue | None = None

    @property
    def succeeded(self) -> bool:
        """Whether the gateway has the target role, or in check mode the request would have been sent."""
        return self.outcome in SUCCESSFUL

    @property
    def changed(self) -> bool:
        """Whether the role moved, if only for a time; in check mode, whether the request would be sent."""
        return self.outcome == "would_send" or self.moved is True

    @property
    def verdict(self) -> Verdict:
        """The verdict of the report; never GO where it did not succeed."""
        return "no_go" if self.report.verdict == "go" and not self.succeeded else self.report.verdict

    @property
    def summary(self) -> str:
        """What came of it, in a sentence."""
        return self.msg.partition("\n")[0]

    @property
    def details(self) -> tuple[str, ...]:
        """The lines that say why it did not succeed; none where it did."""
        return () if self.succeeded else tuple(self.msg.splitlines()[1:])

    @property
    def readings(self) -> tuple[SetReading | None, ...]:
        """The set in each entry of the timeline; None where an entry does not show it."""
        return self._of_set(self.timeline)

    @property
    def peer_readings(self) -> tuple[SetReading | None, ...]:
        """The same of the other gateway."""
        return self._of_set(self.peer_timeline)

    def _of_set(self, entries: tuple[TimelineEntry, ...]) -> tuple[SetReading | None, ...]:
        number = self.asked.redundancy_set
        return tuple(next((each for each in entry.sets if each.set == number), None) for entry in entries)


_HOT = "Hot"
_Key = tuple[str, str]  # service set, interface

FIELDS = (*(field.name for field in fields(SwitchoverResult)), "changed")  # the keys of C(to_plain)


def sentence(outcome: OutcomeKind, asked: Asked, *, message: str, durations: str) -> str:
    """Return what came of a switchover, in a sentence.

    Args:
        outcome: the same in a word.
        asked: what it was asked for.
        message: its request, word for word.
        durations: how long it took, in words.
    """
    return _SENTENCES[outcome].format(
        host=asked.gateway,
        target=asked.target,
        set=asked.redundancy_set,
        event=asked.redundancy_event,
        message=message,
        durations=durations,
    )


def message_of(outcome: OutcomeKind, summary: str, report: Report) -> str:
    """Return the message of a task: the sentence, then the verdict; where it failed, the findings too."""
    verdict = report.summary if outcome in SUCCESSFUL else message(report)
    return f"{summary}\n{verdict}"


def to_plain(result: SwitchoverResult) -> dict[str, t.Any]:
    """Return the result of a switchover as plain data."""
    return {
        "asked": encode(result.asked),
        "outcome": result.outcome,
        "changed": result.changed,
        "moved": result.moved,
        "msg": result.msg,
        "sent": result.sent,
        "would_send": result.would_send,
        "reply": result.reply,
        "gate": None if result.gate is None else to_report(result.gate),
        "report": to_report(result.report),
        "overridden": list(result.overridden),
        "pull_back": list(result.pull_back),
        "timeline": encode(result.timeline),
        "resyncs": encode(result.resyncs),
        "durations": encode(result.durations),
        "peer_timeline": encode(result.peer_timeline),
        "without_master": result.without_master,
        "two_masters": result.two_masters,
        "routes_followed": result.routes_followed,
        "rescue": encode(result.rescue),
    }


def from_plain(plain: t.Mapping[str, t.Any], where: str) -> SwitchoverResult:
    """Return the result of a switchover that C(to_plain) wrote.

    Raises:
        FactsError: something is missing or has another shape, or the result contradicts itself.
    """
    readers = {"report": from_report, "gate": _gate}
    given = decode_fields(SwitchoverResult, plain, where, what="a switchover", readers=readers)
    result = SwitchoverResult(**given)
    if result.sent is not None and result.gate is None:
        raise FactsError(f"{where}.gate", expected="the report by which the request was sent", actual=None)
    if not _is_consistent(result):
        shown = " and ".join(_last(each) or "nothing" for each in (result.readings, result.peer_readings))
        expected = f"what was sent and read, {result.sent or 'nothing'} and {shown}"
        raise FactsError(f"{where}.outcome", expected=expected, actual=result.outcome)
    return result


def _gate(plain: object, where: str) -> Report | None:
    return None if plain is None else from_report(plain, where)


def _is_consistent(result: SwitchoverResult) -> bool:
    """Return whether the outcome fits the rest: the word alone does not prove that a role moved."""
    if result.outcome == "moved":
        target = result.asked.target
        is_moved = result.sent is not None and result.moved is True and _last(result.readings) == target
        is_taken = not result.peer_timeline or _last(result.peer_readings) == COMPLEMENT[target]
        return is_moved and is_taken
    if result.outcome == "rescued":
        is_acquired = result.rescue is not None and result.rescue.acquired is not None
        return is_acquired and _last(result.readings) == COMPLEMENT[result.asked.target]
    return result.outcome not in ("there", "there_not_well") or result.sent is None


def _last(readings: t.Sequence[SetReading | None]) -> str | None:
    """Return the role of the set in the last reading."""
    last = readings[-1] if readings else None
    return split_state(last.state)[0] if last else None


def in_words(
    durations: Durations, masters: tuple[float | None, float | None], *, routes_followed: float | None
) -> str:
    """Return how long a switchover took, in words; I(masters) are the seconds without one, and with two."""
    without_master, two_masters = masters
    taken = (
        ("moved after {:.1f} s", durations.role_moved),
        ("{:.1f} s without a master", without_master),
        ("{:.1f} s with two", two_masters or None),
        ("routes after {:.1f} s", routes_followed),
        ("Hot after {:.1f} s", durations.hot),
        ("stable after {:.1f} s", durations.stable),
    )
    return ", ".join(words.format(seconds) for words, seconds in taken if seconds is not None)


def resyncs(samples: t.Iterable[Sample], redundancy_set: int) -> tuple[Resync, ...]:
    """Return how the interfaces of a set were synchronised, in the order in which they were first shown.

    A reading that does not show an interface that another one shows has it not Hot. An interface that is
    shown twice is Hot where both are.
    """
    seen = [(sample.elapsed, _hot(sample.gateway, redundancy_set)) for sample in samples if sample.gateway]
    keys = dict.fromkeys(key for _elapsed, hot in seen for key in hot)
    return tuple(_resync(key, [(elapsed, hot.get(key, False)) for elapsed, hot in seen]) for key in keys)


def _resync(key: _Key, seen: t.Sequence[tuple[float, bool]]) -> Resync:
    cold = [number for number, (_elapsed, hot) in enumerate(seen) if not hot]
    since = cold[-1] + 1 if cold else 0
    return Resync(
        service_set=key[0],
        interface=key[1],
        lost=round(seen[cold[0]][0], 2) if cold else None,
        hot=round(seen[since][0], 2) if since < len(seen) else None,
    )


def _hot(gateway: _model.Gateway, redundancy_set: int) -> dict[_Key, bool]:
    """Return which interfaces of a set are Hot, by service set and name."""
    found: dict[_Key, bool] = {}
    for key, synchronization in _shown(gateway, redundancy_set):
        found[key] = found.get(key, True) and synchronization == _HOT
    return found


def _shown(gateway: _model.Gateway, redundancy_set: int) -> t.Iterator[tuple[_Key, str | None]]:
    sets = (each for each in gateway.sets if each.id == redundancy_set)
    for service_set in (one for each in sets for one in each.service_sets or ()):
        for interface in service_set.interfaces:
            yield (service_set.name, interface.name), interface.synchronization
