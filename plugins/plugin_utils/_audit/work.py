# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What an audit does with each pair: read its variables and its gateways, check it, write its evidence."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    evaluate_identity,
    evaluate_pair,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Away, PairVerdict
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Reading
from ansible_collections.junos_ha.srd.plugins.module_utils._time import now
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.around import around_of, beside_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.away import away_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.expected import Expected, Hosts, expected_of
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.home import (
    Standing,
    refuse_missing,
    standings,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.keeping import Keeping
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.metrics import Metrics
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pair import Pair, Sides, judged
from ansible_collections.junos_ha.srd.plugins.plugin_utils._audit.pairs import Pairs
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.changes import changes
from ansible_collections.junos_ha.srd.plugins.plugin_utils._drift.earlier import Earlier
from ansible_collections.junos_ha.srd.plugins.plugin_utils._history.sightings import Sighting
from ansible_collections.junos_ha.srd.plugins.plugin_utils._host_names import identity_warnings
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import home_of


class Known(Hosts, t.Container[str], t.Protocol):
    """The hosts of an inventory, and which there are."""


@dataclass(frozen=True, slots=True)
class PairWork:
    """The work on each pair.

    Args:
        pairs: all pairs.
        hosts: the hosts of the inventory.
        reader: reads a gateway by its name, and what is asked for beside it, or raises an C(SrdError).
        keeping: where evidence is kept; None where none is.
        metrics: the values of the pairs.
        warnings: why gateways may not be those that their names mean, and what they said beside a reply.
        earlier: the evidence that the shapes of replies are compared with; None where none is kept.
        changes: how the shapes of replies changed since then.
    """

    pairs: Pairs
    hosts: Known
    reader: t.Callable[[str, t.Sequence[Request]], t.Awaitable[Reading]]
    keeping: Keeping | None = None
    metrics: Metrics = field(default_factory=Metrics)
    warnings: list[str] = field(default_factory=list)
    earlier: Earlier | None = None
    changes: list[str] = field(default_factory=list)

    def prepare(self, pair: Pair) -> Expected:
        """Return what is expected of a pair.

        Raises:
            SrdError: it is no pair, a variable of its lead is invalid, or its evidence is there already.
        """
        self.pairs.refuse_wrong(pair, self.hosts)
        expected = expected_of(self.hosts, pair)
        if self.keeping:
            self.keeping.refuse_written(pair)
        return expected

    async def read(self, host: str, expected: Expected) -> Reading:
        """Read a gateway, its areas and its probes in the same round trip."""
        return await self.reader(host, beside_of(expected, host))

    def conclude(self, pair: Pair, expected: Expected, sides: Sides) -> PairVerdict:
        """Return the verdict on a pair, when its evidence is written.

        Raises:
            SrdError: the pair could not be checked, or its evidence could not be written.
        """
        try:
            return self._conclude(pair, expected, sides)
        except SrdError:
            self.metrics.note_read(pair.lead, sides)
            raise

    def _conclude(self, pair: Pair, expected: Expected, sides: Sides) -> PairVerdict:
        first, second = sides
        both = (first.gateway, second.gateway)
        report = evaluate_pair(*both, expected.expectation, now=now(), names=pair.names)
        found = evaluate_identity(*both, expected.expectation, names=pair.names)
        seen = Sighting(at=now(), gateways={side.name: side.gateway for side in sides if side.gateway})
        where = standings(expected.homes, pair, seen.gateways)
        away = self._away(where, seen)
        self.warnings.extend(identity_warnings(found))
        self.warnings.extend(each for side in sides if side.reading for each in side.reading.warnings)
        self.warnings.extend(f"{pair.lead} and {pair.peer}: {each.words}" for each in away)
        around = around_of(expected, sides)
        self.warnings.extend(around.warnings)
        self.changes.extend(changes(around.shapes, self.earlier))
        whole = report.with_findings(*around.findings)
        self._refuse_missing(expected, pair, seen, whole.verdict)
        kept = self.keeping is not None and self.keeping.keep(pair, sides, report, around)
        verdict = judged(pair, whole, sides, kept=kept, away=away)
        self.metrics.add_pair(verdict, sides, where)
        return verdict

    def _refuse_missing(self, expected: Expected, pair: Pair, seen: Sighting, verdict: Verdict) -> None:
        """Refuse homes of sets that there are not; of a pair that is NO-GO they are a warning beside that."""
        try:
            refuse_missing(expected.homes, pair, seen.gateways)
        except ArgumentError as error:
            if verdict != "no_go":
                raise
            self.warnings.append(f"{pair.lead} and {pair.peer}: {error}")

    def _away(self, where: t.Iterable[Standing], seen: Sighting) -> tuple[Away, ...]:
        """Return what is known of the sets that are away from home, before the evidence of now is written."""
        directory = home_of("directory", self.keeping.phase.directory) if self.keeping else None
        return tuple(away_of(each, seen, directory) for each in where if each.is_away)
