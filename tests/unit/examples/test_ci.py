# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pipelines run a playbook that exists, keep what it writes, and fail where it fails."""

from __future__ import annotations

import fnmatch
import json
import re
import typing as t

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import is_run_id
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import report_paths
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT

FOLDER = ROOT / "examples" / "ci"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.iterdir())}
GITLAB = yaml.safe_load(TEXTS["gitlab-ci.yml"])["audit"]
GITHUB = yaml.safe_load(TEXTS["github.yml"])["jobs"]["audit"]
REPORTS = "evidence/*/reports/*.junit.xml"
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def commands() -> dict[str, str]:
    """Return the command of each pipeline in one line."""
    jenkins = re.findall(r'sh """(.*?)"""', TEXTS["Jenkinsfile"], re.DOTALL)[0].replace("\\", "")
    steps = [step["run"] for step in GITHUB["steps"] if "ansible-playbook" in step.get("run", "")]
    scripts = [line for line in GITLAB["script"] if "ansible-playbook" in line]
    found = {"Jenkinsfile": jenkins, "github.yml": steps[0], "gitlab-ci.yml": scripts[0]}
    return {name: " ".join(text.split()) for name, text in found.items()}


def test_each_file_is_held() -> None:
    assert sorted(TEXTS) == sorted(commands())
    assert [name for name in TEXTS if f"(../examples/ci/{name})" not in PAGE] == []


@pytest.mark.parametrize("command", commands().values(), ids=commands())
def test_a_command_is_that_of_the_page(command: str) -> None:
    playbook = re.findall(r"junos_ha\.srd\.(\w+)", command)
    assert [(ROOT / "playbooks" / f"{name}.yml").is_file() for name in playbook] == [True]
    run_id = re.sub(r"\$\{.*?\}+|\$\w+", "7", re.findall(r"srd_run_id=(.*?) -e", command)[0])
    assert is_run_id(run_id)
    assert json.loads(re.findall(r"-e '(\{.*?\})'", command)[0]) == {"srd_reports": ["html", "junit"]}
    assert "srd_evidence_directory=$PWD/evidence" in command
    assert not re.search(r"\|\||; true|ignore", command)


def test_the_reports_are_where_the_pipelines_look() -> None:
    (path,) = report_paths(ROOT / "evidence" / "ci-7", "fleet", ["junit"]).values()
    assert fnmatch.fnmatch(str(path.relative_to(ROOT)), REPORTS)
    assert GITLAB["artifacts"]["reports"] == {"junit": REPORTS}
    assert f"junit testResults: '{REPORTS}'" in TEXTS["Jenkinsfile"]


def test_what_was_written_is_kept_whatever_the_verdict_is() -> None:
    keep: t.Any = GITHUB["steps"][-1]
    assert (keep["if"], keep["with"]["path"]) == ("always()", "evidence")
    assert (GITLAB["artifacts"]["when"], GITLAB["artifacts"]["paths"]) == ("always", ["evidence"])
    assert re.search(r"post \{\s*always \{\s*junit", TEXTS["Jenkinsfile"])
    assert all("allow_failure" not in text and "continue-on-error" not in text for text in TEXTS.values())


def test_the_key_does_not_stay_on_the_machine() -> None:
    (removed,) = [step for step in GITHUB["steps"] if step.get("run") == "rm -f ~/.ssh/gateways"]
    assert removed["if"] == "always()"
    assert "> ~/.ssh/gateways)" in TEXTS["github.yml"]
