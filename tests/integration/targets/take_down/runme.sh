#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx4 is warned, mx6 does not answer, the sets of mx7 and mx8 are Cold, mx10 hides its configuration. Nothing is sent.
python ../setup_lab/in_lab.py --pairs 5 --state mx4=warned --fault mx6=close --state mx7=cold --fault mx10=config_error \
    ./runs.sh "$@"
