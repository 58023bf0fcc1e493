# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The filters that write a report down, in expressions."""

from __future__ import annotations

import itertools
import json
import typing as t

import pytest
from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import AnyDocument, plain_json
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.junit import junit
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.markdown import markdown
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import html
from ansible_collections.junos_ha.srd.tests.unit.report_samples import RUNS, record, shown
from ansible_collections.junos_ha.srd.tests.unit.templating import evaluate

WRITERS: dict[str, t.Callable[[AnyDocument], str]] = {
    "html": html,
    "markdown": markdown,
    "junit": junit,
    "json": plain_json,
}

# In one of those quotes, since an older Ansible makes data of a text that looks like JSON.
QUOTED = "'<' ~ (files | map('from_json') | junos_ha.srd.redundancy_{}) ~ '>'"


def report(form: str, files: t.Sequence[str]) -> str:
    """Return a report of evidence as it stands in its files."""
    written = evaluate(QUOTED.format(form), files=list(files))
    assert isinstance(written, str)
    return written[1:-1]


# Each run in one form, each form of several runs: what a form makes of each run is held without Ansible.
FORMS = list(zip(RUNS, itertools.cycle(WRITERS), strict=False))


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_a_report_shows_the_evidence(name: str, form: str) -> None:
    files = [json.dumps(each) for each in RUNS[name]()]
    assert report(form, files) == WRITERS[form](shown(name))


@pytest.mark.parametrize("form", WRITERS)
def test_device_output_is_never_a_template(form: str) -> None:
    files = [json.dumps(each) for each in RUNS["hostile"]()]
    written = evaluate(QUOTED.format(form), files=files)
    again = evaluate("written", written=written)
    assert again == written
    assert "7 * 7" in again.replace("\\", "")


def refusal(form: str, evidence: object) -> str:
    """Return what the error of a filter says from the filter's name on."""
    with pytest.raises(AnsibleError) as raised:
        evaluate(f"evidence | junos_ha.srd.redundancy_{form}", evidence=evidence)
    message = str(raised.value)
    return message[message.rindex("junos_ha.srd.") :]


ONE = record("mx1", "precheck", {})
CASES: list[tuple[object, str]] = [
    ([], "records - Expected: evidence of a pair Actual: none"),
    (None, "evidence - Expected: a list of records Actual: NoneType"),
    (ONE, "evidence - Expected: a list of records Actual: dict"),
    (["{}"], "evidence[0]: is not evidence of schema 1"),
    ([ONE, {**ONE, "host": "mx2"}], "evidence[1]: was changed after it was written, its digest does not fit"),
    ([ONE, ONE], "records - Expected: each gateway and phase once Actual: mx1 precheck twice"),
    (
        [ONE, record("mx2", "precheck", {}, run_id="CHG0043")],
        "records - Expected: those of one run Actual: of CHG0042, CHG0043",
    ),
]


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(("evidence", "message"), CASES)
def test_invalid_evidence_of_a_run_is_refused(form: str, evidence: object, message: str) -> None:
    assert refusal(form, evidence) == f"junos_ha.srd.redundancy_{form}: {message}"
