#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# A library that raises at its import stands before the real one: for the command alone, since the lab needs some.
for library in netaddr jxmlease asyncssh; do
    python ../setup_lab/in_lab.py env PYTHONPATH="$PWD/without_$library${PYTHONPATH:+:$PYTHONPATH}" \
        ansible-playbook "without_$library.yml" "$@"
done
