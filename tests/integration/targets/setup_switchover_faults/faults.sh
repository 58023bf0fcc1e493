#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The matrix over one connection: faults.sh CONNECTION [options of ansible-playbook].
set -eux

connection=$1
shift
cd "$(dirname "$0")"
made=$(mktemp -d)
trap 'rm -r "$made"' EXIT

python made.py cases.yml "$connection" "$made"
read -r pairs triggers < "$made/counts"
python ../setup_lab/in_lab.py --pairs "$pairs" --triggers "$triggers" --timer move=0.8 --timer resync=0.5 \
    --scenario "$made/scenario.json" ./runs.sh "$made/cases.json" "$connection" "$@"
