# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pairs of an audit, and which of them cannot be checked."""

from __future__ import annotations

import collections
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.run import refuse_reserved
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The pairs of an audit.

    Args:
        each: the pairs.
        leads: the names of all leads.
        peers: how many pairs name a gateway as their peer.
        left_out: the leads that are not to be read in this run.
    """

    each: tuple[Pair, ...]
    leads: frozenset[str]
    peers: t.Mapping[str, int]
    left_out: frozenset[str] = frozenset()

    def refuse_wrong(self, pair: Pair, hosts: t.Container[str]) -> None:
        """Refuse a pair that is not two gateways of the inventory, each of this pair alone.

        Raises:
            ArgumentError: it is one of those, or is not to be read in this run.
        """
        if pair.lead in self.left_out:
            raise ArgumentError(f"--limit - Expected: {pair.lead} among its hosts Actual: it is left out")
        if pair.peer == pair.lead or pair.peer not in hosts:
            raise ArgumentError(
                f"srd_peer - Expected: a host of the inventory other than {pair.lead} "
                f"Actual: {pair.peer or 'nothing'}"
            )
        if pair.peer in self.leads:
            raise ArgumentError(
                f"{pair.peer} - Expected: in one pair, as the peer Actual: it leads a pair, too"
            )
        if self.peers[pair.peer] > 1:
            raise ArgumentError(
                f"{pair.peer} - Expected: the peer of one pair Actual: of {self.peers[pair.peer]}"
            )


def pairs_of(each: t.Iterable[Pair], *, allowed: t.Container[str] | None = None) -> Pairs:
    """Return the pairs of an audit.

    Args:
        each: the pairs.
        allowed: the leads that may be read in this run; None where all may.

    Raises:
        ArgumentError: there is no pair, or one gateway leads two, or every pair is left out, or a gateway
            has a name that reports use for something else.
    """
    pairs = tuple(each)
    refuse_reserved(name for pair in pairs for name in pair.names)
    leads = collections.Counter(pair.lead for pair in pairs)
    twice = sorted(lead for lead, count in leads.items() if count > 1)
    if not pairs or twice:
        actual = f"{', '.join(twice)} more than once" if twice else "no pair"
        raise ArgumentError(f"pairs - Expected: each pair once, and one at least Actual: {actual}")
    left_out = frozenset(lead for lead in leads if allowed is not None and lead not in allowed)
    if len(left_out) == len(leads):
        raise ArgumentError("--limit - Expected: a host that leads a pair among its hosts Actual: none")
    peers = collections.Counter(pair.peer for pair in pairs)
    return Pairs(each=pairs, leads=frozenset(leads), peers=peers, left_out=left_out)
