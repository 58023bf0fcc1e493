#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx1 and mx2 are healthy. mx7 is MASTER while Cold, and Hot while STANDBY, look after look.
python ../setup_lab/in_lab.py --pairs 8 --scenario scenario.json --state mx7=switched --state mx9=cold \
    --state mx11=two_masters --state mx13=no_master --state mx15=disagree \
    --fault mx3=empty --fault mx4=cut --fault mx5=error ansible-playbook --forks 10 never_passes.yml -e ansible_connection=junos_ha.srd.netconf "$@"

# Vocabularies of mx27 and mx28, which print other terms: one is a proposal, one is signed, one passes Cold for Hot.
vocabulary() { # OWNER REASON DATE EXPIRES VALUE
    cat <<END
schema: 1
releases: [23.4R1.10]
signed: {owner: $1, reason: $2, date: $3, expires: $4}
lines: [Priority now, Card-restart]
values: [{field: synchronization, value: $5, means: Hot}]
END
}
today=$(date -u +%F)
vocabulary '""' '""' '""' '""' Synchronised >"$OUTPUT_DIR/unsigned.yml"
vocabulary noc CHG0043 "$today" "$today" Synchronised >"$OUTPUT_DIR/signed.yml"
vocabulary noc CHG0043 "$today" "$today" Cold >"$OUTPUT_DIR/cold.yml"

# Both gateways show the same, and it is not what they are configured with; or it was otherwise in the reading before.
python ../setup_lab/in_lab.py --pairs 14 --scenario differing.json --state mx13=cold --state mx15=peer_lost \
    --state mx18=monitored_down --state mx19=monitored_down --fault mx27=terms --fault mx28=terms --design-of mx21=non-stop \
    --differs mx1=intra --differs mx3=intra_here --differs mx5=set_not_shown --differs mx7=set_not_configured \
    --differs mx9=service_set_not_shown --differs mx11=interface_not_shown \
    ansible-playbook --forks 13 differing.yml -e ansible_connection=junos_ha.srd.netconf "$@"
