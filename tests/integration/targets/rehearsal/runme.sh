#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# A pair that begins with captured replies, and the runbook against it as the rehearsal says to run it.
set -eux

root=${ANSIBLE_COLLECTIONS_PATH%%:*}
export PYTHONPATH=$root
# The path of a socket may be no longer than it is under /tmp.
directory=$(mktemp -d)
python capture.py "$directory/mx1.txt" "$directory/mx2.txt"
# Both are configured alike, but for their addresses.
sed 's/OWN_ADDRESS/192.0.2.1/; s/PEER_ADDRESS/192.0.2.2/' configuration.xml >"$directory/mx1.xml"
sed 's/OWN_ADDRESS/192.0.2.2/; s/PEER_ADDRESS/192.0.2.1/' configuration.xml >"$directory/mx2.xml"
python -m ansible_collections.junos_ha.srd.tests.rehearsal --directory "$directory/lab" \
    --from "$directory/mx1.txt" "$directory/mx2.txt" --configuration "$directory/mx1.xml" "$directory/mx2.xml" &
rehearsal=$!
# Ansible's persistent connections outlive it: they are known by their home.
finish() {
    python -c "import pathlib; from ansible_collections.junos_ha.srd.tests.lab import clients; clients.end_all(pathlib.Path('$directory'))"
    kill "$rehearsal" || true
    wait "$rehearsal" || true
    rm -r "$directory"
}
trap finish EXIT
until test -e "$directory/lab/variables.json"; do
    kill -0 "$rehearsal"
    sleep 0.1
done

HOME=$directory ansible-playbook -i "$directory/lab/inventory.yml" junos_ha.srd.failover -e "@$directory/lab/variables.json" \
    -e srd_run_id=first -e srd_approve=yes -e srd_interval=0.5 "$@"
grep -Fx 'mx1: request services redundancy-set 1 trigger redundancy-event LET_GO' "$directory/lab/requests.log"
test "$(grep -c 'request services' "$directory/lab/requests.log")" -eq 1
# Else nothing was asked but reads, that of the configuration among them.
test "$(grep -Evc ': (show services redundancy-group extensive|<get-configuration>|<get-route-information>|<get-system-information>|<close-session>|request services .*)$' \
    "$directory/lab/requests.log")" -eq 0
test -e "$directory/lab/evidence/first/mx1.postcheck.json"
