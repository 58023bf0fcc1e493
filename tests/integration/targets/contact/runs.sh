#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

cd "$OUTPUT_DIR"

# Return the status that a run ends with, and keep what it prints.
status() {
    ansible-playbook junos_ha.srd.contact -e ansible_connection=junos_ha.srd.netconf "$@" >printed 2>&1 && echo 0 || echo $?
}

# A pair that is understood, with the default directory.
[ "$(status -e gateway=mx1,mx2)" = 0 ]
grep "^mx1: mx960, Junos 23.4R1.10, \([0-9]*\) of \1 requests answered in " printed
grep "^mx1 and mx2 - GO: 102 of 102 checks passed$" printed
grep "^  take mx2 down? yes: mx1 carries every set; there is no standby while mx2 is down$" printed
grep "^Not understood: nothing$" printed
grep "<h1>GO</h1>" contact/contact.html
[ "$(find contact -type f -not -perm 600 | wc -l)" = 0 ]
[ -s contact/mx1/02-redundancy-terse.txt ]
[ -s contact/mx2/manifest.json ]

# One file to send, in which nothing of the pair is left, and what was replaced beside it.
grep "bundle: .*/contact/bundle.tar.gz, [0-9]* names, addresses and words replaced; .* Nothing was sent" printed
[ "$(tar -tzf contact/bundle.tar.gz | grep -c "^host-[a-z2-7]*/manifest.json$")" = 2 ]
[ "$(tar -xOzf contact/bundle.tar.gz | grep -Ec "mx[12]|RELS_|SRD|SFW|198\.51\.100\.1/32")" = 0 ]
grep -q '"original": "RELS_MSHIP_MANUAL_EV"' contact/replaced.json
[ -s contact/bundle.key ]

# Replies are never written over, and a misspelt variable is none.
[ "$(status -e gateway=mx1)" = 2 ]
grep "mx1: is there already, name another srd_contact_directory" printed
[ "$(status -e gateway=mx1 -e srd_contact_dir=x)" = 2 ]
[ "$(status)" = 2 ]
grep "gateways - Expected: one gateway, or the two of a pair Actual: nothing" printed

# One gateway over the CLI: the same questions.
[ "$(status -e gateway=mx2 -e srd_contact_directory=cli \
    -e ansible_connection=ansible.netcommon.network_cli -e ansible_network_cli_ssh_type=paramiko)" = 0 ]
grep "^mx2: mx960, Junos 23.4R1.10, \([0-9]*\) of \1 requests answered in " printed
grep "^mx2 - GO: " printed
[ "$(grep -c " refuted$" printed)" = 0 ]

# Another dialect: all of it is said, and the verdict is UNKNOWN.
[ "$(status -e gateway=mx3,mx4 -e srd_contact_directory=other)" = 0 ]
grep "^mx3 and mx4 - UNKNOWN: " printed
grep "Redundancy Set health condition : Passed .* redundancy set health status " printed
grep "SUSPENDED" printed
grep "A tag of XML is its label in lower case with hyphens .* refuted" -i printed

# A state that is not known may be anything: there is no bundle until somebody has said that it is the vendor's.
grep "no bundle: .* would say something else in the bundle: .*SUSPENDED.* name it in vendor_words" printed
[ ! -e other/bundle.tar.gz ]

# A gateway that shows no redundancy group is no success; what the other one showed is kept, its XML that contradicts its text too.
[ "$(status -e gateway=mx5,mx6 -e srd_contact_directory=none)" = 2 ]
grep "mx5: mx960, Junos 23.4R1.10, [0-9]* of [0-9]* requests answered in .*; no reply shows its redundancy groups" printed
grep "mx6 .* group 1 set 1 health .* Passed .* Failed .* contradicts$" printed
[ -f none/mx6/manifest.json ]
