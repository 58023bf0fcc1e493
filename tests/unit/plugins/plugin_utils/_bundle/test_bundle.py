# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Nothing of a hostile configuration is left in a bundle, which says the same but for the names."""

from __future__ import annotations

import functools
import json
import re
from xml.sax.saxutils import escape

import pytest

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ConfiguredSet,
    IccpPeer,
    RedundancyEvent,
    RedundancyPolicy,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import parse_configuration
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import BundleError
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.bundle import Bundle, bundle
from ansible_collections.junos_ha.srd.tests.lab.running import new_world
from ansible_collections.junos_ha.srd.tests.unit.captures import Files, contact, contact_of_lab

UNICODE = "\u65e5\u672c-Stra\u00dfe"
KEY = b"a key that stays with the user"
OTHER_KEY = b"another key of another user"

HOSTILE = """\
<rpc-reply xmlns:junos="http://xml.juniper.net/junos/23.4R1/junos">
  <!-- written by Berlin-NOC for Kunde-Lufthansa -->
  <configuration junos:commit-user="lukas.meier" junos:commit-localtime="2026-11-22 17:00:00 CEST">
    <event-options>
      <redundancy-event><name>MASTER</name></redundancy-event>
      <redundancy-event><name>release-mastership</name>
        <monitor><link-down><name>xe-0/0/1</name></link-down><link-down><name>berlin7</name></link-down></monitor>
      </redundancy-event>
      <redundancy-event><name>10</name><monitor><peer><event>mastership-release</event></peer></monitor>
      </redundancy-event>
    </event-options>
    <policy-options>
      <redundancy-policy>
        <name>Lufthansa</name>
        <redundancy-events>MASTER</redundancy-events>
        <redundancy-events>release-mastership</redundancy-events>
        <then>
          <mship-actions>release-mastership</mship-actions>
          <delete-static-route><name>100.64.7.0/28</name><routing-instance>VRF-Lufthansa</routing-instance>
          </delete-static-route>
        </then>
      </redundancy-policy>
      <redundancy-policy>
        <name>Lufthansa-2</name>
        <redundancy-events>10</redundancy-events>
        <then>
          <mship-actions>acquire-mastership</mship-actions>
          <add-static-route><name>100.64.7.0/28</name><receive/>
            <routing-instance>VRF-Lufthansa</routing-instance></add-static-route>
        </then>
      </redundancy-policy>
    </policy-options>
    <services>
      <redundancy-set>
        <rs-id-object><name>1</name><redundancy-group>1</redundancy-group>
          <redundancy-policy>Lufthansa</redundancy-policy><redundancy-policy>Lufthansa-2</redundancy-policy>
          <hold-time>40</hold-time>
        </rs-id-object>
      </redundancy-set>
      <service-set>
        <name>\u65e5\u672c-Stra\u00dfe</name>
        <description>"the set of \u00c9milie, +49 30 1234567" &lt;emilie@lufthansa.example&gt;</description>
        <nat-rules><name>Kunde &amp; Sohn</name></nat-rules>
        <redundancy-set-id>1</redundancy-set-id>
      </service-set>
    </services>
    <protocols>
      <iccp>
        <local-ip-addr>10.20.30.1</local-ip-addr>
        <authentication-key>$9$abcdEFGHijkl-secret</authentication-key>
        <peer><name>10.20.30.2</name><redundancy-group-id-list>1</redundancy-group-id-list></peer>
      </iccp>
    </protocols>
  </configuration>
</rpc-reply>
"""
TEXT = """\
lukas@berlin-mx1-re0> show services redundancy-group extensive | no-more
ICCP process connection                : Connected
Redundancy Group ID              : 1
  Number of peer RG connections  : 1
  Local RG IP                    : 10.20.30.1
  Redundancy Set ID              : 1
    Connection status            : Connected
    Redundancy Set state         : MASTER
    Redundancy Set peer state    : STANDBY
    Peer RG IP                   : 10.20.30.2
    Redundancy Set health status : Passed
      Service Set : \u65e5\u672c-Stra\u00dfe
        Service interface     Type              Role       Connection     Synchronization
        ms-1/0/0              Inter-chassis     active     Up             Hot
      Service Set : Hot
        Service interface     Type              Role       Connection     Synchronization
        ms-1/1/0              Inter-chassis     active     Up             Hot
    Wartung durch Lufthansa : berlin-mx2.lufthansa.example, "Kunde & Sohn", 10.20.30.2, 00:11:22:aa:bb:cc

lukas@berlin-mx1-re0>
"""
OF_SYSTEM = """\
<system-information><hardware-model>mx960</hardware-model><os-name>junos</os-name>
<os-version>23.4R1.10</os-version><serial-number>JN1234ABCD</serial-number><host-name>BERLIN-MX1</host-name>
</system-information>
"""
BGP = """\
<bgp-information><group-count>1</group-count><peer-count>1</peer-count><down-peer-count>0</down-peer-count>
<bgp-peer><peer-address>10.20.30.2+179</peer-address><peer-as>3320</peer-as><peer-state>Established</peer-state>
</bgp-peer></bgp-information>
"""
COMMITS = """\
<commit-information><commit-history><sequence-number>0</sequence-number><user>lukas</user><client>cli</client>
<date-time>2026-11-22 17:00:00 UTC</date-time>
<log>ticket KUNDE-4711</log></commit-history></commit-information>
"""
CONFIGURED = "get-configuration"
REDUNDANCY = "show services redundancy-group extensive"
ROUTE = "show route 100.64.7.0/28 exact table VRF-Lufthansa.inet.0 | display xml"
SHOWN_ROUTE = """\
<route-information><route-table><table-name>VRF-Lufthansa.inet.0</table-name><rt>
<rt-destination>100.64.7.0/28</rt-destination><rt-entry><active-tag>*</active-tag>
<protocol-name>Static</protocol-name></rt-entry></rt></route-table></route-information>
"""
WORDS = (
    "berlin lukas meier noc lufthansa kunde sohn stra\u00dfe \u65e5\u672c \u00e9milie emilie wartung durch"
    " jn1234abcd 3320 4711 1234567 abcdefghijkl 10.20 100.64 00:11:22 cest berlin7 vrf-"
)


def hostile() -> Files:
    """Return the replies of a gateway whose names are chosen to be missed."""
    replies = [
        (REDUNDANCY, "text", TEXT),
        (CONFIGURED, "xml", HOSTILE),
        ("show system information | display xml", "xml", OF_SYSTEM),
        ("show bgp summary | display xml", "xml", BGP),
        ("show system commit | display xml", "xml", COMMITS),
        (ROUTE, "xml", SHOWN_ROUTE),
    ]
    refused = "berlin-mx1: user lukas has no permission for 'show iccp'"
    files = contact("berlin-mx1", replies)
    return {name: text.replace('"error": null', f'"error": "{refused}"') for name, text in files.items()}


@functools.cache
def made() -> Bundle:
    return bundle(hostile(), KEY)


@functools.cache
def file_of(number: int) -> str:
    (found,) = [text for name, text in made().files.items() if name.split("/")[1].startswith(f"{number:02}-")]
    return found


@pytest.mark.parametrize("word", WORDS.split())
def test_no_word_of_a_site_is_left(word: str) -> None:
    texts = [*made().files, *made().files.values()]
    assert [text for text in texts if word in text.casefold()] == []


def test_a_hostile_configuration_says_the_same_but_for_its_names() -> None:
    def name(text: str) -> str:
        return made().replaced["name", text]

    def address(text: str) -> str:
        return made().replaced["address", text]

    route = SignalRoute(prefix=address("100.64.7.0/28"), routing_instance=name("VRF-Lufthansa"))
    told = parse_configuration(file_of(2))
    assert told.events == (
        RedundancyEvent(name=name("MASTER")),
        RedundancyEvent(
            name=name("release-mastership"),
            monitors=("link-down xe-0/0/1", f"link-down {made().replaced['interface', 'berlin7']}"),
        ),
        RedundancyEvent(name=name("10"), monitors=("peer mastership-release",)),
    )
    assert told.policies == (
        RedundancyPolicy(
            name=name("Lufthansa"),
            events=(name("MASTER"), name("release-mastership")),
            action="release-mastership",
            deletes=route,
        ),
        RedundancyPolicy(
            name=name("Lufthansa-2"), events=(name("10"),), action="acquire-mastership", adds=route
        ),
    )
    policies = (name("Lufthansa"), name("Lufthansa-2"))
    assert told.sets == (ConfiguredSet(id=1, policies=policies, group=1, hold_time=40),)
    assert told.iccp.local_address == address("10.20.30.1")
    assert told.iccp.peers == (IccpPeer(address=address("10.20.30.2"), groups=(1,)),)


def test_a_text_keeps_its_lines_and_columns() -> None:
    def name(text: str) -> str:
        return made().replaced["name", text]

    lines = file_of(1).split("\n")
    host = made().replaced["host", "berlin-mx1-re0"]
    assert lines[0] == f"{name('lukas')}@{host}> show services redundancy-group extensive | no-more"
    assert host.endswith("-re0")
    assert lines[1:4] == TEXT.split("\n")[1:4]
    assert lines[11] == f"      Service Set : {name(UNICODE)}"
    assert lines[14] == f"      Service Set : {name('Hot')}"
    assert lines[13] == TEXT.split("\n")[13]


def test_a_name_is_the_same_in_every_file() -> None:
    table = f"{made().replaced['name', 'VRF-Lufthansa']}.inet.0"
    prefix = made().replaced["address", "100.64.7.0/28"]
    assert f"<table-name>{table}</table-name>" in file_of(6)
    (manifest,) = [text for name, text in made().files.items() if name.endswith("manifest.json")]
    assert f"show route {prefix} exact table {table} | display xml" in manifest
    assert made().replaced["address", "10.20.30.2"] in file_of(4)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("lost \u65e5\u672c of fra", "lost N of fra"),
        ("lost %4C%75%66 and user%40", "lost N and N"),
        (r"lost \346\227\245, \u65e5 and \x4c\x75", "lost N, N and N"),
        ("MAC 0:5:86:71:1a:c0", "MAC N"),
        ("password $sha1$25001$MDVn$ab-cd next", "password removed next"),
        ("FRA-MUC-BER: FRA-MUC of RG-ID\nRG-ID : 1", "N: N of N\nRG-ID : 1"),
        ("::ffff:10.20.30.1 and ::FFFF:0A14:1E01", "A and A"),
    ],
)
def test_short_pieces_of_a_name_are_not_left(text: str, kept: str) -> None:
    files = bundle(contact("mx1", [("show system alarms", "text", text)]), KEY).files
    (told,) = [each for name, each in files.items() if name.endswith(".txt")]
    assert re.sub("2001:db8:[0-9a-f:]+", "A", re.sub("name-[a-z2-7]{8}", "N", told)) == kept


@pytest.mark.parametrize("host", ["10.20.30.1", "127.0.0.1", "2001%3Adb8%3A%3A1", "mx1.a.example"])
def test_a_gateway_may_be_called_by_its_address_or_domain(host: str) -> None:
    text = "an example of 10.20.30.1"
    files = bundle(contact(host, [("show system alarms", "text", text)]), KEY).files
    assert len(files) == 2
    assert "10.20.30.1" not in "".join([*files, *files.values()])


def test_a_gateway_that_is_called_like_an_interface_is_replaced_wherever_it_stands() -> None:
    text = "pe01 lost pe-1/0/0, PE01, pe02 and ae1.0 of pe01.a.example"
    files = bundle(contact("pe01", [("show system alarms", "text", text)]), KEY).files
    (told,) = [each for name, each in files.items() if name.endswith(".txt")]
    assert re.sub("host-[a-z2-7]{8}", "H", told) == "H lost pe-1/0/0, H, pe02 and ae1.0 of H.example"


def test_a_host_name_is_the_same_in_any_case_and_on_any_routing_engine() -> None:
    replaced = made().replaced
    plain = replaced["host", "berlin-mx1"]
    assert (replaced["host", "BERLIN-MX1"], replaced["host", "berlin-mx1-re0"]) == (plain, f"{plain}-re0")


def test_a_secret_is_left_out_and_kept_nowhere() -> None:
    assert "<authentication-key>removed</authentication-key>" in file_of(2)
    assert [each for each in made().replaced if "$9$" in each[1]] == []


def test_another_key_gives_other_names() -> None:
    other = bundle(hostile(), OTHER_KEY)
    assert (
        set(other.replaced.values())
        & {new for new in made().replaced.values() if new.startswith(("name-", "host-"))}
        == set()
    )


def test_the_lab_says_the_same_and_nothing_of_it_is_unclassed() -> None:
    told = bundle(contact_of_lab(new_world(1)), KEY)
    assert told.unclassed == ()
    assert len(told.files) == len(contact_of_lab(new_world(1)))


@pytest.mark.parametrize("envelope", ["rpc-reply", "output"])
def test_json_in_an_envelope_is_read_as_json(envelope: str) -> None:
    reply = (
        '{"rg-information": [{"services-rg-information": [{"redundancy-group-id": [{"data": "1"}], '
        '"services-rg-rs-information": [{"redundancy-set-id": [{"data": "1"}], '
        '"service-set-information": [{"service-set": [{"data": "MASTER of Kunde"}]}]}]}]}]}'
    )
    text = f"<{envelope}>{escape(reply)}</{envelope}>"
    told = bundle(contact("mx1", [(REDUNDANCY, "json", text), (REDUNDANCY, "json", reply)]), KEY)
    name = told.replaced["name", "MASTER of Kunde"]
    assert len([each for each in told.files.values() if f'"{name}"' in each]) == 2


def test_an_unknown_state_is_refused_by_name_until_it_is_the_vendors() -> None:
    text = TEXT[: TEXT.index("    Wartung")].replace(": MASTER", ": HOTTEST")
    files = contact("mx1", [(REDUNDANCY, "text", text)])
    with pytest.raises(BundleError) as refused:
        bundle(files, KEY)
    assert re.sub("name-[a-z2-7]{8}", "NEW", str(refused.value)) == (
        "mx1/01-reply.txt would say something else in the bundle: groups[0].sets[0].state - Expected: "
        "'HOTTEST' Actual: 'NEW'. Not in the vocabulary: 'HOTTEST'. "
        "If it is a word of the vendor, name it in vendor_words"
    )
    assert "HOTTEST" in bundle(files, KEY, ["HOTTEST"]).files[_reply(files)]


def _reply(files: Files) -> str:
    (found,) = [name for name in bundle(files, KEY, ["HOTTEST"]).files if name.endswith(".txt")]
    return found


def test_a_word_of_a_label_that_is_the_vendors_can_be_named() -> None:
    line = TEXT.replace("Wartung durch Lufthansa", "Synchroniser")
    files = bundle(contact("mx1", [(REDUNDANCY, "text", line)]), KEY, ["synchroniser"]).files
    (kept,) = [text for name, text in files.items() if name.endswith(".txt")]
    assert "    Synchroniser : name-" in kept


TWO = {**contact("mx1.a.example", []), **contact("MX1.b.example", [])}


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({}, "expected the replies of a gateway, with manifest.json, and found none"),
        (TWO, "expected gateways, and not MX1.b.example and mx1.a.example, of which two have one name"),
        *(
            ({"mx1/manifest.json": text}, "mx1/manifest.json - expected")
            for text in ("{", '{"schema": ' + "9" * 5000 + "}", "[" * 100_000)
        ),
        ({"mx1/manifest.json": '{"schema": 2}'}, "mx1/manifest.json - expected a manifest of schema 1"),
        (
            {"mx1/manifest.json": '{"schema": 1}'},
            "mx1/manifest.json - expected a host and a list of requests",
        ),
        (
            {"mx1/manifest.json": '{"schema": 1, "host": "mx1", "requests": [1]}'},
            "mx1/manifest.json - expected each request with its words",
        ),
        (
            {"mx1/manifest.json": '{"schema": 1, "host": "", "requests": [{"request": "", "file": "../x"}]}'},
            "mx1/manifest.json - expected the file of each reply beside it, and not '../x'",
        ),
    ],
)
def test_what_is_no_first_contact_is_refused(files: Files, error: str) -> None:
    with pytest.raises(BundleError, match=f"^{re.escape(error)}"):
        bundle(files, KEY)


NUMBERS = {
    "a banner": ("text", "Call us on +49 30 1234567, at 22:00", "N us on +N N N, at 22:00"),
    "a label that is short": ("text", "NOC: 030 123 456 7", "NOC: N N N 7"),
    "a circuit and a date": ("text", "Leitung 4711/12 seit 2026-12-01", "N N N 2026-12-01"),
    "a line of the vendor": ("text", "packet sent 1200 of 34 in 5.25", "packet sent 1200 of 34 in 5.25"),
    "an unknown counter": ("text", "Card gone   0   7", "N N   0   7"),
    "a text of the user in XML": ("xml", "<x><message>Kunde 4711, 10.20.30.1</message></x>", "N N, A"),
    "a tag of the user": ("xml", "<x><circuit-id>4711</circuit-id></x>", "N"),
    "a tag of the vendor": ("xml", "<x><packet-count>4711</packet-count></x>", "4711"),
    "JSON": ("json", '{"x" : [{"ticket" : [{"data" : 4711}]}]}', '"N"'),
    "JSON of the vendor": ("json", '{"x" : [{"packet-count" : [{"data" : 4711}]}]}', "4711"),
}


@pytest.mark.parametrize(("form", "given", "kept"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_in_a_text_of_the_user_is_replaced(form: str, given: str, kept: str) -> None:
    found = bundle(contact("mx1", [("show system information", form, given)]), KEY)
    (text,) = [each for name, each in found.files.items() if "manifest" not in name]
    told = re.sub(
        r"name-[a-z2-7]{8}", "N", re.sub(r"\b(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+", "A", text)
    )
    content = re.sub(r"</?[^>]*>", "", told) if form == "xml" else told.rpartition(" : ")[2].rstrip("}]")
    assert (told if form == "text" else content) == kept
    assert {kind for kind, original in found.replaced if original.isdigit()} <= {"number"}


def test_why_nothing_could_be_asked_is_kept_and_anonymous() -> None:
    files = contact("mx1", [], error="berlin-mx1: 'open the session' failed: port 830")
    (text,) = bundle(files, KEY).files.values()
    error = json.loads(text)["error"]
    assert error.endswith(": 'open the session' failed: port N".replace("N", error.rpartition(" ")[2]))
    assert "berlin" not in error


@pytest.mark.parametrize("address", ["10.20.30.2", "fd00:abcd::beef", "fd00:cafe::/64"])
def test_an_address_is_no_word_of_the_user(address: str) -> None:
    line = f"14  MASTER  STANDBY  {address}  Connected"
    (text,) = [
        each
        for name, each in bundle(contact("mx1", [("show system alarms", "text", line)]), KEY).files.items()
        if name.endswith(".txt")
    ]
    assert text.startswith("14  MASTER  STANDBY  ")


@pytest.mark.parametrize("mark", ["\r\n", "\x07\n"])
@pytest.mark.parametrize(
    ("form", "reply"), [("xml", "<a>\n<data>Kunde</data>\n</a>\n"), ("json", '{"a" :\n "Kunde"\n}\n')]
)
def test_what_a_terminal_left_in_a_document_does_not_make_it_a_text(mark: str, form: str, reply: str) -> None:
    given = reply.replace("\n", mark)
    files = bundle(contact("mx1", [("show system alarms", form, given)]), KEY).files
    (told,) = [each for name, each in files.items() if "manifest" not in name]
    assert re.sub("name-[a-z2-7]{8}", "Kunde", told).split() == reply.split()
