#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs that reach another gateway than they name, in the lab that runme.sh started. HOME is the lab's directory.
set -eux

moves='{srd_moves: [{redundancy_set: 1, event: RELS_MSHIP_MANUAL_EV}]}'

# One run: what it is called, the status that it must end with, the playbook, and the rest.
run() {
    local name=$1 wanted=$2 playbook=$3 status=0
    shift 3
    ansible-playbook "junos_ha.srd.$playbook" -e srd_run_id="$name" -e srd_evidence_directory="$HOME/evidence" \
        -e ansible_connection=junos_ha.srd.netconf -e "$moves" -e srd_approve=yes -e '{srd_reports: [html, json]}' \
        -e srd_interval=0.2 -e srd_stable_for=0.3 -e srd_timeout=60 "$@" > "$HOME/$name.txt" 2>&1 || status=$?
    cat "$HOME/$name.txt"
    test "$status" -eq "$wanted"
}

export ANSIBLE_CALLBACKS_ENABLED=junos_ha.srd.verdict

asked() {
    run asked 2 take_down -e gateway=mx2,mx3,mx5,mx7
    run other_pair 2 take_down -e srd_leads=mx9 -e srd_peer=mx8 -e gateway=mx9
    run moved_to_other_pair 2 failover -e srd_leads=mx9 -e srd_peer=mx8 -e srd_away_from=mx9
    run dead_set 2 take_down -e srd_leads=mx13 -e gateway=mx14 -e '{srd_redundancy_sets: [1]}'
}

judged() {
    run exchanged 2 failover -e srd_leads=mx1 -e srd_away_from=mx1
    run one_box 2 precheck -e srd_leads=mx3
    run partial 0 precheck -e srd_leads=mx13 -e '{srd_redundancy_sets: [1]}'
}

# shellcheck disable=SC2016
named_twice() {
    run named_twice 2 failover -i "$ANSIBLE_INVENTORY" -i names.yml -e srd_leads=mx11:edge1 -e srd_serial=2 \
        -e srd_away_from='{{ inventory_hostname }}'
}

# Of set 2 neither mx13 nor mx14 is MASTER; set 1 is well.
rows=()
asked &
rows+=("$!")
judged &
rows+=("$!")
named_twice &
rows+=("$!")
for row in "${rows[@]}"; do
    wait "$row"
done

ansible-playbook hold.yml "$@"
