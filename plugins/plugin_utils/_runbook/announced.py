# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a failover is to send, in the words in which a person approves it, by what the precheck has read."""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import names_of_sets
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import from_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._switchover.gate import role_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain


def plain_announced(plans: t.Sequence[Plain], readings: t.Sequence[t.Sequence[Plain]]) -> Plain:
    """Return what is announced of the failovers of one pair or more, as plain data.

    Args:
        plans: what the action redundancy_plan returned, of each pair.
        readings: what both gateways showed before, of each pair, in the same order.
    """
    pairs = [
        (plan, [_announced(each, gateways) for each in plan["moves"]])
        for plan, gateways in zip(plans, readings, strict=True)
    ]
    sending = [plan for plan, moves in pairs if _sent(moves)]
    asked = "; ".join(_question(plan, _sent(moves)) for plan, moves in pairs if _sent(moves))
    return {
        "lines": [_line(plan, each) for plan, moves in pairs for each in moves],
        "moves": [each for _plan, moves in pairs for each in moves],
        "sends": bool(sending),
        "asks": any(plan["approve"] == "prompt" for plan in sending),
        "prompt": f"{asked}? yes to go on",
    }


def _announced(move: Plain, gateways: t.Sequence[Plain]) -> Plain:
    """Return a move, which may send nothing where the gateway that is left is STANDBY already."""
    way, number = move["switchover"], move["redundancy_set"]
    shown = [from_facts(each["facts"], "facts") for each in gateways if each["name"] == way["leaving"]]
    may_send = any(role_of(each, number) != "STANDBY" for each in shown)
    return {**move, "switchover": {**way, "options": {**way["options"], "may_send": may_send}}}


def _may_send(move: Plain) -> bool:
    return move["switchover"]["options"]["may_send"] is True


def _sent(moves: t.Sequence[Plain]) -> list[int]:
    return [each["redundancy_set"] for each in moves if _may_send(each)]


def _line(plan: Plain, move: Plain) -> str:
    what = (
        f"is to release mastership to {plan['taker']}"
        if _may_send(move)
        else "is STANDBY already, nothing will be sent"
    )
    return f"set {move['redundancy_set']}: {plan['leaving']} {what}"


def _question(plan: Plain, sets: list[int]) -> str:
    asked = f"{plan['leaving']} is to release mastership of {names_of_sets(sets)} to {plan['taker']}"
    more = _more_requests(plan)
    return f"{asked} ({more})" if more else asked


def _more_requests(plan: Plain) -> str:
    """Return what may be sent beside the requests to release, which the approval is for too."""
    leaving, taker = plan["leaving"], plan["taker"]
    rescues = any(each["switchover"]["options"].get("rescue") == "acquire" for each in plan["moves"])
    if plan["rolls_back"] and rescues:
        rescue = f"a rescue on {leaving}, or on {taker} after the rollback"
        return f"more requests may follow: a rollback on {taker}, {rescue}"
    if plan["rolls_back"]:
        return f"one more request may follow: a rollback on {taker}"
    return f"one more request may follow: a rescue on {leaving}" if rescues else ""
