#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The directory examples as a user copies it, whose gateways are those of a lab. Nothing is sent.
set -eux

python ../setup_lab/in_lab.py --pairs 1 ./runs.sh
