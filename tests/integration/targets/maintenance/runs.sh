#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The playbook as a user runs it, in the lab that runme.sh started. HOME is the lab's directory.
set -eux

# One run: what it is called, the status that it must end with, who leads, what its tasks are to do, and the rest.
# What is asked of its pair alone stands in its log, since the pairs go on at once.
run() {
    local name=$1 wanted=$2 lead=$3 does=$4 status=0
    shift 4
    cp "$HOME/requests.log" "$HOME/$name.before"
    ansible-playbook junos_ha.srd.maintenance -e srd_leads="$lead" -e srd_away_from="$lead" -e srd_run_id="$name" \
        -e srd_maintenance_tasks="$PWD/tasks.yml" -e does="$does" \
        -e '{srd_moves: [{redundancy_set: 1, event: RELS_MSHIP_MANUAL_EV}]}' -e srd_approve=yes \
        -e srd_evidence_directory="$HOME/evidence" -e ansible_connection=junos_ha.srd.netconf \
        -e srd_interval=0.2 -e srd_stable_for=0.3 -e srd_baseline_for=0 -e srd_timeout=60 "$@" > "$HOME/$name.txt" 2>&1 || status=$?
    cat "$HOME/$name.txt"
    tail -n "+$(($(wc -l < "$HOME/$name.before") + 1))" "$HOME/requests.log" \
        | { grep -E "^($lead|mx$((${lead#mx} + 1))):" || true; } > "$HOME/$name.log"
    test "$status" -eq "$wanted"
}

whole() { run whole 0 mx1 nothing; }

stopped() {
    run failing 2 mx3 fail
    run unwell 2 mx7 cold -e srd_timeout=4
}

gone_on() {
    run broken_off 2 mx5 fail
    run gone_on 0 mx5 nothing -e srd_continues=broken_off
}

came_back() {
    run came_back 2 mx9 switched
    run came_and_went 2 mx13 switched,switched
}

checked() {
    run checked 0 mx11 nothing --check
    run no_way_back 2 mx11 nothing --check \
        -e '{srd_moves: [{redundancy_set: 1, event: RELS_MSHIP_MANUAL_EV, reverse_event: NO_SUCH_EV}]}'
}

touch "$HOME/requests.log"
rows=()
whole &
rows+=("$!")
stopped &
rows+=("$!")
gone_on &
rows+=("$!")
came_back &
rows+=("$!")
checked &
rows+=("$!")
for row in "${rows[@]}"; do
    wait "$row"
done

ansible-playbook hold.yml "$@"
