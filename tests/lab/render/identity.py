# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a gateway prints of itself: its host name, its serial number, its model and its release."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass
from xml.sax.saxutils import escape

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Format

from ..commands import CHASSIS, SYSTEM, VERSION
from ..responses import Reply

MODEL = "mx960"
RELEASE = "23.4R1.10"

Leaves = t.Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Which box it is."""

    host_name: str
    serial_number: str


def render_identity(name: tuple[str, ...], box: Box, form: Format) -> Reply:
    """Return the reply to one of the commands that show which box it is, as text or XML."""
    if form == "text":
        return Reply(_TEXTS[name](box))
    return Reply(_xml(name, box), "xml")


def _xml(name: tuple[str, ...], box: Box) -> str:
    if name == SYSTEM:
        system = (("hardware-model", MODEL), ("os-name", "junos"), ("os-version", RELEASE))
        own = (("serial-number", box.serial_number), ("host-name", box.host_name))
        return _element("system-information", (*system, *own))
    if name == VERSION:
        leaves = (("host-name", box.host_name), ("product-model", MODEL), ("junos-version", RELEASE))
        return _element("software-information", leaves)
    chassis = (("name", "Chassis"), ("serial-number", box.serial_number), ("description", "MX960"))
    module = _element("chassis-module", (("name", "Midplane"), ("serial-number", "PLANE1")))
    return f"<chassis-inventory>{_element('chassis', chassis, module)}</chassis-inventory>"


def _element(tag: str, leaves: Leaves, more: str = "") -> str:
    content = "".join(f"<{leaf}>{escape(text)}</{leaf}>" for leaf, text in leaves)
    return f"<{tag}>{content}{more}</{tag}>"


def _system(box: Box) -> str:
    return f"Model: {MODEL}\nFamily: junos\nJunos: {RELEASE}\nHostname: {box.host_name}\n"


def _version(box: Box) -> str:
    return f"Hostname: {box.host_name}\nModel: {MODEL}\nJunos: {RELEASE}\n"


def _chassis(box: Box) -> str:
    head = "Item             Version  Part number  Serial number     Description"
    return (
        f"Hardware inventory:\n{head}\nChassis                                {box.serial_number:17} MX960\n"
    )


_TEXTS = {SYSTEM: _system, VERSION: _version, CHASSIS: _chassis}
