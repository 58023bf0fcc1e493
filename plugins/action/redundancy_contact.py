# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The action behind junos_ha.srd.redundancy_contact."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    DeviceError,
    SrdError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import said_beside
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now, utc_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._action import Action, Arguments, Result, warned
from ansible_collections.junos_ha.srd.plugins.plugin_utils._assertion import REPORT_ONLY
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.asking import Answer, ask
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.assumptions import results
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.judged import Judged, judged
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.kept import (
    keep,
    keep_page,
    keep_proposal,
    make_ready,
    refuse_kept,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.proposal import Proposal, proposal
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.report import Contact, report, summary
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen, seen, unseen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import html_of_contact
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.any_host import AnyHost
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.inventory import Inventory
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.other import OtherGateway
from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.plain import PlainSession
from ansible_collections.junos_ha.srd.plugins.plugin_utils._version import VERSION

_MOST = 2  # gateways: a pair


class ActionModule(Action):
    """Asks one or two gateways all that this collection ever reads, and says how well it understood them."""

    _requires_connection = False

    ARGUMENTS: t.ClassVar[dict[str, t.Any]] = {
        "gateways": {"type": "list", "elements": "str", "required": True},
        "directory": {"type": "str", "default": "contact"},
        **REPORT_ONLY,
    }

    def act(self, arguments: Arguments, task_vars: dict[str, t.Any]) -> Result:
        """Ask the gateways; fail unless something of each could be read."""
        inventory = Inventory(self, task_vars)
        names = _names(arguments["gateways"], inventory)
        refuse_kept(arguments["directory"], names)
        writes = not self._task.check_mode
        if writes:
            make_ready(arguments["directory"])
        asked = self._ask(names, AnyHost(self, inventory))
        gateways = [_seen(name, answers) for name, answers in asked.items()]
        for each in gateways if writes else ():  # before anything that could fail upon them
            keep(arguments["directory"], each)
        found = judged(gateways)
        contact = report(gateways, found, written_at=utc_text(now()), version=VERSION)
        kept = _keep(arguments["directory"], contact) if writes else {}
        proposed = proposal(gateways)
        lines = [*contact.lines, *(f"{name}: {path}" for name, path in kept.items())]
        if writes:
            kept |= _propose(arguments["directory"], proposed, contact, lines)
        self.show("\n".join(lines))
        unread = [summary(each) for each in gateways if not each.is_read]
        return {
            "changed": bool(kept),
            "failed": bool(unread) and not arguments["report_only"],
            "msg": "; ".join(unread) or f"{contact.subject} - {contact.headline}",
            "read": not unread,
            **_plain(gateways, found, contact),
            "lines": lines,
            **kept,
            **warned(said for each in gateways for said in _said(each)),
        }

    def _ask(self, names: t.Sequence[str], hosts: AnyHost) -> dict[str, tuple[Answer, ...] | SrdError]:
        """Ask all gateways at the same time; return what each answered, or why it could not be asked."""
        opened: dict[str, OtherGateway | SrdError] = {name: _opened(hosts, name) for name in names}
        begun = {name: each if isinstance(each, SrdError) else _begun(each) for name, each in opened.items()}
        try:
            return {
                name: each if isinstance(each, SrdError) else _waited(each) for name, each in begun.items()
            }
        finally:
            for each in opened.values():
                if isinstance(each, OtherGateway):
                    each.close()
            hosts.close()


Wait = t.Callable[[], tuple[Answer, ...]]


def _names(given: t.Sequence[str], inventory: Inventory) -> tuple[str, ...]:
    """Return the gateways in question.

    Raises:
        ArgumentError: no gateway or more than two are named, or one is unknown or left out of this run.
    """
    names = tuple(dict.fromkeys(name for name in given if name))
    if not 1 <= len(names) <= _MOST:
        actual = ", ".join(names) or "nothing"
        raise ArgumentError(f"gateways - Expected: one gateway, or the two of a pair Actual: {actual}")
    for name in names:
        if name not in inventory:
            raise ArgumentError(f"gateways - Expected: a host of the inventory Actual: {name}")
        if name not in inventory.limited:
            raise ArgumentError(f"--limit - Expected: {name} among its hosts Actual: it is left out")
    return names


def _opened(hosts: AnyHost, name: str) -> OtherGateway | SrdError:
    try:
        return OtherGateway(hosts.opener(name), PlainSession)
    except ArgumentError as error:
        return error


def _begun(gateway: OtherGateway) -> Wait:
    return gateway.begin(lambda: ask(gateway.session))


def _waited(wait: Wait) -> tuple[Answer, ...] | SrdError:
    try:
        return wait()
    except (ArgumentError, DeviceError) as error:
        return error


def _seen(name: str, answers: tuple[Answer, ...] | SrdError) -> Seen:
    return unseen(name, str(answers)) if isinstance(answers, SrdError) else seen(name, answers)


def _keep(directory: str, contact: Contact) -> dict[str, str]:
    """Write the page beside the raw replies; return where both are."""
    page = keep_page(directory, html_of_contact(contact))
    return {"directory": str(page.parent), "page": str(page)}


def _propose(directory: str, proposed: Proposal, contact: Contact, lines: list[str]) -> dict[str, str]:
    """Write a vocabulary to be signed, where there is something to propose; return where it is."""
    text = proposed.text(date=contact.written_at[:10], version=contact.version)
    if not text:
        return {}
    path, is_new = keep_proposal(directory, text)
    lines.append(proposed.said(str(path), is_new=is_new))
    return {"vocabulary": str(path)}


def _said(seen_gateway: Seen) -> tuple[str, ...]:
    return said_beside((each.outcome for each in seen_gateway.answers), seen_gateway.host)


def _plain(gateways: t.Sequence[Seen], found: Judged, contact: Contact) -> Result:
    return {
        "verdict": found.verdict,
        "answers": dict(found.answers),
        "gateways": [_gateway(each) for each in gateways],
        **{
            each.name: [dict(row) for row in each.rows]
            for each in contact.sections
            if each.name != "assumptions"
        },
    }


def _gateway(it: Seen) -> Result:
    return {
        "name": it.host,
        "release": it.release,
        "model": it.model,
        "error": it.error,
        "asked": len(it.answers),
        "answered": len(it.answered),
        "assumptions": results(it) if it.is_read else {},
    }
