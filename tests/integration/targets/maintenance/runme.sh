#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# Each pair there and back is two requests: mx1 and mx2, mx5 and mx6 in two runs. mx3 stays away, mx7 is not well, and
# mastership comes back to mx9, and to mx13 for a time. In check mode nothing is sent.
python ../setup_lab/in_lab.py --pairs 7 --triggers 8 --timer move=0.3 --timer resync=0.3 ./runs.sh "$@"

# Of three sets one is at home on mx2 and is moved there first. Of mx5 one set alone is named.
python ../setup_lab/in_lab.py --pairs 3 --sets 3 --triggers 6 --timer move=0.3 --timer resync=0.3 ./sets.sh "$@"
