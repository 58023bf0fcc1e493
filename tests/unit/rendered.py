# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Parses a Markdown report as ticket systems do: CommonMark with tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_OURS = {"inline", "text", "text_special", "code_inline", "softbreak"}
_BLOCKS = ("heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "list_item")
_EXPECTED = _OURS | {f"{each}_{end}" for each in _BLOCKS for end in ("open", "close")}


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the text of its cells."""

    head: list[str]
    rows: list[list[str]]


def unexpected(markdown: str) -> set[str]:
    """Return the elements that no report contains: HTML, links, pictures, emphasis, rules, code."""
    return {token.type for token in _all(_PARSER.parse(markdown))} - _EXPECTED


def tables(markdown: str) -> list[Table]:
    """Return the tables."""
    found: list[list[list[str]]] = []
    for token, inner in _paired(markdown):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append(_text(inner))
    return [Table(head, rows) for head, *rows in found]


def headings(markdown: str) -> list[str]:
    """Return the headings."""
    return [_text(inner) for token, inner in _paired(markdown) if token.type == "heading_open"]


def paragraphs(markdown: str) -> list[str]:
    """Return the paragraphs, including those in lists."""
    return [_text(inner) for token, inner in _paired(markdown) if token.type == "paragraph_open"]


def _paired(markdown: str) -> list[tuple[Token, Token]]:
    tokens = _PARSER.parse(markdown)
    return list(pairwise(tokens))


def _all(tokens: list[Token]) -> list[Token]:
    return [each for token in tokens for each in (token, *(token.children or ()))]


def _text(token: Token) -> str:
    return without_apart("".join(child.content for child in token.children or ()))


def without_apart(value: str) -> str:
    """Return a text without the character that keeps a mention from being one: a reader does not see it."""
    return value.replace("\u2060", "")
