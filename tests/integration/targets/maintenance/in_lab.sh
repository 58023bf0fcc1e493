#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# A row of runs in its lab: in_lab.sh TRIGGERS ROW [options of the lab].
set -eux

triggers=$1 row=$2
shift 2
cd "$(dirname "$0")"
python ../setup_lab/in_lab.py "$@" --triggers "$triggers" --timer move=0.3 --timer resync=0.3 ./runs.sh "$row"
