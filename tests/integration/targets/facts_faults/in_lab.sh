#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# A command in a lab in which every gateway has a fault: in_lab.sh [options of in_lab.py] COMMAND ...
set -eux

cd "$(dirname "$0")"
python ../setup_lab/in_lab.py --pairs 4 \
    --fault mx1=error --fault mx2=hang --fault mx3=close --fault mx4=cut --fault mx5=empty \
    --fault mx6=refuse_login --fault mx7=change_key --fault mx8=close_port "$@"
