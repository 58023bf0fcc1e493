#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx7, mx9: stay Cold when they have moved; mx7 until it is read for the way back. mx13: Cold before.
# One request each of mx1, mx3, mx5, mx9 and mx11; of mx7 and mx8, there and back.
python ../setup_lab/in_lab.py --pairs 8 --sets 2 --triggers 7 --timer move=0.3 --timer resync=0.3 \
    --state mx13=cold --scenario scenario.json ./runs.sh "$@"
