# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from redundancy_take_down_assert, its filter, and redundancy_take_down_fleet."""

from __future__ import annotations

import typing as t

import pytest
from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import encode
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.states import (
    SET,
    Edit,
    Facts,
    edited,
)
from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._checks.take_down_pairs import (
    MASTER_B,
    STANDBY_A,
    box,
    configured,
)
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, act
from ansible_collections.junos_ha.srd.tests.unit.templating import evaluate

Plain = dict[str, t.Any]

YES = "yes: mx2 carries every set; there is no standby while mx1 is down"
CONFIGURED = encode(configured(1))
ANY = {"max_age": "any"}
OF_TASKS = ("changed", "failed", "msg", "ready", "came_back", "said")


def gateways(*, standby: Edit | None = None, master: Edit | None = None) -> list[Plain]:
    """Return what was read of mx1, which is STANDBY, and of mx2."""
    return [
        {"name": "mx1", "facts": edited(STANDBY_A, box("mx1", "JN1"), standby or {}), "error": ""},
        {"name": "mx2", "facts": edited(MASTER_B, box("mx2", "JN2"), master or {}), "error": ""},
    ]


def ask(given: list[Plain], gateway: str = "mx1", **more: t.Any) -> Plain:
    """Return the result of the question."""
    arguments = {"gateway": gateway, "gateways": given, **ANY, **more}
    return act("redundancy_take_down_assert", arguments, Play(host="mx1"))[0]


def configurations(**more: t.Any) -> list[Plain]:
    """Return the configurations of both, which take over from each other."""
    both = {"mx1": CONFIGURED, "mx2": CONFIGURED, **more}
    return [{"name": name, "configuration": each, "error": ""} for name, each in both.items()]


def test_an_answer_names_what_is_not_asked() -> None:
    result = ask(gateways(), not_asked=["srd_areas", "srd_probes"])
    note = "; not asked here: srd_areas, srd_probes (a precheck asks)"
    assert [result[name] for name in ("msg", "because", "said", "ready")] == [*[YES + note] * 3, True]


def test_yes_passes() -> None:
    result = ask(gateways())
    reported = result.pop("report")
    assert result == {
        "changed": False,
        "failed": False,
        "msg": YES,
        "ready": True,
        "came_back": "",
        "said": YES,
        "answer": "yes",
        "because": YES,
        "sets": [{"id": 1, "answer": "yes", "reason": "mx2 is MASTER and well", "row": 9, "lacks": ""}],
        "gateway": "mx1",
        "peer": "mx2",
        "verdict": "go",
        "picture": [
            "  set  mx1      mx2     carried by  take mx1 down",
            "  ---  -------  ------  ----------  -------------",
            "    1  STANDBY  MASTER  mx2         yes",
            "  mx1: host name mx1, serial number JN1",
            "  mx2: host name mx2, serial number JN2",
        ],
        "chassis": ["JN1", "JN2"],
    }
    assert (reported["verdict"], reported["counts"]["pass"]) == ("go", 1)


@pytest.mark.parametrize(
    ("gateway", "edit", "given", "answer", "verdict"),
    [
        ("mx2", {}, {"configurations": configurations()}, "after", "no_go"),
        ("mx2", {}, {}, "unknown", "unknown"),
        ("mx2", {}, {"configurations": configurations(mx1={})}, "unknown", "unknown"),
        ("mx1", {"master": {f"{SET}.health": "Failed"}}, {}, "no", "no_go"),
        ("mx2", {"standby": {f"{SET}.state": "STANDBY (WARNED)"}}, {}, "no", "no_go"),
    ],
)
def test_any_other_answer_fails(
    gateway: str, edit: dict[str, Edit], given: Plain, answer: str, verdict: str
) -> None:
    result = ask(gateways(**edit), gateway, **given)
    assert (result["failed"], result["answer"], result["verdict"]) == (True, answer, verdict)
    assert result["msg"] == result["because"]


def test_report_only_does_not_fail() -> None:
    result = ask(gateways(), "mx2", report_only=True)
    assert (result["failed"], result["answer"]) == (False, "unknown")


def test_the_host_is_the_gateway_where_none_is_named() -> None:
    result, _shown = act("redundancy_take_down_assert", {"gateways": gateways(), **ANY}, Play(host="mx1"))
    assert (result["gateway"], result["answer"]) == ("mx1", "yes")


def test_who_carries_a_set_is_not_known_where_another_gateway_answers() -> None:
    it = ask(gateways(standby=box("mx9", "JN9")))
    assert (it["answer"], it["picture"][2]) == ("no", "    1  STANDBY  MASTER  not known   no")


def test_stale_facts_are_unknown() -> None:
    result = ask(gateways(), max_age="60")
    assert (result["failed"], result["answer"]) == (True, "unknown")


RENAMED = box("EDGE-1", "JN1")
WRONG = (
    "no, because another gateway answers: mx1 - identity - Expected: host name mx1, and a serial number "
    "Actual: host name EDGE-1, serial number JN1; if it is meant so, set srd_host_name: EDGE-1 for mx1"
)


def test_another_host_name_is_no_unless_the_inventory_has_it() -> None:
    assert ask(gateways(standby=RENAMED))["because"] == WRONG
    known = Play(host="mx2", gathered={"mx1": {}}, of_hosts={"mx1": {"srd_host_name": "edge-1"}})
    arguments = {"gateway": "mx1", "gateways": gateways(standby=RENAMED), **ANY}
    assert act("redundancy_take_down_assert", arguments, known)[0]["because"] == YES


@pytest.mark.parametrize(("host_names", "because"), [("{}", WRONG), ("{'mx1': 'EDGE-1.example'}", YES)])
def test_the_filter_is_told_another_host_name(host_names: str, because: str) -> None:
    asked = f"redundancy_take_down_report('mx1', max_age='any', host_names={host_names})"
    found = evaluate(f"gateways | junos_ha.srd.{asked}", gateways=gateways(standby=RENAMED))
    assert found["because"] == because


def test_what_could_not_be_read_is_unknown_and_says_why() -> None:
    broken = [gateways()[0], {"name": "mx2", "facts": {}, "error": "mx2: no reply"}]
    result = ask(broken)
    assert (result["failed"], result["because"]) == (True, "unknown, because mx2: no reply")
    assert result["picture"][2] == "    1  STANDBY  not read  nobody      unknown"
    hidden = [{"name": "mx1", "configuration": {}, "error": "mx1: no configuration"}]
    result = ask(gateways(), "mx2", configurations=hidden)
    assert result["because"] == "unknown, because set 1: mx1: no configuration"


@pytest.mark.parametrize(
    ("given", "gateway", "message"),
    [
        (gateways(), "mx9", "gateway - Expected: mx1 or mx2 Actual: mx9"),
        (gateways()[:1], "mx1", "gateways - Expected: the two gateways of a pair Actual: mx1"),
        (gateways()[:1] * 2, "mx1", "gateways - Expected: the two gateways of a pair Actual: mx1, mx1"),
        (
            [{"facts": {}}, gateways()[0]],
            "mx1",
            "gateways[0].name - Expected: the name of a gateway Actual: None",
        ),
    ],
)
def test_what_is_no_pair_is_refused(given: list[Plain], gateway: str, message: str) -> None:
    result = ask(given, gateway)
    assert (result["failed"], result["msg"]) == (True, message)


def test_facts_and_configurations_that_are_invalid_are_refused() -> None:
    wrong: Facts = {**t.cast("Facts", STANDBY_A), "groups": None}
    result = ask([{"name": "mx1", "facts": wrong}, gateways()[1]])
    assert result["failed"] is True and result["msg"].startswith("facts of mx1.groups")
    result = ask(gateways(), configurations=[{"name": "mx1", "configuration": {"sets": []}}])
    assert result["failed"] is True and result["msg"].startswith("configuration of mx1")


def test_the_filter_answers_as_the_assertion() -> None:
    expression = (
        "gateways | junos_ha.srd.redundancy_take_down_report('mx2', configurations=both, max_age='any')"
    )
    found = evaluate(expression, gateways=gateways(), both=configurations())
    result = ask(gateways(), "mx2", configurations=configurations())
    assert found == {name: value for name, value in result.items() if name not in OF_TASKS}


def test_the_filter_refuses_what_is_no_gateway() -> None:
    with pytest.raises(AnsibleError, match="gateway - Expected: mx1 or mx2 Actual: mx9"):
        evaluate("gateways | junos_ha.srd.redundancy_take_down_report('mx9')", gateways=gateways())


def told(gateway: str, peer: str, answer: str) -> Plain:
    """Return an answer."""
    return {"gateway": gateway, "peer": peer, "answer": answer, "because": f"{answer}: why"}


def fleet(names: list[str], *answers: Plain) -> tuple[Plain, list[str]]:
    """Return the result for several gateways, and what was shown."""
    result, shown = act("redundancy_take_down_fleet", {"gateways": names, "answers": list(answers)})
    return result, [str(each) for each in shown]


def test_one_gateway_has_one_line() -> None:
    result, shown = fleet(["mx1"], told("mx1", "mx2", "yes"))
    assert shown == ["take mx1 down? yes: why"]
    assert result == {
        "changed": False,
        "failed": False,
        "msg": "take mx1 down? yes: why",
        "ready": True,
        "answer": "yes",
        "together": ["mx1"],
        "lines": shown,
        "answers": [{"host": "mx1", "verdict": "go", "text": "take mx1 down? yes: why"}],
    }


def test_several_gateways_are_counted_and_never_two_of_a_pair() -> None:
    answers = [told("mx1", "mx2", "yes"), told("mx2", "mx1", "yes"), told("mx3", "mx4", "yes")]
    result, shown = fleet(["mx1", "mx2", "mx3"], *answers)
    assert shown[-1] == "2 of 3 may be taken down together: mx1, mx3"
    assert (result["failed"], result["together"]) == (False, ["mx1", "mx3"])


@pytest.mark.parametrize(
    ("chassis", "together"),
    [
        (["JN1", "JN2"], ["mx1"]),
        (["JN2", "JN9"], ["mx1"]),
        (["JN3", "JN4"], ["mx1", "edge2"]),
        ([], ["mx1", "edge2"]),
    ],
)
def test_a_pair_under_other_names_is_one_pair(chassis: list[str], together: list[str]) -> None:
    first = {**told("mx1", "mx2", "yes"), "chassis": ["JN1", "JN2"]}
    second = {**told("edge2", "edge1", "yes"), "chassis": chassis}
    assert fleet(["mx1", "edge2"], first, second)[0]["together"] == together


@pytest.mark.parametrize(
    ("answer", "verdict"), [("no", "no_go"), ("unknown", "unknown"), ("not_yet", "no_go"), ("after", "no_go")]
)
def test_only_yes_is_go(answer: str, verdict: str) -> None:
    assert fleet(["mx1"], told("mx1", "mx2", answer))[0]["answers"][0]["verdict"] == verdict


@pytest.mark.parametrize("answer", ["no", "unknown", "not_yet", "after"])
def test_one_that_may_not_go_fails_the_run(answer: str) -> None:
    result, shown = fleet(["mx1", "mx3"], told("mx1", "mx2", answer), told("mx3", "mx4", "yes"))
    assert (result["failed"], result["answer"], result["together"]) == (True, answer, ["mx3"])
    assert shown[-1] == "1 of 2 may be taken down together: mx3"


def test_the_message_has_what_is_not_yes() -> None:
    result, _shown = fleet(["mx1", "mx3"], told("mx1", "mx2", "no"), told("mx3", "mx4", "yes"))
    assert (result["ready"], result["msg"]) == (False, "take mx1 down? no: why")
    arguments = {"gateways": ["mx1"], "answers": [told("mx1", "mx2", "no")], "report_only": True}
    assert act("redundancy_take_down_fleet", arguments)[0]["failed"] is False


def test_a_gateway_without_an_answer_is_unknown() -> None:
    result, shown = fleet(["mx1", "mx3"], told("mx1", "mx2", "no"))
    assert shown[1:] == [
        "take mx3 down? unknown, because there is no answer",
        "0 of 2 may be taken down together",
    ]
    assert (result["failed"], result["answer"]) == (True, "no")
    assert fleet([])[0]["failed"] is True


COUNTED = f"{SET}.transition_events.release_auto.received"
CAME_BACK = "mastership came back while the tasks ran: mx1 set 1: mx2 has counted 1 release since"
EARLIER = "2026-11-22T16:00:00Z"


def before(**more: Edit) -> list[Plain]:
    """Return what was read of both before the tasks."""
    times: Edit = {"collected_at": EARLIER}
    return gateways(standby={**times, **more.get("standby", {})}, master={**times, **more.get("master", {})})


def test_mastership_that_stayed_is_ready() -> None:
    result = ask(gateways(), before=before())
    assert (result["ready"], result["came_back"], result["said"], result["verdict"]) == (True, "", YES, "go")
    checks = [(each["check"], each["status"], each["actual"]) for each in result["report"]["checks"]]
    assert checks[0] == ("mastership_stayed", "pass", "it stayed with mx2")
    assert [check for check, _status, _actual in checks] == ["mastership_stayed", "take_down"]


@pytest.mark.parametrize(
    ("now", "came_back", "verdict"),
    [
        ({"master": {COUNTED: 4}}, CAME_BACK, "no_go"),
        (
            {"standby": {f"{SET}.state": "MASTER"}, "master": {f"{SET}.state": "STANDBY"}},
            "mastership came back while the tasks ran: mx1 set 1: mx1 is MASTER",
            "no_go",
        ),
        (
            {"master": {f"{SET}.transition_events": None}},
            "it is unknown whether mastership came back while the tasks ran: "
            "mx1 set 1: the transition events of mx2 are not shown, or fell",
            "unknown",
        ),
        (
            {"master": {"groups": []}},
            "it is unknown whether mastership came back while the tasks ran: "
            "mx1 set 1: the transition events of mx2 are not shown, or fell",
            "no_go",
        ),
    ],
)
def test_mastership_that_came_back_is_said_first(now: dict[str, Edit], came_back: str, verdict: str) -> None:
    result = ask(gateways(**now), before=before())
    assert (result["failed"], result["ready"], result["came_back"]) == (True, False, came_back)
    assert result["said"] == f"{came_back}; {result['because']}"
    assert result["msg"].startswith(came_back)
    assert result["verdict"] == verdict


def test_a_counter_that_fell_leaves_it_unknown() -> None:
    result = ask(gateways(), before=before(master={COUNTED: 4}))
    assert result["came_back"].startswith("it is unknown whether")


def test_a_peer_that_was_not_read_leaves_it_unknown() -> None:
    unread = {"name": "mx2", "facts": {}, "error": "mx2: no reply"}
    unknown = "it is unknown whether mastership came back while the tasks ran: mx1: "
    result = ask([gateways()[0], unread], before=before())
    assert result["came_back"] == f"{unknown}mx2: no reply"
    result = ask(gateways(), before=[before()[0], {**unread, "facts": {}}])
    assert result["came_back"] == f"{unknown}mx2 was not read before"


def back(event: str, **more: t.Any) -> list[Plain]:
    """Return the move by which mx2 is to release set 1 again."""
    options = {
        "redundancy_set": 1,
        "redundancy_event": event,
        "target": "STANDBY",
        "run_id": "r",
        "peer": "mx1",
    }
    return [{"redundancy_set": 1, "switchover": {"options": {**options, **more}}}]


def test_a_way_back_that_the_configuration_proves_is_ready() -> None:
    result = ask(gateways(), configurations=configurations(), way_back=back("RELS_EV"))
    assert (result["failed"], result["ready"], result["msg"]) == (False, True, YES)
    assert [each["check"] for each in result["report"]["checks"]] == [
        "take_down",
        "redundancy_event",
        *["takeover"] * 2,
        *["route_policies"] * 2,
        *["shared_policies"] * 2,
        "set_group",
        *["hold_time"] * 2,
        *["shown_as_configured"] * 2,
    ]
    assert result["verdict"] == "go"


NO_EVENT = (
    "mx2 set 1 - redundancy_event - Expected: NO_EV releases mastership of set 1 "
    "Actual: no event of that name is in event-options; events that would do it: RELS_EV"
)


def test_a_way_back_that_the_configuration_does_not_prove_fails() -> None:
    result = ask(gateways(), configurations=configurations(), way_back=back("NO_EV"))
    assert (result["failed"], result["ready"], result["msg"]) == (True, False, NO_EVENT)
    assert (result["answer"], result["verdict"]) == ("yes", "no_go")


def test_a_way_back_is_unknown_where_the_configuration_was_not_read() -> None:
    result = ask(gateways(), way_back=back("RELS_EV"))
    assert (result["failed"], result["answer"], result["verdict"]) == (True, "yes", "unknown")
    assert result["msg"].endswith("Actual: the configuration of mx2 was not read")


def test_a_way_back_that_is_not_verified_is_not_looked_at() -> None:
    result = ask(gateways(), way_back=back("NO_EV", verify_event=False))
    assert (result["failed"], result["ready"], len(result["report"]["checks"])) == (False, True, 1)


@pytest.mark.parametrize(("check_mode", "ready"), [(True, True), (False, False)])
def test_a_set_that_would_have_moved_counts_for_nothing_in_check_mode_only(
    check_mode: bool, ready: bool
) -> None:
    arguments = {"gateway": "mx2", "gateways": gateways(), "moving": [1], **ANY}
    result, _shown = act("redundancy_take_down_assert", arguments, Play(check_mode=check_mode))
    assert (result["ready"], result["failed"], result["answer"]) == (ready, not ready, "unknown")
    would = "; check mode moves nothing, the run itself would do so first" if ready else ""
    assert result["said"] == f"{result['because']}{would}"


MAINTENANCE = "maintenance of mx1"
REQUEST = "request services redundancy-set 1 trigger redundancy-event"
# The configurations, the event of the way back, and what check mode has found.
REHEARSED: dict[str, tuple[list[Plain], list[Plain], str, str, list[str]]] = {
    "there and back": (
        configurations(),
        back("RELS_EV"),
        "go",
        "GO: set 1 would be moved from mx1 to mx2, and back; check mode sent nothing",
        [f"  back: mx2 would be sent: {REQUEST} RELS_EV"],
    ),
    "nothing to move": (configurations(), [], "go", "GO: no set would be moved; check mode sent nothing", []),
    "no way back": (configurations(), back("NO_EV"), "no_go", f"NO-GO: {NO_EVENT}", []),
}


@pytest.mark.parametrize(
    ("configured", "moves", "verdict", "said", "details"), REHEARSED.values(), ids=REHEARSED
)
def test_check_mode_says_whether_a_maintenance_could_go_there_and_back(
    configured: list[Plain], moves: list[Plain], verdict: str, said: str, details: list[str]
) -> None:
    given = {"gateways": gateways(), "configurations": configured, "way_back": moves, **ANY}
    result, _shown = act("redundancy_take_down_assert", given, Play(check_mode=True))
    expected = {"of": MAINTENANCE, "verdict": verdict, "said": said, "details": details}
    assert result["rehearsed"] == expected


def test_check_mode_says_that_a_way_back_is_unknown() -> None:
    given = {"gateways": gateways(), "way_back": back("RELS_EV"), "moving": [1], **ANY}
    rehearsed = act("redundancy_take_down_assert", given, Play(check_mode=True))[0]["rehearsed"]
    assert (rehearsed["verdict"], rehearsed["said"][:9], rehearsed["details"]) == ("unknown", "UNKNOWN: ", [])
    assert rehearsed["said"].endswith("Actual: the configuration of mx2 was not read")


def test_in_check_mode_a_set_that_stays_still_counts() -> None:
    arguments = {"gateway": "mx2", "gateways": gateways(), "moving": [2], **ANY}
    result, _shown = act("redundancy_take_down_assert", arguments, Play(check_mode=True))
    assert (result["ready"], result["failed"]) == (False, True)


def test_in_check_mode_no_set_at_all_is_not_ready() -> None:
    empty: Edit = {"groups": []}
    given = gateways(standby=empty, master=empty)
    arguments = {"gateway": "mx2", "gateways": given, "moving": [1], **ANY}
    result, _shown = act("redundancy_take_down_assert", arguments, Play(check_mode=True))
    assert (result["ready"], result["failed"]) == (False, True)
