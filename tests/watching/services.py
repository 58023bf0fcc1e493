# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What stands between a trap and an audit at a site: snmptrapd with its handler, and ansible-rulebook."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import typing as t
from dataclasses import dataclass
from pathlib import Path

import ansible_rulebook
import yaml

from ansible_collections.junos_ha.srd.tests.lab.running import ADDRESS, Running
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT

HANDLER = ROOT / "examples" / "eda" / "trap_to_webhook.py"
RULEBOOK = "junos_ha.srd.set_became_master"
SECRET = "a secret of the test"
ENGINE = "0x80000a4c0164746573"
PASSPHRASE = "a passphrase"
USER = ("-u", "gateway", "-l", "authPriv", "-a", "SHA", "-A", PASSPHRASE, "-x", "AES", "-X", PASSPHRASE)
PROGRAMS = os.pathsep.join(
    [os.environ.get("PATH", os.defpath), "/usr/sbin"]
)  # where a user may have no snmptrapd
ANSWER_SECONDS = 120.0

# ansible-rulebook has the source of the collection ansible.eda itself, under another name.
_SOURCE = Path(ansible_rulebook.__file__).parent / "event_source" / "webhook.py"


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The two services, which read the lab's inventory."""

    running: Running
    webhook: int
    traps: int

    @property
    def evidence(self) -> Path:
        return self.running.directory / "events"

    @property
    def said(self) -> str:
        """What the two have logged."""
        return "".join(log.read_text(encoding="utf-8") for log in self.running.directory.glob("*.log"))

    def send(self, trap: str, objects: t.Mapping[str, str], *, version: t.Sequence[str] = ()) -> None:
        """Send a trap, by SNMPv3 unless I(version) says otherwise."""
        sender = version or ("-v", "3", "-e", ENGINE, *USER)
        words = [word for name, value in objects.items() for word in (name, "s", value)]
        to = [f"{ADDRESS}:{self.traps}", "", trap]
        _program("snmptrap", "-m", "", *sender, *to, *words, env=_environment(self.running.directory))

    def audits(self) -> list[Path]:
        """Return the audits that are done: each is a run, with a report on the fleet."""
        return sorted(self.evidence.glob("trap-*/reports/fleet.html"))


@contextlib.contextmanager
def services(running: Running) -> t.Iterator[Services]:
    """Start both services, and end them."""
    here = Services(running=running, webhook=_free(socket.SOCK_STREAM), traps=_free(socket.SOCK_DGRAM))
    _lay_out(here)
    env = _environment(running.directory)
    with (
        _service(here, "rulebook", _rulebook(here), env),
        _service(here, "snmptrapd", _snmptrapd(here), env),
    ):
        until(lambda: _listens(here.webhook), here)
        until(lambda: "NET-SNMP version" in here.said, here)
        yield here


def until(holds: t.Callable[[], object], here: Services) -> None:
    """Wait until something holds, for two minutes at most."""
    end = time.monotonic() + ANSWER_SECONDS
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(here.said)
        time.sleep(0.1)


def _lay_out(here: Services) -> None:
    folder = here.running.directory
    inventory = _program(
        "ansible-inventory", "-i", str(here.running.inventory), "--list", env=_environment(folder)
    )
    (folder / "inventory.json").write_text(inventory, encoding="utf-8")
    (folder / "secret").write_text(f"{SECRET}\n", encoding="utf-8")
    given = {"webhook_secret": SECRET, "webhook_port": here.webhook, "evidence_directory": str(here.evidence)}
    (folder / "variables.yml").write_text(yaml.safe_dump(given), encoding="utf-8")
    handler = f"{sys.executable} {HANDLER} --url http://{ADDRESS}:{here.webhook}/"
    files = f"--secret {folder}/secret --inventory {folder}/inventory.json"
    lines = [
        f'createUser -e {ENGINE} gateway SHA "{PASSPHRASE}" AES "{PASSPHRASE}"',
        "authUser execute gateway",
        "outputOption n",
        f"traphandle .1.3.6.1.4.1.2636.3.82.1.1.0.1 {handler} {files}",
    ]
    (folder / "snmptrapd.conf").write_text("\n".join([*lines, ""]), encoding="utf-8")
    plugin = (
        folder / "collections/ansible_collections/ansible/eda/extensions/eda/plugins/event_source/webhook.py"
    )
    plugin.parent.mkdir(parents=True)
    shutil.copy(_SOURCE, plugin)
    (plugin.parents[4] / "galaxy.yml").write_text(
        "namespace: ansible\nname: eda\nversion: 2.0.0\n", encoding="utf-8"
    )


def _rulebook(here: Services) -> list[str]:
    variables = str(here.running.directory / "variables.yml")
    return [
        "ansible-rulebook",
        "--rulebook",
        RULEBOOK,
        "-i",
        str(here.running.inventory),
        "--vars",
        variables,
    ]


def _snmptrapd(here: Services) -> list[str]:
    own = ["-C", "-c", str(here.running.directory / "snmptrapd.conf")]
    return ["snmptrapd", "-f", "-Lo", "-m", "", *own, f"udp:{ADDRESS}:{here.traps}"]


@contextlib.contextmanager
def _service(
    here: Services, name: str, command: t.Sequence[str], env: t.Mapping[str, str]
) -> t.Iterator[None]:
    with (here.running.directory / f"{name}.log").open("wb") as log:
        started = subprocess.Popen(
            [_found(command[0]), *command[1:]], env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        yield
    finally:
        started.terminate()
        started.wait(ANSWER_SECONDS)


def _environment(folder: Path) -> dict[str, str]:
    trees = [str(folder / "collections"), os.environ["ANSIBLE_COLLECTIONS_PATH"]]
    return {
        **os.environ,
        "ANSIBLE_COLLECTIONS_PATH": os.pathsep.join(trees),
        "HOME": str(folder),
        "PATH": PROGRAMS,
        "SNMP_PERSISTENT_DIR": str(folder / "snmp"),
        "SNMPCONFPATH": str(folder / "snmp"),
    }


def _program(name: str, *words: str, env: t.Mapping[str, str]) -> str:
    return subprocess.run([_found(name), *words], env=env, check=True, capture_output=True, text=True).stdout


def _found(name: str) -> str:
    found = shutil.which(name, path=PROGRAMS)
    if found is None:
        raise FileNotFoundError(name)
    return found


def _free(kind: socket.SocketKind) -> int:
    with socket.socket(socket.AF_INET, kind) as tried:
        tried.bind((ADDRESS, 0))
        return int(tried.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex((ADDRESS, port)) == 0
