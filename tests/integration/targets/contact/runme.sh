#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx3 prints another dialect, mx4 contradicts itself, mx5 answers no read. The gateways are sent reads alone.
python ../setup_lab/in_lab.py --pairs 3 --fault mx3=dialect --fault mx4=contradiction --fault mx5=error ./runs.sh "$@"
