# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What areas show, by replies that share no code with the lab."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import DeviceError, FactsError
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import (
    Area,
    Areas,
    Entry,
    from_plain,
    to_plain,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.readers import (
    Reader,
    alarms_of,
    bfd,
    bgp,
    commits,
    core_dumps,
    iccp,
    read_area,
    sessions,
)

NAMESPACE = 'xmlns="http://xml.juniper.net/junos/24.2R2/junos-alarm"'
NOT_ACTIVE = "<alarm-summary><no-active-alarms/></alarm-summary>"
NONE = "No such file or directory"
CORES = ("/var/crash/*core*", "/var/tmp/*core*", "/tftpboot/corefiles/*core*")


def enveloped(inside: str) -> str:
    begin = '<rpc-reply xmlns:junos="http://xml.juniper.net/junos/24.2R2/junos">'
    return f"{begin}{inside}<cli><banner>{{master}}</banner></cli></rpc-reply>"


def detail(*left_out: str, **more: str) -> str:
    tags = {
        "alarm-time": "2023-05-15 17:36:46 UTC",
        "alarm-class": "Minor",
        "alarm-description": "Rescue configuration is not set",
        "alarm-short-description": "no-rescue",
        "alarm-type": "Configuration",
        **{name.replace("_", "-"): text for name, text in more.items()},
    }
    inside = "".join(f"<{tag}>{text}</{tag}>" for tag, text in tags.items() if tag not in left_out)
    return f"<alarm-detail>{inside}</alarm-detail>"


def alarms(*details: str, summary: str = "") -> str:
    count = f"<alarm-summary><active-alarm-count>{len(details)}</active-alarm-count></alarm-summary>"
    return enveloped(
        f"<alarm-information {NAMESPACE}>{summary or count}{''.join(details)}</alarm-information>"
    )


def outputs(*words: str) -> str:
    return "".join(f"<output>\n            {each}\n        </output>" for each in words)


def listed(inside: str) -> str:
    return enveloped(f'<directory-list root-path="/var/crash/*core*">{inside}</directory-list>')


def file(name: str, *left_out: str) -> str:
    tags = {"file-name": name, "file-owner": "root", "file-size": "4096", "file-date": "Mar 27 23:04"}
    inside = "".join(f"<{tag}>{text}</{tag}>" for tag, text in tags.items() if tag not in left_out)
    return f"<file-information>{inside}</file-information>"


RESCUE = Entry(name="system Minor: Rescue configuration is not set", value="2023-05-15 17:36:46 UTC")
CORE = Entry(name="/var/crash/core.rpd.0", value="Mar 27 23:04, 4096 bytes")

ALARMS: dict[str, tuple[str, Area]] = {
    "none": (alarms(summary=NOT_ACTIVE), Area(entries=())),
    "a count of none": (alarms(), Area(entries=())),
    "one": (alarms(detail()), Area(entries=(RESCUE,))),
    "wrapped in line breaks": (
        alarms(detail(alarm_description="\nRescue configuration\nis not set\n")),
        Area(entries=(RESCUE,)),
    ),
    "on a terminal": (f"\n{alarms(detail())}\n\n{{master}}\nlab@mx1> ", Area(entries=(RESCUE,))),
    "without what is not needed": (
        alarms(detail("alarm-short-description", "alarm-type")),
        Area(entries=(RESCUE,)),
    ),
    "two": (
        alarms(detail(), detail(alarm_class="Major", alarm_description="FPC 1 Hard errors")),
        Area(
            entries=(RESCUE, Entry(name="system Major: FPC 1 Hard errors", value="2023-05-15 17:36:46 UTC"))
        ),
    ),
    "a tag more beside known ones": (
        alarms(detail(alarm_color="red"), summary="")
        .replace("<alarm-summary>", "<mood>calm</mood><alarm-summary><fans>2</fans>"),
        Area(
            entries=(RESCUE,),
            unrecognized=("mood: calm", "fans: 2", "alarm-color: red"),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("reply", "area"), ALARMS.values(), ids=ALARMS)
def test_alarms_that_are_shown(reply: str, area: Area) -> None:
    assert read_area([(alarms_of("system"), reply)]) == area


CORE_DUMPS: dict[str, tuple[str, Area]] = {
    "none, for each directory": (listed(outputs(*(f"{each}: {NONE}" for each in CORES))), Area(entries=())),
    "none, as text alone": (enveloped(outputs(*(f"{each}: {NONE}" for each in CORES))), Area(entries=())),
    "one": (
        listed(f"<directory><directory-name/>{file(CORE.name)}</directory>{outputs(f'/var/tmp: {NONE}')}"),
        Area(entries=(CORE,)),
    ),
    "several directories": (
        listed(f"<directory>{file(CORE.name)}</directory><directory>{file('b')}{file('c')}</directory>"),
        Area(entries=(CORE, *(Entry(name=name, value=CORE.value) for name in "bc"))),
    ),
    "a tag more": (
        listed(f"<directory>{file(CORE.name)}<quota>1</quota></directory><age>2</age>"),
        Area(entries=(CORE,), unrecognized=("age: 2", "quota: 1")),
    ),
}


@pytest.mark.parametrize(("reply", "area"), CORE_DUMPS.values(), ids=CORE_DUMPS)
def test_core_dumps_that_are_shown(reply: str, area: Area) -> None:
    assert read_area([(core_dumps, reply)]) == area


REFUSED = DeviceError("mx1", command="c", cause="permission  denied", remedy="r", answered=True)
ENGINES = "".join(
    f"<multi-routing-engine-item><re-name>{name}</re-name>"
    f"<alarm-information>{NOT_ACTIVE}</alarm-information></multi-routing-engine-item>"
    for name in ("re0", "re1")
)

# The outcome of a read of alarms, and why it shows nothing.
NO_ALARMS: dict[str, tuple[Outcome, str]] = {
    "refused": (REFUSED, "permission denied"),
    "an error": (
        "<rpc-reply><rpc-error><error-message>no alarmd</error-message></rpc-error></rpc-reply>",
        "the device answered with an error: 'rpc-error/error-message: no alarmd'",
    ),
    "text": (
        enveloped("<output>No alarms currently active</output>"),
        "expected alarm-information in the reply: 'output: No alarms currently active'",
    ),
    "text inside": (
        enveloped("<alarm-information>none</alarm-information>"),
        "expected alarm-information in the reply: 'alarm-information: none'",
    ),
    "another reply": (
        enveloped("<arp-table-information/>"),
        "expected alarm-information in the reply: 'arp-table-information'",
    ),
    "an unknown tag in place of known ones": (
        enveloped("<alarm-information><alarm-list/></alarm-information>"),
        "expected one alarm-summary in alarm-information: 'alarm-information/alarm-list'",
    ),
    "no count": (
        alarms(summary="<alarm-summary/>"),
        "expected one active-alarm-count in alarm-summary: 'alarm-summary'",
    ),
    "a count that is no number": (
        alarms(summary="<alarm-summary><active-alarm-count>many</active-alarm-count></alarm-summary>"),
        "expected active-alarm-count to be a number: 'many'",
    ),
    "a count and none": (
        alarms(
            summary="<alarm-summary><no-active-alarms/><active-alarm-count>0</active-alarm-count></alarm-summary>"
        ),
        "expected one of active-alarm-count and no-active-alarms: 'alarm-summary/no-active-alarms "
        "alarm-summary/active-alarm-count: 0'",
    ),
    "another count": (
        alarms(summary="<alarm-summary><active-alarm-count>2</active-alarm-count></alarm-summary>"),
        "expected 2 alarm-detail in the reply: "
        "'alarm-information/alarm-summary/active-alarm-count: 2'",
    ),
    "none, and one": (
        alarms(detail("alarm-type", "alarm-time", "alarm-short-description"), summary=NOT_ACTIVE),
        "expected 0 alarm-detail in the reply: 'alarm-information/alarm-summary/no-active-alarms "
        "alarm-information/alarm-detail/alarm-class: Minor alarm-information/ala'",
    ),
    "two routing engines": (
        enveloped(f"<multi-routing-engine-results>{ENGINES}</multi-routing-engine-results>"),
        "expected one reply in multi-routing-engine-results, which holds 2: "
        "'multi-routing-engine-item, multi-routing-engine-item'",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("outcome", "refused"), NO_ALARMS.values(), ids=NO_ALARMS)
def test_alarms_that_are_not_shown(outcome: Outcome, refused: str) -> None:
    assert read_area([(alarms_of("system"), outcome)]) == Area(entries=None, refused=(refused,))


@pytest.mark.parametrize("tag", ["alarm-class", "alarm-description", "alarm-time"])
def test_an_alarm_without_a_known_tag_is_not_shown(tag: str) -> None:
    for reply, words in (
        (alarms(detail(tag)), f"expected one {tag} in alarm-detail: "),
        (alarms(detail(**{tag.replace("-", "_"): " "})), f"expected a text in {tag}: "),
    ):
        area = read_area([(alarms_of("system"), reply)])
        assert (area.entries, area.complete, area.refused[0].startswith(words)) == (None, False, True)


NO_CORES: dict[str, tuple[Outcome, str]] = {
    "refused": (REFUSED, "permission denied"),
    "other words": (
        listed(outputs(f"/var/crash/*core*: {NONE}", "/var/tmp/*core*: Permission denied")),
        "expected 'No such file or directory' in the reply: '/var/tmp/*core*: Permission denied'",
    ),
    "other words alone": (
        enveloped(outputs("/var/crash/core.rpd.0")),
        "expected 'No such file or directory' in the reply: '/var/crash/core.rpd.0'",
    ),
    "nothing": (listed(""), "expected file-information in the reply: 'directory-list'"),
    "an empty directory": (
        listed("<directory/>"),
        "expected file-information in the reply: 'directory-list/directory'",
    ),
    "an empty output": (
        enveloped("<output/>"),
        "expected file-information in the reply: 'directory-list/output'",
    ),
    "an empty output in a list": (
        listed("<output> </output>"),
        "expected file-information in the reply: 'directory-list/output'",
    ),
    "an empty output in a directory": (
        listed("<directory><output/></directory>"),
        "expected file-information in the reply: 'directory-list/directory/output'",
    ),
    "another reply": (
        enveloped("<arp-table-information/>"),
        "expected directory-list in the reply: 'arp-table-information'",
    ),
    "a file without a name": (
        listed(f"<directory>{file('a', 'file-name', 'file-owner', 'file-date')}</directory>"),
        "expected one file-name in file-information: 'file-information/file-size: 4096'",
    ),
}


@pytest.mark.parametrize(("outcome", "refused"), NO_CORES.values(), ids=NO_CORES)
def test_core_dumps_that_are_not_shown(outcome: Outcome, refused: str) -> None:
    assert read_area([(core_dumps, outcome)]) == Area(entries=None, refused=(refused,))


def commit(number: str, *left_out: str, more: str = "<log>Some log</log>") -> str:
    tags = {
        "sequence-number": number,
        "user": "jo",
        "client": "cli",
        "date-time": f"2025-09-10 15:3{number} UTC",
    }
    inside = "".join(f"<{tag}>{text}</{tag}>" for tag, text in tags.items() if tag not in left_out)
    return f"<commit-history>{inside}{more}</commit-history>"


def committed(*inside: str) -> str:
    return enveloped(f"<commit-information>{''.join(inside)}</commit-information>")


def made(number: int, value: str = "made") -> Entry:
    return Entry(name=f"2025-09-10 15:3{number} UTC by jo via cli", value=value)


PENDING = "<user>al</user><client>netconf</client><log/>"
OTHERS = f"<pending-commit>{PENDING}</pending-commit><prepared-commit>{PENDING}</prepared-commit>"
COMMITS: dict[str, tuple[str, Area]] = {
    "two": (
        committed(commit("0"), commit("1", more="<comment>Some log</comment>")),
        Area(entries=(made(0), made(1))),
    ),
    "to be confirmed": (
        committed(commit("0", more="<commit-confirmed>rollback in 5 mins</commit-confirmed>"), commit("1")),
        Area(entries=(made(0, "to be confirmed"), made(1))),
    ),
    "pending and prepared": (
        committed(OTHERS, commit("0"), "<rescue-configuration/>"),
        Area(
            entries=(
                Entry(name="by al via netconf", value="pending"),
                Entry(name="by al via netconf", value="prepared"),
                made(0),
            )
        ),
    ),
    "a tag more": (
        committed(commit("0", more="<mood>calm</mood>"), "<age>1</age>"),
        Area(entries=(made(0),), unrecognized=("age: 1", "mood: calm")),
    ),
}


@pytest.mark.parametrize(("reply", "area"), COMMITS.values(), ids=COMMITS)
def test_commits_that_are_shown(reply: str, area: Area) -> None:
    assert read_area([(commits, reply)]) == area


NO_COMMITS: dict[str, tuple[Outcome, str]] = {
    "refused": (REFUSED, "permission denied"),
    "text": (
        enveloped("<output>0   2025-09-10 by jo via cli</output>"),
        "expected commit-information in the reply: 'output: 0 2025-09-10 by jo via cli'",
    ),
    "none": (committed(), "expected commit-history in the reply: 'commit-information'"),
    "a number that is none": (
        committed(commit("x")),
        "expected sequence-number to be a number: 'x'",
    ),
    "without a time": (
        committed(commit("0", "date-time", "client", more="")),
        "expected one date-time in commit-history: 'commit-history/sequence-number: 0 "
        "commit-history/user: jo'",
    ),
    "pending, without a user": (
        committed("<pending-commit><client>cli</client></pending-commit>", commit("0")),
        "expected one user in pending-commit: 'pending-commit/client: cli'",
    ),
}


@pytest.mark.parametrize(("outcome", "refused"), NO_COMMITS.values(), ids=NO_COMMITS)
def test_commits_that_are_not_shown(outcome: Outcome, refused: str) -> None:
    assert read_area([(commits, outcome)]) == Area(entries=None, refused=(refused,))


def counted(root: str, *entries: dict[str, str]) -> str:
    tag = {"service-msp-sess-count-information": "service-msp-sess-count"}.get(root, "usf-session-count")
    inside = "".join(
        f"<{tag}>{''.join(f'<{name}>{text}</{name}>' for name, text in each.items())}</{tag}>"
        for each in entries
    )
    return enveloped(f"<{root}>{inside}</{root}>")


MSP, USF = "service-msp-sess-count-information", "usf-session-count-information"
SS1 = {"interface-name": "ms-1/0/0", "service-set-name": "ss1", "sess-count": "42"}
VALID = {
    "interface-name": "vms-0/2/0",
    "service-set-name": "ss1",
    "valid-session-count": "1432309",
    "pending-session-count": "1",
    "invalid-session-count": "2",
    "other-session-count": "3",
}
WITHOUT = {name: text for name, text in SS1.items() if name != "interface-name"}
SESSIONS: dict[str, tuple[str, Area]] = {
    "of MS-MPC": (counted(MSP, SS1), Area(entries=(Entry(name="ms-1/0/0 ss1", value="42"),))),
    "without an interface": (counted(MSP, WITHOUT), Area(entries=(Entry(name="ss1", value="42"),))),
    "of MX-SPC3": (counted(USF, VALID), Area(entries=(Entry(name="vms-0/2/0 ss1", value="1432309"),))),
    "a tag more": (
        counted(MSP, {**SS1, "mood": "calm"}),
        Area(entries=(Entry(name="ms-1/0/0 ss1", value="42"),), unrecognized=("mood: calm",)),
    ),
}


@pytest.mark.parametrize(("reply", "area"), SESSIONS.values(), ids=SESSIONS)
def test_sessions_that_are_shown(reply: str, area: Area) -> None:
    assert read_area([(sessions, reply)]) == area


BOTH = f"expected {MSP} or {USF} in the reply: "
NO_SESSIONS: dict[str, tuple[Outcome, str]] = {
    "refused": (REFUSED, "permission denied"),
    "text": (enveloped("<output>ms-1/0/0 ss1 42</output>"), f"{BOTH}'output: ms-1/0/0 ss1 42'"),
    "another root": (enveloped("<sessions/>"), f"{BOTH}'sessions'"),
    "nothing": (counted(MSP), f"expected service-msp-sess-count in the reply: '{MSP}'"),
    "a count of the other shape": (
        counted(USF, {"service-set-name": "ss1", "sess-count": "42"}),
        "expected one valid-session-count in usf-session-count: 'usf-session-count/service-set-name: ss1 "
        "usf-session-count/sess-count: 42'",
    ),
    "no number": (counted(MSP, {**SS1, "sess-count": "many"}), "expected sess-count to be a number: 'many'"),
    "no service set": (
        counted(MSP, {"sess-count": "42"}),
        "expected one service-set-name in service-msp-sess-count: 'service-msp-sess-count/sess-count: 42'",
    ),
}


@pytest.mark.parametrize(("outcome", "refused"), NO_SESSIONS.values(), ids=NO_SESSIONS)
def test_sessions_that_are_not_shown(outcome: Outcome, refused: str) -> None:
    assert read_area([(sessions, outcome)]) == Area(entries=None, refused=(refused,))


def of_iccp(*left_out: str, **more: str) -> str:
    states = {"peer-conn-tcp-state": "Established", "peer-conn-bfd-state": "Up", **more}
    inside = "".join(f"<{tag}>{text}</{tag}>" for tag, text in states.items() if tag not in left_out)
    state = f"<peer-conn-state>{inside}</peer-conn-state>"
    state = f"<peer-conn-state-information>{state}</peer-conn-state-information>"
    groups = "<rg-groups><rg-group-entry><redundancy-group>1</redundancy-group></rg-group-entry></rg-groups>"
    peer = f"<iccp-peer><peer-address>192.0.2.2</peer-address>{state}{groups}</iccp-peer>"
    return enveloped(f"<iccp-information>{peer}<iccp-client/></iccp-information>")


def of_bfd(*states: str, count: str = "") -> str:
    sessions = "".join(
        f"<bfd-session><session-neighbor>10.0.0.{number}</session-neighbor><session-state>{each}</session-state>"
        "<session-interface></session-interface><remote-state>Up</remote-state></bfd-session>"
        for number, each in enumerate(states)
    )
    return enveloped(
        f"<bfd-session-information>{sessions}<sessions>{count or len(states)}</sessions>"
        "</bfd-session-information>"
    )


def of_bgp(*peers: tuple[str, str], count: str = "") -> str:
    inside = "".join(
        f"<bgp-peer><peer-address>{address}</peer-address><peer-state>{state}</peer-state></bgp-peer>"
        for address, state in peers
    )
    counts = f"<group-count>1</group-count><peer-count>{count or len(peers)}</peer-count>"
    return enveloped(f"<bgp-information>{counts}<bgp-rib/>{inside}</bgp-information>")


def entries(*pairs: tuple[str, str]) -> Area:
    return Area(entries=tuple(Entry(name=name, value=value) for name, value in pairs))


ADJACENT: dict[str, tuple[Reader, str, Area]] = {
    "iccp": (iccp, of_iccp(), entries(("192.0.2.2 TCP", "Established"), ("192.0.2.2 BFD", "Up"))),
    "iccp without BFD": (iccp, of_iccp("peer-conn-bfd-state"), entries(("192.0.2.2 TCP", "Established"))),
    "no session of BFD": (bfd, of_bfd(), entries()),
    "sessions of BFD": (
        bfd,
        of_bfd("Up", "AdminDown"),
        entries(("10.0.0.0", "Up"), ("10.0.0.1", "AdminDown")),
    ),
    "an interface of BFD": (
        bfd,
        of_bfd("up").replace("<session-interface>", "<session-interface>ae1.0"),
        entries(("10.0.0.0 ae1.0", "Up")),
    ),
    "no peer of BGP": (bgp, of_bgp(), entries()),
    "peers of BGP": (
        bgp,
        of_bgp(("10.0.0.1+179", "Established"), ("2001:db8::1", "Active")),
        entries(("10.0.0.1", "Established"), ("2001:db8::1", "Active")),
    ),
}


@pytest.mark.parametrize(("reader", "reply", "area"), ADJACENT.values(), ids=ADJACENT)
def test_adjacencies_that_are_shown(reader: Reader, reply: str, area: Area) -> None:
    assert read_area([(reader, reply)]) == area


NOT_ADJACENT: dict[str, tuple[Reader, Outcome, str]] = {
    "refused": (bgp, REFUSED, "permission denied"),
    "text": (
        bgp,
        enveloped("<output>BGP is not running</output>"),
        "expected bgp-information in the reply: 'output: BGP is not running'",
    ),
    "no peer of ICCP": (
        iccp,
        enveloped("<iccp-information/>"),
        "expected iccp-peer in the reply: 'iccp-information'",
    ),
    "another state of ICCP": (
        iccp,
        of_iccp(**{"peer-conn-tcp-state": "Idle"}),
        "expected peer-conn-tcp-state to be a known state: 'Idle'",
    ),
    "another state of BFD": (bfd, of_bfd("Well"), "expected session-state to be a known state: 'Well'"),
    "another state of BGP": (
        bgp,
        of_bgp(("10.0.0.1", "12/12/0")),
        "expected peer-state to be a known state: '12/12/0'",
    ),
    "another count of BFD": (
        bfd,
        of_bfd(count="1"),
        "expected 1 bfd-session in the reply: 'bfd-session-information/sessions: 1'",
    ),
    "another count of BGP": (
        bgp,
        enveloped("<bgp-information><peer-count>2</peer-count></bgp-information>"),
        "expected 2 bgp-peer in the reply: 'bgp-information/peer-count: 2'",
    ),
    "no count": (
        bgp,
        enveloped("<bgp-information/>"),
        "expected one peer-count in bgp-information: 'bgp-information'",
    ),
}


@pytest.mark.parametrize(("reader", "outcome", "refused"), NOT_ADJACENT.values(), ids=NOT_ADJACENT)
def test_adjacencies_that_are_not_shown(reader: Reader, outcome: Outcome, refused: str) -> None:
    assert read_area([(reader, outcome)]) == Area(entries=None, refused=(refused,))


def test_iccp_without_the_state_of_tcp_is_not_shown() -> None:
    area = read_area([(iccp, of_iccp("peer-conn-tcp-state"))])
    assert (area.entries, area.refused[0].startswith("expected one peer-conn-tcp-state in iccp-peer: ")) == (
        None,
        True,
    )


@pytest.mark.parametrize("outcome", ["", "No alarms currently active", alarms(detail())[:-40]])
def test_what_is_no_xml_shows_nothing(outcome: str) -> None:
    area = read_area([(alarms_of("system"), outcome)])
    assert (area.entries, area.complete, len(area.refused)) == (None, False, 1)


def test_an_area_of_two_requests_is_known_if_both_are() -> None:
    both = [(alarms_of("chassis"), alarms(summary=NOT_ACTIVE)), (alarms_of("system"), alarms(detail()))]
    assert read_area(both) == Area(entries=(RESCUE,))
    assert read_area([both[1], (alarms_of("chassis"), REFUSED)]) == Area(
        entries=None, refused=("permission denied",)
    )


AREAS = Areas(
    collected_at="2026-11-22T03:00:00Z",
    found={"alarms": Area(entries=(RESCUE,)), "cores": Area(entries=None, refused=("permission denied",))},
)


def test_facts_of_areas_are_read_as_they_were_written() -> None:
    plain = to_plain(AREAS)
    assert plain == {
        "schema": 1,
        "collected_at": "2026-11-22T03:00:00Z",
        "alarms": {
            "entries": [{"name": RESCUE.name, "value": RESCUE.value}],
            "complete": True,
            "unrecognized": [],
            "refused": [],
        },
        "cores": {
            "entries": None,
            "complete": False,
            "unrecognized": [],
            "refused": ["permission denied"],
        },
    }
    assert from_plain(plain, "areas") == AREAS


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ([], "areas - Expected: areas of schema 1, a dictionary Actual: '[]'"),
        ({"schema": 2}, "areas - Expected: areas of schema 1, a dictionary Actual: \"{'schema': 2}\""),
        ({**to_plain(AREAS), "collected_at": 1}, "areas.collected_at - Expected: a time Actual: '1'"),
        ({**to_plain(AREAS), "alarms": None}, "areas.alarms - Expected: a dictionary Actual: 'None'"),
        (
            {**to_plain(AREAS), "cores": {**to_plain(AREAS)["cores"], "complete": True}},
            "areas.cores.complete - Expected: False Actual: 'True'",
        ),
    ],
)
def test_other_facts_are_refused(facts: object, message: str) -> None:
    with pytest.raises(FactsError) as raised:
        from_plain(facts, "areas")
    assert str(raised.value) == message
