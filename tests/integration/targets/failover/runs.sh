#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The playbook as a user runs it, in the lab that runme.sh started: runs.sh ROW [options of ansible-playbook].
# Each row is a target of its own, so that they run side by side. HOME is the lab's directory.
set -eux

row=$1
shift

in_worker='ansible_connection=junos_ha.srd.netconf'
over_cli='ansible_connection=ansible.netcommon.network_cli ansible_network_cli_ssh_type=paramiko'
approved='srd_approve=yes'
set_1='{srd_moves: [{redundancy_set: 1, event: RELS_MSHIP_MANUAL_EV}]}'
both='{srd_moves: [{redundancy_set: 1, event: RELS_MSHIP_MANUAL_EV}, {redundancy_set: 2, event: NO_SUCH_EV}]}'
twice='{srd_moves: [{redundancy_set: 1, event: RELS_MSHIP_MANUAL_EV}, {redundancy_set: "1", event: RELS_MSHIP_MANUAL_EV}]}'
set_7='{srd_moves: [{redundancy_set: 7, event: RELS_MSHIP_MANUAL_EV}]}'
blank='{srd_moves: [{redundancy_set: 1, event: "RELS_MSHIP_MANUAL_EV force"}]}'
semicolon='{srd_moves: [{redundancy_set: 1, event: "RELS_MSHIP_MANUAL_EV;x"}]}'
probes='{srd_probes: [{name: routes, command: show route summary, number: inet.0},
    {name: cores, command: show system core-dumps | no-more, absent: core.srd}, {name: version, command: show version, unchanged: true}]}'

# One run: what it is called, the status that it must end with, who leads, the moves, and the rest.
run() {
    local name=$1 wanted=$2 leads=$3 moves=$4 status=0
    shift 4
    cp "$HOME/requests.log" "$HOME/$name.before"
    "${terminal[@]}" ansible-playbook junos_ha.srd.failover -e srd_leads="$leads" -e srd_away_from="${leads%%:*}" -e "$moves" \
        -e srd_run_id="$name" -e srd_evidence_directory="$HOME/evidence" \
        -e srd_interval=0.2 -e srd_stable_for=0.3 -e srd_baseline_for=0 -e srd_timeout=60 -e '{srd_reports: []}' "$@" > "$HOME/$name.txt" 2>&1 < /dev/null || status=$?
    cat "$HOME/$name.txt"
    tail -n "+$(($(wc -l < "$HOME/$name.before") + 1))" "$HOME/requests.log" > "$HOME/$name.log"
    test "$status" -eq "$wanted"
}

through() {
    run checked 0 mx1 "$set_1" -e "$in_worker" --check --diff
    run unasked 2 mx1 "$set_1" -e "$in_worker"
    run through 0 mx1 "$set_1" -e "$approved"
    run again 0 mx1 "$set_1" -e "$in_worker" # nothing is to be sent, so nobody is asked
    run same 2 mx1 "$set_1" -e "$in_worker" -e "$approved" -e srd_run_id=through
}

over_cli() {
    run over_cli 0 mx3 "$set_1" -e "$over_cli" -e '{srd_approve: true}' -e "$probes"
    run blank 2 mx15 "$blank" -e "$over_cli" -e "$approved"
}

way_back() {
    run back 2 mx7 "$set_1" -e "$in_worker" -e "$approved" -e srd_rollback=on_failure -e srd_timeout=10 -e srd_interval=60 -e srd_stable_for=0
    run not_back 2 mx9 "$set_1" -e "$in_worker" -e "$approved" -e srd_rollback=on_failure -e srd_timeout=10
    terminal=(python at_terminal.py no)
    run answered_no 2 mx5 "$set_1" -e "$in_worker"
    terminal=(python at_terminal.py Y)
    ANSIBLE_STRATEGY=free run answered_yes 0 mx5 "$set_1" -e "$in_worker"
}

refused() {
    run second 2 mx11 "$both" -e "$in_worker" -e "$approved"
    run serial 2 mx13:mx15 "$set_1" -e "$in_worker" -e "$approved" -e srd_away_from='{{ inventory_hostname }}'
    run led_twice 2 mx15:mx16 "$set_1" -e "$in_worker" -e "$approved"
    run set_twice 2 mx15 "$twice" -e "$in_worker" -e "$approved"
    run misspelt 2 mx15 "$set_1" -e "$in_worker" -e "$approved" -e srd_rollbak=on_failure
    run elsewhere 2 mx15 "$set_1" -e "$in_worker" -e "$approved" -e srd_away_from=mx1
    run no_set 2 mx15 "$set_7" -e "$in_worker" -e "$approved"
    run semicolon 2 mx15 "$semicolon" -e "$in_worker" -e "$approved"
}

touch "$HOME/requests.log"
terminal=()
case $row in
    through | way_back | refused | over_cli) "$row" ;;
    *) exit 1 ;;
esac

ansible-playbook hold.yml -e "row=$row" "$@"
