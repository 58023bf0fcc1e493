# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A reply as the CLI prints it, anonymised line by line."""

from __future__ import annotations

import re

from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import (
    FAILED_INTERFACES,
    INTERFACE,
    LABELS,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold, name
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.pseudonyms import Pseudonyms
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.tokens import INTERFACE as INTERFACE_FORM

_PROMPT = re.compile(r"(\s*)(\w[\w.+-]*)@([\w.:-]+)([>#%])")
_REMARK = re.compile(r"\s<{3,}.*")  # of a publisher


def anonymised_text(text: str, names: Pseudonyms) -> str:
    """Return a text of several lines, anonymised."""
    return "\n".join(_line(line, names) for line in text.split("\n"))


def _line(line: str, names: Pseudonyms) -> str:
    remark = _REMARK.search(line)
    if remark:
        return f"{_line(line[: remark.start()], names)} <<<"
    prompt = _PROMPT.match(line)
    if prompt:
        before, user, host, mark = prompt.groups()
        return f"{before}{names.name(user)}@{names.host(host)}{mark}{names.free(line[prompt.end() :])}"
    return _content(line, names)


def _content(line: str, names: Pseudonyms) -> str:
    label, colon, value = line.partition(":")
    field = LABELS.get(fold(label)) if colon else None
    content = value.strip()
    if field is not None and field.read is name and content:
        before, _content, after = value.partition(content)
        return f"{label}{colon}{before}{names.name(content)}{after}"
    if field is FAILED_INTERFACES or _is_row(line):
        return f"{label}{colon}{_words(value, names)}" if field else _words(line, names)
    if colon and label.strip() and (not value or value[0].isspace()):  # and not that of an address
        return f"{names.label(label)}{colon}{names.free(value, '' if field else label)}"
    return names.free(line)


def _is_row(line: str) -> bool:
    """Return whether a line looks like a row of service interfaces, or names interfaces alone."""
    words = line.split()
    is_named = bool(words) and INTERFACE_FORM.fullmatch(words[0]) is not None
    return is_named and (len(words) == len(INTERFACE) or all(map(INTERFACE_FORM.fullmatch, words)))


def _words(text: str, names: Pseudonyms) -> str:
    """Return the words of a line, those that look like an interface replaced as one."""
    return re.sub(
        r"[^\s,]+",
        lambda found: (
            names.interface(found[0]) if INTERFACE_FORM.fullmatch(found[0]) else names.free(found[0])
        ),
        text,
    )
