# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads a gateway again and again, and judges each reading."""

from __future__ import annotations

import datetime
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.evaluate import (
    gateway_report,
    unread_report,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.sample import lost_sample, sample_of
from ansible_collections.junos_ha.srd.plugins.module_utils._polling.wait import Sample
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Read
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session, read_gateway


class Sampler:
    """Takes samples of a gateway; opens the session again when it was lost.

    Args:
        session: what carries the reads.
        request: what is asked for.
        options: what is expected of the gateway; see C(EXPECTATION).
        host: the gateway's name, for messages.
        clock: gives the time, with its zone.
        lost: whether the session is lost already.
    """

    def __init__(
        self,
        session: Session,
        request: Read,
        options: dict[str, t.Any],
        *,
        host: str,
        clock: t.Callable[[], datetime.datetime],
        lost: bool = False,
    ) -> None:
        self._session = session
        self._request = request
        self._options = options
        self._host = host
        self._clock = clock
        self._lost = lost

    def look(self, elapsed: float) -> Sample:
        """Take one sample."""
        try:
            if self._lost:
                self._session.reopen()
            reading = read_gateway(self._session, self._request, host=self._host, clock=self._clock)
        except DeviceError as error:
            self._lost = True
            return lost_sample(error.cause, unread_report(str(error)), host=self._host, elapsed=elapsed)
        self._lost = False
        facts = to_facts(reading.gateway)
        report = gateway_report(facts, now=self._clock(), options=self._options, name=self._host)
        return sample_of(reading.gateway, report, host=self._host, elapsed=elapsed)
