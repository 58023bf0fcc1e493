#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The role for all cases, in the lab that runme.sh started, and then each case against the table.
set -eux

cases=$1
connection=$2
shift 2

ansible-playbook --forks 15 switchover_faults.yml "$@" -e "@$cases" -e "over=$connection"
python hold.py "$cases"
