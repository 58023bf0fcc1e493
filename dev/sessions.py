# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sessions of the toolchain: which there are, and which of them each command runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dev import programs, pythons
from dev.matrix import BETWEEN, BRIEF, CONNECTIONS, CORES, FAULTS, NEXT, Core, core_for
from dev.paths import ROOT
from dev.pythons import Python

TARGETS = Path("tests/integration/targets")

# The targets that say most in the shortest time.
TELLING = ("failover", "facts_netconf", "never_passes", "filters_and_tests")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session of nox."""

    name: str
    missing: str | None = None  # why it cannot run on this machine


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreSession(Session):
    """A session that runs with one ansible-core of the matrix."""

    core: Core
    python: Python | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetSession(CoreSession):
    """Integration targets, which run side by side, without nox."""

    targets: tuple[str, ...]


def of_core(verb: str, core: Core) -> CoreSession:
    """Return a session of one core: C(sanity), C(pylint), C(rules), C(units) and so on."""
    python = pythons.first(core.pythons)
    return CoreSession(
        name=f"{verb}-{core.version}", missing=_missing(core, python), core=core, python=python
    )


def of_targets(verb: str, core: Core, targets: Sequence[str]) -> TargetSession:
    """Return a session of integration targets: C(integration) or C(faults)."""
    python = pythons.first(core.pythons)
    return TargetSession(
        name=f"{verb}-{core.version}",
        missing=_missing(core, python),
        core=core,
        python=python,
        targets=tuple(targets),
    )


def usual_targets(core: Core) -> tuple[str, ...]:
    """Return the integration targets of a core, without those for which others are enough."""
    left_out = (*FAULTS, *(CONNECTIONS if core is USUAL else core.left_out))
    names = sorted(path.parent.name for path in (ROOT / TARGETS).glob("*/runme.sh"))
    return tuple(name for name in names if name not in left_out)


def chosen(names: Sequence[str]) -> tuple[Session, ...]:
    """Return the sessions of commands, or those whose names begin so; of the future, by the whole name.

    Raises:
        SystemExit: no session has such a name.
    """
    found = {each.name: each for name in names for each in (COMMANDS.get(name) or _named(name))}
    return tuple(found.values())


def _named(name: str) -> list[Session]:
    found = [
        each for each in EVERY if each.name.startswith(name) and (each not in FUTURE or each.name == name)
    ]
    if not found:
        sys.exit(
            f"There is no session whose name begins with {name}: {', '.join(each.name for each in EVERY)}"
        )
    return found


def _missing(core: Core, python: Python | None) -> str | None:
    return None if python else f"no Python {' or '.join(core.pythons)} on this machine"


THIS_PYTHON = "{}.{}".format(*sys.version_info)
OLDEST = CORES[0]
# One core is enough for what a core does not change; the demo's is also that of `make check` and `make test`.
USUAL = core_for(THIS_PYTHON)
OTHERS = tuple(core for core in CORES if core is not USUAL)
UNITS = {core: of_core("units", core) for core in CORES}
INTEGRATION = {core: of_targets("integration", core, usual_targets(core)) for core in CORES}
SANITY = {core: of_core("sanity", core) for core in (*CORES, *BETWEEN)}
AT_NIGHT = tuple(core for core in (OLDEST, *BETWEEN) if core is not USUAL)
FAULT_MATRICES = {core: of_targets("faults", core, [core.faults]) for core in CORES if core.faults}

STYLE = Session(name="style")
PAGES = (Session(name="docs"), Session(name="package"))
CHECK: tuple[Session, ...] = (UNITS[USUAL], STYLE, of_targets("integration", USUAL, TELLING))
TEST: tuple[Session, ...] = (
    UNITS[USUAL],
    STYLE,
    INTEGRATION[USUAL],
    *(session for core, session in SANITY.items() if core is USUAL),
    *PAGES,
)
_RUNS = THIS_PYTHON in OLDEST.pythons
CERTIFIED = Session(
    name="lint-certified",
    missing=None if _RUNS else f"Python {THIS_PYTHON} runs no ansible-core {OLDEST.version}",
)
MATRIX: tuple[Session, ...] = (
    *(UNITS[core] for core in OTHERS),
    of_core("isolated", USUAL),
    *(INTEGRATION[core] for core in OTHERS),
    *(
        session
        for core in BETWEEN
        for session in (of_core("units", core), of_targets("integration", core, BRIEF))
    ),
    *(session for core, session in SANITY.items() if core not in (USUAL, *AT_NIGHT)),
    *(of_core("rules", core) for core in (OLDEST,) if core in AT_NIGHT),
    *(of_core("pylint", core) for core in CORES if "pylint" in core.sanity_left_out),
    of_targets("connections", USUAL, CONNECTIONS),
    Session(name="lint"),
    Session(name="lint-targets"),
    Session(name="site"),
    CERTIFIED,
    of_core("ansible-test", USUAL),
    *(session for session in FAULT_MATRICES.values() if session.targets == FAULTS[:1]),
    Session(name="watching", missing=programs.missing(programs.OF_WATCHING)),
    Session(name="reports", missing=programs.missing(programs.PACKAGES)),
)
NIGHTLY: tuple[Session, ...] = (*FAULT_MATRICES.values(), *(SANITY[core] for core in AT_NIGHT))
FUTURE: tuple[Session, ...] = tuple(
    session
    for core in NEXT
    for session in (
        of_core("units", core),
        of_core("sanity", core),
        of_targets("integration", core, usual_targets(core)),
    )
)
COMMANDS: dict[str, tuple[Session, ...]] = {
    "check": CHECK,
    "test": TEST,
    "matrix": MATRIX,
    "nightly": NIGHTLY,
    "future": FUTURE,
}
EVERY: tuple[Session, ...] = tuple({each.name: each for each in (*TEST, *MATRIX, *NIGHTLY, *FUTURE)}.values())
