# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The callback junos_ha.srd.verdict."""

from __future__ import annotations

DOCUMENTATION = r"""
name: verdict
type: aggregate
short_description: Show the verdict of a run once more, below the recap
version_added: 0.2.0
author: The junos_ha.srd contributors (@junos-ha)
description:
  - Shows the last verdict on each pair or fleet below the recap, the worst first, so that it does not scroll
    away.
  - A run that asked whether gateways may be taken down shows the answer for each of them.
  - Of a run that moved mastership it also says what was moved, and what each move cost, in seconds, whatever
    the verdict is.
  - Below GO of a precheck stands how to ask whether a gateway may be taken down, which is another question.
  - A run that uses this collection and reached no verdict is UNKNOWN, and so is GO of a host that failed
    afterwards. The line then says why, so a crash differs from NO-GO although both end with the same exit
    status.
  - It shows nothing of other runs, and changes no exit status.
requirements:
  - To be enabled, by C(callbacks_enabled = junos_ha.srd.verdict) in the section C(defaults) of
    C(ansible.cfg), or by E(ANSIBLE_CALLBACKS_ENABLED).
"""

EXAMPLES = r"""
# In ansible.cfg:
#
# [defaults]
# callbacks_enabled = junos_ha.srd.verdict

- name: Audit the fleet
  junos_ha.srd.redundancy_audit:
    leads: "{{ groups['leads'] }}"

# Below the recap:
#
# junos_ha.srd: GO
#   localhost - GO: of 2 pairs 2 GO, 0 NO-GO, 0 UNKNOWN
"""

import typing as t
from pathlib import Path

from ansible.plugins.callback import CallbackBase

from ansible_collections.junos_ha.srd.plugins.plugin_utils._display import show_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.closing import Closing

_PLAYBOOKS = Path(__file__).resolve().parents[2] / "playbooks"


class CallbackModule(CallbackBase):  # type: ignore[misc]  # ansible-core has no types
    """Shows the verdict once more."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "junos_ha.srd.verdict"
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self) -> None:
        super().__init__()
        self._closing = Closing()

    def v2_playbook_on_start(self, playbook: t.Any) -> None:
        """Note whether the playbook is one of this collection."""
        path = Path(str(playbook._file_name)).resolve()
        self._closing.is_own = self._closing.is_own or path.parent == _PLAYBOOKS

    def v2_playbook_on_task_start(self, task: t.Any, is_conditional: bool) -> None:
        """Note whether the task is one of this collection."""
        self._closing.see_task(_action_of(task))

    def v2_runner_on_ok(self, result: t.Any) -> None:
        """Note a verdict."""
        self._see_result(result)

    def v2_runner_on_failed(self, result: t.Any, ignore_errors: bool = False) -> None:
        """Note a verdict, and a failure."""
        self._see_result(result)
        if not ignore_errors:
            self._closing.see_failure(result._host.get_name(), dict(result._result))

    def v2_runner_on_unreachable(self, result: t.Any) -> None:
        """Note a failure."""
        self._closing.see_failure(result._host.get_name(), dict(result._result))

    def v2_playbook_on_stats(self, stats: t.Any) -> None:
        """Show the verdict."""
        for line in self._closing.lines({*stats.failures, *stats.dark}):
            show_text(self._display, line)

    def _see_result(self, result: t.Any) -> None:
        self._closing.see_result(result._host.get_name(), _action_of(result._task), dict(result._result))


def _action_of(task: t.Any) -> str:
    """Return the full name of a task's action, which the keyword C(collections) of a play shortens."""
    action = str(task.action)
    is_short = "." not in action and "{{" not in action  # a template is not resolved yet
    return str(task.resolved_action or action) if is_short else action
