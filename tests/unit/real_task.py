# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""An action on the hosts of an inventory file: task, play and variables are Ansible's own."""

from __future__ import annotations

import importlib
import typing as t
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from ansible.inventory.manager import InventoryManager
from ansible.parsing.dataloader import DataLoader
from ansible.playbook.play import Play
from ansible.playbook.play_context import PlayContext
from ansible.vars.hostvars import HostVars
from ansible.vars.manager import VariableManager

Result = dict[str, t.Any]


@dataclass(frozen=True, kw_only=True)
class RealTask:
    """A task on one host.

    Args:
        inventory: the path of the inventory.
        host: the host.
        limit: what C(--limit) says.
        password: what C(--ask-pass) was answered with.
        check_mode: whether it runs in check mode.
        delegate_to: the host that it is delegated to.
        play: keywords of the play.
    """

    inventory: Path
    host: str = "localhost"
    limit: str | None = None
    password: str | None = None
    check_mode: bool = False
    delegate_to: str | None = None
    play: t.Mapping[str, t.Any] | None = None

    def action(self, name: str, arguments: t.Mapping[str, t.Any]) -> tuple[t.Any, dict[str, t.Any]]:
        """Return an action of this collection, and the variables of its task."""
        loader = DataLoader()
        hosts = InventoryManager(loader, [str(self.inventory)])
        hosts.subset(self.limit)
        manager = VariableManager(loader, hosts)
        HostVars(hosts, manager, loader)
        given = {"hosts": self.host, "tasks": [{"ansible.builtin.debug": {}}], **(self.play or {})}
        play = Play.load(given, variable_manager=manager, loader=loader)
        task = play.get_tasks()[0][0]
        task.args, task.check_mode = dict(arguments), self.check_mode
        task.delegate_to = self.delegate_to
        context = PlayContext(play=play, passwords={"conn_pass": self.password} if self.password else None)
        module = importlib.import_module(f"ansible_collections.junos_ha.srd.plugins.action.{name}")
        action = module.ActionModule(
            task=task,
            connection=SimpleNamespace(_shell=SimpleNamespace(tmpdir=None)),
            play_context=context,
            loader=loader,
            templar=None,
            shared_loader_obj=None,
        )
        action._load_name = f"junos_ha.srd.{name}"
        return action, manager.get_vars(play=play, host=hosts.get_host(self.host), task=task)

    def run(self, name: str, arguments: t.Mapping[str, t.Any]) -> tuple[Result, list[str]]:
        """Run an action; return its result and its console output."""
        action, variables = self.action(name, arguments)
        shown: list[str] = []
        action._display = SimpleNamespace(display=lambda text, color=None: shown.append(str(text)))
        return action.run(task_vars=variables), shown
