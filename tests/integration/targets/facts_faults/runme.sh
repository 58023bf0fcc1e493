#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

in_lab() {
    python ../setup_lab/in_lab.py --pairs 4 \
        --fault mx1=error --fault mx2=hang --fault mx3=close --fault mx4=cut --fault mx5=empty \
        --fault mx6=refuse_login --fault mx7=change_key --fault mx8=close_port "$@"
}

cli=ansible_connection=ansible.netcommon.network_cli
in_lab ansible-playbook --forks 8 faults.yml cut.yml "$@" -e ansible_connection=ansible.netcommon.netconf
in_lab ansible-playbook --forks 8 faults.yml "$@" -e "$cli" -e ansible_network_cli_ssh_type=paramiko
in_lab --passwd ansible-playbook --forks 8 faults.yml "$@" -e "$cli" -e ansible_network_cli_ssh_type=libssh
