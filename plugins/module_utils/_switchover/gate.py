# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The gate: whether mastership may be moved, judged by what both gateways show right before."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import PlainReport, pair_report
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway import model as _model
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.plan import Plan

# What shows that there is nothing to do, on this gateway and on its peer.
_THERE = (
    "reply_complete",
    "facts_age",
    "collection_skew",
    "set_present",
    "role",
    "peer_role",
    "single_master",
)
_OVERRIDING = "force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What the gate says: the report, and the failed checks that force has overridden."""

    report: PlainReport
    overridden: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether mastership may be moved."""
        return bool(self.report["verdict"] == "go")


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """What is known of the two gateways, and when it is judged."""

    gateway: _model.Gateway
    peer_facts: object
    now: datetime.datetime

    def judged(self, plan: Plan, **options: t.Any) -> PlainReport:
        """Return the report on the pair."""
        ages = {"max_age": plan.max_age, "max_skew": plan.max_age}
        return pair_report(
            to_facts(self.gateway),
            self.peer_facts,
            now=self.now,
            options={**options, **ages},
            names=(plan.host, plan.peer),
        )


def role_of(gateway: _model.Gateway | None, redundancy_set: int) -> str | None:
    """Return the role that a gateway shows of a set; None where it shows none, or two."""
    return None if gateway is None else gateway.roles.get(redundancy_set)


def peer_role_of(gateway: _model.Gateway | None, redundancy_set: int) -> str | None:
    """Return the role that a gateway shows of its peers in a set, or their roles."""
    sets = gateway.sets if gateway else ()
    peers = [peer.role or "not known" for each in sets if each.id == redundancy_set for peer in each.peers]
    return ", ".join(peers) or None


def is_there(both: Both, plan: Plan) -> bool:
    """Return whether this gateway has the target role, clear, and its peer the other."""
    only: dict[str, t.Any] = {
        "role": plan.target,
        "roles": {},
        "redundancy_sets": [plan.redundancy_set],
        "waivers": [],
    }
    report = both.judged(plan, **{**plan.options, **only})
    deciding = [check for check in report["checks"] if _decides(check, plan.host)]
    passed = all(check["status"] == "pass" for check in deciding)
    return passed and role_of(both.gateway, plan.redundancy_set) == plan.target


def judge_gate(both: Both, plan: Plan) -> Gate:
    """Judge the pair with the roles as they must be before.

    By force what has failed is overridden, each by its name; what is unknown stays so, and so does a
    gateway that has not the role which it is to leave.
    """
    expected = plan.expecting(plan.origin)
    report = both.judged(plan, **expected)
    if not plan.trigger.force or role_of(both.gateway, plan.redundancy_set) != plan.origin:
        return Gate(report=report)
    failed = [check for check in report["checks"] if check["status"] == "fail"]
    waivers = [_override(check, both.now) for check in failed]
    forced = both.judged(plan, **{**expected, "waivers": [*expected["waivers"], *waivers]})
    return Gate(report=forced, overridden=tuple(f"{each['subject']} - {each['message']}" for each in failed))


def _decides(check: dict[str, t.Any], host: str) -> bool:
    own = check["path"].get("gateway") == host
    return check["check"] in _THERE or (check["check"] == "role_clear" and own)


def _override(check: dict[str, t.Any], now: datetime.datetime) -> dict[str, str]:
    """Return the waiver that force stands for: for this one finding, now and never again."""
    return {
        "check": check["check"],
        "subject": check["subject"],
        "reason": "overridden by force",
        "owner": _OVERRIDING,
        "expires": now.isoformat(timespec="microseconds"),
    }
