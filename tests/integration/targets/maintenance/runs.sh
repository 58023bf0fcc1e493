#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The playbook as a user runs it, in the lab that runme.sh started. HOME is the lab's directory.
set -eux

# One run: what it is called, the status that it must end with, who leads, and what its tasks are to do.
run() {
    local name=$1 wanted=$2 lead=$3 does=$4 status=0
    touch "$HOME/requests.log"
    cp "$HOME/requests.log" "$HOME/before.log"
    ansible-playbook junos_ha.srd.maintenance -e srd_leads="$lead" -e srd_away_from="$lead" -e srd_run_id="$name" \
        -e srd_maintenance_tasks="$PWD/tasks.yml" -e does="$does" \
        -e '{srd_moves: [{redundancy_set: 1, event: RELS_MSHIP_MANUAL_EV}]}' -e srd_approve=yes \
        -e srd_evidence_directory="$HOME/evidence" -e ansible_connection=junos_ha.srd.netconf \
        -e srd_interval=0.3 -e srd_stable_for=0.6 -e srd_timeout=5 > "$HOME/$name.txt" 2>&1 || status=$?
    cat "$HOME/$name.txt"
    tail -n "+$(($(wc -l < "$HOME/before.log") + 1))" "$HOME/requests.log" > "$HOME/$name.log"
    test "$status" -eq "$wanted"
}

run whole 0 mx1 nothing
run failing 2 mx3 fail
run unwell 2 mx7 cold
run broken_off 2 mx5 fail
run gone_on 0 mx5 nothing

ansible-playbook hold.yml "$@"
