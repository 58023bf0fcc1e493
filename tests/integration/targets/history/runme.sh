#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The playbook history, as on its page: two runs, one of them old, without an inventory.
set -eux

PYTHONPATH=${ANSIBLE_COLLECTIONS_PATH%%:*} python save.py "$OUTPUT_DIR/evidence"
cd "$OUTPUT_DIR"

# Return the status that a run ends with, and keep what it prints.
status() {
    ansible-playbook "$@" >printed 2>&1 && echo 0 || echo $?
}

history=(junos_ha.srd.history -e srd_evidence_directory=evidence)
[ "$(status "${history[@]}" -e 'srd_keep="90 days"' --check --diff)" = 0 ]
grep "^2 runs: 2 GO, 0 NO-GO, 0 UNKNOWN$" printed
grep "^would be deleted$" printed
grep -- "^-CHG1$" printed
[ -d evidence/CHG1 ]

[ "$(status "${history[@]}" -e 'srd_keep="90 days"')" = 0 ]
grep "^deleted$" printed
grep "changed=1" printed
[ ! -e evidence/CHG1 ]
[ -d evidence/CHG2 ]

[ "$(status "${history[@]}" -e srd_kep=90)" = 2 ]
grep "srd_kep - Expected: a variable of this collection" printed
