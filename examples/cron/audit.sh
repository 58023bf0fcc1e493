#!/bin/sh
# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

# Audit all pairs. cron mails what it prints, and it prints something only if not every pair is GO.
set -eu
cd "$(dirname "$0")/.."

metrics=${METRICS:-/var/lib/prometheus/node-exporter/junos_srd.prom}
printed=$(mktemp)
trap 'rm -f "$printed"' EXIT

ansible-playbook junos_ha.srd.audit -e srd_run_id="audit-$(date -u +%Y-%m-%dT%H%M%S)" -e srd_metrics_file="$metrics" \
    >"$printed" 2>&1 || {
    status=$?
    cat "$printed"
    exit "$status"
}
