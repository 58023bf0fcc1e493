# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The pair of a bundle, as the lab starts it: its states, policies, routes and timers."""

from __future__ import annotations

import typing as t
from dataclasses import replace
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import Configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError, SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import LEVELS, Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.archive import read
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.capture import Captured, captured
from ansible_collections.junos_ha.srd.tests.lab.captures import usable
from ansible_collections.junos_ha.srd.tests.lab.names import LabError
from ansible_collections.junos_ha.srd.tests.lab.pairs import pair_of
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Pair, Timers


def pair_of_bundle(path: Path) -> Pair:
    """Return the pair of a bundle.

    Raises:
        LabError: it is no bundle of two gateways, or a reply of them cannot be used.
    """
    try:
        gateways = captured(read(path))
    except SrdError as error:
        raise LabError(str(error)) from error
    if len(gateways) != 2:
        raise LabError(f"{path} - expected the replies of both gateways of a pair, found {len(gateways)}")
    first, second = (_gateway(each) for each in gateways)
    pair = pair_of(first, second)
    configurations = [_configuration(each) for each in gateways]
    boxes = [
        box if configuration is None else replace(box, configuration=configuration)
        for box, configuration in zip(pair.boxes, configurations, strict=True)
    ]
    return replace(pair, boxes=(boxes[0], boxes[1]), timers=_timers(pair.timers, configurations))


def _gateway(it: Captured) -> Gateway:
    """Return what the reply that shows most of a gateway says."""
    found = [
        gateway for answer in it.answers if answer.kind == "redundancy" for gateway in _read(answer.text)
    ]
    if not found:
        raise LabError(f"{it.directory} - expected a reply that shows its redundancy groups")
    return usable(max(found, key=_use), it.directory)


def _use(gateway: Gateway) -> tuple[bool, bool, int]:
    """Return how much a pair can start from: nothing from a terse reply, whatever stands in the others."""
    return gateway.level != "terse", gateway.complete, LEVELS.index(gateway.level)


def _read(text: str) -> t.Iterator[Gateway]:
    try:
        yield parse(text)
    except ParseError:
        return  # of one format or level, beside others


def _configuration(it: Captured) -> Configuration | None:
    """Return the configuration of a gateway, of all replies that show a part; None where none does."""
    replies = [answer.text for answer in it.answers if answer.kind == "configuration"]
    try:
        return parse_configuration(*replies) if replies else None
    except SrdError as error:
        raise LabError(f"{it.directory} - the configuration: {error}") from error


def _timers(default: Timers, configurations: t.Iterable[Configuration | None]) -> Timers:
    """Return the timers of a pair: the longest of its sets, for the lab has one of each."""
    known = [(each, one.id) for each in configurations if each is not None for one in each.sets]
    keepalives = [seconds for each, number in known if (seconds := each.seconds(number, "keepalive"))]
    hold_times = [seconds for each, number in known if (seconds := each.seconds(number, "hold-time"))]
    return replace(
        default,
        keepalive=float(max(keepalives, default=default.keepalive)),
        hold_time=float(max(hold_times, default=default.hold_time)),
    )
