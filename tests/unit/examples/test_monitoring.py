# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The alert rules and the dashboard are valid, and ask for metrics and labels that an audit writes."""

from __future__ import annotations

import json
import re
import typing as t

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.metrics import METRICS, PREFIX
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT

FOLDER = ROOT / "examples" / "monitoring"
RULES = yaml.safe_load((FOLDER / "junos_srd.rules.yml").read_text(encoding="utf-8"))
DASHBOARD = json.loads((FOLDER / "junos_srd.dashboard.json").read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "metrics.md").read_text(encoding="utf-8")
LABELS = {"home", "lead", "peer", "gateway", "group", "set", "verdict", "role", "event", "trigger"}


def alerts() -> list[dict[str, t.Any]]:
    return [rule for group in RULES["groups"] for rule in group["rules"]]


def expressions() -> dict[str, str]:
    """Return the expressions of the rules and of the panels, by what they are of."""
    targets = {
        f"panel {panel['id']} {each['refId']}": each["expr"]
        for panel in DASHBOARD["panels"]
        for each in panel["targets"]
    }
    variables = {each["name"]: each["definition"] for each in DASHBOARD["templating"]["list"]}
    return {**{each["alert"]: each["expr"] for each in alerts()}, **targets, **variables}


@pytest.mark.parametrize("expression", expressions().values(), ids=expressions())
def test_an_expression_names_metrics_and_labels_that_exist(expression: str) -> None:
    named = re.findall(rf"{PREFIX}(\w+)", expression)
    labels = set(re.findall(r"(\w+)\s*(?:=~|!=|!~|=)\s*\"", expression))
    lists = re.findall(r"by \(([^)]*)\)", expression)
    grouped = {name.strip() for names in lists for name in names.split(",")}
    assert named
    assert set(named) <= set(METRICS)
    assert labels | grouped <= LABELS


@pytest.mark.parametrize("expression", expressions().values(), ids=expressions())
def test_an_expression_closes_what_it_opens(expression: str) -> None:
    assert [expression.count(each) for each in "({["] == [expression.count(each) for each in ")}]"]


@pytest.mark.parametrize("alert", alerts(), ids=lambda alert: str(alert["alert"]))
def test_an_alert_has_what_prometheus_wants(alert: dict[str, t.Any]) -> None:
    assert set(alert) - {"for"} == {"alert", "expr", "labels", "annotations"}
    assert re.fullmatch("JunosSrd[A-Za-z]+", alert["alert"])
    assert re.fullmatch("[0-9]+[smhd]", alert.get("for", "1h"))
    assert set(alert["annotations"]) == {"summary", "description"}
    named = re.findall(r"\$labels\.(\w+)", str(alert["annotations"]))
    assert set(named) <= LABELS


def test_each_alert_has_a_name_of_its_own() -> None:
    names = [each["alert"] for each in alerts()]
    assert sorted(names) == sorted(set(names))


def test_the_dashboard_asks_for_its_data_source_and_shows_each_panel_once() -> None:
    ids = [each["id"] for each in DASHBOARD["panels"]]
    assert sorted(ids) == sorted(set(ids))
    assert [each["name"] for each in DASHBOARD["__inputs"]] == ["DS_PROMETHEUS"]
    own = [each for panel in DASHBOARD["panels"] for each in (panel, *panel["targets"])]
    assert {each["datasource"]["uid"] for each in own} == {"${DS_PROMETHEUS}"}
    assert all(each["description"] for each in DASHBOARD["panels"])


def test_the_panels_do_not_lie_on_each_other() -> None:
    fields = [
        (x, y)
        for place in (each["gridPos"] for each in DASHBOARD["panels"])
        for x in range(place["x"], place["x"] + place["w"])
        for y in range(place["y"], place["y"] + place["h"])
    ]
    assert len(fields) == len(set(fields))
    assert max(x for x, _y in fields) < 24


def test_the_page_lists_every_metric_and_no_other() -> None:
    assert set(re.findall(rf"`{PREFIX}(\w+)`", PAGE)) == set(METRICS)
