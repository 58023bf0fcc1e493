#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx1, mx5: healthy. mx3: Cold. mx8: no one listens. mx9, mx11: the roles move when the gateway is read again.
python ../setup_lab/in_lab.py --pairs 6 --state mx3=cold --fault mx8=close_port --scenario scenario.json ./runs.sh "$@"
