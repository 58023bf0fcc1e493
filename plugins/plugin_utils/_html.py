# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A report for people: one HTML file without requests or scripts, for phones, paper and dark screens."""

from __future__ import annotations

import functools
import typing as t
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import (
    STATUS_WORDS,
    WORDS,
    word,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.module_utils._text import lines
from ansible_collections.junos_ha.srd.plugins.plugin_utils._pages.findings import grouped, passed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._pages.timeline import KINDS, timeline

if t.TYPE_CHECKING:  # a page of a run needs nothing of a contact
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.report import Contact

_PAGES = Path(__file__).with_name("_pages")


def html(document: AnyDocument) -> str:
    """Return the page of a run, or of a fleet. Text from a device is text on it, never markup."""
    return _of_fleet(document) if isinstance(document, Fleet) else _of_pair(document)


def html_of_contact(contact: Contact) -> str:
    """Return the page of a first contact. Text from a device is text on it, never markup."""
    return _render("contact.html.j2", document=contact, headline=contact.headline)


def compile_templates() -> None:
    """Compile the templates of all pages now, for the processes that are forked from this one."""
    for name in _environment().list_templates(extensions=("j2", "css")):
        _environment().get_template(name)


def _of_pair(document: Document) -> str:
    return _render(
        "pair.html.j2",
        document=document,
        headline=document.headline,
        groups=grouped(document.findings),
        passed=passed(document.findings),
        timelines=[(move, timeline(move)) for move in document.moves],
        kinds=KINDS,
    )


def _of_fleet(fleet: Fleet) -> str:
    return _render("fleet.html.j2", document=fleet, headline=fleet.summary)


def _render(name: str, **view: t.Any) -> str:
    return _environment().get_template(name).render(words=WORDS, word=word, status_words=STATUS_WORDS, **view)


@functools.cache
def _environment() -> Environment:
    """Return the environment of all pages: it compiles each template once a process."""
    environment = Environment(
        loader=FileSystemLoader(_PAGES),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_text,
    )
    environment.filters.update(page=_page, time=_time)
    return environment


def _text(value: object) -> object:
    """Return a value for a page: words for None, a replacement for each invalid character."""
    if value is None:
        return "unknown"
    if not isinstance(value, str):
        return value
    clean = lines(value)
    return Markup(clean) if isinstance(value, Markup) else clean


def _time(moment: str) -> str:
    """Return a time of ISO 8601 with a space, where a narrow column may break the line."""
    return moment.replace("T", " ", 1)


def _page(host: str) -> str:
    """Return the URL of a pair's page, relative to that of the fleet."""
    return quote(f"{quote(host, safe='')}.html")
