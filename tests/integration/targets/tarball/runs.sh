#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The first example of the README, by the tarball as a user installs it, and by what a collection must work with alone.
# HOME is the lab's directory.
set -eux -o pipefail

tree=${ANSIBLE_COLLECTIONS_PATH%%:*}/ansible_collections
ansible-galaxy collection build "$tree/junos_ha/srd" --output-path "$HOME"
ANSIBLE_COLLECTIONS_PATH=$HOME/installed ansible-galaxy collection install "$HOME"/junos_ha-srd-*.tar.gz --no-deps
mkdir -p "$HOME/bare/ansible_collections/junos_ha/srd"
cp -r "$tree"/junos_ha/srd/{meta,plugins,roles,playbooks} "$HOME/bare/ansible_collections/junos_ha/srd/"

for place in installed bare; do
    ln -s "$tree/ansible" "$HOME/$place/ansible_collections/ansible"
    ANSIBLE_COLLECTIONS_PATH=$HOME/$place ansible-playbook junos_ha.srd.precheck -e ansible_connection=junos_ha.srd.netconf \
        -e srd_evidence_directory="$HOME/evidence" -e srd_run_id="$place" | tee "$HOME/said.txt"
    grep -F "mx1 and mx2 - GO: " "$HOME/said.txt"
done
test ! -e "$HOME/installed/ansible_collections/junos_ha/srd/dev"
