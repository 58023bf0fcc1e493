#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx1 is not well when it was maintained. Mastership comes back to mx3, and to mx7 for a time. In check mode nothing is
# sent, and nothing either where mastership would come back to mx9 by itself. mx11 is not well before, and is repaired.
../maintenance/in_lab.sh 5 stopped --pairs 6 --design-of mx9=non-stop --state mx11=monitored_down

# The STANDBY mx2 is maintained. Of mx3 one set alone is named.
../maintenance/in_lab.sh 1 of_sets --pairs 2 --sets 3
