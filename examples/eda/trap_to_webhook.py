# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Hand a trap of snmptrapd on to a webhook of Event-Driven Ansible, signed by HMAC: see docs/events.md.

snmptrapd writes to a handler: the name of the sender, its address, then a line for each object. It needs
nothing but Python. Whatever it does not understand is an error, which snmptrapd logs, and nothing is sent.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import json
import re
import sys
import urllib.request
from pathlib import Path

# Without the instance, .0, which a gateway need not send.
TRAP = ".1.3.6.1.6.3.1.1.4.1"
HOST_NAME = ".1.3.6.1.2.1.1.5"
OBJECTS = {"set": 1, "old_state": 2, "event": 3, "new_state": 4}  # of JUNIPER-SRD-MIB
_OBJECT = ".1.3.6.1.4.1.2636.3.82.1.1.1.{}"
_ROUTING_ENGINE = re.compile("-re[01]$")
SECONDS = 10


def main(arguments: list[str]) -> int:
    """Hand the trap on; return the exit status."""
    parser = argparse.ArgumentParser(description="hand a trap on to a webhook")
    parser.add_argument("--url", required=True, help="the webhook, such as http://127.0.0.1:5005/")
    parser.add_argument("--secret", required=True, type=Path, help="a file with the secret of the webhook")
    parser.add_argument("--inventory", required=True, type=Path, help="what ansible-inventory --list printed")
    options = parser.parse_args(arguments)
    inventory = json.loads(options.inventory.read_text(encoding="utf-8"))
    payload = payload_of(sys.stdin.read(), leads_of(inventory))
    send(options.url, options.secret.read_bytes().strip(), payload)
    return 0


def leads_of(inventory: dict) -> dict[str, set[str]]:
    """Return the gateways that lead a pair, by the host names of both; several where a name is in several."""
    variables = plain(inventory["_meta"]["hostvars"])
    leads = members(inventory, "leads") or variables
    pairs = {lead: peer for lead in leads if (peer := variables.get(lead, {}).get("srd_peer"))}
    found: dict[str, set[str]] = {}
    for lead, peer in pairs.items():
        for name in (lead, peer):
            shown = variables.get(name, {}).get("srd_host_name") or name
            found.setdefault(host_name(shown), set()).add(lead)
    return found


def plain(value: object) -> object:
    """Return variables without the mark of those that are no template, such as all that come from NetBox."""
    if not isinstance(value, dict):
        return value
    if list(value) == ["__ansible_unsafe"]:
        return value["__ansible_unsafe"]
    return {name: plain(each) for name, each in value.items()}


def members(inventory: dict, group: str) -> set[str]:
    """Return the hosts of a group and of those below it."""
    it = inventory.get(group, {})
    below = [members(inventory, each) for each in it.get("children", [])]
    return {*it.get("hosts", [])}.union(*below)


def host_name(name: str) -> str:
    """Return a host name as names are compared: its first label, without a routing engine."""
    return _ROUTING_ENGINE.sub("", name.partition(".")[0].lower())


def payload_of(text: str, leads: dict[str, set[str]]) -> dict[str, str]:
    """Return what is told of a trap."""
    words = dict(line.split(" ", 1) for line in text.splitlines()[2:] if " " in line)
    values = {name.strip().removesuffix(".0"): value.strip().strip('"') for name, value in words.items()}
    gateway = host_name(values.get(HOST_NAME, ""))
    if gateway not in leads:
        sys.exit(f"sysName - Expected: a gateway of a pair in the inventory Actual: {gateway or 'nothing'}")
    if len(leads[gateway]) > 1:
        pairs = f"those of {', '.join(sorted(leads[gateway]))}"
        sys.exit(f"sysName - Expected: a gateway of one pair in the inventory Actual: {gateway}, in {pairs}")
    (lead,) = leads[gateway]
    told = {name: values.get(_OBJECT.format(number), "") for name, number in OBJECTS.items()}
    return {"trap": values.get(TRAP, ""), "gateway": gateway, "lead": lead, **told}


def send(url: str, secret: bytes, payload: dict[str, str]) -> None:
    """Send it, signed."""
    body = json.dumps(payload).encode()
    signature = hmac.new(secret, body, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/json", "X-Hub-Signature-256": f"sha256={signature}"}
    with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=SECONDS):
        pass


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
