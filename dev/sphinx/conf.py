# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How Sphinx makes the site."""

from __future__ import annotations

import re
import typing as t

from docutils import nodes

project = "junos_ha.srd"
author = "the junos_ha.srd contributors"
copyright = "2026, the junos_ha.srd contributors"

extensions = ["myst_parser", "sphinx_antsibull_ext"]
antsibull_ext_color_scheme = "none"  # they are in site.css
myst_heading_anchors = 4
highlight_language = "none"  # a fence without a language holds what a terminal shows

html_theme = "furo"
html_title = "junos_ha.srd"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_copy_source = False
html_last_updated_fmt = None

_ANSIBLE = "https://docs.ansible.com/ansible/latest/"
# What the pages of the plugins refer to in Ansible's own documentation.
_LABELS = {
    "action_plugins": f"{_ANSIBLE}plugins/action.html",
    "callback_plugins": f"{_ANSIBLE}plugins/callback.html",
    "common_return_values": f"{_ANSIBLE}reference_appendices/common_return_values.html",
    "ansible_configuration_settings": f"{_ANSIBLE}reference_appendices/config.html",
}
_PLUGIN = re.compile(r"ansible_collections\.(?!junos_ha)(\w+)\.(\w+)\.(\w+_[a-z]+)")


def setup(app: t.Any) -> None:
    """Let references lead to Ansible's documentation."""
    app.connect("missing-reference", _resolve)


def _resolve(_app: t.Any, _env: t.Any, node: nodes.Element, content: nodes.Element) -> nodes.Element | None:
    if node["reftype"] == "envvar":
        return content  # it is Ansible's own, and has no place of its own there
    address = _address(node["reftarget"])
    return nodes.reference("", "", content, internal=False, refuri=address) if address else None


def _address(label: str) -> str | None:
    plugin = _PLUGIN.fullmatch(label)
    if plugin:
        return f"{_ANSIBLE}collections/{plugin[1]}/{plugin[2]}/{plugin[3]}.html"
    return _LABELS.get(label)
