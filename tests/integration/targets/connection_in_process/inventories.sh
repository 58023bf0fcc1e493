#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The command, in the lab that runme.sh started, with a known_hosts that has lines of many kinds for other hosts.
set -eux

{
    printf '@cert-authority *.example.net ssh-ed25519 AAAA\n@revoked old.example.net ssh-rsa AAAA\n@nobody x y z\n'
    printf 'old.example.net ssh-rsa AAAA J\xf6rg\nhalf\n|1|nobody ssh-ed25519 AAAA\nnew.example.net ssh-new AAAA\n'
    cat "$HOME/known_hosts"
} > "$HOME/known_hosts_full"
touch "$HOME/known_hosts_empty"
echo "UserKnownHostsFile $HOME/known_hosts_empty $HOME/known_hosts_full" > "$HOME/ssh_config_full"
exec "$@"
