# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How a connection carries what we send, and what comes of it."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, field, replace

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    DeviceError,
    LibraryError,
    ParseError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse, warnings_beside
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import (
    CHASSIS,
    SOFTWARE,
    SYSTEM,
    ConfigurationRead,
    Outcome,
    ProbeRead,
    Read,
    Request,
    RouteRead,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import (
    ShownRoute,
    read_identity,
    read_identity_elsewhere,
    read_release,
    read_signal_route,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._time import utc_text

_NOT_A_REPLY = (
    "run the command on the gateway: it needs the view permission and a Junos release and line cards "
    "that have services redundancy"
)
_ANOTHER_GROUP = "check that the redundancy group is configured on this gateway"
_OTHER_RELEASE = (
    "{host}: srd_vocabulary is for the releases {of}, and the gateway shows {shown}: nothing was passed over"
)
_NO_CONFIGURATION = (
    "run it on the gateway: the login class must let it see event-options, policy-options and services"
)


ELSEWHERE: tuple[Request, Request] = (SOFTWARE, CHASSIS)


class Session(t.Protocol):
    """Whatever carries a request to a gateway and its reply back.

    It raises a C(DeviceError) where no reply comes.
    """

    @property
    def vocabulary(self) -> Vocabulary | None:
        """What the site lets pass in the replies of this gateway; None where it lets nothing pass."""

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return what it would send for a request, word for word.

        It raises an C(ArgumentError) where the connection cannot say it.
        """

    def send(self, request: Request) -> tuple[str, ...]:
        """Send a request, return the raw reply to each of its messages."""

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests of one message each, in one go where the connection can.

        It returns for each the raw reply, or why it is missing.
        """

    def reopen(self) -> None:
        """Open the session again, after it was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of a read.

    Args:
        gateway: the state of the gateway.
        reply: the reply that shows it.
        warnings: what was said beside it.
        beside: what came of the requests that were sent along.
        release: its Junos release; None where it is not shown.
    """

    gateway: _model.Gateway
    reply: str
    warnings: tuple[str, ...] = ()
    beside: tuple[Outcome, ...] = ()
    release: str | None = None

    def learned(self, vocabulary: Vocabulary | None, host: str) -> Reading:
        """Return the reading as a vocabulary lets it be read, which counts for its releases only.

        Args:
            vocabulary: what the site lets pass in the replies of this gateway.
            host: the gateway's name, for the warning that it does not count.
        """
        if vocabulary is None or not self.gateway.unrecognized:
            return self
        if self.release not in vocabulary.releases:
            shown = self.release or "no release"
            said = _OTHER_RELEASE.format(host=host, of=", ".join(vocabulary.releases), shown=shown)
            return replace(self, warnings=(*self.warnings, said))
        read = parse(self.reply, vocabulary)
        gateway = replace(
            self.gateway,
            **{
                name: getattr(read, name)
                for name in ("complete", "unrecognized", "vocabulary", "iccp", "groups")
            },
        )
        return replace(self, gateway=gateway)

    def of_box(self, identity: _model.Identity, warnings: t.Iterable[str]) -> Reading:
        """Return the reading with the box that answered, and what was said where it showed itself."""
        said = tuple(dict.fromkeys((*self.warnings, *warnings)))
        return replace(self, gateway=replace(self.gateway, identity=identity), warnings=said)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigurationReading:
    """What came of a read of the configuration, and what was said beside it."""

    configuration: Configuration
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listening:
    """A session that keeps what its gateway says beside its replies, each warning once.

    Args:
        session: carries the requests.
        host: the gateway's name, for the warnings.
        warnings: what it has said so far.
    """

    session: Session
    host: str
    warnings: list[str] = field(default_factory=list)

    @property
    def vocabulary(self) -> Vocabulary | None:
        """What the site lets pass in the replies of this gateway."""
        return self.session.vocabulary

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return what it would send for a request, word for word."""
        return self.session.messages(request)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send a request, return the raw reply to each of its messages."""
        replies = self.session.send(request)
        self._hear(replies)
        return replies

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests in one go; return for each the raw reply, or why it is missing."""
        outcomes = self.session.send_all(requests)
        self._hear(outcomes)
        return outcomes

    def reopen(self) -> None:
        """Open the session again, after it was lost."""
        self.session.reopen()

    def _hear(self, outcomes: t.Iterable[Outcome]) -> None:
        self.warnings.extend(each for each in said_beside(outcomes, self.host) if each not in self.warnings)


def said_beside(outcomes: t.Iterable[Outcome], host: str) -> tuple[str, ...]:
    """Return the warnings of a gateway beside its replies, each once."""
    replies = [each for each in outcomes if not isinstance(each, DeviceError)]
    found = dict.fromkeys(said for reply in replies for said in warnings_beside(reply))
    return tuple(f"{host}: a warning beside the reply: {said}" for said in found)


def heard(requests: t.Sequence[Request], outcomes: t.Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes whose warnings are told; a line of an answer to a probe may look like one."""
    both = zip(requests, outcomes, strict=True)
    return tuple(outcome for request, outcome in both if not isinstance(request, ProbeRead))


def read_gateway(
    session: Session,
    request: Read,
    *,
    host: str,
    clock: t.Callable[[], datetime.datetime],
    beside: t.Sequence[Request] = (),
) -> Reading:
    """Read a gateway, and which box it is, in one round trip where the connection can.

    Args:
        session: what carries the read.
        request: what is asked for.
        host: the gateway's name, for messages.
        clock: gives the time, with its zone. The reply is as old as its request.
        beside: what else is asked for in the same round trip.

    Raises:
        DeviceError: no reply came, or what came is not the reply that was asked for.
        LibraryError: a Python library is needed to read the reply.
    """
    asked_at = clock()
    reply, system, *more = session.send_all((request, SYSTEM, *beside))
    reading = reading_of(reply, request, host=host, asked_at=asked_at)
    identity, elsewhere = read_identity(system), tuple[Outcome, ...]()
    if asks_elsewhere(system, identity):
        elsewhere = session.send_all(ELSEWHERE)
        identity = read_identity_elsewhere(identity, *elsewhere)
    said = said_beside((system, *elsewhere, *heard(beside, more)), host)
    release = read_release(system, *elsewhere)
    read = replace(reading.of_box(identity, said), beside=tuple(more), release=release)
    return read.learned(session.vocabulary, host)


def read_state(
    session: Session, request: Read, *, host: str, clock: t.Callable[[], datetime.datetime]
) -> Reading:
    """Read a gateway that is read again and again; which box it is, is not asked again.

    A vocabulary counts for releases, so the release is. It takes and raises what C(read_gateway) does.
    """
    if session.vocabulary is not None:
        reading = read_gateway(session, request, host=host, clock=clock)
        return replace(reading, gateway=replace(reading.gateway, identity=None))
    asked_at = clock()
    (reply,) = session.send(request)
    return reading_of(reply, request, host=host, asked_at=asked_at)


def asks_elsewhere(system: Outcome, identity: _model.Identity) -> bool:
    """Return whether other requests may show what the system information does not."""
    return not identity.complete and (not isinstance(system, DeviceError) or system.answered)


def reading_of(reply: Outcome, request: Read, *, host: str, asked_at: datetime.datetime) -> Reading:
    """Return what a raw reply shows.

    Args:
        reply: the reply, or why it is missing.
        request: what was asked for.
        host: the gateway's name, for messages.
        asked_at: when it was asked, with its zone.

    Raises:
        DeviceError: it is missing, or not the reply that was asked for.
        LibraryError: a Python library is needed to read it.
    """
    if isinstance(reply, DeviceError):
        raise reply
    try:
        gateway = parse(reply)
    except ParseError as error:
        raise DeviceError(host, command=request.typed, cause=str(error), remedy=_NOT_A_REPLY) from error
    except LibraryError as error:
        raise error.during(host, command=request.typed) from error
    _refuse_other_groups(gateway, request, host)
    return Reading(
        gateway=replace(gateway, collected_at=utc_text(asked_at), redundancy_group=request.redundancy_group),
        reply=str.__str__(reply),
        warnings=said_beside((reply,), host),
    )


def read_configuration(session: Session, *, host: str) -> ConfigurationReading:
    """Read what a gateway is configured to do at redundancy events.

    Raises:
        DeviceError: no reply came, or what came is no configuration.
        LibraryError: jxmlease is not installed.
    """
    return configuration_of(session.send(ConfigurationRead()), host=host)


def configuration_of(replies: t.Sequence[str], *, host: str) -> ConfigurationReading:
    """Return the configuration of services redundancy that raw replies show.

    Raises:
        DeviceError: they are no configuration.
        LibraryError: jxmlease is not installed.
    """
    request = ConfigurationRead()
    try:
        configuration = parse_configuration(*replies)
    except ParseError as error:
        cause = str(error)
        raise DeviceError(host, command=request.label, cause=cause, remedy=_NO_CONFIGURATION) from error
    except LibraryError as error:
        raise error.during(host, command=request.label) from error
    return ConfigurationReading(configuration=configuration, warnings=said_beside(replies, host))


def read_signal_routes(session: Session, routes: t.Sequence[SignalRoute]) -> tuple[ShownRoute, ...]:
    """Read whether signal routes are active, in one round trip where the connection can.

    Raises:
        ArgumentError: the connection cannot say the name of a routing table.
    """
    requests = [RouteRead(prefix=each.prefix, table=each.table) for each in routes]
    outcomes = session.send_all(requests) if requests else ()
    return tuple(read_signal_route(*each) for each in zip(routes, outcomes, strict=True))


def _refuse_other_groups(gateway: _model.Gateway, request: Read, host: str) -> None:
    shown = [group.id for group in gateway.groups]
    if request.redundancy_group is not None and shown != [request.redundancy_group]:
        cause = f"redundancy groups in the reply - Expected: [{request.redundancy_group}] Actual: {shown}"
        raise DeviceError(host, command=request.typed, cause=cause, remedy=_ANOTHER_GROUP)
