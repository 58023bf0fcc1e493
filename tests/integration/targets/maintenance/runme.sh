#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# Of three sets one is at home on mx2: two requests there, two back.
../maintenance/in_lab.sh 4 whole --pairs 1 --sets 3 --at-peer mx1=2

# Each way is one request, in a run of its own.
../maintenance/in_lab.sh 2 continued --pairs 1
