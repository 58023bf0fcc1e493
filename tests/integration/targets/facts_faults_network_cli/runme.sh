#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

cli=ansible_connection=ansible.netcommon.network_cli
faults=../facts_faults/in_lab.sh
"$faults" ansible-playbook --forks 8 faults.yml "$@" -e "$cli" -e ansible_network_cli_ssh_type=paramiko
"$faults" --passwd ansible-playbook --forks 8 faults.yml "$@" -e "$cli" -e ansible_network_cli_ssh_type=libssh
