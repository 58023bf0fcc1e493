# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The vocabulary of a gateway: the file that a variable of its host names."""

from __future__ import annotations

import hashlib
import typing as t
from pathlib import Path

from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary, vocabulary_of
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain

VOCABULARY = "srd_vocabulary"  # the variable of a gateway


class Loader(t.Protocol):
    """What Ansible reads YAML with."""

    def load(self, data: str, file_name: str, show_content: bool) -> object:
        """Return what a text of YAML holds."""


def vocabulary_for(host: str, given: object, loader: Loader) -> Vocabulary | None:
    """Return the vocabulary of a gateway; None where its host has none.

    Args:
        host: the gateway.
        given: what the variable of its host says.
        loader: what Ansible reads YAML with.

    Raises:
        ArgumentError: there is no such file, it is not signed, has expired, or says what it cannot say.
    """
    path = plain(given)
    if path is None:
        return None
    if not isinstance(path, str) or not path.strip():
        raise ArgumentError(f"{host}: {VOCABULARY} - Expected: the path of a file Actual: {path!r}")
    where = f"{host}: {VOCABULARY} {path}"
    try:
        full = Path(path).expanduser().absolute()
        content = full.read_bytes()
        read = plain(loader.load(content.decode("utf-8"), file_name=str(full), show_content=False))
    except (AnsibleError, OSError, RuntimeError, ValueError) as error:  # no such home, a NUL, no UTF-8
        raise ArgumentError(f"{where} - Expected: a file of YAML Actual: {line(str(error))}") from error
    return vocabulary_of(read, where, now=now(), sha256=hashlib.sha256(content).hexdigest())
