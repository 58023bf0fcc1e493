#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# A row of runs in its lab: in_lab.sh TRIGGERS ROW [options of ansible-playbook].
set -eux

triggers=$1
shift
cd "$(dirname "$0")"

# mx7, mx9: stay Cold when they have moved; mx7 until the way back was asked for; mx9 loses its peer too. mx13: Cold before.
python ../setup_lab/in_lab.py --pairs 8 --sets 2 --triggers "$triggers" --timer move=0.3 --timer resync=0.3 \
    --state mx13=cold --scenario scenario.json ./runs.sh "$@"
