# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Evaluates expressions as Ansible does in a playbook."""

from __future__ import annotations

import typing as t

from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar
from ansible.utils.unsafe_proxy import wrap_var

try:
    from ansible.template import trust_as_template
except ImportError:  # before ansible-core 2.19, which trusts all that does not say otherwise

    def trust_as_template(value: str) -> str:
        """Return the template."""
        return value


def evaluate(expression: str, **variables: t.Any) -> t.Any:
    """Return the value of an expression; its variables are data from a device."""
    templar = Templar(loader=DataLoader(), variables={name: wrap_var(it) for name, it in variables.items()})
    return templar.template(trust_as_template("{{ " + expression + " }}"))
