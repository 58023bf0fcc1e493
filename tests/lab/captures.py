# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pairs that start from replies and configurations captured on real gateways."""

from __future__ import annotations

import typing as t
from dataclasses import replace
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse

from .designs import DesignName
from .names import LabError
from .pairs import pair_of
from .srd.state import Pair

T = t.TypeVar("T")
Parse = t.Callable[[str], T]
Files = tuple[Path, Path]  # of the first gateway of a pair, and of the second


def captured_pairs(replies: t.Sequence[Files], design: DesignName = "one-way") -> list[Pair]:
    """Return pairs that start from captured replies.

    Raises:
        LabError: a file is not such a reply, or its level is too low.
    """
    return [pair_of(_gateway(first), _gateway(second), design) for first, second in replies]


def with_configurations(pairs: t.Sequence[Pair], configurations: t.Sequence[Files]) -> list[Pair]:
    """Return the pairs with captured configurations.

    Raises:
        LabError: a file is not a configuration, or the number of pairs differs.
    """
    if len(configurations) != len(pairs):
        expected = f"one for each of {len(pairs)} pairs"
        raise LabError(f"configuration - Expected: {expected} Actual: {len(configurations)}")
    return [_configured(pair, files) for pair, files in zip(pairs, configurations, strict=True)]


def _configured(pair: Pair, files: Files) -> Pair:
    first, second = (
        replace(box, configuration=_parsed(path, parse_configuration))
        for box, path in zip(pair.boxes, files, strict=True)
    )
    return replace(pair, boxes=(first, second))


def usable(gateway: Gateway, where: object) -> Gateway:
    """Return what a gateway shows, if a pair can start from it.

    Raises:
        LabError: it is incomplete or terse, or has a line that is not recognized.
    """
    if gateway.unrecognized:
        raise LabError(f"{where} - a line is not recognized: {gateway.unrecognized[0]!r}")
    if not gateway.complete:
        raise LabError(f"{where} - the reply is not complete")
    if gateway.level == "terse":
        raise LabError(f"{where} - level - Expected: brief or extensive Actual: terse")
    return gateway


def _gateway(path: Path) -> Gateway:
    return usable(_parsed(path, parse), path)


def _parsed(path: Path, parse: Parse[T]) -> T:
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise LabError(f"{path} - cannot be read: {error}") from error
    except SrdError as error:
        raise LabError(f"{path} - {error}") from error
