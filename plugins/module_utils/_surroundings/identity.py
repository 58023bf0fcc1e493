# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which box answers: its host name and the serial number of its chassis.

C(get-system-information) shows both. Where it is refused or lacks one, C(get-software-information) shows the
host name and C(get-chassis-inventory) the serial number. The tags are known from practice, not from models.
"""

from __future__ import annotations

import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    DeviceError,
    LibraryError,
    ParseError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Identity
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import Element, read_xml
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import strip_terminal
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line

_SYSTEM, _SOFTWARE, _CHASSIS = "system-information", "software-information", "chassis"
_HOST_NAME, _SERIAL_NUMBER = "host-name", "serial-number"
_KNOWN = (_HOST_NAME, _SERIAL_NUMBER, "hardware-model", "os-name", "os-version")  # of the system
_RELEASE = re.compile(r"<((?:os|junos)-version)(?:\s[^<>]*)?>([^<>]+)</\1>")
_ROUTING_ENGINE = re.compile(r"-re[01]\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What one reply shows."""

    host_names: tuple[str, ...] = ()
    serial_numbers: tuple[str, ...] = ()
    unrecognized: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def read_identity(system: Outcome) -> Identity:
    """Return which box it is, by C(get-system-information)."""
    return _identity([_shown(system, _system)])


def read_identity_elsewhere(known: Identity, software: Outcome, chassis: Outcome) -> Identity:
    """Return which box it is where the system information lacks something of it.

    Args:
        known: what the system information shows.
        software: the outcome of C(get-software-information).
        chassis: the outcome of C(get-chassis-inventory).
    """
    first = _Shown(
        host_names=tuple(each for each in [known.host_name] if each),
        serial_numbers=tuple(each for each in [known.serial_number] if each),
        unrecognized=known.unrecognized,
        refused=known.refused,
    )
    return _identity([first, _shown(software, _software), _shown(chassis, _chassis)])


def read_release(*outcomes: Outcome) -> str | None:
    """Return the Junos release that replies show, None where none does. Nothing is judged by it."""
    replies = [each for each in outcomes if not isinstance(each, DeviceError)]
    found = dict.fromkeys(line(shown[2]) for each in replies for shown in _RELEASE.finditer(each))
    return ", ".join(text for text in found if text) or None


def is_same_host(name: str, other: str) -> bool:
    """Return whether two host names mean one gateway."""
    return plain_host_name(name) == plain_host_name(other)


def plain_host_name(name: str) -> str:
    """Return a host name for comparison: in lower case, its first label, without -re0 or -re1."""
    return _ROUTING_ENGINE.sub("", name.partition(".")[0]).casefold()


def _identity(shown: t.Sequence[_Shown]) -> Identity:
    host_names = [name for each in shown for name in each.host_names]
    serial_numbers = [number for each in shown for number in each.serial_numbers]
    plain = {plain_host_name(name) for name in host_names}
    return Identity(
        host_name=host_names[0] if len(plain) == 1 else None,
        serial_number=serial_numbers[0] if len(set(serial_numbers)) == 1 else None,
        unrecognized=tuple(text for each in shown for text in each.unrecognized),
        refused=tuple(text for each in shown for text in each.refused),
    )


def _shown(outcome: Outcome, read: t.Callable[[Element], _Shown]) -> _Shown:
    """Return what an outcome shows; a request that was refused shows why."""
    if isinstance(outcome, DeviceError):
        return _Shown(refused=(line(outcome.cause),))
    try:
        return read(read_xml(strip_terminal(outcome).strip()))
    except (LibraryError, ParseError) as error:
        return _Shown(refused=(line(str(error)),))


def _system(root: Element) -> _Shown:
    found = list(_elements(root, _SYSTEM))
    return _Shown(
        host_names=_texts(found, _HOST_NAME),
        serial_numbers=_texts(found, _SERIAL_NUMBER),
        unrecognized=tuple(
            line(leaf)
            for each in found
            for child in each.children
            if child.tag not in _KNOWN
            for leaf in child.leaves()
        ),
    )


def _software(root: Element) -> _Shown:
    return _Shown(host_names=_texts(_elements(root, _SOFTWARE), _HOST_NAME))


def _chassis(root: Element) -> _Shown:
    return _Shown(serial_numbers=_texts(_elements(root, _CHASSIS), _SERIAL_NUMBER))


def _elements(element: Element, tag: str) -> t.Iterator[Element]:
    """Yield the elements of a tag: one for each routing engine."""
    if element.tag == tag:
        yield element
    for child in element.children:
        yield from _elements(child, tag)


def _texts(elements: t.Iterable[Element], tag: str) -> tuple[str, ...]:
    texts = (line(child.text) for each in elements for child in each.children if child.tag == tag)
    return tuple(text for text in texts if text)
