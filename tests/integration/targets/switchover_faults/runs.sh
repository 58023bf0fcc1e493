#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The role for all cases, in the lab that runme.sh started, and then each case against the table.
set -eux

cases=$1
shift

# With a process for each task and host it would take three times as long.
ansible-playbook --forks 15 switchover_faults.yml "$@" -e "@$cases" -e ansible_connection=junos_ha.srd.netconf
python hold.py "$cases"
