# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The base of the actions: plain arguments in, one call into the domain, its errors turned into Ansible's."""

from __future__ import annotations

import abc
import typing as t

from ansible.plugins.action import ActionBase

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._expectation.options import refuse_former
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable_lines
from ansible_collections.junos_ha.srd.plugins.plugin_utils._display import show_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain

Arguments = dict[str, t.Any]
Result = dict[str, t.Any]
Variables = dict[str, t.Any]

_FACTS, _REPLY = "schema", "reply"  # keys of facts

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
            shown: Result = _shown({**result, **self.act(arguments, task_vars or {})})
            return shown
        except SrdError as error:
            failed: Result = _shown({**result, "failed": True, "msg": str(error)})
            return failed

    def host(self, task_vars: Variables) -> str:
        """Return the name of the gateway that the task speaks to, as the inventory has it."""
        return str(self._task.delegate_to or task_vars["inventory_hostname"])

    def show(self, text: str) -> None:
        """Show a text on the console. It commands no terminal, whatever a gateway sent."""
        show_text(self._display, text)


def warned(warnings: t.Iterable[str], *, first: t.Iterable[str] = ()) -> Result:
    """Return what a task returns for Ansible to warn of: each warning once; no key without a warning.

    Args:
        warnings: the warnings.
        first: those that are to be read before all others.
    """
    found = list(dict.fromkeys((*sorted(set(first)), *sorted(set(warnings)))))
    return {"warnings": found} if found else {}


def _shown(value: t.Any) -> t.Any:
    """Return a result without what commands a terminal, whatever a gateway sent: Ansible may print all of it.

    The raw reply beside facts stays as it came: it may be read again.
    """
    if isinstance(value, str):
        return value if value.isprintable() else "\t".join(map(printable_lines, value.split("\t")))
    if isinstance(value, (list, tuple)):
        return type(value)(map(_shown, value))
    if isinstance(value, dict):
        raw = {_REPLY} if _FACTS in value else set[str]()
        return {key: each if key in raw else _shown(each) for key, each in value.items()}
    return value


def _merged(given: Arguments) -> Arguments:
    """Return arguments, with those that stand in C(options) among them. One that is given by itself counts.

    Raises:
        ArgumentError: C(options) is no dictionary, or has options of its own.
    """
    options = given.get("options") or {}
    if not isinstance(options, dict) or "options" in options:
        raise ArgumentError(f"options - Expected: a dictionary of options Actual: {options!r}")
    return {**options, **{name: value for name, value in given.items() if name != "options"}}


def gathered(variables: t.Mapping[str, t.Any]) -> object:
    """Return the facts of a gateway that are among the variables of its host; None where it has none."""
    return plain(variables.get("ansible_facts", {}).get("junos_srd"))
