# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Runs an action as a task would, without a play."""

from __future__ import annotations

import importlib
import typing as t
from dataclasses import dataclass, field
from types import SimpleNamespace

from ansible.parsing.dataloader import DataLoader
from ansible.utils.unsafe_proxy import wrap_var

Result = dict[str, t.Any]


@dataclass(frozen=True, kw_only=True)
class Play:
    """The surroundings of a task: its host, the gathered facts of each host, and its keywords."""

    host: str = "mx1"
    gathered: t.Mapping[str, t.Any] = field(default_factory=dict)
    check_mode: bool = False
    diff: bool = False
    until: t.Sequence[str] = ()
    retries: int | None = None
    delegate_to: str | None = None
    strategy: str = "linear"
    hosts: tuple[str, ...] = ("mx1",)  # of the play
    given: t.Mapping[str, t.Any] = field(default_factory=dict)  # variables of the host
    of_hosts: t.Mapping[str, t.Mapping[str, t.Any]] = field(default_factory=dict)  # variables of each

    @property
    def variables(self) -> dict[str, t.Any]:
        """The variables of the task."""
        hostvars = {
            name: {"ansible_facts": _facts(it), **self.of_hosts.get(name, {})}
            for name, it in self.gathered.items()
        }
        own = hostvars.get(self.host, {"ansible_facts": {}})
        known = {"inventory_hostname": self.host, "hostvars": hostvars, "ansible_play_hosts_all": self.hosts}
        return {**known, **own, **self.given}


class Shown(str):
    """Text on the console, with its color."""

    color: str | None

    def __new__(cls, text: str, color: str | None) -> Shown:
        """Return the text with its color."""
        shown = super().__new__(cls, text)
        shown.color = color
        return shown


def act(name: str, arguments: t.Mapping[str, t.Any], play: Play | None = None) -> tuple[Result, list[Shown]]:
    """Return the result of an action, and its console output."""
    play = play or Play()
    module = importlib.import_module(f"ansible_collections.junos_ha.srd.plugins.action.{name}")
    task = SimpleNamespace(
        action=f"junos_ha.srd.{name}",
        args=dict(arguments),
        async_val=0,
        check_mode=play.check_mode,
        delegate_to=play.delegate_to,
        diff=play.diff,
        environment=None,
        get_play=lambda: SimpleNamespace(strategy=play.strategy),
        retries=play.retries,
        until=list(play.until),
    )
    action = module.ActionModule(
        task=task,
        connection=SimpleNamespace(_shell=SimpleNamespace(tmpdir=None)),
        play_context=SimpleNamespace(check_mode=play.check_mode, diff=play.diff),
        loader=DataLoader(),
        templar=SimpleNamespace(template=lambda value: value),
        shared_loader_obj=None,
    )
    action._load_name = task.action  # as the loader of plugins sets it
    shown: list[Shown] = []
    action._display = SimpleNamespace(display=lambda text, color=None: shown.append(Shown(text, color)))
    return action.run(task_vars=play.variables), shown


def _facts(gathered: object) -> dict[str, t.Any]:
    return {} if gathered is None else {"junos_srd": wrap_var(gathered)}
