#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# ansible-core has it up to 2.20; from 8.7 on ansible.netcommon brings its own.
python - <<'CODE'
from importlib.util import find_spec

has_one = find_spec("ansible.plugins.connection.paramiko_ssh")
print(f"paramiko: the connection of {'ansible-core' if has_one else 'ansible.netcommon'}")
CODE

python ../setup_lab/in_lab.py ansible-playbook ../setup_lab/facts.yml "$@" \
    -e ansible_connection=ansible.netcommon.network_cli -e ansible_network_cli_ssh_type=paramiko
