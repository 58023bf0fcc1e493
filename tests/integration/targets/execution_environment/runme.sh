#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# What an image for this collection is built of. Building it takes a container engine, and is not done here.
set -eux

made=$(mktemp -d)
trap 'rm -r "$made"' EXIT

ansible-builder introspect --sanitize "${ANSIBLE_COLLECTIONS_PATH%%:*}" > "$made/needs.yml"
for library in asyncssh jxmlease netaddr; do
    grep -E "^- '$library >= [0-9.]+  # from collection junos_ha.srd'" "$made/needs.yml"
done
grep -F "openssh-clients [platform:rpm]  # from collection" "$made/needs.yml"

cp "${ANSIBLE_COLLECTIONS_PATH%%:*}/ansible_collections/junos_ha/srd/examples/awx/execution-environment.yml" "$made/"
echo '[192.0.2.1]:830 ssh-ed25519 AAAA' > "$made/known_hosts"
(cd "$made" && ansible-builder create --file execution-environment.yml)
grep -F "junos_ha.srd" "$made/context/_build/requirements.yml"
cmp "$made/known_hosts" "$made/context/_build/keys/known_hosts"
cat "$made"/context/*file | grep -F "COPY _build/keys/known_hosts /etc/ssh/ssh_known_hosts"
