# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The file with the tasks of a maintenance: refused before anything is sent, where it cannot be run."""

from __future__ import annotations

import os
import typing as t

from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line


class Loader(t.Protocol):
    """What Ansible reads its files with."""

    def load_from_file(self, file_name: str, cache: str = "all") -> object:
        """Return what a file of YAML holds."""


def refuse_no_tasks(path: str | None, loader: Loader) -> None:
    """Refuse a path unless it leads to a list of tasks.

    Raises:
        ArgumentError: it does not.
    """
    wrong = _wrong(path, loader) if path else "nothing"
    if wrong:
        raise ArgumentError(
            "srd_maintenance_tasks - Expected: the full path of a file of tasks "
            f"Actual: {wrong}. Nothing was sent"
        )


def _wrong(path: str, loader: Loader) -> str:
    """Return what is wrong with a file of tasks; nothing where it can be run."""
    full = os.path.expanduser(path)
    if not os.path.isabs(full):
        return f"{path}, which is not a full path"
    if not os.path.exists(full):
        return f"{path} is not there"
    if not os.path.isfile(full):
        return f"{path} is not a file"
    try:
        tasks = loader.load_from_file(full, cache="none")
    except (AnsibleError, OSError, UnicodeError) as error:
        return f"{path} cannot be read, {line(str(error))}"
    return "" if _is_list_of_tasks(tasks) else f"{path} is not a list of tasks"


def _is_list_of_tasks(loaded: object) -> bool:
    """Return whether what a file holds is a list of tasks: neither empty, nor a playbook."""
    if not isinstance(loaded, list) or not loaded:
        return False
    return all(isinstance(each, dict) and "hosts" not in each for each in loaded)
