#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

in_lab() { python ../setup_lab/in_lab.py "$@"; }

in_lab --pairs 2 ./runs.sh ansible-playbook jump.yml "$@" -e ansible_connection=ansible.netcommon.netconf
in_lab --pairs 4 --fault mx8=change_key ./runs.sh \
    python ../connection_in_process/watched.py ansible-playbook --forks 8 jump.yml refused.yml "$@" -e ansible_connection=junos_ha.srd.netconf
