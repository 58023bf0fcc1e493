#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

in_lab() { python ../setup_lab/in_lab.py "$@" -e ansible_connection=junos_ha.srd.netconf; }

in_lab ansible-playbook ../setup_lab/facts.yml "$@"
in_lab ansible-playbook network_os.yml "$@"
in_lab --pairs 7 \
    --fault mx1=error --fault mx2=hang --fault mx3=close --fault mx4=cut --fault mx5=hang_in_reply \
    --fault mx6=refuse_login --fault mx7=change_key --fault mx8=close_port --fault mx9=hang_at_hello \
    --fault mx10=refuse_key \
    python watched.py ansible-playbook --forks 14 faults.yml "$@"
in_lab --pairs 8 --scenario scenario.json --timer move=0.5 --timer resync=0.5 --triggers 2 \
    --fault mx5=close_port --fault mx7=close_port --fault mx9=hang_at_hello --fault mx15=trigger_close \
    python watched.py ansible-playbook --forks 8 sessions.yml "$@"
in_lab --pairs 3 ./inventories.sh python watched.py ansible-playbook inventories.yml "$@"
in_lab --pairs 2 python watched.py ansible-playbook secrets.yml -vvvvvv
