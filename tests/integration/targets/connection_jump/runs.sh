#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The command, in the lab that runme.sh started, with an ssh_config that leads to the gateways through a jump host.
set -eux

{
    cat "$HOME/ssh_config"
    echo "    ProxyCommand python $PWD/jump.py %h %p $HOME/mx3.jumps"
} > "$HOME/ssh_config_jump"
exec "$@"
