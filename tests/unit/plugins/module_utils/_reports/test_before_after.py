# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What gateways showed in the first phase and in the last."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Finding, Path, Status
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    Gateway,
    Group,
    Iccp,
    RedundancySet,
    ServiceInterface,
    ServiceSet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.before_after import (
    Both,
    area_views,
    links,
    service_set_views,
    sessions_left,
    set_views,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import (
    AreaState,
    AreaView,
    InterfaceView,
    Link,
    ServiceSetSide,
    ServiceSetView,
    SetSide,
    SetState,
    SetView,
    Sync,
)

Syncs = tuple[tuple[str, "str | None"], ...]


def interface(name: str, synchronization: str | None) -> ServiceInterface:
    return ServiceInterface(name=name, role="active", connection="Up", synchronization=synchronization)


def a_set(state: str | None, *syncs: tuple[str, str | None], number: int = 1) -> RedundancySet:
    """Return a set with one service set of such interfaces; with none, where no interface is named."""
    interfaces = tuple(interface(*each) for each in syncs)
    shown = (ServiceSet(name="ss1", interfaces=interfaces),) if syncs else ()
    return RedundancySet(id=number, state=state, health="Passed", service_sets=shown)


def gateway(*sets: RedundancySet, connection: str = "Connected") -> Gateway:
    group = Group(id=1, sets=sets)
    return Gateway(
        format="text", level="brief", complete=True, iccp=Iccp(connection=connection), groups=(group,)
    )


def both(name: str, before: Gateway | None, after: Gateway | None) -> Both:
    return Both(gateway=name, before=before, after=after)


def state(role: str, hot: int, interfaces: int, qualifier: str | None = None) -> SetState:
    return SetState(
        state=f"{role} ({qualifier})" if qualifier else role,
        role=role,
        qualifier=qualifier,
        health="Passed",
        hot=hot,
        interfaces=interfaces,
        failed_interfaces=None,
    )


HOT, COLD = ("ms-1/0/0", "Hot"), ("ms-1/1/0", "Cold")


def test_links_are_shown_before_and_after() -> None:
    lost = gateway(connection="Not Connected")
    assert links([both("mx1", gateway(), lost), both("mx2", None, gateway())]) == (
        Link(gateway="mx1", before="Connected", after="Not Connected"),
        Link(gateway="mx2", before=None, after="Connected"),
    )


def test_a_set_is_shown_on_both_before_and_after() -> None:
    first = both("mx1", gateway(a_set("MASTER", HOT, COLD)), gateway(a_set("STANDBY", HOT)))
    second = both("mx2", gateway(a_set("STANDBY (WARNED)", HOT)), gateway(a_set("MASTER")))
    assert set_views([first, second], has_after=True) == (
        SetView(
            group=1,
            id=1,
            sides=(
                SetSide(gateway="mx1", before=state("MASTER", 1, 2), after=state("STANDBY", 1, 1)),
                SetSide(gateway="mx2", before=state("STANDBY", 1, 1, "WARNED"), after=state("MASTER", 0, 0)),
            ),
            master_before="mx1",
            master_after="mx2",
        ),
    )


def test_a_missing_value_is_unknown() -> None:
    terse = RedundancySet(id=1, state=None, service_sets=None)
    (view,) = set_views([both("mx1", gateway(terse), None)], has_after=True)
    nothing = SetState(
        state=None,
        role=None,
        qualifier=None,
        health=None,
        hot=None,
        interfaces=None,
        failed_interfaces=None,
    )
    assert view.sides == (SetSide(gateway="mx1", before=nothing, after=None),)


# What two gateways call themselves, and which is the master; None where that is not one.
MASTERS: dict[str, tuple[str | None, str | None, str | None]] = {
    "the first": ("MASTER", "STANDBY", "mx1"),
    "the second": ("STANDBY", "MASTER", "mx2"),
    "two": ("MASTER", "MASTER", None),
    "none": ("STANDBY", "STANDBY", None),
    "one not known": ("MASTER", None, "mx1"),
    "neither known": (None, None, None),
    "another case": ("master", "STANDBY", None),
    "with a qualifier": ("MASTER (WAIT)", "STANDBY", "mx1"),
    "within another word": ("MASTERY", "STANDBY", None),
}


@pytest.mark.parametrize(("first", "second", "master"), MASTERS.values(), ids=list(MASTERS))
def test_a_master_is_the_only_one(first: str | None, second: str | None, master: str | None) -> None:
    gateways = [both("mx1", gateway(a_set(first)), None), both("mx2", gateway(a_set(second)), None)]
    (view,) = set_views(gateways, has_after=False)
    assert (view.master_before, view.master_after) == (master, None)


def test_a_gateway_not_read_at_the_end_is_not_shown_as_master() -> None:
    gateways = [both("mx1", gateway(a_set("MASTER")), None), both("mx2", gateway(a_set("STANDBY")), None)]
    (view,) = set_views(gateways, has_after=True)
    assert (view.master_before, view.master_after) == ("mx1", None)


def test_sets_are_in_order_of_first_appearance() -> None:
    first = both("mx1", gateway(a_set("MASTER", number=7)), gateway(a_set("MASTER", number=3)))
    second = both("mx2", gateway(a_set("STANDBY", number=1)), None)
    views = set_views([first, second], has_after=True)
    assert [(view.id, [bool(side.before) for side in view.sides]) for view in views] == [
        (7, [True, False]),
        (3, [False, False]),
        (1, [False, True]),
    ]


def test_a_repeated_set_counts_once() -> None:
    shown = gateway(a_set("STANDBY"), a_set("MASTER"))
    (view,) = set_views([both("mx1", shown, None)], has_after=False)
    assert view.master_before is None


def sync(synchronization: str | None) -> Sync:
    return Sync(role="active", connection="Up", synchronization=synchronization)


def test_service_interfaces_are_shown_before_and_after() -> None:
    before = gateway(a_set("MASTER", HOT, COLD))
    after = gateway(a_set("MASTER", ("ms-1/1/0", "Hot"), ("ms-1/2/0", "Off")))
    assert service_set_views([both("mx1", before, after), both("mx2", None, None)]) == (
        ServiceSetView(
            group=1,
            set=1,
            name="ss1",
            sides=(
                ServiceSetSide(
                    gateway="mx1",
                    interfaces=(
                        InterfaceView(name="ms-1/0/0", before=sync("Hot"), after=None),
                        InterfaceView(name="ms-1/1/0", before=sync("Cold"), after=sync("Hot")),
                        InterfaceView(name="ms-1/2/0", before=None, after=sync("Off")),
                    ),
                ),
                ServiceSetSide(gateway="mx2", interfaces=()),
            ),
        ),
    )


TWICE: dict[str, Syncs] = {
    "the first Hot": (("ms-1/0/0", "Hot"), ("ms-1/0/0", "Cold")),
    "the last Hot": (("ms-1/0/0", "Cold"), ("ms-1/0/0", "Hot")),
}


@pytest.mark.parametrize("syncs", TWICE.values(), ids=list(TWICE))
def test_a_repeated_interface_counts_as_not_hot(syncs: Syncs) -> None:
    (view,) = service_set_views([both("mx1", gateway(a_set("MASTER", *syncs)), None)])
    assert view.sides[0].interfaces == (InterfaceView(name="ms-1/0/0", before=sync("Cold"), after=None),)


def of_area(
    area: str, check: str, actual: str, *, status: Status = "pass", expected: str = "", gateway: str = "mx1"
) -> Finding:
    path = Path().to("gateway", gateway).to("area", area)
    return Finding(check=check, path=path, status=status, expected=expected, actual=actual)


READ = of_area("commits", "area_read", "shown")


def test_an_area_is_shown_by_its_worst_finding_and_what_was_compared() -> None:
    before = [READ, of_area("commits", "open_commits", "none open")]
    after = [
        *(READ, of_area("commits", "open_commits", "1 (pending)", status="fail")),
        of_area("commits", "new_commits", "nothing new"),
        of_area("alarms", "area_read", "permission denied", status="unknown", gateway="mx2"),
    ]
    assert area_views(before, after) == (
        AreaView(
            gateway="mx1",
            area="commits",
            before=AreaState(status="pass", words="none open"),
            after=AreaState(status="fail", words="1 (pending); nothing new"),
        ),
        AreaView(
            gateway="mx2",
            area="alarms",
            before=None,
            after=AreaState(status="unknown", words="permission denied"),
        ),
    )
    assert area_views([], []) == ()


def test_an_area_that_was_only_read_or_warns_says_so() -> None:
    warns = of_area("cores", "new_core_dumps", "new: a", expected="nothing new, or a warning")
    read = of_area("cores", "area_read", "shown", gateway="mx2")
    found = area_views([of_area("cores", "area_read", "shown"), warns, read], [])
    assert [each.before for each in found] == [
        AreaState(status="pass", words="WARNING new: a"),
        AreaState(status="pass", words="shown"),
    ]


def test_what_is_of_no_area_and_no_gateway_is_left_out() -> None:
    finding = Finding(
        check="area_read", path=Path().to("area", "a"), status="pass", expected="", actual="shown"
    )
    assert area_views([finding], []) == ()


@pytest.mark.parametrize(
    ("actuals", "left"),
    [
        ([], None),
        (["0"], None),
        (["7", "1,420,850, 99.2 % of 1,432,309"], "99.2 % of 1,432,309 sessions"),
        (["10, 100.0 % of 10", "900, 45.0 % of 2,000"], "45.0 % of 2,000 sessions"),
        (["not read before"], None),
    ],
)
def test_the_sessions_that_are_left_are_those_of_the_gateway_that_had_most(
    actuals: list[str], left: str | None
) -> None:
    found = [of_area("sessions", "sessions_kept", each) for each in actuals]
    assert sessions_left([*found, of_area("sessions", "area_read", "x, 1 % of 9,999,999")]) == left
