# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The RPCs and commands that we send, and how a connection carries them.

A read is one round trip: the command itself, over NETCONF as C(<command>), over the CLI as it is
typed. The words of the command are documented; the input of the RPC behind it is not.
"""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, replace

from ansible_collections.junos_ha.srd.plugins.module_utils import _model
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    DeviceError,
    LibraryError,
    ParseError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse

LAST_GROUP = 16

_PIPES: dict[_model.Format, str] = {"text": "", "xml": " | display xml", "json": " | display json"}
_NOT_A_REPLY = (
    "run the command on the gateway: it needs the view permission and a Junos release and line cards "
    "that have services redundancy"
)
_ANOTHER_GROUP = "check that the redundancy group is configured on this gateway"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One C(show services redundancy-group): how much it tells, of which group, in which format.

    Raises:
        ArgumentError: the id is no id of a redundancy group, 1 to 16.
    """

    level: _model.Level = "extensive"
    redundancy_group: int | None = None
    format: _model.Format = "text"

    def __post_init__(self) -> None:
        if self.redundancy_group is not None and not 1 <= self.redundancy_group <= LAST_GROUP:
            raise ArgumentError(
                f"redundancy_group - Expected: 1 to {LAST_GROUP} Actual: {self.redundancy_group}"
            )

    @property
    def command(self) -> str:
        """The command, as documented."""
        group = "" if self.redundancy_group is None else f" {self.redundancy_group}"
        return f"show services redundancy-group{group} {self.level}"

    @property
    def typed(self) -> str:
        """The command as it is typed at the CLI."""
        return self.command + _PIPES[self.format]

    @property
    def rpc(self) -> str:
        """The command as it is sent over NETCONF."""
        return f'<command format="{self.format}">{self.command}</command>'


class Session(t.Protocol):
    """Whatever carries a read to a gateway and its reply back.

    It raises a C(DeviceError) where no reply comes.
    """

    def read(self, request: Read) -> str:
        """Send a read, return the raw reply."""

    def reopen(self) -> None:
        """Open the session again, after it was lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of a read: the gateway's state, and the reply that told it."""

    gateway: _model.Gateway
    reply: str


def read_gateway(
    session: Session, request: Read, *, host: str, clock: t.Callable[[], datetime.datetime]
) -> Reading:
    """Read a gateway in one round trip.

    Args:
        session: what carries the read.
        request: what is asked for.
        host: the gateway's name, for messages.
        clock: gives the time, with its zone. The reply is as old as its request.

    Raises:
        DeviceError: no reply came, or what came is not the reply that was asked for.
        LibraryError: a Python library is needed to read the reply.
    """
    collected_at = _iso(clock())
    reply = session.read(request)
    try:
        gateway = parse(reply)
    except ParseError as error:
        raise DeviceError(host, command=request.typed, cause=str(error), remedy=_NOT_A_REPLY) from error
    except LibraryError as error:
        raise error.during(host, command=request.typed) from error
    _refuse_other_groups(gateway, request, host)
    return Reading(gateway=replace(gateway, collected_at=collected_at), reply=str.__str__(reply))


def _refuse_other_groups(gateway: _model.Gateway, request: Read, host: str) -> None:
    shown = [group.id for group in gateway.groups]
    if request.redundancy_group is not None and shown != [request.redundancy_group]:
        cause = f"redundancy groups in the reply - Expected: [{request.redundancy_group}] Actual: {shown}"
        raise DeviceError(host, command=request.typed, cause=cause, remedy=_ANOTHER_GROUP)


def _iso(time: datetime.datetime) -> str:
    return time.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
