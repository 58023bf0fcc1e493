#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# Maintenance of gateways with three sets. HOME is the lab's directory.
set -eux

# One run: what it is called, the status that it must end with, who leads, the gateway, the sets that are named, the playbook.
run() {
    local name=$1 wanted=$2 lead=$3 away=$4 sets=$5 playbook=$6 status=0 moves
    # The events of the first set have no number behind their names.
    moves=$(for each in $sets; do printf '{redundancy_set: %s, event: RELS_MSHIP_MANUAL_EV%s},' "$each" "$(test "$each" -eq 1 || echo "_$each")"; done)
    ansible-playbook "junos_ha.srd.$playbook" -e srd_leads="$lead" -e srd_away_from="$away" -e srd_run_id="$name" \
        -e srd_maintenance_tasks="$PWD/tasks.yml" -e does=nothing -e "{srd_moves: [$moves]}" -e srd_approve=yes \
        -e srd_evidence_directory="$HOME/evidence" -e ansible_connection=junos_ha.srd.netconf \
        -e srd_interval=0.2 -e srd_stable_for=0.3 -e srd_baseline_for=0 -e srd_timeout=60 > "$HOME/$name.txt" 2>&1 || status=$?
    cat "$HOME/$name.txt"
    test "$status" -eq "$wanted"
}

split() {
    run set_2_away 0 mx1 mx1 2 failover
    run split 0 mx1 mx1 "1 2 3" maintenance
}

# Three requests: set 2 before, sets 1 and 3 there; two more: back. One of mx5. None of the STANDBY mx4.
rows=()
split &
rows+=("$!")
run standby 0 mx3 mx4 "1 2 3" maintenance &
rows+=("$!")
run not_named 2 mx5 mx5 1 maintenance &
rows+=("$!")
for row in "${rows[@]}"; do
    wait "$row"
done

ansible-playbook hold_sets.yml "$@"
