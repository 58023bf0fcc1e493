#!/usr/bin/env bash
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# The report of a run is sent to a receiver on the loopback, in place of Jira, Slack, Teams and a mail server.
set -eux

python tickets.py
