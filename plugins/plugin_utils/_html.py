# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A report for people: one HTML file that asks for nothing, on a phone, on paper, in the dark."""

from __future__ import annotations

import functools
import typing as t
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import headline
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.verdicts import WORDS
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.grouped import grouped, passed
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import Document
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.reading import Shown
from ansible_collections.junos_ha.srd.plugins.module_utils._text import lines
from ansible_collections.junos_ha.srd.plugins.plugin_utils._pages.timeline import KINDS, timeline

PAGES = Path(__file__).with_name("_pages")


def html(shown: Shown) -> str:
    """Return the page of a run, or of a fleet. Whatever came from a device is text on it, nothing else."""
    return _of_fleet(shown) if isinstance(shown, Fleet) else _of_pair(shown)


def _of_pair(shown: Document) -> str:
    return _render(
        "pair.html.j2",
        it=shown,
        said=headline(shown.counts),
        groups=grouped(shown.findings),
        passed=passed(shown.findings),
        timelines=[(move, timeline(move)) for move in shown.moves],
        kinds=KINDS,
    )


def _of_fleet(shown: Fleet) -> str:
    return _render("fleet.html.j2", it=shown, said=shown.summary)


def _render(name: str, **view: t.Any) -> str:
    return _environment().get_template(name).render(words=WORDS, **view)


@functools.cache
def _environment() -> Environment:
    """Return the environment of all pages: it compiles each template once a process."""
    environment = Environment(
        loader=FileSystemLoader(PAGES),
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
    """Return what a page can hold: None is said in words, what is no character is marked as such."""
    if value is None:
        return "not known"
    if not isinstance(value, str):
        return value
    clean = lines(value)
    return Markup(clean) if isinstance(value, Markup) else clean


def _time(moment: str) -> str:
    """Return a time of ISO 8601 with a blank, at which a narrow column may break it."""
    return moment.replace("T", " ", 1)


def _page(host: str) -> str:
    """Return the name of a pair's page, which stands beside that of the fleet."""
    return quote(f"{quote(host, safe='')}.html")
