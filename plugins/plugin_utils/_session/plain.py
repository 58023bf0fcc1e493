# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A session to a gateway as the actions use it."""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import Vocabulary
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Session
from ansible_collections.junos_ha.srd.plugins.plugin_utils._untag import plain


@dataclass(frozen=True, slots=True)
class PlainSession:
    """A session whose replies are plain text, and which knows the vocabulary of its gateway, if any."""

    session: Session
    vocabulary: Vocabulary | None = None

    def messages(self, request: Request) -> tuple[str, ...]:
        """Return what it would send for a request, word for word."""
        return self.session.messages(request)

    def send(self, request: Request) -> tuple[str, ...]:
        """Send a request, return the raw reply to each of its messages."""
        return tuple(plain(reply) for reply in self.session.send(request))

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        """Send requests in one go; return for each the raw reply, or why it is missing."""
        outcomes = self.session.send_all(requests)
        return tuple(each if isinstance(each, DeviceError) else plain(each) for each in outcomes)

    def reopen(self) -> None:
        """Open the session again, after it was lost."""
        self.session.reopen()
