#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# A pair for each state, and for each fault one whose first gateway has it.
python ../setup_lab/in_lab.py --pairs 16 \
    --state mx3=cold --state mx5=off --state mx8=iccp_down --state mx9=peer_lost --state mx12=warned --state mx14=wait \
    --state mx16=initializing --state mx17=monitored_down --state mx20=monitored_down --state mx21=two_masters \
    --state mx23=no_master --state mx25=disagree \
    --fault mx27=close_port --fault mx29=hang --fault mx31=cut \
    ansible-playbook --forks 10 judge_states.yml "$@" -e ansible_connection=junos_ha.srd.netconf
