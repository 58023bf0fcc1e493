# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Send a report by the playbook of the examples, and hold what arrives against the files of the report."""

from __future__ import annotations

import email
import email.policy
import json
import os
import shutil
import subprocess
import sys
import tempfile
import typing as t
from pathlib import Path

from receiver import ADDRESS, MailReceiver, Receiver, serving

TREE = os.environ["ANSIBLE_COLLECTIONS_PATH"].split(os.pathsep)[0]
COLLECTION = Path(TREE, "ansible_collections/junos_ha/srd")
REPORT = COLLECTION / "tests/golden/expected"
ANSWERS = {
    "POST /rest/api/2/issue/NOC-1/comment": (201, {"id": "3"}),
    "POST /slack": (200, {}),
    "POST /teams": (202, {}),
}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder, "CHG0042", "reports")
        reports.mkdir(parents=True)
        for suffix in ("md", "json", "html"):
            shutil.copy(REPORT / f"all_well.{suffix}", reports / f"mx1.{suffix}")
        web, mail = Receiver(ANSWERS), MailReceiver()
        with serving(web, mail):
            _send(folder, _variables(folder, web, mail))
        _hold(reports, web, mail)
    return 0


def _variables(folder: str, web: Receiver, mail: MailReceiver) -> dict[str, t.Any]:
    url = f"http://{ADDRESS}:{web.server_address[1]}"
    address = {"host": ADDRESS, "port": mail.server_address[1], "secure": "never"}
    return {
        "srd_evidence_directory": folder,
        "srd_run_id": "CHG0042",
        "pair": "mx1",
        "tell": ["jira", "slack", "teams", "mail"],
        "issue": "NOC-1",
        "jira": {"uri": url, "username": "srd", "password": "secret"},
        "slack_webhook": f"{url}/slack",
        "teams_webhook": f"{url}/teams",
        "mail": {**address, "sender": "srd@example.net", "to": "noc@example.net"},
    }


def _send(folder: str, variables: dict[str, t.Any]) -> None:
    given = Path(folder, "given.json")
    given.write_text(json.dumps(variables), encoding="utf-8")
    playbook = COLLECTION / "examples/tickets/tell.yml"
    program = ["ansible-playbook", "-i", "localhost,", "-c", "local"]
    subprocess.run([*program, playbook, "-e", f"@{given}"], check=True)


def _hold(reports: Path, web: Receiver, mail: MailReceiver) -> None:
    markdown = (reports / "mx1.md").read_text(encoding="utf-8")
    summary = f"CHG0042: {json.loads((reports / 'mx1.json').read_text(encoding='utf-8'))['summary']}"
    sent = {each.asked: each.text for each in web.noted}
    comment = json.loads(sent["POST /rest/api/2/issue/NOC-1/comment"])["body"]
    _expect("comment", comment.strip(), markdown.strip())
    _expect("message", json.loads(sent["POST /slack"]), {"text": summary})
    (card,) = json.loads(sent["POST /teams"])["attachments"]
    _expect("card", card["content"]["body"], [{"type": "TextBlock", "text": summary, "wrap": True}])
    (content,) = mail.mails
    message = email.message_from_bytes(content, policy=email.policy.default)
    text, attached = message.iter_parts()
    _expect("subject", message["subject"], summary)
    _expect("text", text.get_content().strip(), markdown.strip())
    _expect("attachment", (attached.get_filename(), len(attached.get_content()) > 0), ("mx1.html", True))


def _expect(what: str, actual: object, expected: object) -> None:
    if actual != expected:
        sys.exit(f"{what} - Expected: {expected!r} Actual: {actual!r}")


if __name__ == "__main__":
    sys.exit(main())
