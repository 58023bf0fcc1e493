# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The base of the actions: plain arguments in, one call into the domain, its errors turned into Ansible's."""

from __future__ import annotations

import abc
import typing as t
from dataclasses import dataclass

from ansible.executor.task_executor import start_connection
from ansible.plugins.action import ActionBase

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    DeviceError,
    SrdError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import refuse_former
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable_lines
from ansible_collections.junos_ha.srd.plugins.plugin_utils._display import show_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.session import open_session
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain

Arguments = dict[str, t.Any]
Result = dict[str, t.Any]
Variables = dict[str, t.Any]

# For actions that roles call: their options as one dictionary.
OPTIONS: dict[str, dict[str, t.Any]] = {"options": {"type": "dict"}}


class Action(ActionBase, metaclass=abc.ABCMeta):  # type: ignore[misc]  # ansible-core has no types
    """An action of this collection. C(ARGUMENTS) is its argument spec, held against its documentation."""

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {}

    _supports_check_mode = True
    _supports_async = False

    @abc.abstractmethod
    def act(self, arguments: Arguments, task_vars: Variables) -> Result:
        """Do the work, given validated arguments of plain types; return what the task returns."""

    def run(self, tmp: str | None = None, task_vars: Variables | None = None) -> Result:
        """Run the task."""
        result: Result = super().run(tmp, task_vars)
        try:
            if "options" in self.ARGUMENTS:
                self._task.args = _merged(self._task.args)
            refuse_former(self._task.args)
            arguments: Arguments = plain(self.validate_argument_spec(argument_spec=self.ARGUMENTS)[1])
            return _shown({**result, **self.act(arguments, task_vars or {})})
        except SrdError as error:
            return _shown({**result, "failed": True, "msg": str(error)})

    def host(self, task_vars: Variables) -> str:
        """Return the name of the gateway that the task speaks to, as the inventory has it."""
        return str(self._task.delegate_to or task_vars["inventory_hostname"])

    def show(self, text: str) -> None:
        """Show a text on the console. It commands no terminal, whatever a gateway sent."""
        show_text(self._display, text)

    def session(self, task_vars: Variables) -> Session:
        """Return the session to that gateway."""
        return PlainSession(open_session(self._connection, self.host(task_vars), self._start_connection))

    def _start_connection(self) -> str:
        options = self._connection.get_options()
        return str(start_connection(self._play_context, options, self._task._uuid))


def warned(warnings: t.Iterable[str]) -> Result:
    """Return what a task returns for Ansible to warn of: each warning once; no key without a warning."""
    found = sorted(set(warnings))
    return {"warnings": found} if found else {}


def _shown(result: Result) -> Result:
    """Return a result whose messages command no terminal, whatever a gateway sent."""
    shown = dict(result)
    if isinstance(result.get("msg"), str):
        shown["msg"] = printable_lines(result["msg"])
    if "warnings" in result:
        shown["warnings"] = [printable_lines(each) for each in result["warnings"]]
    return shown


def _merged(given: Arguments) -> Arguments:
    """Return arguments, with those that stand in C(options) among them. One that is given by itself counts.

    Raises:
        ArgumentError: C(options) is no dictionary, or has options of its own.
    """
    options = given.get("options") or {}
    if not isinstance(options, dict) or "options" in options:
        raise ArgumentError(f"options - Expected: a dictionary of options Actual: {options!r}")
    return {**options, **{name: value for name, value in given.items() if name != "options"}}


@dataclass(frozen=True, slots=True)
class PlainSession:
    """A session whose replies are plain text."""

    session: Session

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return what it would send for a request, word for word."""
        return self.session.messages(request)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send a request, return the raw reply to each of its messages."""
        return tuple(plain(reply) for reply in self.session.send(request))

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests in one go; return for each the raw reply, or why it is missing."""
        outcomes = self.session.send_all(requests)
        return tuple(each if isinstance(each, DeviceError) else plain(each) for each in outcomes)

    def reopen(self) -> None:
        """Open the session again, after it was lost."""
        self.session.reopen()


def gathered(variables: t.Mapping[str, t.Any]) -> object:
    """Return the facts of a gateway that are among the variables of its host; None where it has none."""
    return plain(variables.get("ansible_facts", {}).get("junos_srd"))
