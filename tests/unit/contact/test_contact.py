# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A bundle gives fixtures, and a pair of the lab that is as the gateways were."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.facts import to_facts
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import parse
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.archive import packed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.bundle import Bundle, bundle
from ansible_collections.junos_ha.srd.tests.contact.__main__ import main
from ansible_collections.junos_ha.srd.tests.contact.pair import pair_of_bundle
from ansible_collections.junos_ha.srd.tests.lab.names import LabError
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.lab.running import new_world
from ansible_collections.junos_ha.srd.tests.lab.srd.state import Timers
from ansible_collections.junos_ha.srd.tests.rehearsal.__main__ import _pair, _parser
from ansible_collections.junos_ha.srd.tests.unit.captures import contact, contact_of_lab
from ansible_collections.junos_ha.srd.tests.unit.documents import ROOT

KEY = b"a key that stays with the user"
READ = "show services redundancy-group extensive"
PUBLISHED = ROOT / "tests" / "fixtures" / "published"


@pytest.fixture(scope="module")
def made() -> Bundle:
    """Return the bundle of a pair of the lab whose timers are not the default ones."""
    return bundle(contact_of_lab(new_world(1, timers=Timers(keepalive=4, hold_time=12))), KEY)


@pytest.fixture(scope="module")
def path(made: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of that bundle."""
    found = tmp_path_factory.mktemp("bundle") / "pair.tar.gz"
    found.write_bytes(packed(made.files))
    return found


def test_each_reply_becomes_a_fixture_with_its_facts(
    path: Path, made: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(path), "--directory", str(tmp_path)]) == 0
    replies = {name.replace("/", "_"): text for name, text in made.files.items() if "manifest" not in name}
    written = {each.name: each.read_bytes().decode() for each in tmp_path.iterdir() if each.suffix != ".yml"}
    assert written == replies
    host = made.replaced["host", "mx1"]
    expected = yaml.safe_load((tmp_path / f"{host}_03-reply.yml").read_text(encoding="utf-8"))
    assert expected == {
        "stands_for": f"{READ} as a user's mx960 with Junos 23.4R1.10 showed it",
        "facts": to_facts(parse(replies[f"{host}_03-reply.txt"])),
    }
    said = capsys.readouterr().out.splitlines()
    assert f"{host}: mx960, Junos 23.4R1.10" in said
    assert "  03-reply.txt: redundancy, 0 not understood" in said
    assert "  15-reply.xml: identity, not read here" in said
    assert (
        said[-1] == f"{2 * len(replies)} files in {tmp_path}: look at each before it goes to tests/fixtures"
    )


def test_what_is_no_bundle_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "x.tar.gz"
    file.write_bytes(b"no bundle")
    assert main([str(file), "--directory", str(tmp_path / "out")]) == 2
    assert capsys.readouterr().err.startswith(f"contact: {file} - is not a bundle: ")
    assert not (tmp_path / "out").exists()


def test_what_somebody_sent_says_nothing_to_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.tar.gz"
    file.write_bytes(packed(contact("mx1", [(READ, "text", "nothing")], model="\x1b[2J", release="\ud800")))
    assert main([str(file), "--directory", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.startswith("mx1: \\x1b[2J, Junos \\ud800\n")


def test_the_lab_starts_as_the_pair_of_a_bundle(path: Path, made: Bundle) -> None:
    def named(text: str) -> str:
        return re.sub(r"[A-Z]+(?:_[A-Z]+)+", lambda found: made.replaced["name", found[0]], text)

    pair = pair_of_bundle(path)
    first = 0 if made.replaced["host", "mx1"] < made.replaced["host", "mx2"] else 1
    box, before = pair.boxes[first], default_pair().boxes[0]
    assert [each.state for each in box.settled.sets] == [each.state for each in before.settled.sets]
    assert [(each.name, each.action, each.events) for each in box.configuration.policies] == [
        (named(each.name), each.action, tuple(map(named, each.events)))
        for each in before.configuration.policies
    ]
    routes = {each.adds or each.deletes for each in box.configuration.policies}
    assert {(each.prefix, each.routing_instance) for each in routes if each} == {
        (made.replaced["address", "198.51.100.1/32"], made.replaced["name", "SRD"])
    }
    assert (pair.timers.keepalive, pair.timers.hold_time) == (4, 12)


def test_a_rehearsal_starts_from_a_bundle(path: Path) -> None:
    options = _parser().parse_args(["--from", str(path)])
    assert replace(_pair(options)) == pair_of_bundle(path)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--from", "a", "b", "c"], "from - Expected: a bundle, or two replies Actual: 3 files"),
        (
            ["--from", "a", "--configuration", "b", "c"],
            "configuration - Expected: none beside a bundle, which has its own Actual: two files",
        ),
        (["--from", "/no/such/file"], "/no/such/file - cannot be read: No such file or directory"),
    ],
)
def test_a_rehearsal_refuses_other_files(arguments: list[str], error: str) -> None:
    with pytest.raises(LabError) as refused:
        _pair(_parser().parse_args(arguments))
    assert str(refused.value) == error


def test_a_bundle_of_one_gateway_is_no_pair(tmp_path: Path) -> None:
    file = tmp_path / "one.tar.gz"
    file.write_bytes(packed(contact("mx1", [(READ, "text", "nothing")])))
    with pytest.raises(LabError, match=r"expected the replies of both gateways of a pair, found 1$"):
        pair_of_bundle(file)


def test_a_bundle_without_a_reply_of_the_command_is_no_pair(tmp_path: Path) -> None:
    file = tmp_path / "none.tar.gz"
    replies = [(READ, "text", "nothing")]
    file.write_bytes(packed({**contact("mx1", replies), **contact("mx2", replies)}))
    with pytest.raises(LabError, match=r"^mx1 - expected a reply that shows its redundancy groups$"):
        pair_of_bundle(file)


def test_a_bundle_with_a_line_that_is_not_known_is_refused_for_that_line(tmp_path: Path) -> None:
    terse, extensive = (
        (PUBLISHED / f"{name}.txt").read_text(encoding="utf-8") for name in ("terse", "extensive")
    )
    dialect = re.sub(r"( *)(Redundancy Set health)", r"\1Set weight : 1\n\1\2", extensive)
    replies = [("show services redundancy-group terse", "text", terse), (READ, "text", dialect)]
    file = tmp_path / "dialect.tar.gz"
    file.write_bytes(packed({**contact("mx1", replies), **contact("mx2", replies)}))
    with pytest.raises(LabError, match=r"^mx1 - a line is not recognized: ' *Set weight : 1'$"):
        pair_of_bundle(file)


def test_why_nothing_could_be_asked_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "none.tar.gz"
    file.write_bytes(packed(contact("mx1", [], error="no way in")))
    assert main([str(file), "--directory", str(tmp_path / "out")]) == 0
    assert "  nothing could be asked: no way in" in capsys.readouterr().out.splitlines()
