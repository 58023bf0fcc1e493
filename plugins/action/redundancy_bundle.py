# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_bundle."""

from __future__ import annotations

import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, BundleError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import REPORT_ONLY
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.archive import SUFFIX, packed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.bundle import Bundle, bundle
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.directory import (
    KEY,
    REPLACED,
    differs,
    files_of,
    keep_replaced,
    key_of,
    write,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.files import expanded


class ActionModule(Action):
    """Makes the replies of a first contact anonymous, and one file of them. It sends nothing."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "directory": {"type": "str", "required": True},
        "destination": {"type": "str", "required": True},
        "key_file": {"type": "str"},
        "vendor_words": {"type": "list", "elements": "str", "default": []},
        **REPORT_ONLY,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Write the bundle, and the list of what was replaced beside the originals; show what came of it."""
        try:
            told = self._made(arguments)
        except BundleError as error:
            told = {"changed": False, "failed": not arguments["report_only"], "msg": f"no bundle: {error}"}
        self.show(told["msg"])
        return told

    def _made(self, arguments: Arguments) -> Result:
        directory = _path("directory", arguments["directory"])
        destination = _path("destination", arguments["destination"])
        if not destination.name.endswith(SUFFIX):
            raise ArgumentError(f"destination - Expected: a file *{SUFFIX} Actual: {str(destination)!r}")
        key_file = _path("key_file", arguments["key_file"] or str(directory / KEY))
        is_kept = not self._task.check_mode
        made = bundle(files_of(directory), key_of(key_file, is_kept=is_kept), arguments["vendor_words"])
        data = packed(made.files)
        changed = differs(destination, data)
        if is_kept:  # the list first: there is no bundle without it
            keep_replaced(directory / REPLACED, made)
            if changed:
                write(destination, data)
        return _told(made, destination, directory / REPLACED, changed=changed)


def _path(option: str, given: str) -> Path:
    try:
        return expanded(given).absolute()
    except OSError as error:
        raise ArgumentError(f"{option} - Expected: a path Actual: {given!r}, {error}") from error


def _told(made: Bundle, destination: Path, replaced: Path, *, changed: bool) -> Result:
    count = sum(made.counts.values())
    return {
        "changed": changed,
        "msg": f"bundle: {destination}, {count} names, addresses and words replaced; "
        f"{replaced} says which, and stays here. Nothing was sent{made.hidden}",
        "path": str(destination),
        "files": sorted(made.files),
        "replaced": made.counts,
        "replaced_file": str(replaced),
        "unclassed": list(made.unclassed),
    }
