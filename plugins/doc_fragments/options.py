# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations


class ModuleDocFragment:
    """The options of a module as one dictionary."""

    DOCUMENTATION = r"""
options:
  options:
    description:
      - Options of this module by their names, for roles and playbooks, such as
        M(junos_ha.srd.redundancy_plan) returns them.
      - An option that is given by itself takes precedence. What is no option of the module is an error.
    type: dict
    version_added: 0.2.0
"""
