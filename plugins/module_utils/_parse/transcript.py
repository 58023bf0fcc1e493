# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a terminal and a publisher leave around a reply: pages, prompts, the echoed command, remarks."""

from __future__ import annotations

import re
import typing as t

_MORE = re.compile(r"---\(more[^)\n]{0,16}\)---[ \b\r]*")
_REMARK = re.compile(r"\s<{3,}.*")
_PIPES = r"(?: ?\| ?(?:no-more|display (?:xml|json)))*"  # those that take no line out of the reply
_COMMAND = rf"show services redundancy-group(?: [0-9]+)?(?: (?:terse|brief|extensive))?{_PIPES}"
_NOISE = re.compile(
    rf"(?:[\w.+-]+@[\w.:-]+[>#%])?\s*(?:{_COMMAND})?"  # a prompt, the command, or both
    r"|\{(?:master|backup|primary|linecard)(?::\w+)?\}"
    r"|(?:re|node)[0-9]+:|-{5,}"  # the heading that is put over the reply of one routing engine
)


def lines(text: str) -> list[str]:
    """Return the lines of a text, without what a pager left in them."""
    if "(" in text:  # one character is found many times faster than a word
        text = _MORE.sub("", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    return text.split("\n")


def said(text: str) -> t.Iterator[tuple[str, str]]:
    """Return each line as it is printed, and what it says: no remark of a publisher, no blanks around it."""
    printed = lines(text)
    plain = [_REMARK.sub("", line) for line in printed] if "<" in text else printed
    return zip(printed, map(str.strip, plain), strict=True)


def is_noise(line: str) -> bool:
    """Return whether a line is of the terminal and not of the reply."""
    return bool(_NOISE.fullmatch(line.strip()))


def unwrap(text: str) -> str:
    """Return the text without the terminal's lines before its first and behind its last own line."""
    kept = lines(text)
    first = next((i for i, line in enumerate(kept) if not is_noise(line)), len(kept))
    last = next((i for i in range(len(kept), first, -1) if not is_noise(kept[i - 1])), first)
    return "\n".join(kept[first:last])
