# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What may stand where in a reply: in which elements only a name of the user can, whatever it looks like."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import INTERFACE, LABELS
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import (
    fold,
    interface,
    interfaces,
    name,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.pseudonyms import Pseudonyms, is_number
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.text import anonymised_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.tokens import INTERFACE as INTERFACE_FORM
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.tokens import network

_CONFIGURATION = "configuration"
_TEXTS = ("rpc-reply", "output")  # what holds lines of text

_NAMES = (
    "serial-number",
    "chassis-serial-number",
    "user",
    "user-name",
    "commit-user",
    "login-name",
    "domain-name",
    "service-set-name",
    "redundancy-event",
    "redundancy-events",
    "redundancy-policy",
    "event-name",
    "policy-name",
    "pool-name",
    "nat-pool",
    "rule-name",
    "tenant-name",
    "instance-name",
    "routing-instance",
    "logical-system",
    "description",
    "peer-description",
    "comment",
    "commit-comment",
    "log",
    "location",
    "contact",
)
# Elements whose C(name) is a name of the user, also where it looks like a number or an interface.
_NAMED = ("redundancy-event", "redundancy-policy", "service-set", "routing-instance", "instance", "policy")
_HOSTS = ("host-name", "system-name", "peer-name")
_TABLES = ("table-name", "bgp-rib")
_SYSTEMS = ("peer-as", "local-as", "as-number", "autonomous-system", "remote-as")
_SECRETS = (
    "authentication-key",
    "encrypted-password",
    "password",
    "secret",
    "pre-shared-key",
    "ascii-text",
    "hexadecimal",
    "key",
    "private-key",
)
# Statements of the configuration whose value is a word of the vendor.
_KEYWORDS = ("mship-actions", "event", "level", "flag", "match-direction")


def anonymised_leaf(path: t.Sequence[str], text: str, names: Pseudonyms) -> str:
    """Return the text of an element, anonymised.

    Args:
        path: the tags of the element and of those around it, the outermost first; empty beside all elements.
        text: its text, with the blanks around it.
        names: what replaces names.
    """
    if not path or path[-1] in _TEXTS:
        return anonymised_text(text, names)
    content = text.strip()
    if not content:
        return text
    before, _content, after = text.partition(content)
    return f"{before}{_leaf(path, content, names)}{after}"


def _leaf(path: t.Sequence[str], text: str, names: Pseudonyms) -> str:
    kinds: tuple[tuple[tuple[str, ...], t.Callable[[str], str]], ...] = (
        (_NAMES, names.name),
        (_HOSTS, names.host),
        (_TABLES, names.table),
        (_SYSTEMS, names.number_of_as),
    )
    if path[-1] in _SECRETS:
        return names.secret()
    for tags, replaced in kinds:
        if path[-1] in tags:
            return replaced(text)
    if _CONFIGURATION in path:
        return _statement(path, text, names)
    return _field(path[-1], text, names)


def _statement(path: t.Sequence[str], text: str, names: Pseudonyms) -> str:
    """Return the value of a statement: but for numbers, addresses and interfaces, it is a name."""
    parent = path[-2] if len(path) > 1 else ""
    if path[-1] == "name" and parent in _NAMED:
        return names.name(text)
    if path[-1] in _KEYWORDS or is_number(text):
        return names.free(text, path[-1])
    known = network(text)
    if known is not None:
        return names.address(known, text)
    return names.interface(text) if INTERFACE_FORM.fullmatch(text) else names.name(text)


def _field(tag: str, text: str, names: Pseudonyms) -> str:
    """Return the value of a field of a reply, by the reader that it has."""
    known = LABELS.get(fold(tag)) or INTERFACE.get(fold(tag))
    if known is None:
        return names.free(text, tag)
    if known.read is name:
        return names.name(text)
    if known.read in (interface, interfaces):
        return " ".join(map(names.interface, text.replace(",", " ").split()))
    return names.free(text)
