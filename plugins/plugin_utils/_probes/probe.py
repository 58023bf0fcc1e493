# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The probes of a site: show commands, each with what is expected of its answer."""

from __future__ import annotations

import decimal
import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import ProbeRead, is_show
from ansible_collections.junos_ha.srd.plugins.plugin_utils._probes.number import number_pattern

Severity = t.Literal["hard", "warning"]
SEVERITIES: tuple[Severity, ...] = t.get_args(Severity)
Expects = t.Literal["number", "contains", "absent", "unchanged"]
EXPECTS: tuple[Expects, ...] = t.get_args(Expects)

BOTH = "both"
ROLES = ("MASTER", "STANDBY")

MOST = 50  # probes
LONGEST = 255  # characters of a command or a text

PROBES: dict[str, dict[str, t.Any]] = {
    "probes": {
        "type": "list",
        "elements": "dict",
        "default": [],
        "options": {
            "name": {"type": "str", "required": True},
            "command": {"type": "str", "required": True},
            "number": {"type": "str"},
            "may_fall_percent": {"type": "float"},
            "contains": {"type": "str"},
            "absent": {"type": "str"},
            "unchanged": {"type": "bool"},
            "severity": {"type": "str", "choices": list(SEVERITIES), "default": "hard"},
            "gateway": {"type": "str", "default": BOTH},
        },
    }
}
_KEYS = tuple(PROBES["probes"]["options"])

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,38}[A-Za-z0-9])?")
_NO_MORE = re.compile(r"[ ]*\|[ ]*no-more[ ]*\Z")
_ALLOWED = "letters, digits, blanks and . _ : / , * + @ = ( ) [ ] ^ $ ' - and pairs of \""

_Given = t.Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A show command, and what is expected of its answer.

    Args:
        name: what it is called.
        command: the command.
        expects: what kind of expectation it is.
        wanted: the label or the regular expression of a number, or the text.
        may_fall: by how many percent the number may fall.
        severity: whether it stops a run or warns.
        gateway: where it is read and judged, on both, on the one of a role, or on the one of a name.
    """

    name: str
    command: str
    expects: Expects
    wanted: str = ""
    may_fall: decimal.Decimal = decimal.Decimal(0)
    severity: Severity = "hard"
    gateway: str = BOTH


def probes_of(option: str, given: t.Sequence[object], gateways: t.Collection[str]) -> tuple[Probe, ...]:
    """Return the probes of an option.

    Args:
        option: what it is called, for the error.
        given: the entries. A value that is C(None) is not given.
        gateways: the names of the gateways that a probe may name.

    Raises:
        ArgumentError: an entry is invalid; the message names it, its key and what was expected.
    """
    if len(given) > MOST:
        raise ArgumentError(f"{option} - Expected: {MOST} probes at most Actual: {len(given)}")
    probes = tuple(_probe(f"{option}[{i}]", each, gateways) for i, each in enumerate(given))
    names: set[str] = set()
    for i, probe in enumerate(probes):
        if probe.name in names:
            raise _refusal(f"{option}[{i}].name", "a name that no other probe has", probe.name)
        names.add(probe.name)
    return probes


def reads_of(probes: t.Iterable[Probe], gateway: str) -> tuple[ProbeRead, ...]:
    """Return what is asked of a gateway, to read the probes that may be judged on it."""
    return tuple(ProbeRead(probe.command) for probe in on_gateway(probes, gateway))


def on_gateway(probes: t.Iterable[Probe], gateway: str) -> tuple[Probe, ...]:
    """Return the probes that are read on a gateway. Its role is known only when it has been read."""
    return tuple(probe for probe in probes if probe.gateway in (BOTH, *ROLES, gateway))


def _probe(where: str, entry: object, gateways: t.Collection[str]) -> Probe:
    if not isinstance(entry, dict):
        raise _refusal(where, "a dictionary with name, command and one expectation", entry)
    given: _Given = {str(key): value for key, value in entry.items() if value is not None}
    for key in given:
        if key not in _KEYS:
            raise _refusal(where, f"keys of {', '.join(_KEYS)}", key)
    name, expects = _name(f"{where}.name", given), _expects(where, given)
    return Probe(
        name=name,
        command=_command(f"{where}.command", given.get("command")),
        expects=expects,
        wanted=_wanted(f"{where}.{expects}", expects, given[expects]),
        may_fall=_may_fall(f"{where}.may_fall_percent", expects, given),
        severity=_severity(f"{where}.severity", given.get("severity", "hard")),
        gateway=_gateway(f"{where}.gateway", given.get("gateway", BOTH), gateways),
    )


def _name(where: str, given: _Given) -> str:
    name = given.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        expected = "1 to 40 letters, digits, blanks, dots, hyphens and underscores, no blank around them"
        raise _refusal(where, expected, name)
    return name


def _expects(where: str, given: _Given) -> Expects:
    found = [each for each in EXPECTS if each in given]
    if len(found) != 1:
        raise _refusal(where, f"one of {', '.join(EXPECTS)}", " and ".join(found) or "none of them")
    return found[0]


def _command(where: str, command: object) -> str:
    """Return the command without C(| no-more): no reply is paged."""
    if not isinstance(command, str) or not command.isascii() or not command.isprintable():
        raise _refusal(where, "a show command, one line of printable ASCII characters", command)
    plain = _NO_MORE.sub("", command).strip()
    if plain.split(" ")[0] != "show" or plain == "show":
        raise _refusal(where, "show in full, and what to show", command)
    if "|" in plain:
        raise _refusal(where, "no pipe but | no-more, for NETCONF sends the whole reply", command)
    if not is_show(plain) or len(plain) > LONGEST:
        raise _refusal(where, f"{LONGEST} characters at most, {_ALLOWED}", command)
    return plain


def _wanted(where: str, expects: Expects, value: object) -> str:
    if expects == "unchanged":
        if value is not True:
            raise _refusal(where, "true", value)
        return ""
    if not isinstance(value, str) or not value.isprintable() or not 1 <= len(value) <= LONGEST:
        raise _refusal(where, f"a text of 1 to {LONGEST} printable characters", value)
    if expects == "number":
        if number_pattern(value) is None:
            expected = "a label, or a regular expression with one group, which gives the number"
            raise _refusal(where, expected, value)
        return value
    text = " ".join(value.split())
    if not text:
        raise _refusal(where, "a text that is more than blanks", value)
    return text


def _may_fall(where: str, expects: Expects, given: _Given) -> decimal.Decimal:
    """Return by how many percent a number may fall."""
    value = given.get("may_fall_percent")
    if value is None:
        return decimal.Decimal(0)
    if expects != "number":
        raise _refusal(where, "only beside number", f"beside {expects}")
    try:
        percent = decimal.Decimal(str(value))
        is_valid = not isinstance(value, bool) and 0 <= percent < 100
    except decimal.InvalidOperation:
        is_valid = False
    if not is_valid:
        raise _refusal(where, "a number from 0 to less than 100", value)
    return percent


def _severity(where: str, value: object) -> Severity:
    if value not in SEVERITIES:
        raise _refusal(where, " or ".join(SEVERITIES), value)
    return value


def _gateway(where: str, value: object, gateways: t.Collection[str]) -> str:
    if value not in (BOTH, *ROLES, *gateways):
        raise _refusal(where, " or ".join((BOTH, *ROLES, *gateways)), value)
    return str(value)


def _refusal(where: str, expected: str, actual: object) -> ArgumentError:
    return ArgumentError(f"{where} - Expected: {expected} Actual: {str(actual)[:120]!r}")
