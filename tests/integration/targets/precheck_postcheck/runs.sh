#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The playbooks as a user runs them, in the lab that runme.sh started. HOME is the lab's directory.
set -eux

# One run: what it is called, the status that it must end with, and the rest of the command.
run() {
    local name=$1 wanted=$2 status=0
    shift 2
    ansible-playbook -e ansible_connection=junos_ha.srd.netconf -e srd_evidence_directory="$HOME/evidence" \
        -e srd_interval=0.3 -e srd_stable_for=1.2 -e srd_timeout=60 "$@" \
        > "$HOME/$name.txt" 2>&1 || status=$?
    cat "$HOME/$name.txt"
    cp "$HOME/requests.log" "$HOME/$name.log" || touch "$HOME/$name.log"
    test "$status" -eq "$wanted"
}

run checked 0 junos_ha.srd.precheck -e srd_leads=mx1 -e srd_run_id=checked --check
ANSIBLE_FORCE_COLOR=1 ANSIBLE_LOG_PATH="$HOME/ansible.log" \
    run coloured 0 junos_ha.srd.precheck -e srd_leads=mx1 -e srd_run_id=checked --check
run healthy 0 junos_ha.srd.precheck -e srd_leads=mx1:mx9:mx11 -e srd_run_id=run
run twice 2 junos_ha.srd.precheck -e srd_leads=mx1 -e srd_run_id=run
run serial 2 junos_ha.srd.precheck -e srd_leads=mx3:mx5 -e srd_run_id=serial -e srd_serial=1
run unreachable 2 junos_ha.srd.precheck -e srd_leads=mx7 -e srd_run_id=unreachable

run unchanged 0 junos_ha.srd.postcheck -e srd_leads=mx1 -e srd_run_id=run
run moved 2 junos_ha.srd.postcheck -e srd_leads=mx9 -e srd_run_id=run
run switched 0 junos_ha.srd.postcheck -e srd_leads=mx11 -e srd_run_id=run -e srd_expect=switched
run without 2 junos_ha.srd.postcheck -e srd_leads=mx5 -e srd_run_id=run

# What is new around the daemons stops, or only warns; what is not shown is UNKNOWN.
lab() {
    (cd "${ANSIBLE_COLLECTIONS_PATH%%:*}" && python -m ansible_collections.junos_ha.srd.tests.lab.control "$HOME" "$@")
}
areas='{"srd_areas": ["all"], "srd_area_effects": {"alarms": "warn"}}'
run quiet 0 junos_ha.srd.precheck -e srd_leads=mx1 -e srd_run_id=areas -e "$areas"
lab mx1 alarm
run alarmed 0 junos_ha.srd.postcheck -e srd_leads=mx1 -e srd_run_id=areas -e "$areas"
lab mx2 core_dump
rm "$HOME/evidence/areas/"*.postcheck.json
run less 2 junos_ha.srd.postcheck -e srd_leads=mx1 -e srd_run_id=areas -e '{"srd_areas": ["!bgp"]}'
run crashed 2 junos_ha.srd.postcheck -e srd_leads=mx1 -e srd_run_id=areas -e "$areas"
lab mx2 areas_refused
run hidden 2 junos_ha.srd.precheck -e srd_leads=mx1 -e srd_run_id=hidden -e "$areas"
lab mx2 no_fault
lab mx1 healthy

# Both gateways become MASTER, and neither sees the other: that is known before the wait, which cannot see it.
run well 0 junos_ha.srd.precheck -e srd_leads=mx1 -e srd_run_id=split
lab mx1 split_brain
run split 2 junos_ha.srd.postcheck -e srd_leads=mx1 -e srd_run_id=split -e srd_timeout=3

ansible-playbook hold.yml "$@"
