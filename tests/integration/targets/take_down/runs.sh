#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The playbook as a user runs it, in the lab that runme.sh started. HOME is the lab's directory.
set -eux

# One run: what it is called, the status that it must end with, the gateways, and the rest.
run() {
    local name=$1 wanted=$2 gateways=$3 status=0
    shift 3
    ansible-playbook junos_ha.srd.take_down -e gateway="$gateways" -e srd_run_id="$name" \
        -e srd_evidence_directory="$HOME/evidence" -e ansible_connection=junos_ha.srd.netconf \
        -e '{srd_reports: [html, markdown, junit, json]}' "$@" > "$HOME/$name.txt" 2>&1 || status=$?
    cat "$HOME/$name.txt"
    test "$status" -eq "$wanted"
}

well() {
    run standby 0 mx2
    run broken_standby 0 mx4
    run all_well 0 mx2,mx4 --check
    run fleet 2 mx1,mx2,mx3,mx4
}

not_well() {
    run master 2 mx1
    run warned_peer 2 mx3
    run cold 2 mx7
}

not_known() {
    run not_read 2 mx5
    run not_configured 2 mx9
    run nobody 2 ""
    run nowhere 2 mx99
}

rows=()
well &
rows+=("$!")
not_well &
rows+=("$!")
not_known &
rows+=("$!")
for row in "${rows[@]}"; do
    wait "$row"
done

ansible-playbook hold.yml "$@"
