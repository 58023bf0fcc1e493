# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The sessions of the toolchain: which there are, and what runs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dev import programs, pythons
from dev.matrix import CORES, Core
from dev.pythons import Python


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


def of_cores(verb: str) -> tuple[CoreSession, ...]:
    """Return the sessions of C(sanity), C(units), C(integration) or C(faults)."""
    return tuple(_of_core(verb, core) for core in CORES if core.pip or verb != "sanity")


def _of_core(verb: str, core: Core) -> CoreSession:
    python = pythons.first(core.pythons)
    return CoreSession(
        name=f"{verb}-{core.version}",
        missing=None if python else f"no Python {' or '.join(core.pythons)} on this machine",
        core=core,
        python=python,
    )


FAULTS = of_cores("faults")

# What runs for each change, the longest first, so that none is left to run alone at the end.
USUAL: tuple[Session, ...] = (
    *(each for each in FAULTS if not each.core.faults_apart),
    *of_cores("integration"),
    *of_cores("sanity"),
    *of_cores("units"),
    Session(name="reports", missing=programs.missing(programs.PACKAGES)),
    Session(name="lint"),
    Session(name="site"),
    Session(name="package"),
    Session(name="docs"),
)

APART: tuple[Session, ...] = tuple(each for each in FAULTS if each.core.faults_apart)


def chosen(names: Sequence[str]) -> tuple[Session, ...]:
    """Return the sessions whose names begin so, those apart too; without names, the usual ones."""
    if not names:
        return USUAL
    return tuple(each for each in (*APART, *USUAL) if each.name.startswith(tuple(names)))
