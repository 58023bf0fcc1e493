# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a gateway showed in a contact: its raw replies, read in every way that this collection has."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError, ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway, Identity
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    Element,
    holds_text,
    open_envelope,
    read_json,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import strip_terminal
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import (
    ShownRoute,
    read_identity,
    read_identity_elsewhere,
    read_signal_route,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Areas
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.table import areas_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.asking import Answer, configuration_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.questions import (
    AREA_QUESTIONS,
    CONFIGURATION,
    ELSEWHERE,
    IDENTITY,
    READS,
    Levels,
    Question,
    routes_of,
)

_RELEASE, _MODEL = ("os-version", "junos-version"), ("hardware-model", "product-model")
NO_IDENTITY, NOTHING_CONFIGURED = Identity(), Configuration()
_JUDGED: Levels = ("extensive", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a gateway showed.

    Args:
        host: its name in the inventory.
        error: why it could not be asked at all; empty where it was.
        answers: what came of each question.
        release: its Junos release; None where it is not shown.
        model: its model; None where it is not shown.
        identity: which box it is.
        readings: what its redundancy groups are, by level and format.
        unread: why a reply that came is no reply of the command, by level and format.
        tags: the tags of each reply that has tags, by level and format.
        configuration: the configuration of services redundancy, as far as it was shown.
        configuration_errors: why parts of it are not known.
        areas: the areas around the daemon.
        routes: the signal routes.
    """

    host: str
    error: str = ""
    answers: tuple[Answer, ...] = ()
    release: str | None = None
    model: str | None = None
    identity: Identity = NO_IDENTITY
    readings: t.Mapping[Levels, Gateway]
    unread: t.Mapping[Levels, str]
    tags: t.Mapping[Levels, frozenset[str]]
    configuration: Configuration = NOTHING_CONFIGURED
    configuration_errors: tuple[str, ...] = ()
    areas: Areas
    routes: tuple[ShownRoute, ...] = ()

    @property
    def answered(self) -> tuple[Answer, ...]:
        """The questions that were answered."""
        return tuple(each for each in self.answers if each.reply is not None)

    @property
    def is_read(self) -> bool:
        """Whether a reply shows its redundancy groups; without one, nothing is known of it."""
        return any(each.groups for each in self.readings.values())

    @property
    def judged(self) -> Gateway | None:
        """What a verdict is on: the extensive text, with the box that it is from; None without it."""
        gateway = self.readings.get(_JUDGED)
        return None if gateway is None else replace(gateway, identity=self.identity)


def unseen(host: str, error: str) -> Seen:
    """Return a gateway that could not be asked."""
    nothing = Areas(collected_at=None, found={})
    return Seen(host=host, error=line(error), readings={}, unread={}, tags={}, areas=nothing)


def seen(host: str, answers: t.Sequence[Answer]) -> Seen:
    """Return what the answers of a gateway show.

    Raises:
        LibraryError: a Python library is needed to read them.
    """
    given = _Given(answers)
    readings, unread = _readings(given)
    configuration, errors = configuration_of(given.of(CONFIGURATION))
    return Seen(
        host=host,
        answers=tuple(answers),
        release=given.text_of(_RELEASE),
        model=given.text_of(_MODEL),
        identity=_identity(given),
        readings=readings,
        unread=unread,
        tags={key: _tags(given.outcomes([READS[key]])) for key in READS if key[1] != "text"},
        configuration=configuration,
        configuration_errors=errors,
        areas=_areas(given),
        routes=_routes(given, configuration),
    )


class _Given:
    """The answers, by their questions."""

    def __init__(self, answers: t.Sequence[Answer]) -> None:
        self._answers = {(each.question.name, each.question.format): each for each in answers}

    def of(self, questions: t.Iterable[Question]) -> list[Answer]:
        """Return the answers to questions, as far as these were asked."""
        found = (self._answers.get((each.name, each.format)) for each in questions)
        return [each for each in found if each is not None]

    def outcomes(self, questions: t.Iterable[Question]) -> list[t.Any]:
        return [each.outcome for each in self.of(questions)]

    def text_of(self, tags: t.Collection[str]) -> str | None:
        """Return the texts of tags in the replies that show which box it is, each text once."""
        replies = [each.reply for each in self.of((IDENTITY, *ELSEWHERE)) if each.reply is not None]
        roots = [root for root in map(_root, replies) if root is not None]
        elements = [each for root in roots for each in within(root) if each.tag in tags]
        texts = dict.fromkeys(line(each.text) for each in elements)
        return ", ".join(text for text in texts if text) or None


def _readings(given: _Given) -> tuple[dict[Levels, Gateway], dict[Levels, str]]:
    readings: dict[Levels, Gateway] = {}
    unread: dict[Levels, str] = {}
    for key, question in READS.items():
        for answer in given.of([question]):
            if answer.reply is not None:
                try:
                    readings[key] = replace(parse(answer.reply), collected_at=answer.when)
                except ParseError as error:
                    unread[key] = line(str(error))
    return readings, unread


def _identity(given: _Given) -> Identity:
    system, elsewhere = given.outcomes([IDENTITY]), given.outcomes(ELSEWHERE)
    if not system:
        return Identity()
    identity = read_identity(system[0])
    return read_identity_elsewhere(identity, *elsewhere) if len(elsewhere) == len(ELSEWHERE) else identity


def _areas(given: _Given) -> Areas:
    asked = {name: given.of(questions) for name, questions in AREA_QUESTIONS.items()}
    whole = {name: answers for name, answers in asked.items() if len(answers) == len(AREA_QUESTIONS[name])}
    outcomes = [each.outcome for answers in whole.values() for each in answers]
    when = [each.when for answers in whole.values() for each in answers]
    return areas_of(whole, outcomes, min(when, default=None))


def _routes(given: _Given, configuration: Configuration) -> tuple[ShownRoute, ...]:
    asked = [(route, given.outcomes([question])) for route, question in routes_of(configuration)]
    return tuple(read_signal_route(route, outcome) for route, outcomes in asked for outcome in outcomes)


def _tags(outcomes: t.Iterable[object]) -> frozenset[str]:
    """Return the tags of a reply as XML or JSON; none of one that is neither."""
    roots = [_content(each) for each in outcomes if isinstance(each, str)]
    return frozenset(each.tag for root in roots if root is not None for each in within(root))


def _content(reply: str) -> Element | None:
    """Return what stands in the envelope of a reply: over NETCONF, JSON stands as text in XML."""
    root = _root(reply)
    try:
        content = root and open_envelope(root)
    except ParseError:
        return root
    return _root(content.text) if content and holds_text(content) else content


def _root(reply: str) -> Element | None:
    """Return the outermost element of a reply as XML or JSON; None of one that is neither."""
    document = strip_terminal(reply).strip()
    try:
        return read_json(document) if document.startswith("{") else read_xml(document)
    except (LibraryError, ParseError):
        return None


def within(element: Element) -> t.Iterator[Element]:
    """Yield an element and all that stands in it."""
    yield element
    for child in element.children:
        yield from within(child)
