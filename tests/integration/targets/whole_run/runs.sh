#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# Runs that leave tasks out, in the lab that runme.sh started. HOME is the lab's directory.
set -eux

moves='{srd_moves: [{redundancy_set: 1, event: RELS_MSHIP_MANUAL_EV}]}'

# One run of a playbook: what it is called, whether it must end well, and the rest of the command.
run() {
    local name=$1 wanted=$2 ended=well
    shift 2
    ansible-playbook "$@" -e ansible_connection=junos_ha.srd.netconf -e srd_evidence_directory="$HOME/evidence" \
        -e srd_run_id="$name" -e srd_interval=0.2 -e srd_stable_for=0.3 -e srd_baseline_for=0 -e srd_timeout=60 -e '{srd_reports: []}' > "$HOME/$name.txt" 2>&1 || ended=failed
    cat "$HOME/$name.txt"
    test "$ended" = "$wanted"
}

# The same of a run that must say why it fails, and ask no gateway.
refused() {
    local name=$1 message=$2 before after
    shift 2
    before=$(wc -l < "$HOME/requests.log")
    run "$name" failed "$@"
    after=$(wc -l < "$HOME/requests.log")
    tr -s '[:space:]' ' ' < "$HOME/$name.txt" | grep -F -e "$message"
    test "$before" -eq "$after"
    test ! -e "$HOME/evidence/$name"
}

failover=(junos_ha.srd.failover -e srd_leads=mx1 -e srd_away_from=mx1 -e "$moves" -e srd_approve=yes)
maintenance=(junos_ha.srd.maintenance -e srd_leads=mx3 -e srd_away_from=mx3 -e "$moves" -e srd_approve=yes
    -e srd_maintenance_tasks="$PWD/ends.yml")
not_given='Expected: not given, for only a whole run reaches a verdict Actual:'

touch "$HOME/requests.log"

# The last lines of a run.
export ANSIBLE_CALLBACKS_ENABLED=junos_ha.srd.verdict

# Each playbook is refused once at least; unit tests have every form of an option.
refused tags "--tags - $not_given never_matching" junos_ha.srd.precheck --tags never_matching
refused skip_always "--skip-tags - $not_given always" junos_ha.srd.postcheck --skip-tags always
refused start "--start-at-task - $not_given Stop unless the pair is GO" "${failover[@]}" --start-at-task 'Stop unless the pair is GO'
refused step "--step - $not_given given" junos_ha.srd.audit --step
ANSIBLE_RUN_TAGS=other refused run_tags "--tags - $not_given other" "${maintenance[@]}"
ANSIBLE_SKIP_TAGS=other refused skip_tags "--skip-tags - $not_given other" "${failover[@]}"

no_lead='srd_leads - Expected: hosts that lead a pair Actual: none in'
refused limit_peer "$no_lead leads" junos_ha.srd.precheck --limit mx2
refused limit_localhost "no hosts to target" "${failover[@]}" --limit localhost

extra='Expected: no extra variable of that name, which the failover sets itself Actual: an extra variable'
refused extra_role "srd_role - $extra" "${failover[@]}" -e srd_role=MASTER
refused extra_phase "precheck_phase - $extra" "${maintenance[@]}" -e precheck_phase=mine

# A play of one's own whose reading is left out: what follows does not stand by itself.
run own_start failed own.yml --start-at-task 'Stop unless the pair is GO'
run own_skip failed own.yml --skip-tags reading
run own well own.yml

# A failover takes no role from the inventory, even where dictionaries are merged, and no variable of another role.
# The probes of the site are read before and after; that of the MASTER follows mastership.
probes='{srd_probes: [{name: routes, command: show route summary, number: inet.0, gateway: MASTER},
    {name: alarms, command: show system alarms | no-more, contains: No alarms, severity: warning},
    {name: cores, command: show system core-dumps, absent: core.srd}, {name: version, command: show version, unchanged: true}]}'
ANSIBLE_PRIVATE_ROLE_VARS=yes ANSIBLE_HASH_BEHAVIOUR=merge \
    run private well "${failover[@]}" -i "$ANSIBLE_INVENTORY" -i roles.yml -e "$probes"
grep -F 'probes of mx1 and mx2 - GO: 11 of 11 checks passed' "$HOME/private.txt"
grep -F 'probes of mx1 and mx2 - GO: 14 of 14 checks passed' "$HOME/private.txt"
grep -F '100 % at least of 1,000 on mx1 before' "$HOME/evidence/private/mx2.postcheck.json"
tail -n 2 "$HOME/private.txt" | grep -x 'junos_ha.srd: GO'
tail -n 1 "$HOME/private.txt" | grep '^  mx1 - GO: '

ANSIBLE_PRIVATE_ROLE_VARS=yes run ends failed "${maintenance[@]}"
tr -s '[:space:]' ' ' < "$HOME/ends.txt" | grep -F 'Actual: the play ended before mastership was moved back'
test -e "$HOME/evidence/ends/mx3.away-postcheck.json"
tail -n 2 "$HOME/ends.txt" | grep -x 'junos_ha.srd: UNKNOWN'
tail -n 1 "$HOME/ends.txt" | grep '^  mx3 - UNKNOWN: the run failed, after .GO: '
