# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Builds the site: of the Markdown pages, and of those that antsibull-docs makes of the plugins."""

from __future__ import annotations

import shutil
from pathlib import Path

import nox
import yaml

from dev import site_pages, site_plugins
from dev.paths import BUILD, ROOT

SOURCE = BUILD / "site-source"
SITE = BUILD / "site"
FIRST_PAGE = SITE / "index.html"


def build(session: nox.Session) -> None:
    """Build the site anew. A warning is an error."""
    for folder in (SOURCE, SITE):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "dev" / "sphinx", SOURCE)
    _write_plugins(session, SOURCE / site_pages.PLUGINS)
    _write_pages()
    options = ("-W", "--keep-going", "--nitpicky", "--quiet", "--builder=html")
    session.run("sphinx-build", *options, str(SOURCE), str(SITE))


def _write_plugins(session: nox.Session, folder: Path) -> None:
    folder.mkdir()
    options = ("--use-current", "--squash-hierarchy", "--fail-on-error", f"--dest-dir={folder}")
    session.run("antsibull-docs", "collection", *options, "junos_ha.srd")
    site_plugins.mend(folder)


def _write_pages() -> None:
    plugins = site_plugins.named(SOURCE / site_pages.PLUGINS)
    repository = yaml.safe_load((ROOT / "galaxy.yml").read_text(encoding="utf-8"))["repository"]
    for page in site_pages.pages():
        text = site_pages.written(page, plugins, repository)
        contents = f"\n{site_pages.contents()}" if page == site_pages.INDEX else ""
        _write(f"{site_pages.name(page)}.md", f"{text}{contents}".encode())
    for file in site_pages.files():
        _write(str(file).removeprefix("docs/"), (ROOT / file).read_bytes())


def _write(name: str, content: bytes) -> None:
    path = SOURCE / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
