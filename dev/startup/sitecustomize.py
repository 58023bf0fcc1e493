# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lets Ansible start sooner: it keeps what it compiles of a collection, and looks for garbage seldom.

Ansible compiles what plugins import from a collection anew in each run, and in each process of a task. Python
looks for garbage again and again while it imports, and a run is over before there is much. Python
imports this when it starts with this folder in PYTHONPATH, as integration targets do on the usual core.
"""

from __future__ import annotations

import gc
import sys
import types
import typing as t

_PROGRAMS = ("ansible", "ansible-playbook")
_OBJECTS = 100_000  # new ones, until Python looks for garbage among them


def _keep_compiled() -> None:
    from importlib.machinery import SourceFileLoader

    from ansible.utils.collection_loader import _collection_finder

    loader = _collection_finder._AnsibleCollectionPkgLoaderBase
    anew = loader.get_code

    def get_code(self: t.Any, fullname: str) -> types.CodeType | None:
        path = str(self._source_code_path or "")
        if not path.endswith(".py"):  # of a package without a file
            return t.cast("types.CodeType | None", anew(self, fullname))
        return SourceFileLoader(fullname, path).get_code(fullname)

    loader.get_code = get_code


if any(word.rpartition("/")[2] in _PROGRAMS for word in sys.orig_argv[1:4]):
    _keep_compiled()
    gc.set_threshold(_OBJECTS)
