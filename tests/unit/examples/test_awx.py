# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""In AWX nothing moves mastership but the workflow, behind its approval node."""

from __future__ import annotations

import json
import typing as t

import yaml

from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.variables import PREFIX, refuse_unknown
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT


class Loader(yaml.SafeLoader):
    """Reads what Ansible writes."""


Loader.add_constructor("!unsafe", lambda loader, node: loader.construct_scalar(node))
SETUP = yaml.load((ROOT / "examples" / "awx" / "setup.yml").read_text(encoding="utf-8"), Loader)[0]["tasks"]
TEMPLATES = {
    task["awx.awx.job_template"]["name"]: task["awx.awx.job_template"]
    for task in SETUP
    if "awx.awx.job_template" in task
}
(WORKFLOW,) = (
    task["awx.awx.workflow_job_template"] for task in SETUP if "awx.awx.workflow_job_template" in task
)
NODES: dict[str, dict[str, t.Any]] = {node["identifier"]: node for node in WORKFLOW["workflow_nodes"]}


def successors(node: dict[str, t.Any]) -> dict[str, list[str]]:
    """Return the nodes that follow, by the condition."""
    return {kind: [each["identifier"] for each in found] for kind, found in node.get("related", {}).items()}


def test_no_template_approves_by_itself() -> None:
    assert "srd failover" in TEMPLATES
    assert [name for name, each in TEMPLATES.items() if "srd_approve" in json.dumps(each)] == []


def test_the_move_is_approved_where_it_follows_the_approval_alone() -> None:
    assert NODES["approval"]["unified_job_template"]["type"] == "workflow_approval"
    assert {name: node["extra_data"] for name, node in NODES.items() if "extra_data" in node} == {
        "failover": {"srd_approve": "yes"}
    }
    leading = {
        (name, kind)
        for name, node in NODES.items()
        for kind, to in successors(node).items()
        if "failover" in to
    }
    assert leading == {("approval", "success_nodes")}
    assert (
        TEMPLATES["srd failover"]["ask_variables_on_launch"] is True
    )  # or the node's variables do not count


def test_the_templates_give_variables_that_exist() -> None:
    given = {name for each in TEMPLATES.values() for name in each["extra_vars"]}
    refuse_unknown(name for name in given if name.startswith(PREFIX))


def test_the_templates_run_playbooks_of_the_project() -> None:
    assert [
        each["playbook"]
        for each in TEMPLATES.values()
        if not (ROOT / "examples" / each["playbook"]).is_file()
    ] == []
