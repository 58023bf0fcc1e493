# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The base of the filters and tests: plain data in, errors turned into Ansible's, results marked as data.

To find one of them, Ansible imports the files of all, in each process that looks for it. So each imports
what it needs when it is called.
"""

from __future__ import annotations

import functools
import typing as t

from ansible import template as templates
from ansible.errors import AnsibleFilterError
from ansible.utils.unsafe_proxy import wrap_var

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain

P = t.ParamSpec("P")

# Since ansible-core 2.19 only what is marked as trusted is a template. Nothing that is made here is marked,
# and wrap_var would take as long as the reply takes to parse.
_data: t.Callable[[t.Any], t.Any] = plain if hasattr(templates, "trust_as_template") else wrap_var


def expression(name: str, function: t.Callable[P, t.Any]) -> t.Callable[P, t.Any]:
    """Return a function of the domain as a filter or test.

    It gets plain data. Its errors name the plugin. What it returns came from a device: never a template.
    """

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> t.Any:
        try:
            return _data(function(*plain(args), **plain(kwargs)))
        except (SrdError, TypeError) as error:
            raise AnsibleFilterError(
                f"junos_ha.srd.{name}: {error}"
            ) from None  # it says all that its cause says

    return call
