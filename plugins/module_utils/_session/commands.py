# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All that is ever sent to a gateway: reads that change nothing, and the one request that does.

The words of the commands are documented. A read goes over NETCONF as C(<command>), since the input of
the RPC behind it is not; the trigger goes as its RPC, which has been used on real gateways.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import LAST_SET

LAST_GROUP = 16
LONGEST_EVENT = 63

_PIPES: dict[_model.Format, str] = {"text": "", "xml": " | display xml", "json": " | display json"}
_INHERITED = " | display inheritance | display xml"
_CONFIGURED = (
    "event-options redundancy-event",
    "policy-options redundancy-policy",
    "services redundancy-set",
    "services service-set",
    "protocols iccp",
)
_FILTER = (
    "<event-options><redundancy-event/></event-options>"
    "<policy-options><redundancy-policy/></policy-options>"
    "<services><redundancy-set/><service-set/></services>"
    "<protocols><iccp/></protocols>"
)
_COMMITTED = 'database="committed" inherit="inherit"'
# Of ICCP what is read, where a part is read alone; its keys are left out.
_NARROWER = {
    "iccp": "<iccp><local-ip-addr/><peer><name/><local-ip-addr/><redundancy-group-id-list/>"
    "<liveness-detection/></peer></iccp>"
}

# What the CLI takes for one word, and for nothing else.
_WORD = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
# A command of a user's own: no pipe, no help of the CLI, nothing that could end the line.
_SHOW = re.compile(r"show +[A-Za-z0-9\"][A-Za-z0-9 ._:/,*+@=()\[\]^$\"'-]*")
_PRINTABLE = f"1 to {LONGEST_EVENT} printable characters, no blank around them"

# Of a request: the raw reply, or why it is missing. pylint takes the other form for an operation on classes.
Outcome = t.Union[str, DeviceError]  # noqa: UP007


class Request(t.Protocol):
    """Something to send, in the words of either connection."""

    @property
    def label(self) -> str:
        """What it is called in a message to a person."""

    @property
    def rpc(self) -> str:
        """The message that is sent over NETCONF."""

    @property
    def commands(self) -> tuple[str, ...]:
        """The commands that are typed at the CLI, one after another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One C(show services redundancy-group): how much it shows, of which group, in which format.

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
    def label(self) -> str:
        """The command as it is typed."""
        return self.typed

    @property
    def commands(self) -> tuple[str, ...]:
        """The one command."""
        return (self.typed,)

    @property
    def rpc(self) -> str:
        """The command as it is sent over NETCONF."""
        return f'<command format="{self.format}">{self.command}</command>'


@dataclass(frozen=True, slots=True)
class ConfigurationRead:
    """The committed configuration of services redundancy, with what it inherits, and nothing else of it.

    Over NETCONF it is one RPC with a filter. The CLI shows one part of a configuration at a time.
    """

    label: t.ClassVar[str] = "get-configuration"

    @property
    def commands(self) -> tuple[str, ...]:
        """A command for each part."""
        return tuple(f"show configuration {part}{_INHERITED}" for part in _CONFIGURED)

    @property
    def rpc(self) -> str:
        """The RPC."""
        return f"<get-configuration {_COMMITTED}><configuration>{_FILTER}</configuration></get-configuration>"


@dataclass(frozen=True, slots=True)
class ShowRead:
    """A read of what stands around the daemon, such as which box it is, always as XML.

    Args:
        command: the command.
        rpc: the RPC that the command stands for.
    """

    command: str
    rpc: str

    @property
    def label(self) -> str:
        """The command as it is typed."""
        return f"{self.command}{_PIPES['xml']}"

    @property
    def commands(self) -> tuple[str, ...]:
        """The one command."""
        return (self.label,)


def _part(words: str) -> ShowRead:
    """Return the read of one part of what C(ConfigurationRead) reads."""
    above, below = words.split(" ")
    filtered = f"<{above}>{_NARROWER.get(below, f'<{below}/>')}</{above}>"
    rpc = f"<get-configuration {_COMMITTED}><configuration>{filtered}</configuration></get-configuration>"
    return ShowRead(f"show configuration {words}{_INHERITED.removesuffix(_PIPES['xml'])}", rpc)


CONFIGURATION_PARTS: tuple[ShowRead, ...] = tuple(_part(words) for words in _CONFIGURED)

SYSTEM = ShowRead("show system information", "<get-system-information/>")
SOFTWARE = ShowRead("show version", "<get-software-information/>")
CHASSIS = ShowRead("show chassis hardware", "<get-chassis-inventory/>")


@dataclass(frozen=True, slots=True)
class ProbeRead:
    """A show command of a user's own, always as text.

    Args:
        command: the command, without a pipe: over NETCONF a gateway sends the whole reply all the same.

    Raises:
        ArgumentError: it is no show command, or may be more than one to the CLI.
    """

    command: str

    def __post_init__(self) -> None:
        if not is_show(self.command):
            raise ArgumentError(f"command - Expected: a show command without a pipe Actual: {self.command!r}")

    @property
    def label(self) -> str:
        """The command."""
        return self.command

    @property
    def commands(self) -> tuple[str, ...]:
        """The one command."""
        return (self.command,)

    @property
    def rpc(self) -> str:
        """The command as it is sent over NETCONF."""
        return f'<command format="text">{escape(self.command)}</command>'


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteRead:
    """A read of a signal route, always as XML.

    Args:
        prefix: its prefix.
        table: its routing table.
    """

    prefix: str
    table: str

    @property
    def label(self) -> str:
        """The command as it is typed."""
        return f"show route {self.prefix} exact table {self.table}{_PIPES['xml']}"

    @property
    def rpc(self) -> str:
        """The RPC, its values as escaped text."""
        inside = (
            f"<destination>{escape(self.prefix)}</destination><exact/><table>{escape(self.table)}</table>"
        )
        return f"<get-route-information>{inside}</get-route-information>"

    @property
    def commands(self) -> tuple[str, ...]:
        """The one command.

        Raises:
            ArgumentError: the name of the table is more to the CLI than one word.
        """
        if not _WORD.fullmatch(self.table):
            expected = "over the CLI, letters, digits, dots, hyphens and underscores"
            raise ArgumentError(f"routing-instance - Expected: {expected} Actual: {self.table!r}")
        return (self.label,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One C(request services redundancy-set): the only thing here that changes a gateway.

    Args:
        redundancy_set: the id of the set, 1 to 100.
        event: the name of a redundancy event, 1 to 63 printable characters.
        force: whether warnings are overridden.

    Raises:
        ArgumentError: the id or the name cannot be one.
    """

    redundancy_set: int
    event: str
    force: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.redundancy_set <= LAST_SET:
            raise ArgumentError(f"redundancy_set - Expected: 1 to {LAST_SET} Actual: {self.redundancy_set}")
        if not self.event.isprintable() or self.event != self.event.strip():
            raise _no_event(_PRINTABLE, self.event)
        if not 1 <= len(self.event) <= LONGEST_EVENT:
            raise _no_event(_PRINTABLE, self.event)

    @property
    def label(self) -> str:
        """The command, whatever the name of the event."""
        force = " force" if self.force else ""
        named = f"{self.redundancy_set} trigger redundancy-event {self.event}"
        return f"request services redundancy-set {named}{force}"

    @property
    def commands(self) -> tuple[str, ...]:
        """The command.

        Raises:
            ArgumentError: the name of the event is more to the CLI than one word.
        """
        if not _WORD.fullmatch(self.event):
            raise _no_event("over the CLI, letters, digits, dots, hyphens and underscores", self.event)
        return (self.label,)

    @property
    def rpc(self) -> str:
        """The RPC, its values as escaped text."""
        event = f"<redundancy-event>{escape(self.event)}</redundancy-event>"
        force = "<force/>" if self.force else ""
        inside = f"<id>{self.redundancy_set}</id><trigger/>{event}{force}"
        return f"<request-services-redundancy-set>{inside}</request-services-redundancy-set>"


def is_show(command: str) -> bool:
    """Return whether a command is show with its arguments, and nothing else to the CLI."""
    return _SHOW.fullmatch(command) is not None and command.count('"') % 2 == 0


def _no_event(expected: str, actual: str) -> ArgumentError:
    return ArgumentError(f"redundancy_event - Expected: {expected} Actual: {actual!r}")
