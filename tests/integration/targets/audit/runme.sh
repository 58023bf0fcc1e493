#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

set -eux

# mx1, mx9: healthy. mx3: Cold. mx6: no one listens. mx7: the reply hangs. mx12: the session is closed. mx14: the login is
# refused. mx16: another host key.
python ../setup_lab/in_lab.py --pairs 8 --state mx3=cold --fault mx6=close_port --fault mx7=hang --fault mx12=close \
    --fault mx14=refuse_login --fault mx16=change_key ./runs.sh "$@"
