# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the replies about areas: alarms, core dumps, commits, sessions, adjacencies.

Their tags are published. A known tag that is missing, or a value that is not understood, makes an area
unknown. A tag more beside known ones does no harm.
"""

from __future__ import annotations

import re
import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    DeviceError,
    LibraryError,
    ParseError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    Element,
    open_envelope,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import strip_terminal
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import one_of
from ansible_collections.junos_ha.srd.plugins.module_utils._session.commands import Outcome
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.model import Area, Entry
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.tags import (
    Reader,
    Shown,
    below,
    number_in,
    one,
    refuse_other,
    state_in,
    text_in,
    unrecognized_in,
    within,
)

_ALARMS, _SUMMARY, _DETAIL = "alarm-information", "alarm-summary", "alarm-detail"
_ACTIVE, _NOT_ACTIVE = "active-alarm-count", "no-active-alarms"
_CLASS, _DESCRIPTION, _TIME = "alarm-class", "alarm-description", "alarm-time"
_OF_SUMMARY = (_ACTIVE, _NOT_ACTIVE, "active-fpc-slot", "no-active-fpc-slot")
_OF_DETAIL = (_CLASS, _DESCRIPTION, _TIME, "alarm-short-description", "alarm-type")

_DIRECTORIES, _DIRECTORY, _OUTPUT = "directory-list", "directory", "output"
_FILE, _NAME, _SIZE, _DATE = "file-information", "file-name", "file-size", "file-date"
_OF_DIRECTORY = (_FILE, _OUTPUT, "directory-name", "total-files")
_NOTHING = "No such file or directory"

_COMMITS, _COMMIT, _SEQUENCE = "commit-information", "commit-history", "sequence-number"
_USER, _CLIENT, _MADE = "user", "client", "date-time"
_CONFIRMED, _PENDING, _PREPARED = "commit-confirmed", "pending-commit", "prepared-commit"
_OF_COMMIT = (_SEQUENCE, _USER, _CLIENT, _MADE, _CONFIRMED, "log", "comment", "configuration-revision")
MADE, OPEN = "made", ("to be confirmed", "pending", "prepared")  # what is shown of a commit

_INTERFACE, _SERVICE_SET = "interface-name", "service-set-name"
_OTHER_SESSIONS = ("pending-session-count", "invalid-session-count", "other-session-count")
# The two shapes: what is counted, and its number. The root of the second is in no model, so it is assumed.
_SESSIONS = {
    "service-msp-sess-count-information": ("service-msp-sess-count", "sess-count"),
    "usf-session-count-information": ("usf-session-count", "valid-session-count"),
}

_ICCP, _ICCP_PEER, _TCP, _BFD = "iccp-information", "iccp-peer", "peer-conn-tcp-state", "peer-conn-bfd-state"
_BFD_SESSIONS, _BFD_SESSION, _SESSION_STATE = "bfd-session-information", "bfd-session", "session-state"
_BGP, _BGP_PEER, _ADDRESS, _PEER_STATE = "bgp-information", "bgp-peer", "peer-address", "peer-state"
_PORT = re.compile(r"\+[0-9]+\Z")
_BFD_STATES = ("Up", "Down", "Init", "AdminDown", "Failing")
# Of ICCP the one word is published; any other is unknown.
_STATES = {
    _TCP: one_of(("Established",)),
    _BFD: one_of(_BFD_STATES),
    _SESSION_STATE: one_of(_BFD_STATES),
    _PEER_STATE: one_of(("Established", "Idle", "Connect", "Active", "OpenSent", "OpenConfirm")),
}
# All tags that are known, to find the nearest to one that is not.
TAGS: tuple[str, ...] = tuple(
    dict.fromkeys(
        (
            *(_ALARMS, _SUMMARY, _DETAIL, *_OF_SUMMARY, *_OF_DETAIL),
            *(_DIRECTORIES, _DIRECTORY, *_OF_DIRECTORY, _NAME, _SIZE, _DATE),
            *(_COMMITS, _COMMIT, _PENDING, _PREPARED, *_OF_COMMIT),
            *(_INTERFACE, _SERVICE_SET, *_OTHER_SESSIONS, *_SESSIONS),
            *(tag for tags in _SESSIONS.values() for tag in tags),
            *(_ICCP, _ICCP_PEER, _BFD_SESSIONS, _BFD_SESSION, _BGP, _BGP_PEER, _ADDRESS, *_STATES),
        )
    )
)
UP = ("Established", "Up")  # the states of an adjacency that is there


def read_area(outcomes: t.Iterable[tuple[Reader, Outcome]]) -> Area:
    """Return an area, from the outcome of each of its requests."""
    read = [_shown(*each) for each in outcomes]
    shown = [each for each in read if isinstance(each, Shown)]
    refused = tuple(each for each in read if isinstance(each, str))
    return Area(
        entries=None if refused else tuple(entry for each in shown for entry in each.entries),
        unrecognized=tuple(text for each in shown for text in each.unrecognized),
        refused=refused,
    )


def _shown(reader: Reader, outcome: Outcome) -> Shown | str:
    """Return what an outcome shows, or why it shows nothing."""
    if isinstance(outcome, DeviceError):
        return line(outcome.cause)
    try:
        return reader(open_envelope(read_xml(strip_terminal(outcome).strip())))
    except (LibraryError, ParseError) as error:
        return line(str(error))


def alarms_of(source: str) -> Reader:
    """Return the reader of the alarms of a source, chassis or system."""

    def read(root: Element) -> Shown:
        refuse_other(root, _ALARMS)
        summary, details = one(root, _SUMMARY), below(root, _DETAIL)
        active = _active(summary)
        if active != len(details):
            raise ParseError(f"expected {active} {_DETAIL} in the reply", line=" ".join(root.leaves()))
        return Shown(
            entries=tuple(_alarm(source, each) for each in details),
            unrecognized=(
                *unrecognized_in(root, (_SUMMARY, _DETAIL)),
                *unrecognized_in(summary, _OF_SUMMARY),
                *(text for each in details for text in unrecognized_in(each, _OF_DETAIL)),
            ),
        )

    return read


def core_dumps(root: Element) -> Shown:
    """Read the files of core dumps. Where there is no file, there is a sentence for each directory."""
    if root.tag == _OUTPUT:
        root = Element(_DIRECTORIES, children=(root,))
    refuse_other(root, _DIRECTORIES)
    directories = below(root, _DIRECTORY)
    outputs = [each for above in (root, *directories) for each in below(above, _OUTPUT)]
    files = [each for above in directories for each in below(above, _FILE)]
    words = _words_in(outputs)
    if not words and not files:
        raise ParseError(f"expected {_FILE} in the reply", line=" ".join(root.leaves()))
    _refuse_other_words(words)
    return Shown(
        entries=tuple(_file(each) for each in files),
        unrecognized=(
            *unrecognized_in(root, (_DIRECTORY, _OUTPUT)),
            *(text for each in directories for text in unrecognized_in(each, _OF_DIRECTORY)),
        ),
    )


def commits(root: Element) -> Shown:
    """Read the commits, those that are not final among them."""
    refuse_other(root, _COMMITS)
    made = below(root, _COMMIT)
    if not made:
        raise ParseError(f"expected {_COMMIT} in the reply", line=" ".join(root.leaves()))
    pending = [Entry(name=_who(each), value="pending") for each in below(root, _PENDING)]
    prepared = [Entry(name=_who(each), value="prepared") for each in below(root, _PREPARED)]
    known = (_COMMIT, _PENDING, _PREPARED, "rescue-configuration")
    return Shown(
        entries=(*pending, *prepared, *map(_commit, made)),
        unrecognized=(
            *unrecognized_in(root, known),
            *(text for each in made for text in unrecognized_in(each, _OF_COMMIT)),
        ),
    )


def sessions(root: Element) -> Shown:
    """Read how many sessions each service set has on each of its interfaces, in either shape."""
    if root.tag not in _SESSIONS or root.text:
        expected = " or ".join(_SESSIONS)
        raise ParseError(f"expected {expected} in the reply", line=" ".join(root.leaves()))
    tag, number = _SESSIONS[root.tag]
    counted = below(root, tag)
    if not counted:
        raise ParseError(f"expected {tag} in the reply", line=" ".join(root.leaves()))
    known = (_INTERFACE, _SERVICE_SET, number, *_OTHER_SESSIONS)
    return Shown(
        entries=tuple(_count(each, number) for each in counted),
        unrecognized=(
            *unrecognized_in(root, (tag,)),
            *(text for each in counted for text in unrecognized_in(each, known)),
        ),
    )


def iccp(root: Element) -> Shown:
    """Read the peers of ICCP: their TCP connection, and BFD where they have it."""
    refuse_other(root, _ICCP)
    peers = below(root, _ICCP_PEER)
    if not peers:
        raise ParseError(f"expected {_ICCP_PEER} in the reply", line=" ".join(root.leaves()))
    return Shown(
        entries=tuple(entry for each in peers for entry in _of_peer(each)),
        unrecognized=unrecognized_in(root, (_ICCP_PEER, "iccp-client")),
    )


def bfd(root: Element) -> Shown:
    """Read the sessions of BFD."""
    refuse_other(root, _BFD_SESSIONS)
    found = below(root, _BFD_SESSION)
    _refuse_count(root, "sessions", _BFD_SESSION)
    return Shown(entries=tuple(_bfd_session(each) for each in found))


def bgp(root: Element) -> Shown:
    """Read the peers of BGP. An address may have a port."""
    refuse_other(root, _BGP)
    _refuse_count(root, "peer-count", _BGP_PEER)
    return Shown(
        entries=tuple(
            Entry(
                name=_PORT.sub("", text_in(each, _ADDRESS)),
                value=state_in(each, "peer-state", _STATES["peer-state"]),
            )
            for each in below(root, _BGP_PEER)
        )
    )


def _of_peer(peer: Element) -> t.Iterator[Entry]:
    """Yield the TCP connection of a peer, and BFD where it has that."""
    address = text_in(peer, _ADDRESS)
    inside = Element(_ICCP_PEER, children=tuple(within(peer)))
    yield Entry(name=f"{address} TCP", value=state_in(inside, _TCP, _STATES[_TCP]))
    if any(line(each.text) for each in below(inside, _BFD)):
        yield Entry(name=f"{address} BFD", value=state_in(inside, _BFD, _STATES[_BFD]))


def _bfd_session(each: Element) -> Entry:
    interface = "".join(line(child.text) for child in below(each, "session-interface"))
    name = f"{text_in(each, 'session-neighbor')} {interface}".strip()
    return Entry(name=name, value=state_in(each, _SESSION_STATE, _STATES[_SESSION_STATE]))


def _refuse_count(root: Element, tag: str, counted: str) -> None:
    """Refuse a reply that does not show as many elements as it counts."""
    number = number_in(root, tag)
    if number != len(below(root, counted)):
        raise ParseError(f"expected {number} {counted} in the reply", line=" ".join(root.leaves()))


def _commit(each: Element) -> Entry:
    number_in(each, _SEQUENCE)
    is_open = bool(below(each, _CONFIRMED))
    return Entry(name=f"{text_in(each, _MADE)} {_who(each)}", value=OPEN[0] if is_open else MADE)


def _who(each: Element) -> str:
    return f"by {text_in(each, _USER)} via {text_in(each, _CLIENT)}"


def _count(each: Element, tag: str) -> Entry:
    """Return the count of a service set; its interface may be missing."""
    interface = text_in(each, _INTERFACE) if below(each, _INTERFACE) else ""
    return Entry(name=f"{interface} {text_in(each, _SERVICE_SET)}".strip(), value=str(number_in(each, tag)))


def _active(summary: Element) -> int:
    """Return how many alarms a summary counts."""
    if below(summary, _NOT_ACTIVE) and not below(summary, _ACTIVE):
        return 0
    if below(summary, _NOT_ACTIVE):
        raise ParseError(f"expected one of {_ACTIVE} and {_NOT_ACTIVE}", line=" ".join(summary.leaves()))
    return number_in(summary, _ACTIVE)


def _alarm(source: str, detail: Element) -> Entry:
    name = f"{source} {text_in(detail, _CLASS)}: {text_in(detail, _DESCRIPTION)}"
    return Entry(name=name, value=text_in(detail, _TIME))


def _file(each: Element) -> Entry:
    return Entry(name=text_in(each, _NAME), value=f"{text_in(each, _DATE)}, {text_in(each, _SIZE)} bytes")


def _words_in(outputs: t.Iterable[Element]) -> list[str]:
    """Return the lines of outputs, empty ones left out."""
    found = (text.strip() for output in outputs for text in output.text.splitlines())
    return [each for each in found if each]


def _refuse_other_words(words: t.Iterable[str]) -> None:
    """Refuse a sentence that does not say that a directory has no such file."""
    for each in words:
        if not each.endswith(_NOTHING):
            raise ParseError(f"expected {_NOTHING!r} in the reply", line=each)
