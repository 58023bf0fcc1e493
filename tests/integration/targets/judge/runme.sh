#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The playbook judge, as on its page: files that a pair of the lab printed, and no gateway that could be asked.
set -eux

PYTHONPATH=${ANSIBLE_COLLECTIONS_PATH%%:*} python save.py "$OUTPUT_DIR"
cd "$OUTPUT_DIR"

# Return the status that a run ends with, and keep what it prints.
status() {
    ansible-playbook junos_ha.srd.judge "$@" >printed 2>&1 && echo 0 || echo $?
}

[ "$(status -e @saved.yml -e srd_evidence_directory=evidence -e srd_run_id=CHG1)" = 0 ]
grep "^mx1 and mx2, by saved replies - GO: 102 of 102 checks passed$" printed
grep "^  take mx1 down? after set 1 has moved to mx2, then ask again$" printed
grep "^  take mx2 down? yes: mx1 carries every set; there is no standby while mx2 is down$" printed
grep "GO" evidence/CHG1/reports/mx1.html >/dev/null

[ "$(status -i hosts -e @saved.yml -e gateway=mx1)" = 2 ]
grep "take mx1 down, by saved replies? - after set 1 has moved to mx2, then ask again" printed

# Zero checks are no success.
[ "$(status)" = 2 ]
grep "replies - Expected: the files of one or two gateways Actual: nothing" printed
[ "$(status -i hosts -e @saved.yml --limit mx1 -e gateway=mx1)" = 2 ]
grep "take mx1 down, by saved replies?" printed
[ "$(status -e @saved.yml --tags never_set)" != 0 ]
[ "$(status -e @saved.yml -e gateway=mx1 -e '{"judge_run": {"go": true}}')" = 2 ]
grep "judge_run - Expected: " printed
