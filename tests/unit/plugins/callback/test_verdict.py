# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The callback knows its tasks by whatever name a play may call them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ansible_collections.junos_ha.srd.plugins.callback import verdict

GO = {"verdict": "go", "msg": "GO: 86 of 86 checks passed"}


@pytest.mark.parametrize(
    ("action", "resolved", "lines"),
    [
        ("junos_ha.srd.redundancy_verdict", None, ["junos_ha.srd: GO", f"  mx1 - {GO['msg']}"]),
        (
            "redundancy_verdict",  # with the keyword collections
            "junos_ha.srd.redundancy_verdict",
            ["junos_ha.srd: GO", f"  mx1 - {GO['msg']}"],
        ),
        ("redundancy_verdict", "ansible.legacy.redundancy_verdict", []),
        ("redundancy_verdict", None, []),
        ("{{ which }}", "junos_ha.srd.redundancy_verdict", []),  # while it is not resolved, nobody asks
    ],
)
def test_a_verdict_is_shown_under_each_name_of_its_task(
    action: str, resolved: str | None, lines: list[str]
) -> None:
    shown: list[str] = []
    callback = verdict.CallbackModule()
    callback._display = SimpleNamespace(display=shown.append)
    task = SimpleNamespace(action=action, resolved_action=resolved)
    host = SimpleNamespace(get_name=lambda: "mx1")
    callback.v2_playbook_on_task_start(task, False)
    callback.v2_runner_on_ok(SimpleNamespace(_task=task, _host=host, _result=GO))
    callback.v2_playbook_on_stats(SimpleNamespace(failures={}, dark={}))
    assert shown == lines
