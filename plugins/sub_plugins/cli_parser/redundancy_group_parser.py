# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The parser junos_ha.srd.redundancy_group of ansible.utils.cli_parse."""

from __future__ import annotations

DOCUMENTATION = r"""
name: redundancy_group
author: The junos_ha.srd contributors (@junos-ha)
short_description: Parse show services redundancy-group for ansible.utils.cli_parse
version_added: 0.1.0
description:
  - Gives M(ansible.utils.cli_parse) the facts of P(junos_ha.srd.parse_redundancy_group#filter).
  - Write V(junos_ha.srd.redundancy_group) as C(name) of the parser. There is no template, so leave out
    C(template_path).
  - M(ansible.utils.cli_parse) also needs C(command). Inside C(parser) it is only the text of the command,
    and nothing runs if C(text) is given. Beside C(parser), cli_parse runs it on the gateway over
    P(ansible.netcommon.network_cli#connection).
  - The facts are in C(parsed) of the result, and in the fact that C(set_fact) names. Their
    C(collected_at) is V(null).
  - Text that is not a reply of the command fails the task. To read a gateway,
    M(junos_ha.srd.redundancy_group_facts) is simpler, and also works over NETCONF.
"""

EXAMPLES = r"""
- name: Parse a saved reply
  ansible.utils.cli_parse:
    text: "{{ lookup('ansible.builtin.file', 'mx1.txt') }}"
    parser:
      name: junos_ha.srd.redundancy_group
      command: show services redundancy-group extensive
    set_fact: mx1

- name: Run the command and parse its reply, over network_cli
  ansible.utils.cli_parse:
    command: show services redundancy-group extensive
    parser:
      name: junos_ha.srd.redundancy_group
  register: read

- name: Stop if the reply is not complete
  ansible.builtin.assert:
    that: read.parsed.complete
"""

import typing as t
from dataclasses import replace

from ansible_collections.ansible.utils.plugins.plugin_utils.base.cli_parser import CliParserBase

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse_saved
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import asked_group


class CliParser(CliParserBase):  # type: ignore[misc]
    """The parser."""

    DEFAULT_TEMPLATE_EXTENSION = None
    PROVIDE_TEMPLATE_CONTENTS = False

    def parse(self, *_args: t.Any, **_kwargs: t.Any) -> dict[str, t.Any]:
        """Return the facts under C(parsed), or what was wrong under C(errors)."""
        try:
            return {"parsed": to_facts(self._of_group(parse_saved(self._task_args["text"])))}
        except SrdError as error:
            return {"errors": [str(error)]}

    def _of_group(self, gateway: Gateway) -> Gateway:
        """Return what a reply shows, marked where the command asks for one group only."""
        group = asked_group(str((self._task_args.get("parser") or {}).get("command") or ""))
        return gateway if group is None else replace(gateway, redundancy_group=group)
