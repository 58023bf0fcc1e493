# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The handler of traps hands them on, signed; the rulebook starts an audit of their pair, nothing else."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import subprocess
import sys
import threading
import typing as t
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.variables import PREFIX, refuse_unknown
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT

HANDLER = ROOT / "examples" / "eda" / "trap_to_webhook.py"
RULEBOOK = ROOT / "extensions" / "eda" / "rulebooks" / "set_became_master.yml"
TRAP = ".1.3.6.1.4.1.2636.3.82.1.1.0.1"
SRD = ".1.3.6.1.4.1.2636.3.82.1.1.1"
SECRET = "a secret of the test"
INVENTORY = {
    "_meta": {
        "hostvars": {
            "mx1": {"srd_peer": "mx2"},
            "mx2": {},
            "mx3": {"srd_peer": "mx4"},
            "mx4": {"srd_host_name": "EDGE-4"},
        }
    }
}
OF_BOTH = {"_meta": {"hostvars": {"mx1": {"srd_peer": "mx2"}, "mx2": {"srd_peer": "mx1"}}}}
OF_SITES = {
    "_meta": {"hostvars": {"mx1.a.net": {"srd_peer": "mx2.a.net"}, "mx1.b.net": {"srd_peer": "mx2.b.net"}}}
}
ANSWER_SECONDS = 60


def trap(name: str, instance: str = ".0") -> str:
    """Return what snmptrapd writes to a handler, with the numbers of objects."""
    objects = {"1": "1", "2": "STANDBY", "3": "ACQ_MSHIP_EV", "4": "MASTER"}
    lines = [f'{SRD}.{number}{instance} "{value}"' for number, value in objects.items()]
    system = [".1.3.6.1.2.1.1.3.0 1:2:33:44.55", f".1.3.6.1.6.3.1.1.4.1.0 {TRAP}"]
    names = [f'.1.3.6.1.2.1.1.5.0 "{name}"', '.1.3.6.1.2.1.1.6.0 ""']
    return "\n".join(
        ["mx2.example.net", "UDP: [192.0.2.2]:162->[192.0.2.9]:162", *system, *lines, *names, ""]
    )


class Received(BaseHTTPRequestHandler):
    """Notes what it is sent."""

    bodies: t.ClassVar[list[tuple[bytes, str]]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.bodies.append((body, self.headers["X-Hub-Signature-256"]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: t.Any) -> None:
        """Print nothing."""


def hand_on(
    folder: Path, text: str, inventory: t.Mapping[str, t.Any] | None = None
) -> tuple[int, str, list[tuple[bytes, str]]]:
    """Return the status of the handler, what it said, and what a webhook received."""
    (folder / "secret").write_text(f"{SECRET}\n", encoding="utf-8")
    (folder / "inventory.json").write_text(
        json.dumps(INVENTORY if inventory is None else inventory), encoding="utf-8"
    )
    Received.bodies.clear()
    server = HTTPServer(("127.0.0.1", 0), Received)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/"
        options = ["--url", url, "--secret", "secret", "--inventory", "inventory.json"]
        program = [sys.executable, str(HANDLER), *options]
        ran = subprocess.run(
            program,
            input=text,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=ANSWER_SECONDS,
            check=False,
        )
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    return ran.returncode, ran.stderr.strip(), list(Received.bodies)


@pytest.mark.parametrize("instance", [".0", ""])
@pytest.mark.parametrize(
    ("name", "gateway", "lead"),
    [("mx2", "mx2", "mx1"), ("MX1-re0.example.net", "mx1", "mx1"), ("edge-4", "edge-4", "mx3")],
)
def test_a_trap_is_handed_on_signed(
    tmp_path: Path, name: str, gateway: str, lead: str, instance: str
) -> None:
    status, said, ((body, signature),) = hand_on(tmp_path, trap(name, instance))
    assert (status, said) == (0, "")
    assert json.loads(body) == {
        "trap": TRAP,
        "gateway": gateway,
        "lead": lead,
        "set": "1",
        "old_state": "STANDBY",
        "event": "ACQ_MSHIP_EV",
        "new_state": "MASTER",
    }
    assert signature == f"sha256={hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()}"


@pytest.mark.parametrize(("text", "actual"), [(trap("mx9"), "mx9"), ("", "nothing"), ("mx1\n", "nothing")])
def test_a_trap_of_no_gateway_of_ours_is_an_error_and_is_not_handed_on(
    tmp_path: Path, text: str, actual: str
) -> None:
    refused = f"sysName - Expected: a gateway of a pair in the inventory Actual: {actual}"
    assert hand_on(tmp_path, text) == (1, refused, [])


def test_the_names_of_an_inventory_of_netbox_are_read(tmp_path: Path) -> None:
    lead = {"srd_peer": {"__ansible_unsafe": "mx2"}, "srd_host_name": {"__ansible_unsafe": "EDGE-1"}}
    inventory = {"_meta": {"hostvars": {"mx1": lead, "mx2": {"srd_peer": None}}}}
    for name in ("edge-1", "mx2"):
        _status, _said, ((body, _signature),) = hand_on(tmp_path, trap(name), inventory)
        assert json.loads(body)["lead"] == "mx1"


@pytest.mark.parametrize(
    "groups", [{"leads": {"hosts": ["mx1"]}}, {"leads": {"children": ["east"]}, "east": {"hosts": ["mx1"]}}]
)
def test_of_gateways_that_name_each_other_the_one_among_the_leads_is_audited(
    tmp_path: Path, groups: dict[str, t.Any]
) -> None:
    _status, _said, ((body, _signature),) = hand_on(tmp_path, trap("mx2"), {**OF_BOTH, **groups})
    assert json.loads(body)["lead"] == "mx1"


@pytest.mark.parametrize(
    ("name", "inventory", "actual"),
    [
        ("mx2", OF_BOTH, "mx2, in those of mx1, mx2"),
        ("mx2", OF_SITES, "mx2, in those of mx1.a.net, mx1.b.net"),
    ],
)
def test_a_trap_of_a_name_in_two_pairs_starts_no_audit_of_either(
    tmp_path: Path, name: str, inventory: dict[str, t.Any], actual: str
) -> None:
    refused = f"sysName - Expected: a gateway of one pair in the inventory Actual: {actual}"
    assert hand_on(tmp_path, trap(name), inventory) == (1, refused, [])


def test_the_rulebook_audits_the_pair_and_moves_nothing() -> None:
    (ruleset,) = yaml.safe_load(RULEBOOK.read_text(encoding="utf-8"))
    (rule,) = ruleset["rules"]
    assert ruleset["hosts"] == "all,localhost"  # the limit of the audit, which refuses one without localhost
    assert rule["condition"] == f'event.payload.trap == "{TRAP}"'
    assert rule["throttle"] == {
        "once_within": "5 minutes",
        "group_by_attributes": ["event.payload.lead", "event.payload.set"],
    }
    (action,) = rule["action"].values()
    assert (list(rule["action"]), action["name"]) == (["run_playbook"], "junos_ha.srd.audit")
    refuse_unknown(name for name in action["extra_vars"] if name.startswith(PREFIX))


def test_the_source_is_open_to_the_loopback_alone_and_asks_for_a_signature() -> None:
    (ruleset,) = yaml.safe_load(RULEBOOK.read_text(encoding="utf-8"))
    (source,) = ruleset["sources"]
    options = source["ansible.eda.webhook"]
    assert options["host"] == "127.0.0.1"
    assert {name: options[name] for name in options if name.startswith("hmac_")} == {
        "hmac_secret": "{{ webhook_secret }}",
        "hmac_algo": "sha256",
        "hmac_header": "x-hub-signature-256",
        "hmac_format": "hex",
    }


def test_the_page_names_the_files_and_the_objects() -> None:
    page = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
    assert re.findall(r"`(\.1\.3\.6[.\d]+)`", page)[:1] == [TRAP]
    assert f"](../{HANDLER.relative_to(ROOT)})" in page
    assert f"](../{RULEBOOK.relative_to(ROOT)})" in page
