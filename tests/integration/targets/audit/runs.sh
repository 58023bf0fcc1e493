#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The audit as a user runs it, in the lab that runme.sh started. HOME is the lab's directory.
set -eux

# mx7 never answers, and is given up soon.
mkdir "$HOME/host_vars"
echo "ansible_command_timeout: 3" > "$HOME/host_vars/mx7.yml"

run() {
    local name=$1 wanted=$2 status=0
    shift 2
    ansible-playbook --forks 5 junos_ha.srd.audit -e ansible_connection=junos_ha.srd.netconf \
        -e srd_evidence_directory="$HOME/evidence" -e srd_run_id="$name" "$@" > "$HOME/$name.txt" 2>&1 || status=$?
    cat "$HOME/$name.txt"
    test "$status" -eq "$wanted"
}

run all 2
run play 2 -e srd_audit_connection=inventory
echo "srd_home: {1: mx2}" > "$HOME/host_vars/mx1.yml" # where it is not: a warning, and no verdict
run well 0 -e srd_leads=mx1:mx9
rm "$HOME/host_vars/mx1.yml"
tr -s '\n' ' ' < "$HOME/well.txt" | grep -F "mx1 and mx2: set 1 is away from home: MASTER on mx1, not on mx2; no evidence shows it at home"
run well 2 -e srd_leads=mx1:mx9 # this phase has been written already
run none 2 -e srd_leads=no_such_group
run dry 0 -e srd_leads=mx1:mx9 --check
run part 2 -e srd_leads=mx1:mx9 --limit localhost,mx1
run telnet 2 -e srd_audit_connection=telnet
run limited 2 --limit mx3
run alone 2 -i alone, -e srd_leads=alone # it names no peer

ansible-playbook hold.yml -e audited=all "$@"
ansible-playbook hold.yml -e audited=play "$@"
ansible-playbook refused.yml "$@"
ansible-playbook --forks 5 forgets.yml -e ansible_connection=junos_ha.srd.netconf \
    -e srd_evidence_directory="$HOME/evidence" -e srd_run_id=forgets "$@"
