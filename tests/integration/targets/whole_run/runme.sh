#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx1 moves once, in a run that hides the variables of roles. mx3 moves away, and its maintenance ends the play.
python ../setup_lab/in_lab.py --pairs 2 --triggers 2 --timer move=0.3 --timer resync=0.3 ./runs.sh "$@"
