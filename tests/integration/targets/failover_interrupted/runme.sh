#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx1, mx3, mx5, mx11: accept the request, and move when runs.py says so. mx7, mx9: hold their configuration back until then.
python ../setup_lab/in_lab.py --pairs 6 --triggers 4 --fault mx1=trigger_ignored --fault mx3=trigger_ignored \
    --fault mx5=trigger_ignored --fault mx7=config_held --fault mx9=config_held \
    --fault mx11=trigger_ignored python runs.py
