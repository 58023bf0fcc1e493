#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# A job that is sent, worked off and taken back by three processes, which share nothing but the stream between them.
# HOME is the lab's directory.
set -eux -o pipefail

mkdir -p "$HOME/sent/inventory" "$HOME/worked" "$HOME/taken"
cp -r project "$HOME/sent/"
cp "$HOME/inventory.yml" "$HOME/sent/inventory/"

ansible-runner transmit "$HOME/sent" --playbook job.yml --ident job --cmdline "-e srd_approve=yes" > "$HOME/job"
ansible-runner worker --private-data-dir "$HOME/worked" < "$HOME/job" > "$HOME/results"
rm -r "$HOME/worked"
ansible-runner process "$HOME/taken" --ident job < "$HOME/results" | tee "$HOME/said.txt"

grep -F 'mx1 is STANDBY of set 1, healthy and stable' "$HOME/said.txt"
# The table, before and after, in an event of its own each.
grep -F '  mx1        1  MASTER   STANDBY  Passed  8/8  GO' "$HOME/said.txt"
grep -F '  mx1        1  STANDBY  MASTER   Passed  8/8  GO' "$HOME/said.txt"
grep -lE '"stdout": "[^"]*mx1 and mx2 - GO: [^"]*mx1 +1 +MASTER[^"]*mx2 +1 +STANDBY' -r "$HOME/taken/artifacts/job/job_events"
find "$HOME/taken" -path '*/evidence/job/*.json' -printf '%f\n' | sort | diff - <(printf '%s\n' \
    mx1.failover.json mx1.failover.set-1.{intent,outcome}.json mx1.postcheck.json mx1.precheck.json \
    mx2.failover.json mx2.postcheck.json mx2.precheck.json)

# A job that fails is a failure of the pipe, though the last of the three processes ends well.
if ansible-runner transmit "$HOME/sent" --playbook job.yml --ident refused --cmdline "-e srd_misspelt=1" \
    | ansible-runner worker --private-data-dir "$HOME/worked" | ansible-runner process "$HOME/refused" --ident refused > "$HOME/said.txt"; then
    exit 1
fi
grep -F "srd_misspelt" "$HOME/said.txt"

# Precheck and postcheck are two jobs on two machines. They have the directory of the evidence in common, and nothing else.
examples=${ANSIBLE_COLLECTIONS_PATH%%:*}/ansible_collections/junos_ha/srd/examples
for phase in precheck postcheck; do
    machine=$HOME/$phase
    mkdir -p "$machine/sent/inventory" "$machine/sent/project" "$machine/worked"
    cp "$examples/$phase.yml" two_jobs.yml "$machine/sent/project/"
    cp "$HOME/inventory.yml" "$machine/sent/inventory/"
    ansible-runner transmit "$machine/sent" --playbook "$phase.yml" --ident "$phase" \
        --cmdline "-e @two_jobs.yml -e srd_evidence_directory=$HOME/evidence" > "$machine/job"
    ansible-runner worker --private-data-dir "$machine/worked" < "$machine/job" > "$machine/results"
    rm -r "$machine/sent" "$machine/worked" "$machine/job"
    ansible-runner process "$machine/taken" --ident "$phase" < "$machine/results" | tee "$machine/said.txt"
done
grep -F 'mx1 and mx2 - GO: ' "$HOME/precheck/said.txt"
grep -F 'change of mx1 - GO: 30 of 30 checks passed' "$HOME/postcheck/said.txt"
find "$HOME/evidence" -name '*.json' -printf '%P\n' | sort | diff - <(printf '%s\n' \
    CHG0042/mx{1,2}.{postcheck,precheck}.json)
