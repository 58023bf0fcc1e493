#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

said="${OUTPUT_DIR:-$(mktemp -d)}/wait.txt"

set -o pipefail
python ../setup_lab/in_lab.py --pairs 10 --scenario scenario.json --state mx1=cold --state mx5=cold --state mx9=switched \
    ansible-playbook --forks 10 wait.yml "$@" | tee "$said"

# What a person saw while it waited: a line when something changed, and none when nothing did.
shown() { grep -E "^$1( set [0-9]+)?: " "$said" | sed -E 's/, [0-9]+ s$//; s/not read, .*/not read/' | uniq; }
diff <(shown mx1) - <<'EOF'
mx1 set 1: MASTER, peer STANDBY, Hot 7/8
mx1 set 1: MASTER, peer STANDBY, Hot 8/8
EOF
diff <(shown mx11) - <<'EOF'
mx11 set 1: MASTER, peer STANDBY, Hot 8/8
mx11: not read
mx11 set 1: MASTER, peer STANDBY, Hot 8/8
EOF
