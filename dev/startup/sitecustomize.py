# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Lets Ansible start sooner: it keeps what it compiles and what it reads, and looks for garbage seldom.

Ansible compiles what plugins import from a collection anew in each run, and in each process of a task or a
persistent connection. Each reads its own tables anew too, 470 kB of YAML. Python looks for garbage again and
again while it imports, and a run is over before there is much. Python imports this when it starts with this
folder in PYTHONPATH, as integration targets do on the usual core.
"""

from __future__ import annotations

import gc
import sys
import types
import typing as t

_PROGRAMS = ("ansible", "ansible-playbook", "ansible_connection_cli_stub.py")
_OBJECTS = 100_000  # new ones, until Python looks for garbage among them
_LARGE = 50_000  # characters of YAML; only Ansible's own tables have as many


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


def _keep_read() -> None:
    import yaml

    anew = yaml.load
    plain = (yaml.CBaseLoader, yaml.CSafeLoader)

    def load(stream: t.Any, Loader: type) -> t.Any:
        text = stream.read() if hasattr(stream, "read") else stream
        if Loader not in plain or len(text) < _LARGE:
            return anew(text, Loader)
        return _kept(text, Loader.__name__, lambda: anew(text, Loader))

    yaml.load = load


def _kept(text: str | bytes, kind: str, read: t.Callable[[], t.Any]) -> t.Any:
    """Return what a text was read as before: a file that its digest names holds it, beside the bytecode."""
    import hashlib
    import marshal
    import os

    source = text.encode() if isinstance(text, str) else text
    name = f"{hashlib.sha256(source).hexdigest()}.{kind}.{sys.implementation.cache_tag}"
    path = os.path.join(os.path.dirname(__file__), "__pycache__", name)
    if os.path.exists(path):
        with open(path, "rb") as file:
            return marshal.load(file)
    found = read()
    written = f"{path}.{os.getpid()}"
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(written, "wb") as file:
        marshal.dump(found, file)
    os.replace(written, path)
    return found


if any(word.rpartition("/")[2] in _PROGRAMS for word in sys.orig_argv[1:4]):
    _keep_compiled()
    _keep_read()
    gc.set_threshold(_OBJECTS)
