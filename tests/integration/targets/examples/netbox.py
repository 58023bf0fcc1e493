# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The inventory of NetBox, made by the plugin of its collection from a server that answers as NetBox does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import typing as t
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

ADDRESS = "127.0.0.1"
DEVICES = "/api/dcim/devices/"
MACHINES = "/api/virtualization/virtual-machines/"
PARAMETERS = [{"name": name} for name in ("role", "has_primary_ip", "limit", "offset", "exclude")]
PATHS = {path: {"get": {"parameters": PARAMETERS}} for path in (DEVICES, MACHINES)}
NOTHING = ("site", "tenant", "platform", "location", "rack", "cluster", "virtual_chassis", "device_type")


def device(number: int, name: str, peer: str | None) -> dict[str, t.Any]:
    """Return what NetBox says of a device, or of a virtual machine."""
    address = {"id": number, "family": 4, "address": f"192.0.2.{number}/32"}
    return {
        **dict.fromkeys(NOTHING),
        **{"id": number, "name": name, "custom_fields": {"srd_peer": peer}, "tags": []},
        **{"primary_ip": address, "primary_ip4": address, "primary_ip6": None},
        "role": {"id": 1, "slug": "services-gateway"},
        "status": {"value": "active", "label": "Active"},
    }


ANSWERS = {
    "/api/status/": {"netbox-version": "4.1.0"},
    "/api/schema/": {"info": {"version": "4.1.0"}, "paths": PATHS},
    DEVICES: {"results": [device(1, "mx1", "mx2"), device(2, "mx2", None)], "next": None},
    MACHINES: {"results": [device(3, "a-server", None)], "next": None},
}


class NetBox(BaseHTTPRequestHandler):
    """Answers what it knows, and with an empty list all else."""

    def do_GET(self) -> None:
        answer = ANSWERS.get(urlsplit(self.path).path, {"results": [], "next": None})
        content = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: t.Any) -> None:
        """Print nothing."""


def main(example: Path) -> int:
    inventory = Path(os.environ["HOME"], "netbox.yml")
    inventory.write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
    server = ThreadingHTTPServer((ADDRESS, 0), NetBox)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        url = f"http://{ADDRESS}:{server.server_port}"
        found = json.loads(_listed(inventory, {"NETBOX_API": url, "NETBOX_TOKEN": "a token"}))
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    groups = {name: found[name]["hosts"] for name in ("gateways", "leads")}
    peers = {name: each["srd_peer"] for name, each in found["_meta"]["hostvars"].items() if each["srd_peer"]}
    _expect(groups, {"gateways": ["mx1", "mx2"], "leads": ["mx1"]})
    _expect(peers, {"mx1": {"__ansible_unsafe": "mx2"}})
    return 0


def _listed(inventory: Path, given: dict[str, str]) -> str:
    program = ["ansible-inventory", "-i", str(inventory), "--list"]
    return subprocess.run(
        program, check=True, capture_output=True, text=True, env={**os.environ, **given}
    ).stdout


def _expect(actual: object, expected: object) -> None:
    if actual != expected:
        sys.exit(f"netbox - Expected: {expected!r} Actual: {actual!r}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
