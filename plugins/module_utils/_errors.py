# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The errors of the collection, as one small tree.

Each message has what was found, what was expected and, where there is one, the remedy.
"""

from __future__ import annotations


class SrdError(Exception):
    """The base of all errors that this collection raises on purpose."""


class ParseError(SrdError):
    """Data that is not a valid reply.

    Args:
        reason: why it is invalid, in a sentence without a full stop.
        line: the line at fault, verbatim.
        number: its number, from 1.
    """

    def __init__(self, reason: str, *, line: str | None = None, number: int | None = None) -> None:
        self.reason = reason
        self.line = line
        self.number = number
        where = "" if number is None else f"line {number}: "
        what = "" if line is None else f": {line.strip()[:120]!r}"
        super().__init__(f"{where}{reason}{what}")


class FactsError(SrdError):
    """Facts that do not have the shape that this collection gives them.

    Args:
        where: the path of the value at fault, such as C(facts.groups[0].id).
        expected: what should stand there.
        actual: what stands there.
    """

    def __init__(self, where: str, *, expected: str, actual: object) -> None:
        self.where = where
        super().__init__(f"{where} - Expected: {expected} Actual: {str(actual)[:120]!r}")


class ArgumentError(SrdError):
    """An unknown option, or an invalid value of one."""


class LibraryError(SrdError):
    """A Python library that is needed and cannot be imported.

    Args:
        name: the library, as pip knows it.
        purpose: what it is needed for.
        during: what failed without it, where that is known.
    """

    def __init__(self, name: str, *, purpose: str, during: str = "") -> None:
        self._name = name
        self._purpose = purpose
        super().__init__(
            f"{during}The Python library {name} is needed {purpose} and cannot be imported by the Python "
            f"that runs Ansible. Install it there: python3 -m pip install {name}"
        )

    def during(self, host: str, *, command: str) -> LibraryError:
        """Return the error as that of a command to a gateway."""
        return LibraryError(self._name, purpose=self._purpose, during=f"{host}: {command!r} failed: ")


class DeviceError(SrdError):
    """A gateway that did not send the reply that was requested.

    Args:
        host: the gateway, as the inventory names it.
        command: what was sent.
        cause: what happened, in the words of the one that reported it.
        remedy: what to do about it.
        answered: whether the gateway itself reported it. If not, the request may have been executed all the
            same.
        may_warn: whether what it reported may be no more than a warning: the connection does not tell.
    """

    def __init__(
        self,
        host: str,
        *,
        command: str,
        cause: str,
        remedy: str,
        answered: bool = False,
        may_warn: bool = False,
    ) -> None:
        self.cause = cause.strip()
        self.answered = answered
        self.may_warn = may_warn
        super().__init__(f"{host}: {command!r} failed: {self.cause} - {remedy}")


class EvidenceError(SrdError):
    """Evidence that cannot be written, or that was changed after it was written."""


class LockError(SrdError):
    """The lock of a pair that another run holds, or that cannot be taken."""


class BundleError(SrdError):
    """Replies that cannot be made anonymous, or a bundle of them that cannot be read or written."""
