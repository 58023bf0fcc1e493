#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The playbook as a user runs it, in the lab that runme.sh started: runs.sh ROW. HOME is the lab's directory.
set -eux

# One run: what it is called, the status that it must end with, who leads, the gateway, the sets, what its tasks are to
# do, and the rest. What is asked of its pair alone stands in its log, since the pairs go on at once.
run() {
    local name=$1 wanted=$2 lead=$3 away=$4 sets=$5 does=$6 status=0 moves
    shift 6
    # The events of the first set have no number behind their names.
    moves=$(for each in $sets; do
        printf '{redundancy_set: %s, event: RELS_MSHIP_MANUAL_EV%s},' "$each" "$(test "$each" -eq 1 || echo "_$each")"
    done)
    cp "$HOME/requests.log" "$HOME/$name.before"
    ansible-playbook junos_ha.srd.maintenance -e srd_leads="$lead" -e srd_away_from="$away" -e srd_run_id="$name" \
        -e srd_maintenance_tasks="$PWD/tasks.yml" -e does="$does" -e "{srd_moves: [$moves]}" -e srd_approve=yes \
        -e srd_evidence_directory="$HOME/evidence" -e ansible_connection=junos_ha.srd.netconf -e '{srd_reports: []}' \
        -e srd_interval=0.2 -e srd_stable_for=0.3 -e srd_baseline_for=0 -e srd_timeout=60 "$@" > "$HOME/$name.txt" 2>&1 || status=$?
    cat "$HOME/$name.txt"
    tail -n "+$(($(wc -l < "$HOME/$name.before") + 1))" "$HOME/requests.log" \
        | { grep -E "^($lead|mx$((${lead#mx} + 1))):" || true; } > "$HOME/$name.log"
    test "$status" -eq "$wanted"
}

whole() { run whole 0 mx1 mx1 "1 2 3" nothing; }

continued() {
    run failing 2 mx1 mx1 1 fail
    run gone_on 0 mx1 mx1 1 nothing -e srd_continues=failing
}

# Time is short for the last wait alone.
unwell() { run unwell 2 mx1 mx1 1 cold -e srd_timeout='{{ 60 if maintenance_moved is undefined else 4 }}'; }

came_back() {
    run came_back 2 mx3 mx3 1 switched
    run came_and_went 2 mx7 mx7 1 switched,switched
}

checked() {
    run checked 0 mx5 mx5 1 nothing --check
    run no_way_back 2 mx5 mx5 1 nothing --check \
        -e '{srd_moves: [{redundancy_set: 1, event: RELS_MSHIP_MANUAL_EV, reverse_event: NO_SUCH_EV}]}'
}

standby() { run standby 0 mx1 mx2 "1 2 3" nothing; }

not_named() { run not_named 2 mx3 mx3 1 nothing; }

at_once() {
    local row rows=()
    for row in "$@"; do
        "$row" &
        rows+=("$!")
    done
    for row in "${rows[@]}"; do
        wait "$row"
    done
}

missing() { run missing 2 mx5 mx5 1 nothing -e srd_maintenance_tasks="$HOME/upgrade.yml"; }

non_stop() { run non_stop 2 mx9 mx9 1 nothing; }

relieved() { run relieved 0 mx11 mx11 1 uplink_up; }

export ANSIBLE_CALLBACKS_ENABLED=junos_ha.srd.verdict
touch "$HOME/requests.log"
case $1 in
    whole | continued) "$1" ;;
    stopped) at_once unwell came_back checked missing non_stop relieved ;;
    of_sets) at_once standby not_named ;;
    *) exit 1 ;;
esac

ansible-playbook hold.yml -e "row=$1"
