# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The library that speaks SSH. It is imported here alone, and may be missing."""

from __future__ import annotations

import functools
import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import LibraryError

asyncssh: t.Any
try:
    import asyncssh
except ImportError:  # ssh() says so when a session is to be opened
    asyncssh = None
else:
    asyncssh.set_log_level("WARNING")  # else each login of each host stands in Ansible's log

SSHClient: t.Any = object if asyncssh is None else asyncssh.SSHClient
SSHClientSession: t.Any = object if asyncssh is None else asyncssh.SSHClientSession

OLDEST = (2, 24, 1)  # older versions accept a host certificate whose key is revoked


def ssh() -> t.Any:
    """Return the library.

    Raises:
        LibraryError: it cannot be imported, or is too old.
    """
    if asyncssh is None:
        raise LibraryError("asyncssh", purpose="to speak NETCONF over SSH")
    if _version(asyncssh.__version__) < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        purpose = f"to speak NETCONF over SSH (found: {asyncssh.__version__})"
        raise LibraryError(f"'asyncssh>={oldest}'", purpose=purpose)
    return asyncssh


@functools.lru_cache(maxsize=1)
def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])
