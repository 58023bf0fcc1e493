# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Refuses a run that skips tasks: it would reach no verdict, and end like one that did."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError


def refuse_partial(options: t.Mapping[str, t.Any]) -> None:
    """Refuse options of C(ansible-playbook) that skip tasks.

    Args:
        options: the options of the run, by the names that Ansible has for them.

    Raises:
        ArgumentError: one of them is given.
    """
    tags, start = options.get("tags") or (), options.get("start_at_task")
    given = {
        "--tags": "" if not tags or "all" in tags else ", ".join(tags) or "nothing",
        "--skip-tags": ", ".join(options.get("skip_tags") or ()),
        "--start-at-task": "" if start is None else start or "nothing",
        "--step": "given" if options.get("step") else "",
    }
    for name, value in given.items():
        if value:
            raise ArgumentError(
                f"{name} - Expected: not given, for only a whole run reaches a verdict Actual: {value}"
            )
