#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# The addresses of mx1 and mx2 are exchanged. mx4 is mx3 under another name. mx5 has another host name than the inventory
# gives it. mx7 does not say which box it is. edge1 and edge2 are mx11 and mx12 once more. Set 2 of mx13 has no MASTER.
# One request is sent: to the pair of two names, once.
python ../setup_lab/in_lab.py --pairs 7 --sets 2 --triggers 1 --timer move=0.3 --timer resync=0.3 \
    --without-master mx13=2 --fault mx1=peer_box --fault mx2=peer_box --fault mx4=peer_box --fault mx5=renamed --fault mx7=identity_refused \
    ./runs.sh "$@"
