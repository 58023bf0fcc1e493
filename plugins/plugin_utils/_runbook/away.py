# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Where mastership is while a gateway is maintained, and how to go on from there."""

from __future__ import annotations

from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import WORDS
from ansible_collections.junos_ha.srd.plugins.module_utils._checks.set_state import names_of_sets
from ansible_collections.junos_ha.srd.plugins.plugin_utils._runbook.results import Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """What was moved away, and not back.

    Args:
        giver: the gateway that is maintained.
        taker: the gateway that took it.
        run_id: the name of this run.
        moved: the sets that this run moved.
        earlier: the name of the run that this one continues; None where it continues none.
        continued: the sets that the earlier run moved.
    """

    giver: str
    taker: str
    run_id: str
    moved: tuple[int, ...]
    earlier: str | None = None
    continued: tuple[int, ...] = ()

    @property
    def _before(self) -> tuple[int, ...]:
        return tuple(each for each in self.continued if each not in self.moved)

    @property
    def done(self) -> Plain:
        """What to say when all is moved back, as a verdict."""
        said = [
            f"{names_of_sets(sorted(sets))} {'was' if len(sets) == 1 else 'were'} {how}"
            for sets, how in (
                (self.moved, f"moved from {self.giver} to {self.taker} and back"),
                (self._before, f"moved back to {self.giver}, away since {self.earlier}"),
            )
            if sets
        ]
        what = ", ".join(said) or f"nothing was moved away from {self.giver}"
        return {"of": f"maintenance of {self.giver}", "verdict": "go", "said": f"{WORDS['go']}: done, {what}"}

    @property
    def words(self) -> str:
        """It in words; nothing where nothing was moved."""
        before = self._before
        said = [
            f"{self.taker} was MASTER of {names_of_sets(sorted(sets))} when it was read last, moved by {run}"
            for sets, run in ((self.moved, "this run"), (before, self.earlier))
            if sets
        ]
        if not said:
            return ""
        run = self.run_id if self.moved else self.earlier
        is_left = self.moved and before  # a run continues one other
        rest = f"; move {names_of_sets(sorted(before))} back by a failover" if is_left else ""
        return (
            f"{', and '.join(said)}. To go on: repair, then run again with another srd_run_id "
            f"and srd_continues={run}{rest}"
        )
