# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is inferred or assumed of gateways, and what this one says of each: a table.

The pages say where each is assumed. One gateway that refutes one is enough to correct the page; one that
confirms it is a beginning.
"""

from __future__ import annotations

import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import (
    QUALIFIERS,
    Format,
    RedundancySet,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.fields import CONTAINERS
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import fold
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.vocabulary import KNOWN_LABELS
from ansible_collections.junos_ha.srd.plugins.plugin_utils._areas.readers import OPEN
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.questions import (
    ELSEWHERE,
    IDENTITY,
    READS,
    Levels,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.seen import Seen
from ansible_collections.junos_ha.srd.plugins.plugin_utils._contact.unknown import label_of

Result = t.Literal["confirmed", "refuted", "not seen"]
Holds = t.Union[bool, None]  # noqa: UP007

_RESULTS: dict[Holds, Result] = {True: "confirmed", False: "refuted", None: "not seen"}
_TAGGED: tuple[Format, ...] = ("xml", "json")
_ROOT = "rg-information"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """Something that is inferred or assumed.

    Args:
        name: what it is called.
        says: what is assumed.
        how: how a gateway shows whether it holds.
        holds: whether it holds on a gateway; None where that gateway does not show it.
    """

    name: str
    says: str
    how: str
    holds: t.Callable[[Seen], Holds]


def results(seen: Seen) -> dict[str, Result]:
    """Return for each assumption, by its name, what a gateway says of it."""
    return {each.name: _RESULTS[each.holds(seen)] for each in ASSUMPTIONS}


def _all(found: t.Iterable[bool]) -> Holds:
    """Return whether all hold; None if nothing was found."""
    every = list(found)
    return all(every) if every else None


def _sets(seen: Seen) -> list[RedundancySet]:
    """Return the sets of the extensive text; none where it was not read."""
    text = seen.readings.get(("extensive", "text"))
    return list(text.sets) if text else []


def _counts_itself(seen: Seen) -> Holds:
    counted = [
        (group.members, len(each.peers) + 1)
        for gateway in seen.readings.values()
        for group in gateway.groups
        for each in group.sets
        if group.members is not None and each.peers
    ]
    return _all(members == gateways for members, gateways in counted)


def _are_tags(form: Format) -> t.Callable[[Seen], Holds]:
    """Return whether every tag of a format is one that is inferred."""

    def holds(seen: Seen) -> Holds:
        read = [key for key in seen.readings if key[1] == form and seen.readings[key].format == form]
        unread = [key for key in seen.unread if key[1] == form]
        return _all([*(not _unknown_tags(seen, key) for key in read), *(False for _key in unread)])

    return holds


def _unknown_tags(seen: Seen, key: Levels) -> list[str]:
    """Return the tags of a reply that are not known; of a known one only its value may be."""
    tags = (label_of(entry, is_tag=True) for entry in seen.readings[key].unrecognized)
    return [tag for tag in tags if fold(tag) not in KNOWN_LABELS]


def _stands_in(tag: str) -> t.Callable[[Seen], Holds]:
    """Return whether a container that is inferred stands in the extensive replies with tags."""

    def holds(seen: Seen) -> Holds:
        if not _shows(seen, tag):
            return None
        return _all(
            tag in tags for (level, _form), tags in seen.tags.items() if level == "extensive" and tags
        )

    return holds


def _shows(seen: Seen, tag: str) -> bool:
    """Return whether the extensive text shows what would stand in a container."""
    inside: dict[str, t.Callable[[RedundancySet], object]] = {
        "service-set-information": lambda each: each.service_sets,
        "service-interface-information": lambda each: each.interfaces,
        "transition-events": lambda each: each.transition_events,
        "monitored-events": lambda each: each.monitored_events,
    }
    return any(inside[tag](each) for each in _sets(seen))


def _is_root(seen: Seen) -> Holds:
    return _all(_ROOT in tags for tags in seen.tags.values() if tags)


def _is_in_format(seen: Seen) -> Holds:
    tagged = [key for key in READS if key[1] in _TAGGED and key in seen.readings]
    return _all(seen.readings[key].format == key[1] for key in tagged)


def _lists_failed(seen: Seen) -> Holds:
    named = [
        (len(each.failed_interfaces), each.interfaces_down)
        for gateway in seen.readings.values()
        for each in gateway.sets
        if each.failed_interfaces and each.interfaces_down
    ]
    return _all(names == number for names, number in named)


def _has_known_qualifiers(seen: Seen) -> Holds:
    sets = _sets(seen)
    qualifiers = [each.qualifier for each in sets] + [peer.qualifier for each in sets for peer in each.peers]
    return _all(qualifier in QUALIFIERS for qualifier in qualifiers if qualifier is not None)


def _has_system_tags(seen: Seen) -> Holds:
    asked = {each.question.name for each in seen.answers}
    asked_elsewhere = any(each.name in asked for each in ELSEWHERE)
    return _all(not asked_elsewhere for each in seen.answered if each.question.name == IDENTITY.name)


def _has_manual_event(seen: Seen) -> Holds:
    return True if any(not each.monitors for each in seen.configuration.events) else None


def _marks_open_commit(seen: Seen) -> Holds:
    area = seen.areas.found.get("commits")
    values = [entry.value for entry in (area.entries if area else None) or ()]
    return True if OPEN[0] in values else None


def _has_usf_root(seen: Seen) -> Holds:
    replies = [each.reply for each in seen.answered if each.question.name == "services-sessions-count"]
    usf = [reply for reply in replies if reply is not None and "<usf-session-count>" in reply]
    return _all("<usf-session-count-information" in reply for reply in usf)


_INFERRED = (
    "service-set-information",
    "service-interface-information",
    "transition-events",
    "monitored-events",
)

ASSUMPTIONS: tuple[Assumption, ...] = (
    Assumption(
        name="members",
        says='"Number of Members" counts this gateway, too',
        how="it is one more than the peers of a set",
        holds=_counts_itself,
    ),
    Assumption(
        name="formats",
        says="a reply comes in the format that was asked for",
        how="XML and JSON were asked for at each level",
        holds=_is_in_format,
    ),
    Assumption(
        name="root",
        says=f"the outermost tag is {_ROOT}, in XML too, and not the one that the models declare",
        how="it stands in every reply with tags",
        holds=_is_root,
    ),
    Assumption(
        name="xml-tags",
        says="a tag of XML is its label in lower case with hyphens",
        how="no tag of an XML reply is unknown",
        holds=_are_tags("xml"),
    ),
    Assumption(
        name="json-tags",
        says="a tag of JSON is its label in lower case with hyphens",
        how="no tag of a JSON reply is unknown",
        holds=_are_tags("json"),
    ),
    *(
        Assumption(
            name=tag,
            says=f"what belongs together stands in {tag}",
            how="the text shows it, and the extensive replies with tags have the tag",
            holds=_stands_in(tag),
        )
        for tag in _INFERRED
        if tag.replace("-", " ") in CONTAINERS
    ),
    Assumption(
        name="failed-interfaces",
        says="failed interfaces are listed as names, with blanks or commas between, on the line or below it",
        how="as many names are read as interfaces are down; not seen while none is down",
        holds=_lists_failed,
    ),
    Assumption(
        name="qualifiers",
        says=f"in brackets behind a state stands {' or '.join(QUALIFIERS)}",
        how="a state has something in brackets",
        holds=_has_known_qualifiers,
    ),
    Assumption(
        name="system-information",
        says="show system information has host-name and serial-number",
        how="it was answered, and shows both",
        holds=_has_system_tags,
    ),
    Assumption(
        name="manual-event",
        says="an event may have no monitor, and then fires only by hand",
        how="such an event is configured; not seen without one",
        holds=_has_manual_event,
    ),
    Assumption(
        name="commit-confirmed",
        says="a commit that is still to be confirmed is marked by commit-confirmed",
        how="such a commit is open; not seen otherwise",
        holds=_marks_open_commit,
    ),
    Assumption(
        name="usf-sessions",
        says="usf-session-count stands in usf-session-count-information",
        how="the gateway counts sessions so, as MX-SPC3 does",
        holds=_has_usf_root,
    ),
)
