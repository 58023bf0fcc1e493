# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Files of vocabularies, as YAML reads them: one that holds, and those that are refused."""

from __future__ import annotations

import datetime
import re
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.tests.fixtures.pairs import pairs

NOW = datetime.datetime(2026, 12, 1, 12, tzinfo=datetime.timezone.utc)
RELEASE = "23.4R2.13"
SIGNED: dict[str, t.Any] = {
    "owner": "noc",
    "reason": "23.4 prints a counter more",
    "date": datetime.date(2026, 12, 1),
    "expires": datetime.date(2027, 6, 1),
}
GIVEN: dict[str, t.Any] = {
    "schema": 1,
    "releases": [RELEASE],
    "signed": SIGNED,
    "lines": ["RG flap count"],
    "values": [{"field": "synchronization", "value": "Synchronised", "means": "Hot"}],
}


def signed(**changed: object) -> dict[str, t.Any]:
    """Return the file with something else in its signature."""
    return {**GIVEN, "signed": {**SIGNED, **changed}}


def lines(*labels: object) -> dict[str, t.Any]:
    """Return the file with these lines."""
    return {**GIVEN, "lines": list(labels)}


def value(field: object, printed: object, means: object) -> dict[str, t.Any]:
    """Return the file with this one value."""
    return {**GIVEN, "values": [{"field": field, "value": printed, "means": means}]}


_CONTRARY = (
    "a value that means {} has only words known to say so, such as good, synced, established: another word "
    "is unknown until a version of this collection knows it"
)
_KNOWN = "value is one that this collection does not know: a known one keeps its meaning"
_WORDS = "value is up to five words of letters, as the gateway prints it; quote yes, no, on and off"
_FIELDS = (
    "field is one of health, interface_type, interface_connection, synchronization: where mastership is, is "
    "never learned"
)
_UNSIGNED = (
    "mx1.yml: signed - Expected: the name of a person or team, why, the date, and when it expires, filled in "
    "by a person Actual: 'not signed: {} empty'"
)
_PERIOD = "a date from 2026-12-01 to 2027-12-02: it is signed anew"
_LABEL = "a label of a reply, up to its colon, or a tag"
_READ = "a label that this collection does not know: what it reads cannot be passed over"

# A file that is refused, with where and what is expected.
REFUSED: dict[str, tuple[object, str]] = {
    "no dictionary": ([GIVEN], "mx1.yml - Expected: a dictionary of schema, releases, signed, lines, values"),
    "an empty file": (None, "mx1.yml - Expected: a dictionary of schema, releases, signed, lines, values"),
    "a key that is unknown": (
        {**GIVEN, "roles": []},
        "mx1.yml - Expected: the keys schema, releases, signed, lines, values",
    ),
    "a key that is missing": (
        {key: GIVEN[key] for key in GIVEN if key != "values"},
        "mx1.yml - Expected: the keys schema, releases, signed, lines, values",
    ),
    "another schema": ({**GIVEN, "schema": 2}, "mx1.yml: schema - Expected: 1 Actual: '2'"),
    "a schema of true": ({**GIVEN, "schema": True}, "mx1.yml: schema - Expected: 1 Actual: 'True'"),
    "no release": ({**GIVEN, "releases": []}, "mx1.yml: releases - Expected: one release at least"),
    "releases as a text": ({**GIVEN, "releases": RELEASE}, "mx1.yml: releases - Expected: a list"),
    "a release that YAML took for a number": (
        {**GIVEN, "releases": [RELEASE, 23.4]},
        "mx1.yml: releases[1] - Expected: a release as show version prints it, such as '23.4R2.13'",
    ),
    "a pattern of releases": ({**GIVEN, "releases": ["*"]}, "mx1.yml: releases[0] - Expected: a release as"),
    "a proposal": (
        {**GIVEN, "signed": {"owner": "", "reason": "", "date": "", "expires": ""}},
        _UNSIGNED.format("owner, reason, date, expires"),
    ),
    "no signature": ({**GIVEN, "signed": None}, "mx1.yml: signed - Expected: a dictionary of owner, reason"),
    "an owner of blanks": (signed(owner=" "), _UNSIGNED.format("owner")),
    "no reason": (signed(reason=None), _UNSIGNED.format("reason")),
    "an owner that is a list": (
        signed(owner=["noc"]),
        "mx1.yml: signed.owner - Expected: a name of up to 64",
    ),
    "an owner that would end a sentence": (signed(owner="noc; GO: all"), "mx1.yml: signed.owner - Expected:"),
    "a reason in lines": (signed(reason="a\nb"), "mx1.yml: signed.reason - Expected: a text in one line"),
    "a reason that is a number": (signed(reason=7), "mx1.yml: signed.reason - Expected: a text in one line"),
    "a reason of a page": (
        signed(reason="r" * 201),
        "mx1.yml: signed.reason - Expected: a text in one line, up to 200 characters",
    ),
    "a date with a time": (
        signed(date=datetime.datetime(2026, 12, 1, 9)),
        "mx1.yml: signed.date - Expected: a date, such as 2026-12-01",
    ),
    "a date that YAML took for a number": (signed(date=20261201), "mx1.yml: signed.date - Expected: a date"),
    "a day that no month has": (signed(date="2026-11-31"), "mx1.yml: signed.date - Expected: a date"),
    "a month": (signed(expires="2027-06"), "mx1.yml: signed.expires - Expected: a date"),
    "signed in the future": (
        signed(date="2026-12-03"),
        "mx1.yml: signed.date - Expected: the day on which it is signed, 2026-12-01 at the latest",
    ),
    "expires before it is signed": (
        signed(expires="2026-11-30"),
        f"mx1.yml: signed.expires - Expected: {_PERIOD}",
    ),
    "expires in more than a year": (
        signed(expires="2027-12-03"),
        f"mx1.yml: signed.expires - Expected: {_PERIOD}",
    ),
    "it has expired": (
        signed(date="2026-06-01", expires="2026-11-30"),
        "mx1.yml: signed.expires - Expected: a date to come: look at the replies, and sign it anew",
    ),
    "lines as a text": ({**GIVEN, "lines": "RG flap count"}, "mx1.yml: lines - Expected: a list"),
    "a line that is a number": (lines(7), f"mx1.yml: lines[0] - Expected: {_LABEL}"),
    "an empty line": (lines(""), f"mx1.yml: lines[0] - Expected: {_LABEL}"),
    "a line of marks": (lines("*"), f"mx1.yml: lines[0] - Expected: {_LABEL}"),
    "two lines in one": (lines("a\nb"), f"mx1.yml: lines[0] - Expected: {_LABEL}"),
    "a mark of a pager": (lines("---(more 53%)---"), f"mx1.yml: lines[0] - Expected: {_LABEL}"),
    "a row that begins with a number": (lines("2 M S"), f"mx1.yml: lines[0] - Expected: {_LABEL}"),
    "a label of other letters": (
        lines("R\u0435dundancy Set state"),
        f"mx1.yml: lines[0] - Expected: {_LABEL}",
    ),
    "a label that never ends": (lines("a" * 101), f"mx1.yml: lines[0] - Expected: {_LABEL}"),
    "a heading": (
        lines("Service interface  Type  Role  Connection  Synchronization"),
        f"mx1.yml: lines[0] - Expected: {_READ}",
    ),
    "a line with its content": (
        lines("RG flap count: 3"),
        "mx1.yml: lines[0] - Expected: the label up to its colon: what stands behind it differs",
    ),
    "a known label": (
        lines("RG flap count", "Redundancy Set State"),
        f"mx1.yml: lines[1] - Expected: {_READ}",
    ),
    "a known tag": (lines("redundancy-set-health-status"), f"mx1.yml: lines[0] - Expected: {_READ}"),
    "a known column": (lines("Synchronization"), f"mx1.yml: lines[0] - Expected: {_READ}"),
    "a known event": (lines("Link-down"), f"mx1.yml: lines[0] - Expected: {_READ}"),
    "a tag of a set": (lines("services-rg-rs-information"), f"mx1.yml: lines[0] - Expected: {_READ}"),
    "an error of the device": (lines("error"), f"mx1.yml: lines[0] - Expected: {_READ}"),
    "a line twice": (lines("RG flap count", "rg-flap-count"), "mx1.yml: lines - Expected: each line once"),
    "values as a dictionary": ({**GIVEN, "values": {}}, "mx1.yml: values - Expected: a list"),
    "a value with a key more": (
        {**GIVEN, "values": [{**GIVEN["values"][0], "set": 1}]},
        "mx1.yml: values[0] - Expected: the keys field, value, means",
    ),
    "a value twice": (
        {**GIVEN, "values": [*GIVEN["values"], {**GIVEN["values"][0], "value": "SYNCHRONISED"}]},
        "mx1.yml: values - Expected: each value of a field once",
    ),
    "Cold for Hot": (value("synchronization", "Cold", "Hot"), f"mx1.yml: values[0] - Expected: {_KNOWN}"),
    "COLD for Hot": (value("synchronization", "COLD", "Hot"), f"mx1.yml: values[0] - Expected: {_KNOWN}"),
    "Failed for Passed": (value("health", "Failed", "Passed"), f"mx1.yml: values[0] - Expected: {_KNOWN}"),
    "WARNED for Passed": (value("health", "Warned", "Passed"), f"mx1.yml: values[0] - Expected: {_KNOWN}"),
    "Down for Hot": (value("synchronization", "Down", "Hot"), f"mx1.yml: values[0] - Expected: {_KNOWN}"),
    "Hot for Cold": (value("synchronization", "Hot", "Cold"), f"mx1.yml: values[0] - Expected: {_KNOWN}"),
    "an unknown state for MASTER": (
        value("state", "LEADER", "MASTER"),
        f"mx1.yml: values[0] - Expected: {_FIELDS}",
    ),
    "a peer that is there": (
        value("connection", "Established", "Connected"),
        f"mx1.yml: values[0] - Expected: {_FIELDS}",
    ),
    "a field that is a list": (
        value(["health"], "Good", "Passed"),
        f"mx1.yml: values[0] - Expected: {_FIELDS}",
    ),
    "MASTER for health": (
        value("health", "Good", "MASTER"),
        "mx1.yml: values[0] - Expected: means is one of Passed, Failed, to the letter",
    ),
    "another field's value": (
        value("synchronization", "Good", "Up"),
        "mx1.yml: values[0] - Expected: means is one of Hot, Cold, Off, to the letter",
    ),
    "means in another case": (
        value("synchronization", "Good", "hot"),
        "mx1.yml: values[0] - Expected: means is one of Hot, Cold, Off, to the letter",
    ),
    "means that is a list": (
        value("synchronization", "Good", ["Hot"]),
        "mx1.yml: values[0] - Expected: means is one of Hot, Cold, Off, to the letter",
    ),
    "a value that YAML took for a truth": (
        value("synchronization", True, "Hot"),
        f"mx1.yml: values[0] - Expected: {_WORDS}",
    ),
    "a number": (value("synchronization", "50%", "Hot"), f"mx1.yml: values[0] - Expected: {_WORDS}"),
    "other letters": (
        value("synchronization", "\u0421old", "Hot"),
        f"mx1.yml: values[0] - Expected: {_WORDS}",
    ),
    "any value": (value("synchronization", ".*", "Hot"), f"mx1.yml: values[0] - Expected: {_WORDS}"),
    **{
        f"{printed} for Hot": (
            value("synchronization", printed, "Hot"),
            f"mx1.yml: values[0] - Expected: {_CONTRARY.format('Hot')}",
        )
        for printed in (
            "Cold start",
            "Coldish",
            "Co ld",
            "Not synchronised",
            "No sync",
            "Unsynchronised",
            "Out of sync",
            "Non-Hot",
            "Partial",
            "Partially synchronised",
            "Sync lost",
            "Synchronising",
            "In progress",
            "In sync",
            "Desynchronised",
            "Nothot",
            "Standby hot",
            "Hot master",
            "Warm",
            "Lukewarm",
            "Asynchronous",
            "Closed",
            "Maintenance",
            "Nok",
            "Hot at risk",
            "was Hot",
            "H ot",
            "None",
        )
    },
    "Powerdown for Up": (
        value("interface_connection", "Powerdown", "Up"),
        f"mx1.yml: values[0] - Expected: {_CONTRARY.format('Up')}",
    ),
    "Intrachassis for Inter-chassis": (
        value("interface_type", "Intrachassis", "Inter-chassis"),
        f"mx1.yml: values[0] - Expected: {_CONTRARY.format('Inter-chassis')}",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """A reply of a gateway that prints something else, and a file that names it.

    Args:
        was: the lines of a known reply that are printed otherwise.
        now: what is printed in their place.
        named: the lines of the file.
        values: its values, each of a field, as it is printed, and what it means.
        reply: the known reply.
        passed: the labels by which lines pass, each once; None where the reply stays unknown.
        rows: what follows each row of a service interface in the same way: a cell more, and what it is.
        lacks: whether it lacks what the known reply has.
    """

    was: str
    now: str
    named: tuple[str, ...] = ()
    values: tuple[tuple[str, str, str], ...] = ()
    reply: str = "published/extensive.txt"
    passed: tuple[str, ...] | None = ()
    rows: str = ""
    lacks: bool = False

    @property
    def file(self) -> dict[str, t.Any]:
        """The file, as YAML reads it."""
        keys = ("field", "value", "means")
        return {
            **GIVEN,
            "lines": list(self.named),
            "values": [dict(zip(keys, each, strict=True)) for each in self.values],
        }

    @property
    def printed(self) -> str:
        """The reply, as the gateway prints it."""
        whole = REPLIES[self.reply]
        assert self.was in whole
        return re.sub(r"(?m)  Hot *$", f"  Hot {self.rows}", whole.replace(self.was, self.now))


REPLIES = {pair.name: pair.reply for pair in pairs("published", "made")}
_JOIN = "RG join count"
_HEADING = "Service interface     Type              Role       Connection     Synchronization"
_ROW = "ms-1/3/0              Inter-chassis     active     Up             Hot"
_STATE = "Redundancy Set state "
_LINK = "Link-down                    145              31"
_XML, _XML_SET = "made/xml_extensive.xml", "<redundancy-set-id>1</redundancy-set-id>"
_XML_EVENTS = "<monitored-events>"

DIALECTS: dict[str, Dialect] = {
    "a label more": Dialect(
        was=_JOIN, now=f"RG flap count : 3\n  {_JOIN}", named=("RG flap count",), passed=("rg flap count",)
    ),
    "a label that no line has": Dialect(was=_JOIN, now=_JOIN, named=("RG flap count",)),
    "a label of another name": Dialect(
        was=_JOIN, now="RG joins count", named=("RG joins count",), passed=("rg joins count",), lacks=True
    ),
    "a label more, sick": Dialect(
        was=_JOIN, now=f"RG flap state : Cold\n  {_JOIN}", named=("RG flap state",), passed=None
    ),
    "a needed label of another name": Dialect(
        was=_STATE, now="Redundancy Set condition ", named=("Redundancy Set condition",), passed=None
    ),
    "an event more": Dialect(
        was=_LINK, now=f"{_LINK}\n  Card-restart  3  1", named=("Card restart",), passed=("card restart",)
    ),
    "two columns more": Dialect(
        was=_HEADING,
        now=f"{_HEADING}  Sessions  Age",
        named=("Sessions", "Age"),
        rows="12  3d",
        passed=("sessions", "age"),
    ),
    "a column more that is not named": Dialect(
        was=_HEADING, now=f"{_HEADING}  Sessions  Age", named=("Sessions",), rows="12  3d", passed=None
    ),
    "a column more, sick": Dialect(
        was=_HEADING, now=f"{_HEADING}  Sessions", named=("Sessions",), rows="lost", passed=None
    ),
    "a column more, and a row without it": Dialect(
        was=_HEADING, now=f"{_HEADING}  Sessions", named=("Sessions",), passed=None
    ),
    "a value of another name": Dialect(
        was="  Hot", now="  Synchronised", values=(("synchronization", "Synchronised", "Hot"),)
    ),
    "a value of another name in XML": Dialect(
        was=">Passed<", now="> good <", reply=_XML, values=(("health", "Good", "Passed"),)
    ),
    "a value that nothing names": Dialect(
        was="  Hot", now="  Replicated", values=(("synchronization", "Synchronised", "Hot"),), passed=None
    ),
    "a tag more": Dialect(
        was=_XML_SET,
        now=f"{_XML_SET}<rs-age>3</rs-age>",
        named=("rs-age",),
        reply=_XML,
        passed=("rs age",),
    ),
    "a tag more, with others below": Dialect(
        was=_XML_SET,
        now=f"{_XML_SET}<rs-ages><first>3</first><last/></rs-ages>",
        named=("rs-ages",),
        reply=_XML,
        passed=("rs ages",),
    ),
    "a tag more that says what failed": Dialect(
        was=_XML_SET,
        now=f"{_XML_SET}<failed-links><link><name>xe-0/0/0</name></link></failed-links>",
        named=("failed-links",),
        reply=_XML,
        passed=None,
    ),
    "a tag more, with what failed below": Dialect(
        was=_XML_SET,
        now=f"{_XML_SET}<rs-more><failed-links><name>xe-0/0/0</name></failed-links></rs-more>",
        named=("rs-more",),
        reply=_XML,
        passed=None,
    ),
    "a tag more, with nothing that failed below": Dialect(
        was=_XML_SET,
        now=f"{_XML_SET}<rs-more><failed-links><count>0</count></failed-links></rs-more>",
        named=("rs-more",),
        reply=_XML,
        passed=("rs more",),
    ),
    "a tag more, with a known one below": Dialect(
        was=_XML_SET,
        now=f"{_XML_SET}<rs-more><x><redundancy-set-health-status>Passed</redundancy-set-health-status></x></rs-more>",
        named=("rs-more",),
        reply=_XML,
        passed=None,
    ),
    "an event more in XML": Dialect(
        was=_XML_EVENTS,
        now=f"{_XML_EVENTS}<card-restart><received>3</received><ignored>0</ignored></card-restart>",
        named=("card-restart",),
        reply=_XML,
        passed=("card restart",),
    ),
}
