# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a task gets from junos_ha.srd.redundancy_switchover, against the lab's pair."""

from __future__ import annotations

import json
import typing as t
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from xml.sax.saxutils import escape

import pytest
import yaml
from ansible.errors import AnsibleError

from ansible_collections.junos_ha.srd.plugins.action import redundancy_switchover
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome, Request
from ansible_collections.junos_ha.srd.plugins.module_utils._session.session import Listening, Session
from ansible_collections.junos_ha.srd.plugins.modules import redundancy_switchover as documented
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import Intent, write_intent
from ansible_collections.junos_ha.srd.tests.lab.designs import DesignName
from ansible_collections.junos_ha.srd.tests.lab.pairs import default_pair
from ansible_collections.junos_ha.srd.tests.unit.run_action import Play, Result, act
from ansible_collections.junos_ha.srd.tests.unit.sessions import one_by_one
from ansible_collections.junos_ha.srd.tests.unit.simulation import (
    ACQUIRE,
    OPTIONS,
    RELEASE,
    LabOther,
    Simulation,
)

SECRET = "swordfish"
REQUEST = f"request services redundancy-set 1 trigger redundancy-event {RELEASE}"
PULLED_BACK = "mx1: mastership can be pulled back: "
BY_RELEASE = "ACQU_MSHIP_POL acquires mastership when PEER_RELS_MSHIP_EV fires: peer mastership-release"
BY_ACQUISITION = (
    "ACQU_MSHIP_BACK_POL acquires mastership when PEER_ACQU_MSHIP_EV fires: peer mastership-acquire"
)
STAYS = (
    "FAIL mx1 group 1 set 1 - role - Expected: STANDBY Actual: MASTER\n"
    "FAIL mx2 group 1 set 1 - role - Expected: MASTER Actual: STANDBY\n"
    "  Find out which gateway ought to be MASTER, and what moved mastership: the transition events.\n"
    "FAIL mx1 set 1 - mastership_moved - Expected: STANDBY within 60 s, healthy and stable for 5 s Actual: "
)
READ_BOTH = (
    "  Read both gateways. A release is withheld while the peer is WARNED: look at the transition events, "
    "received and ignored. Cold: wait. Back again: look for an acquire policy."
)
CONFIGURED = "  Look at event-options, policy-options redundancy-policy and services redundancy-set."


class Secretive(Play):
    """A play whose inventory knows passwords."""

    @property
    def variables(self) -> dict[str, t.Any]:
        known = super().variables
        secrets = {"ansible_password": SECRET, "ansible_host": "192.0.2.99"}
        return {**known, **secrets, "hostvars": {name: {**it, **secrets} for name, it in _hosts(known)}}


def _hosts(variables: dict[str, t.Any]) -> t.Iterable[tuple[str, dict[str, t.Any]]]:
    return t.cast("dict[str, dict[str, t.Any]]", variables["hostvars"]).items()


Run = t.Callable[..., tuple[Result, list[str]]]
Wrap = t.Callable[[Session], Session]


@dataclass
class Warns:
    """A session whose gateway puts a warning beside each reply, which names what was asked."""

    vocabulary = None

    session: Session

    def messages(self, request: Request) -> tuple[str, ...]:
        return self.session.messages(request)

    def send(self, request: Request) -> tuple[str, ...]:
        return tuple(_warned(reply, request) for reply in self.session.send(request))

    def send_all(self, requests: t.Sequence[Request]) -> tuple[Outcome, ...]:
        return one_by_one(self.send, requests)

    def reopen(self) -> None:
        self.session.reopen()


def _warned(reply: str, request: Request) -> str:
    warning = f"<warning><message>{type(request).__name__}</message></warning>"
    inside = reply if reply.startswith("<") else f"<output>{escape(reply)}</output>"
    return f"<rpc-reply>{warning}{inside}</rpc-reply>"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Give what runs the task on mx1 of a simulation, after the facts of mx2 were gathered."""

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    def run_in(
        simulation: Simulation, *, late: float = 0, wrap: Wrap = lambda it: it, **arguments: t.Any
    ) -> tuple[Result, list[str]]:
        keywords = {"check_mode", "diff", "until", "retries"} & arguments.keys()
        play = {name: arguments.pop(name) for name in keywords}
        gathered = {"mx1": None, "mx2": simulation.facts("mx2")}
        simulation.clock.sleep(late)
        time = SimpleNamespace(monotonic=lambda: simulation.clock.seconds, sleep=simulation.clock.sleep)
        monkeypatch.setattr(redundancy_switchover, "now", simulation.clock.now)
        monkeypatch.setattr(redundancy_switchover, "time", time)
        monkeypatch.setattr(
            redundancy_switchover.ActionModule,
            "session",
            lambda self, variables: wrap(simulation.session(self.host(variables))),
        )

        def other(_self: object, _peer: str, _variables: object, heard: list[str]) -> LabOther:
            found = simulation.other("mx1")
            found.session = Listening(wrap(found.session), "mx2", heard)
            return found

        monkeypatch.setattr(redundancy_switchover.ActionModule, "other", other)
        given = {name: it for name, it in {**OPTIONS, "peer": "mx2", **arguments}.items() if it is not None}
        return act("redundancy_switchover", given, Secretive(gathered=gathered, **play))

    return run_in


def done(*names: tuple[str, str], design: DesignName = "one-way") -> Simulation:
    """Return a simulation in which that was done to gateways."""
    simulation = Simulation(pair=default_pair(design=design))
    for gateway, name in names:
        simulation.do(gateway, name)
    return simulation


def short(result: Result) -> tuple[object, ...]:
    """Return what decides of a result."""
    return result["failed"], result["changed"], result["outcome"]


def test_mastership_is_moved(run: Run) -> None:
    simulation = Simulation()
    result, shown = run(simulation)
    assert short(result) == (False, True, "moved")
    assert (simulation.triggers, result["sent"], result["reply"]) == (
        [REQUEST],
        REQUEST,
        "redundancy event triggered\n",
    )
    assert result["msg"] == (
        "mx1 is STANDBY of set 1, healthy and stable: "
        "moved after 1.2 s, 0.0 s without a master, routes after 1.4 s, Hot after 3.5 s, stable after 9.0 s\n"
        "GO: 107 of 107 checks passed"
    )
    assert (result["before"]["roles"], result["after"]["roles"]) == ({"1": "MASTER"}, {"1": "STANDBY"})
    assert shown == [
        "mx1: set 1: sending the request ...",
        "mx1: set 1: answered",
        "mx1 set 1: MASTER, peer STANDBY, Hot 8/8, 0 s",
        "mx2 set 1: STANDBY, peer MASTER, Hot 8/8, 0 s",
        "mx1 set 1: STANDBY, peer MASTER, Hot 0/8, 1 s",
        "mx2 set 1: MASTER, peer STANDBY, Hot 0/8, 1 s",
        "mx1 set 1: STANDBY, peer MASTER, Hot 8/8, 4 s",
        "mx2 set 1: MASTER, peer STANDBY, Hot 8/8, 4 s",
    ]


ASKED = {
    "by default": ({}, RELEASE, False),
    "by force": ({"force": True}, RELEASE, True),
    "with an event that does not exist": ({"redundancy_event": "NO_SUCH_EV"}, "NO_SUCH_EV", False),
}


@pytest.mark.parametrize(("arguments", "event", "force"), ASKED.values(), ids=list(ASKED))
def test_the_options_are_in_the_result(
    run: Run, arguments: dict[str, t.Any], event: str, force: bool
) -> None:
    assert run(Simulation(), check_mode=True, **arguments)[0]["asked"] == {
        "gateway": "mx1",
        "peer": "mx2",
        "redundancy_set": 1,
        "redundancy_event": event,
        "target": "STANDBY",
        "force": force,
    }


def test_the_time_when_each_interface_was_hot_again_is_shown(run: Run) -> None:
    resyncs = run(Simulation())[0]["resyncs"]
    assert [(each["service_set"], each["interface"]) for each in resyncs] == [
        (service_set, f"ms-1/{slot}/0")
        for service_set in ("IPv6-SFW", "NAPT44-SS1-SS4")
        for slot in (3, 2, 1, 0)
    ]
    assert {(each["lost"], each["hot"]) for each in resyncs} == {(1.2, 3.5)}


def test_the_target_role_is_not_a_change(run: Run) -> None:
    simulation = done(("mx1", "switched"))
    result = run(simulation)[0]
    assert short(result) == (False, False, "there")
    assert result["msg"] == "mx1 is STANDBY of set 1 already: nothing was sent\nGO: 109 of 109 checks passed"
    assert simulation.triggers == []


DIFFERENCES = {
    "moved": ((), {}, "mx1: STANDBY\nmx2: MASTER\n"),
    "check mode": ((), {"check_mode": True}, "mx1: STANDBY\nmx2: MASTER\n"),
    "not moved": ((("mx1", "trigger_ignored"),), {}, "mx1: MASTER\nmx2: STANDBY\n"),
    "gate shut": ((), {"peer_facts": {}}, "mx1: MASTER\nmx2: STANDBY\n"),
}


@pytest.mark.parametrize(("things", "arguments", "after"), DIFFERENCES.values(), ids=list(DIFFERENCES))
def test_a_difference_is_that_of_the_roles(
    run: Run, things: tuple[tuple[str, str], ...], arguments: dict[str, t.Any], after: str
) -> None:
    assert run(done(*things), diff=True, **arguments)[0]["diff"] == {
        "before_header": "redundancy set 1, before",
        "before": "mx1: MASTER\nmx2: STANDBY\n",
        "after_header": "redundancy set 1, after",
        "after": after,
    }


def test_a_difference_is_shown_only_with_diff(run: Run) -> None:
    assert "diff" not in run(Simulation())[0]


def test_check_mode_sends_nothing(run: Run) -> None:
    simulation = Simulation()
    result, shown = run(simulation, check_mode=True)
    assert short(result) == (False, True, "would_send")
    assert (result["sent"], result["would_send"], result["reply"]) == (None, REQUEST, None)
    assert (simulation.triggers, shown) == ([], [])
    assert result["msg"] == (
        f"mx1 would become STANDBY of set 1 by {REQUEST}: nothing was sent, in check mode\n"
        "GO: 123 of 123 checks passed"
    )


@pytest.mark.parametrize(
    ("keywords", "named"),
    [
        ({"until": ["it is succeeded"]}, "until"),
        ({"retries": 3}, "retries"),
        ({"until": ["it is succeeded"], "retries": 1}, "until and retries"),
        ({"until": [True]}, "until"),
        ({"until": ["false"]}, "until"),
        ({"until": ["a", "b"], "retries": 0}, "until"),
        ({"retries": 1}, "retries"),
        ({"retries": -1}, "retries"),
    ],
)
def test_a_task_that_ansible_would_repeat_is_refused(run: Run, keywords: Result, named: str) -> None:
    simulation = Simulation()
    assert run(simulation, **keywords)[0] == {
        "failed": True,
        "msg": f"{named} - Expected: a task that Ansible does not repeat Actual: one that could send a "
        "second request; nothing was sent: remove it, and use timeout to wait longer",
    }
    assert simulation.devices["mx1"].requests == []


SENT = "this run has sent this request already"
AGAIN = {
    "it moved": ("no_fault", "moved", "there", "mx1 is STANDBY of set 1 already: nothing was sent"),
    "it did nothing": ("trigger_ignored", "not_moved", "withheld", SENT),
    "it refused": ("trigger_error", "refused", "withheld", SENT),
    "it lost the session": (
        "trigger_lost",
        "not_moved",
        "withheld",
        "this run has sent this request already",
    ),
    "it never answered": ("trigger_hang", "moved", "there", "nothing was sent"),
}


@pytest.mark.parametrize(("fault", "first", "then", "says"), AGAIN.values(), ids=AGAIN)
def test_a_task_in_a_loop_sends_one_request_in_a_run(
    run: Run, tmp_path: Path, fault: str, first: str, then: str, says: str
) -> None:
    simulation = done(("mx1", fault))
    kept = {"directory": str(tmp_path / "evidence"), "run_id": "CHG1"}
    results = [run(simulation, **kept)[0] for _item in range(3)]
    assert [each["outcome"] for each in results] == [first, then, then]
    assert all(says in each["msg"] for each in results[1:])
    assert simulation.triggers == [REQUEST]


def test_a_task_without_repetition_moves(run: Run) -> None:
    simulation = Simulation()
    assert short(run(simulation, until=[], retries=0)[0]) == (False, True, "moved")
    assert simulation.triggers == [REQUEST]


def test_what_the_gateways_say_beside_any_reply_is_shown_once_also_while_they_are_watched(run: Run) -> None:
    simulation = Simulation()
    result = run(simulation, wrap=Warns)[0]
    assert short(result) == (False, True, "moved")
    kinds = {"mx1": ["Read", "ShowRead", "ConfigurationRead", "RouteRead", "Trigger"]}
    kinds["mx2"] = ["Read", "ShowRead", "ConfigurationRead", "RouteRead"]
    assert sorted(result["warnings"]) == sorted(
        [
            PULLED_BACK + BY_RELEASE,
            *(
                f"{host}: a warning beside the reply: warning/message: {kind}"
                for host, heard in kinds.items()
                for kind in heard
            ),
        ]
    )


def test_a_warning_that_comes_while_mastership_moves_is_shown(run: Run) -> None:
    simulation = Simulation()

    def late(session: Session) -> Session:
        found = Warns(session)
        found.send = lambda it: Warns.send(found, it) if simulation.triggers else session.send(it)  # type: ignore[method-assign]
        return found

    said = run(simulation, wrap=late)[0]["warnings"]
    assert [each for each in said if each.startswith("mx2: a warning") and each.endswith(": Read")] == [
        "mx2: a warning beside the reply: warning/message: Read"
    ]


WARNINGS = {
    "one way": (done(), {}, [PULLED_BACK + BY_RELEASE]),
    "taken back": (
        done(design="non-stop"),
        {},
        [PULLED_BACK + BY_RELEASE, PULLED_BACK + BY_ACQUISITION],
    ),
    "not verified": (
        done(),
        {"verify_event": False},
        [
            f"mx1: what {RELEASE} does was not verified, nor that mx2 takes over, that signal routes follow, "
            "and that no other set moves too"
        ],
    ),
    "overridden": (
        done(("mx2", "warned")),
        {"force": True},
        [
            PULLED_BACK + BY_RELEASE,
            "overridden by force: mx1 group 1 set 1 peer 1 - peer_clear - "
            "Expected: no qualifier Actual: STANDBY (WARNED)",
            "overridden by force: mx2 group 1 set 1 - role_clear - "
            "Expected: no qualifier Actual: STANDBY (WARNED)",
        ],
    ),
}


@pytest.mark.parametrize(("simulation", "arguments", "warned"), WARNINGS.values(), ids=list(WARNINGS))
def test_warnings(run: Run, simulation: Simulation, arguments: dict[str, t.Any], warned: list[str]) -> None:
    assert run(simulation, check_mode=True, **arguments)[0]["warnings"] == warned


# What was done, the arguments, how it ends, and the message whole.
FAILED: dict[str, tuple[tuple[tuple[str, str], ...], dict[str, t.Any], str, str]] = {
    "gate shut": (
        (("mx2", "warned"),),
        {},
        "gate",
        "the gate is shut: nothing was sent to mx1\n"
        "NO-GO: 2 of 109 checks failed\n"
        "FAIL mx1 group 1 set 1 peer 1 - peer_clear - Expected: no qualifier Actual: STANDBY (WARNED)\n"
        "  Look on the peer for monitored interfaces that are down.\n"
        "FAIL mx2 group 1 set 1 - role_clear - Expected: no qualifier Actual: STANDBY (WARNED)\n"
        "  Look for monitored interfaces that are down. WARNED holds until all are up again.",
    ),
    "peer not read": (
        (),
        {"peer_facts": {}},
        "gate",
        "the gate is shut: nothing was sent to mx1\n"
        "UNKNOWN: 1 of 48 checks could not be decided\n"
        "UNKNOWN mx2 - reply_complete - Expected: complete Actual: not read\n"
        "  See that the gateway answers, and read it again. A line that stays: ask junos_ha.srd.contact.",
    ),
    "peer not gathered": (
        (("mx2", "close_port"),),
        {},
        "gate",
        "the gate is shut: nothing was sent to mx1\n"
        "UNKNOWN: 1 of 48 checks could not be decided\n"
        "UNKNOWN mx2 - reply_complete - Expected: complete Actual: not read\n"
        "  See that the gateway answers, and read it again. A line that stays: ask junos_ha.srd.contact.",
    ),
    "peer read long ago": (
        (),
        {"late": 100},
        "gate",
        "the gate is shut: nothing was sent to mx1\n"
        "NO-GO: 1 of 109 checks failed, 1 unknown\n"
        "FAIL both gateways - collection_skew - Expected: at most 60 s Actual: 100 s\n"
        "  Read both gateways again, one right after the other.\n"
        "UNKNOWN mx2 - facts_age - Expected: at most 60 s Actual: 100.4 s\n"
        "  Read the gateway again right before checking it.",
    ),
    "not read": (
        (("mx1", "error"),),
        {},
        "not_read",
        "nothing was sent: mx1 could not be read\n"
        "UNKNOWN: 1 of 1 checks could not be decided\n"
        "UNKNOWN gateway - reply_complete - Expected: complete Actual: mx1: "
        "'show services redundancy-group extensive' failed: "
        "the services-redundancy subsystem is not running - look there\n"
        "  See that the gateway answers, and read it again. A line that stays: ask junos_ha.srd.contact.",
    ),
    "another event": (
        (),
        {"redundancy_event": ACQUIRE},
        "event",
        f"{ACQUIRE} is not proved to make mx1 STANDBY of set 1: nothing was sent\n"
        "NO-GO: 1 of 110 checks failed\n"
        f"FAIL mx1 set 1 - redundancy_event - Expected: {ACQUIRE} releases mastership of set 1 "
        "Actual: its policy ACQU_MSHIP_POL says acquire-mastership; "
        f"events that would do it: {RELEASE}, RELS_MSHIP_CRIT_EV\n"
        f"{CONFIGURED}",
    ),
    "no such event": (
        (),
        {"redundancy_event": "NO_SUCH_EV"},
        "event",
        "NO_SUCH_EV is not proved to make mx1 STANDBY of set 1: nothing was sent\n"
        "NO-GO: 1 of 110 checks failed\n"
        "FAIL mx1 set 1 - redundancy_event - Expected: NO_SUCH_EV releases mastership of set 1 "
        "Actual: no event of that name is in event-options; "
        f"events that would do it: {RELEASE}, RELS_MSHIP_CRIT_EV\n"
        f"{CONFIGURED}",
    ),
    "configuration not read": (
        (("mx1", "config_error"),),
        {},
        "event",
        f"{RELEASE} is not proved to make mx1 STANDBY of set 1: nothing was sent\n"
        "UNKNOWN: 1 of 110 checks could not be decided\n"
        f"UNKNOWN mx1 set 1 - redundancy_event - Expected: {RELEASE} releases mastership of set 1 "
        "Actual: mx1: 'show configuration event-options redundancy-event | display inheritance | "
        "display xml' failed: permission denied - look there\n"
        f"{CONFIGURED}",
    ),
    "refused": (
        (("mx1", "trigger_error"),),
        {},
        "refused",
        f"mx1 refused, and is not STANDBY of set 1 (mx1: '{REQUEST}' failed: "
        "the services-redundancy subsystem is not running - look there)\n"
        "NO-GO: 3 of 105 checks failed\n"
        f"{STAYS}MASTER still: the gateway refused the request\n"
        f"{READ_BOTH}",
    ),
    "not moved": (
        (("mx1", "trigger_ignored"),),
        {},
        "not_moved",
        "the request was sent, and mx1 has not become STANDBY of set 1\n"
        "NO-GO: 3 of 105 checks failed\n"
        f"{STAYS}MASTER still after 60 s\n"
        f"{READ_BOTH}",
    ),
    "lost on the way": (
        (("mx1", "trigger_lost"),),
        {},
        "not_moved",
        f"the request was sent, and mx1 has not become STANDBY of set 1 (mx1: '{REQUEST}' failed: "
        "the session was closed - look there)\n"
        "NO-GO: 3 of 105 checks failed\n"
        f"{STAYS}MASTER still after 60 s\n"
        f"{READ_BOTH}",
    ),
}


@pytest.mark.parametrize(("things", "arguments", "outcome", "message"), FAILED.values(), ids=list(FAILED))
def test_the_message_of_a_failed_task(
    run: Run, things: tuple[tuple[str, str], ...], arguments: dict[str, t.Any], outcome: str, message: str
) -> None:
    simulation = done(*things)
    result = run(simulation, **arguments)[0]
    assert (short(result), result["msg"]) == ((True, False, outcome), message)
    assert len(simulation.triggers) == (outcome in ("refused", "not_moved"))


def left_open(simulation: Simulation, directory: Path) -> Path:
    """Write the intent of a run that was killed right after its request; return the directory of that run."""
    intent = Intent(
        schema=1,
        run_id="CHG0",
        phase="failover",
        gateway="mx1",
        peer="mx2",
        redundancy_set=1,
        redundancy_event=RELEASE,
        target="STANDBY",
        request=REQUEST,
        gate="GO",
        written_at=f"{simulation.clock.now():%Y-%m-%dT%H:%M:%SZ}",
    )
    return write_intent(directory, intent).parent


OUTDATED = "(mx2 was read before the outcome of an earlier request: read it again, and run this task again)"


def test_nothing_is_sent_by_facts_that_are_older_than_the_outcome_of_an_earlier_request(
    run: Run, tmp_path: Path
) -> None:
    simulation = Simulation()
    killed = left_open(simulation, tmp_path)
    result = run(simulation, directory=str(tmp_path), run_id="CHG1")[0]
    assert (short(result), simulation.triggers) == ((True, False, "gate"), [])
    assert result["summary"] == f"the gate is shut: nothing was sent to mx1 {OUTDATED}"
    assert [each.rpartition("; ")[2] for each in result["earlier"]] == ["now mx1 is MASTER of set 1"]
    assert json.loads((killed / "mx1.failover.set-1.outcome.json").read_text())["outcome"] == "seen_later"


def test_an_earlier_request_alone_can_be_awaited(run: Run, tmp_path: Path) -> None:
    simulation = Simulation()
    left_open(simulation, tmp_path)
    simulation.answer("mx1", REQUEST)
    result = run(simulation, directory=str(tmp_path), settle_only=True)[0]
    assert [each.rpartition("; ")[2] for each in result["earlier"]] == ["now mx1 is STANDBY of set 1"]
    assert result == {
        "changed": False,
        "msg": result["earlier"][0],
        "earlier": result["earlier"],
        "warnings": result["earlier"],
    }
    assert simulation.triggers == [REQUEST]


CLI_WORD = (
    "redundancy_event - Expected: over the CLI, letters, digits, dots, hyphens and underscores Actual: "
)
PRINTABLE = "redundancy_event - Expected: 1 to 63 printable characters, no blank around them Actual: "
REFUSED = [
    ({"redundancy_event": "X; request system reboot"}, f"{CLI_WORD}'X; request system reboot'"),
    ({"redundancy_event": "X | save /tmp/x"}, f"{CLI_WORD}'X | save /tmp/x'"),
    ({"redundancy_event": "<force/>"}, f"{CLI_WORD}'<force/>'"),
    ({"redundancy_event": "X\nrequest system reboot"}, f"{PRINTABLE}'X\\nrequest system reboot'"),
    ({"redundancy_event": ""}, f"{PRINTABLE}''"),
    ({"redundancy_set": 101}, "redundancy_set - Expected: 1 to 100 Actual: 101"),
    ({"peer": "mx9"}, "peer - Expected: a host of the inventory Actual: mx9"),
    ({"peer": None}, "peer or peer_facts - Expected: one of them at least Actual: neither"),
    ({"stable_for": 60}, "stable_for - Expected: less than timeout Actual: 60"),
    ({"max_age": 301}, "max_age - Expected: 300 seconds at most Actual: 301.0"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[str(row[0]) for row in REFUSED])
def test_invalid_options_are_refused_before_reading(
    run: Run, arguments: dict[str, t.Any], message: str
) -> None:
    simulation = Simulation()
    result, shown = run(simulation, **arguments)
    assert (result, shown) == ({"failed": True, "msg": message}, [])
    assert simulation.devices["mx1"].requests == []


@pytest.mark.parametrize("arguments", [{"redundancy_set": "1; x"}, {"target": "standby"}, {"no_option": 1}])
def test_ansible_refuses_an_unknown_argument(run: Run, arguments: dict[str, t.Any]) -> None:
    simulation = Simulation()
    with pytest.raises(AnsibleError, match=next(iter(arguments))):
        run(simulation, **arguments)
    assert simulation.devices["mx1"].requests == []


@pytest.mark.parametrize("check_mode", [False, True])
@pytest.mark.parametrize("fault", ["no_fault", "error", "config_error", "trigger_ignored"])
def test_return_values_match_the_documentation(run: Run, fault: str, check_mode: bool) -> None:
    result = run(done(("mx1", fault)), check_mode=check_mode, diff=True)[0]
    returns = yaml.safe_load(documented.RETURN)
    assert set(result) - {"diff", "failed", "warnings"} == set(returns)
    assert set(result["report"]) == set(returns["report"]["contains"])
    assert set(result["durations"]) == set(returns["durations"]["contains"])
    assert set(result["asked"]) == set(returns["asked"]["contains"])
    assert all(set(each) == set(returns["resyncs"]["contains"]) for each in result["resyncs"])
    assert len(result["resyncs"]) == (8 if result["timeline"] else 0)


@pytest.mark.parametrize("fault", ["no_fault", "error", "config_error", "trigger_error", "close_port"])
def test_no_secret_of_the_inventory_is_shown(run: Run, fault: str) -> None:
    result, shown = run(done(("mx1", fault)), diff=True)
    returned = json.dumps([result, shown])
    assert SECRET not in returned
    assert "192.0.2.99" not in returned
