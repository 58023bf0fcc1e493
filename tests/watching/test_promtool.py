# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The alert rules, the expressions of the dashboard and the metrics, as Prometheus reads them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import yaml

from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import MASTER, STANDBY
from ansible_collections.junos_ha.srd.tests.unit.plugins.plugin_utils._audit.test_metrics import (
    pair,
    side,
    text,
)

FOLDER = ROOT / "examples" / "monitoring"
RULES = FOLDER / "junos_srd.rules.yml"
ALERTS = Path(__file__).with_name("alerts.yml")
VARIABLES = {"$__rate_interval": "5m", "$lead": "mx1"}  # which Grafana puts in


def promtool(*words: str, given: str | None = None) -> tuple[int, str]:
    """Return the status and what it said."""
    command = [os.environ["PROMTOOL"], *words]
    ran = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    return ran.returncode, f"{ran.stdout}{ran.stderr}"


def test_the_alert_rules_are_valid() -> None:
    status, said = promtool("check", "rules", "--lint=all", "--lint-fatal", str(RULES))
    assert status == 0, said


def test_the_expressions_of_the_dashboard_are_valid(tmp_path: Path) -> None:
    dashboard = json.loads((FOLDER / "junos_srd.dashboard.json").read_text(encoding="utf-8"))
    asked = [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]
    for name, value in VARIABLES.items():
        asked = [expression.replace(name, value) for expression in asked]
    rules = [{"record": f"asked:{number}", "expr": each} for number, each in enumerate(asked)]
    path = tmp_path / "asked.yml"
    path.write_text(yaml.safe_dump({"groups": [{"name": "asked", "rules": rules}]}), encoding="utf-8")
    status, said = promtool("check", "rules", str(path))
    assert (status, f"{len(asked)} rules found" in said) == (0, True), said


def test_the_metrics_are_named_as_prometheus_wants_them() -> None:
    written = text(pair(), side("mx1", MASTER), side("mx2", STANDBY))
    assert promtool("check", "metrics", given=written) == (0, "")


def test_each_alert_is_raised_by_what_it_is_for_and_by_nothing_else() -> None:
    alerts = yaml.safe_load(RULES.read_text(encoding="utf-8"))["groups"][0]["rules"]
    tried = [
        each
        for test in yaml.safe_load(ALERTS.read_text(encoding="utf-8"))["tests"]
        for each in test["alert_rule_test"]
    ]
    raised = {each["alertname"] for each in tried if each["exp_alerts"]}
    quiet = {each["alertname"] for each in tried if not each["exp_alerts"]}
    assert raised == quiet == {each["alert"] for each in alerts}
    status, said = promtool("test", "rules", str(ALERTS))
    assert status == 0, said
