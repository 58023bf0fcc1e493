# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Asks a gateway, one question after another, and keeps time."""

from __future__ import annotations

import datetime
import time
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    DeviceError,
    ParseError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session, asks_elsewhere
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import read_identity
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now, utc_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.questions import (
    AREA_QUESTIONS,
    CONFIGURATION,
    ELSEWHERE,
    IDENTITY,
    READS,
    Question,
    routes_of,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.remedies import is_late

_LOSSES = 2  # sessions that may be lost before a gateway is left alone
NOT_ASKED = "not asked: the session was lost, and could not be opened again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of a question.

    Args:
        question: the question.
        when: when it was asked, a time in UTC.
        seconds: how long the reply took, or its absence.
        reply: the raw reply; None without one.
        error: why no reply came.
        refused: whether the gateway itself said so.
    """

    question: Question
    when: str
    seconds: float
    reply: str | None = None
    error: str = ""
    refused: bool = False

    @property
    def outcome(self) -> Outcome:
        """The reply, or the error as a session has it."""
        if self.reply is not None:
            return self.reply
        label = self.question.request.label
        return DeviceError("", command=label, cause=self.error, remedy="", answered=self.refused)


Clock = t.Callable[[], datetime.datetime]


def ask(session: Session, clock: Clock = now) -> tuple[Answer, ...]:
    """Ask a gateway all that a contact asks. What it refuses is noted, and the next question asked.

    Args:
        session: carries the questions. It is opened again where it is lost, a few times at most.
        clock: gives the time, with its zone.

    Raises:
        DeviceError: the session could not be opened.
        LibraryError: a Python library is needed to speak to it.
    """
    session.messages(IDENTITY.request)  # opens it, once: a login that is refused twice may lock a user out
    asking = _Asking(session, clock)
    (system,) = asking.all((IDENTITY,))
    if asks_elsewhere(system.outcome, read_identity(system.outcome)):
        asking.all(ELSEWHERE)
    asking.all(READS.values())
    configured = asking.all(CONFIGURATION)
    asking.all(each for questions in AREA_QUESTIONS.values() for each in questions)
    asking.all(question for _route, question in routes_of(configuration_of(configured)[0]))
    return tuple(asking.answers)


def configuration_of(answers: t.Iterable[Answer]) -> tuple[Configuration, tuple[str, ...]]:
    """Return what the parts of the configuration show together, and why parts of it are not known."""
    found = list(answers)
    replies = [each.reply for each in found if each.reply is not None]
    errors = tuple(f"{each.question.request.label}: {each.error}" for each in found if each.reply is None)
    try:
        return parse_configuration(*replies), errors
    except ParseError as error:
        return Configuration(), (*errors, line(str(error)))


class _Asking:
    """The answers so far, and how often the session was lost."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self.answers: list[Answer] = []
        self._session = session
        self._clock = clock
        self._losses = 0
        self._is_over = False

    def all(self, questions: t.Iterable[Question]) -> list[Answer]:
        """Ask questions, and return their answers."""
        answers = [self._answer(each) for each in questions]
        self.answers += answers
        return answers

    def _answer(self, question: Question) -> Answer:
        when, began = utc_text(self._clock()), time.monotonic()
        if self._is_over:
            return Answer(question=question, when=when, seconds=0.0, error=NOT_ASKED)
        try:
            (reply,) = self._session.send(question.request)
        except ArgumentError as error:  # the connection cannot say it: nothing was sent
            return Answer(question=question, when=when, seconds=0.0, error=line(str(error)))
        except DeviceError as error:
            seconds = time.monotonic() - began
            if not error.answered:
                self._go_on_after(error)
            return Answer(
                question=question,
                when=when,
                seconds=seconds,
                error=line(error.cause),
                refused=error.answered,
            )
        seconds = time.monotonic() - began
        return Answer(question=question, when=when, seconds=seconds, reply=str.__str__(reply))

    def _go_on_after(self, loss: DeviceError) -> None:
        """Open the session again, unless it was never open: a login that is refused is not repeated."""
        self._losses += 1
        was_open = any(each.reply is not None or each.refused for each in self.answers)
        self._is_over = self._losses >= _LOSSES or not (was_open or is_late(loss.cause))
        if not self._is_over:
            try:
                self._session.reopen()
            except DeviceError:
                self._is_over = True
