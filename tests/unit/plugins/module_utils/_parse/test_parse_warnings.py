# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a device says beside a reply is found, whatever the reply is of."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import warnings_beside
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._parse.warned_replies import WARNED


@pytest.mark.parametrize(("reply", "warnings"), WARNED.values(), ids=WARNED)
def test_the_warnings_beside_a_reply(reply: str, warnings: tuple[str, ...]) -> None:
    assert warnings_beside(reply) == warnings
