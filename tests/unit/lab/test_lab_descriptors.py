# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The limit of open files is raised as far as needed, and no further."""

from __future__ import annotations

import resource
import typing as t

import pytest

from ansible_collections.junos_ha.srd.tests.lab.descriptors import raise_limit
from ansible_collections.junos_ha.srd.tests.lab.names import LabError


@pytest.fixture
def hard() -> t.Iterator[int]:
    """Begin with the few that a shell gives, and return how many may be had."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, before[1]))
    yield before[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.parametrize(("gateways", "soft"), [(2, 1024), (308, 1024), (309, 1027), (1000, 3100)])
def test_a_low_limit_is_raised(hard: int, gateways: int, soft: int) -> None:
    raise_limit(gateways)
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (soft, hard)


def test_a_low_hard_limit_is_an_error(hard: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _which: (1024, 2048))
    with pytest.raises(LabError) as caught:
        raise_limit(1000)
    assert str(caught.value) == (
        "1000 gateways need 3100 descriptors; this process may have 2048: ulimit -Hn"
    )


@pytest.mark.parametrize(
    "limits",
    [(resource.RLIM_INFINITY, resource.RLIM_INFINITY), (4096, 4096)],
    ids=["without end", "high enough"],
)
def test_a_sufficient_limit_is_unchanged(
    hard: int, monkeypatch: pytest.MonkeyPatch, limits: tuple[int, int]
) -> None:
    monkeypatch.setattr(resource, "getrlimit", lambda _which: limits)
    monkeypatch.setattr(resource, "setrlimit", lambda *_given: pytest.fail("it was changed"))
    raise_limit(1000)
    monkeypatch.undo()
