# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Checks the key of a host against the known keys, before a secret is sent."""

from __future__ import annotations

import fnmatch
import functools
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.failures import Failed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.known_hosts import KnownKeys
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.library import ssh
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.target import place_of

# Asked for behind those of the known keys, so that a host that has another one shows it: its print is told.
_ANY = "ssh-ed25519,ecdsa-sha2-*,rsa-sha2-*"


@dataclass(frozen=True, slots=True, kw_only=True)
class HostKeys:
    """What is known of a host, and the words for a key that is not.

    Args:
        host: the name or address under which it is known.
        port: its port.
        known: what is known of it. None: any key is taken.
        files: where that was looked for.
    """

    host: str
    port: int
    known: KnownKeys | None
    files: tuple[str, ...]

    def arguments(self) -> t.Any:
        """Return the trusted keys, the authorities and the revoked keys, as the library takes them."""
        if self.known is None:
            return None
        return ([*self.known.keys], [*self.known.authorities], [*self.known.revoked])

    def algorithms(self, configured: t.Any) -> t.Any:
        """Return the algorithms to ask for, given those of the SSH configuration."""
        if configured is None:
            return list(dict.fromkeys([*self._trusted(), *_any()]))
        return f"{configured},{_ANY}" if str(configured).startswith("+") else configured

    def _trusted(self) -> t.Iterator[str]:
        """Yield what the library asks for by itself: the algorithms of the trusted keys and certificates."""
        known = self.known or KnownKeys()
        if known.authorities or not known.keys:
            yield from _defaults("certificate")
        for key in known.keys:
            yield from (algorithm.decode() for algorithm in key.sig_algorithms)
        if not known.authorities and not known.keys:
            yield from _defaults("public_key")

    def refusal(self, shown: t.Any, reason: str) -> Failed:
        """Return why a key was refused.

        Args:
            shown: the key of the host, or of the authority that signed it. None: it was not handed over.
            reason: what the library said.
        """
        known = self.known or KnownKeys()
        if "revoked" in reason:
            return self._failed("key_revoked", ", ".join(map(_print_of, known.revoked)))
        if shown is None or "CA key" in reason:
            signer = "an authority that is not named" if shown is None else _print_of(shown)
            return self._failed("key_certificate", signer, reason=reason)
        if known.keys:
            listed = ", ".join(f"{_print_of(key)} ({where})" for key, where in known.keys.items())
            return self._failed("key_changed", _print_of(shown), shown, known=listed)
        return self._failed("key_unknown", _print_of(shown), shown, files=", ".join(self.files) or "no file")

    def _failed(self, kind: t.Any, key: str, shown: t.Any = None, **words: str) -> Failed:
        return Failed(
            kind,
            place=place_of(self.host, self.port),
            host=self.host,
            port=self.port,
            key=key,
            type=_type_of(shown),
            **words,
        )


@functools.cache
def _defaults(kind: str) -> tuple[str, ...]:
    """Return the algorithms of a kind of key that the library asks for by default."""
    return tuple(each.decode() for each in getattr(ssh().public_key, f"get_default_{kind}_algs")())


@functools.cache
def _any() -> tuple[str, ...]:
    """Return what C(_ANY) matches. The library would match it anew for each host, which takes longer."""
    keys = ssh().public_key
    names = [each.decode() for each in (*keys.get_certificate_algs(), *keys.get_public_key_algs())]
    return tuple(name for one in _ANY.split(",") for name in fnmatch.filter(names, one))


def _print_of(key: t.Any) -> str:
    return f"{key.get_algorithm()} {key.get_fingerprint()}"


def _type_of(key: t.Any) -> str:
    """Return the type of a key as ssh-keyscan takes it."""
    algorithm = "" if key is None else key.get_algorithm()
    return "ecdsa" if algorithm.startswith("ecdsa") else algorithm.removeprefix("ssh-")
