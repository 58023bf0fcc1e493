#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx3 and mx4 print another dialect, mx5 answers no read, mx6 contradicts itself. The gateways are sent reads alone.
python ../setup_lab/in_lab.py --pairs 3 --fault mx3=dialect --fault mx4=dialect --fault mx5=error \
    --fault mx6=contradiction ./runs.sh "$@"
