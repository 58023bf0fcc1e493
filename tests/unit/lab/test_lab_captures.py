# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A lab starts from captured replies, shows them again, and moves mastership."""

from __future__ import annotations

import typing as t
from dataclasses import replace
from pathlib import Path

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    Configuration,
    ConfiguredSet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import FORMATS, Gateway
from ansible_collections.junos_ha.srd.tests.lab.__main__ import main
from ansible_collections.junos_ha.srd.tests.lab.captures import captured_pairs, with_configurations
from ansible_collections.junos_ha.srd.tests.lab.designs import configured
from ansible_collections.junos_ha.srd.tests.lab.level import at_level
from ansible_collections.junos_ha.srd.tests.lab.names import LabError
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.published import EXTENSIVE
from ansible_collections.junos_ha.srd.tests.lab.render import render
from ansible_collections.junos_ha.srd.tests.lab.render.configuration import PARTS, render_configuration
from ansible_collections.junos_ha.srd.tests.lab.srd.mirror import mirrored
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Box, Timers
from ansible_collections.junos_ha.srd.tests.unit.lab.expected_states import the_set
from ansible_collections.junos_ha.srd.tests.unit.simulation import simulate


def in_set(gateway: Gateway, number: int, ip: str | None) -> Gateway:
    """Return a gateway whose group has an address, and whose one set another number."""
    group = gateway.groups[0]
    return replace(gateway, groups=(replace(group, local_ip=ip, sets=(replace(group.sets[0], id=number),)),))


FIRST = in_set(EXTENSIVE, 7, "192.0.2.1")
SECOND = mirrored(FIRST)


def captured(folder: Path, *gateways: Gateway) -> tuple[Path, Path]:
    paths = [folder / f"{number}.txt" for number in range(len(gateways))]
    for path, gateway in zip(paths, gateways, strict=True):
        path.write_text(render(gateway), encoding="utf-8")
    return paths[0], paths[1]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("level", ["brief", "extensive"])
def test_a_captured_reply_is_shown_again(
    tmp_path: Path, form: t.Any, level: t.Literal["brief", "extensive"]
) -> None:
    both = [replace(at_level(each, level), format=form) for each in (FIRST, SECOND)]
    simulation = simulate(captured_pairs([captured(tmp_path, *both)])[0])
    assert simulation.read(level, form) == dict(zip(("mx1", "mx2"), both, strict=True))


def test_a_captured_pair_gets_a_design_and_moves(tmp_path: Path) -> None:
    (pair,) = captured_pairs([captured(tmp_path, FIRST, SECOND)], "non-stop")
    assert [box.configuration for box in pair.boxes] == [
        configured(each, "non-stop") for each in (FIRST, SECOND)
    ]
    simulation = simulate(pair)
    simulation.answer(
        "mx1", "request services redundancy-set 7 trigger redundancy-event RELS_MSHIP_MANUAL_EV"
    )
    simulation.clock.seconds = 1.0
    assert [the_set(each).state for each in simulation.read().values()] == ["STANDBY", "MASTER"]


def test_a_captured_pair_can_have_captured_configurations(tmp_path: Path) -> None:
    own = [
        Configuration(sets=(ConfiguredSet(id=number, policies=("P",), group=2, keepalive=10, hold_time=30),))
        for number in (7, 8)
    ]
    files = []
    for number, configuration in enumerate(own):
        files.append(tmp_path / f"{number}.xml")
        printed = render_configuration(Box(settled=FIRST, configuration=configuration), Timers(), PARTS)
        files[-1].write_text(printed, encoding="utf-8")
    (pair,) = with_configurations([default_pair()], [(files[0], files[1])])
    assert [box.configuration for box in pair.boxes] == own


def test_the_number_of_configurations_must_match() -> None:
    with pytest.raises(LabError) as caught:
        with_configurations([default_pair()] * 2, [(Path("a"), Path("b"))])
    assert str(caught.value) == "configuration - Expected: one for each of 2 pairs Actual: 1"


EXTENSIVE_TEXT = render(EXTENSIVE)
REFUSED = {
    "terse": (
        render(at_level(EXTENSIVE, "terse")),
        "level - Expected: brief or extensive Actual: terse",
    ),
    "broken off": (EXTENSIVE_TEXT[: EXTENSIVE_TEXT.index("    Monitored")], "the reply is not complete"),
    "not recognized": (f"{EXTENSIVE_TEXT}  What is this : 1\n", "a line is not recognized: "),
    "empty": ("", ""),
}


@pytest.mark.parametrize("name", REFUSED)
def test_an_insufficient_reply_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    reply, said = REFUSED[name]
    first, second = captured(tmp_path, EXTENSIVE, EXTENSIVE)
    second.write_text(reply, encoding="utf-8")
    assert main(["--from", str(first), str(second), "--directory", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"tests.lab: {second} - {said}")


def test_an_unreadable_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, binary = tmp_path / "missing", tmp_path / "binary"
    binary.write_bytes(b"\xff")
    for path in (missing, binary):
        for option in ("--from", "--configuration"):
            assert main([option, str(path), str(path), "--directory", str(tmp_path)]) == 2
            assert capsys.readouterr().err.startswith(f"tests.lab: {path} - cannot be read: ")


def test_an_invalid_configuration_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mx1.xml"
    path.write_text("<rpc-reply/>", encoding="utf-8")
    assert main(["--configuration", str(path), str(path), "--directory", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"tests.lab: {path} - ")
