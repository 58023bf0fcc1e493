# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A scenario: which state or fault comes to which gateway, and when.

A step is due at a time, or at a request to its gateway: before the answer, and after a trigger took
effect. So a test need not know how fast it runs.
"""

from __future__ import annotations

import json
import typing as t
from dataclasses import dataclass
from pathlib import Path

from .commands import Kind
from .controls import refuse_unknown_action
from .names import LabError

Clock = t.Callable[[], float]
Sleep = t.Callable[[float], t.Awaitable[None]]
Do = t.Callable[[str, str], None]

_COUNTED: tuple[Kind, ...] = t.get_args(Kind)
_DUE = ("at", *_COUNTED)
_SHAPE = f"a gateway, do, and one of at (seconds, 0 or more), {', '.join(_COUNTED)} (1 or more)"
_KEYS = tuple({"gateway", "do", due} for due in _DUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A state or fault for a gateway, I(at) a time of the world or at its nth request of a kind."""

    gateway: str
    do: str
    at: float | None = None
    read: int | None = None
    config: int | None = None
    trigger: int | None = None


class Scenario:
    """Steps, and the function that applies them."""

    def __init__(self, steps: t.Iterable[Step], do: Do) -> None:
        self._steps = tuple(steps)
        self._do = do

    def at_request(self, kind: Kind, gateway: str, number: int) -> None:
        """Apply the steps that are due at a request to a gateway, before its answer."""
        for step in self._steps:
            if (step.gateway, getattr(step, kind)) == (gateway, number):
                self._do(step.gateway, step.do)

    async def play(self, clock: Clock, sleep: Sleep) -> None:
        """Apply each step at its time; steps with the same time keep their order."""
        timed = ((step.at, step) for step in self._steps if step.at is not None)
        for at, step in sorted(timed, key=lambda each: each[0]):
            await sleep(max(0.0, at - clock()))
            self._do(step.gateway, step.do)


def read_scenario(path: Path, gateways: t.Sequence[str]) -> tuple[Step, ...]:
    """Return the steps in a JSON file.

    Raises:
        LabError: the file is invalid, or a step names something unknown.
    """
    try:
        steps = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LabError(f"{path} - cannot be read: {error}") from error
    if not isinstance(steps, list):
        raise LabError(f"{path} - Expected: a list of steps Actual: {steps!r}")
    return tuple(_step(each, gateways) for each in steps)


def _step(given: object, gateways: t.Sequence[str]) -> Step:
    if not isinstance(given, dict) or set(given) not in _KEYS or not _is_due(given):
        raise LabError(f"step - Expected: {_SHAPE} Actual: {json.dumps(given)}")
    refuse_unknown_action(given["gateway"], given["do"], gateways)
    return Step(**given)


def _is_due(given: dict[str, t.Any]) -> bool:
    due = next(given[name] for name in _DUE if name in given)
    if isinstance(due, bool):
        return False
    if "at" in given:
        return isinstance(due, (int, float)) and 0 <= due < float("inf")
    return isinstance(due, int) and due >= 1
