#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# In the lab that runme.sh started. HOME is its directory, and the evidence goes below it.
set -eux

cp -r "${ANSIBLE_COLLECTIONS_PATH%%:*}/ansible_collections/junos_ha/srd/examples" "$HOME/srd"
python netbox.py "$HOME/srd/netbox/netbox.yml"
cd "$HOME/srd"
rm inventory/group_vars/gateways.yml # how to reach the gateways of the lab is in its own inventory
sed -i '/ansible_host:/d' inventory/hosts.yml
export ANSIBLE_CONFIG=$PWD/ansible.cfg ANSIBLE_INVENTORY=$PWD/inventory,$ANSIBLE_INVENTORY
export METRICS=$HOME/junos_srd.prom

run() {
    ansible-playbook "$@" -e ansible_connection=junos_ha.srd.netconf >printed 2>&1 || { cat printed; return 1; }
}

run maintenance.yml -e srd_away_from=mx1 -e srd_run_id=maintenance --check --diff
grep "maintenance of mx1 - GO: set 1 would be moved from mx1 to mx2, and back; check mode sent nothing" printed
grep "^junos_ha.srd: " printed
run failover.yml --syntax-check

[ -z "$(cron/audit.sh)" ]
grep '^junos_srd_verdict{lead="mx1",peer="mx2",verdict="go"} 1$' "$METRICS"

run junos_ha.srd.history
grep "^1 run: 1 GO, 0 NO-GO, 0 UNKNOWN$" printed
