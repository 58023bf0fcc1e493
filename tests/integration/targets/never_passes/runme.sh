#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx1 and mx2 are healthy. mx7 is MASTER while Cold, and Hot while STANDBY, look after look.
python ../setup_lab/in_lab.py --pairs 8 --scenario scenario.json --state mx7=switched --state mx9=cold \
    --state mx11=two_masters --state mx13=no_master --state mx15=disagree \
    --fault mx3=empty --fault mx4=cut --fault mx5=error ansible-playbook --forks 10 never_passes.yml -e ansible_connection=junos_ha.srd.netconf "$@"
