# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the configuration of services redundancy, as XML.

The names of the elements are those of the vendor's models, C(rs-id-object) and C(mship-actions) among
them. C(<release-mastership/>) in place of the latter is read too (inferred), and so are a set without
C(rs-id-object) and a route whose prefix is the text of its element. What has no known place is kept in words,
so that nothing is taken for missing that may be there. Of a service set only its redundancy set and its
service interfaces are read.
"""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ACTIONS,
    Configuration,
    ConfiguredIccp,
    ConfiguredServiceSet,
    ConfiguredSet,
    IccpPeer,
    RedundancyEvent,
    RedundancyPolicy,
    SignalRoute,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    Element,
    open_envelope,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import strip_terminal
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.values import address, count, prefix
from ansible_collections.junos_ha.srd.plugins.module_utils._text import line

_ROOT = "configuration"
_EVENTS = ("event-options", "redundancy-event")
_POLICIES = ("policy-options", "redundancy-policy")
_SETS = ("services", "redundancy-set")
_SERVICE_SETS = ("services", "service-set")
_ICCP = ("protocols", "iccp")
_PARTS = (_EVENTS, _POLICIES, _SETS, _ICCP)

_SET = "rs-id-object"  # the name that the models give to what the CLI calls redundancy-set ID
_NOT_SPELLED = ("name", "event")  # tags that the configuration does not spell out as words
_ASIDES = ("comment", "apply-groups", "apply-groups-except", "apply-macro")  # have no effect of their own

_ADD, _DELETE = "add-static-route", "delete-static-route"
_THEN = ("mship-actions", *ACTIONS, _ADD, _DELETE)
_OF_ROUTE = ("name", "next-hop", "receive", "routing-instance")
_OF_POLICY = ("name", "redundancy-events", "then")
_TIMERS = ("keepalive", "hold-time", "healthcheck-timer-interval")
_OF_SET = ("name", "redundancy-group", "redundancy-policy", *_TIMERS)
_BESIDE_SETS = ("traceoptions",)
_FOLLOWS = "redundancy-set-id"
_INTERFACES = (
    ("interface-service", "service-interface"),
    ("next-hop-service", "inside-service-interface"),
    ("next-hop-service", "outside-service-interface"),
)


def parse_configuration(*replies: str) -> Configuration:
    """Read a configuration from the replies that show it, each a part of it or the whole.

    Inactive parts are left out, and named.

    Raises:
        LibraryError: jxmlease or netaddr is needed and not installed.
        ParseError: a reply is not a configuration, is incomplete, or defines something twice.
    """
    roots = [_root(reply) for reply in replies]
    sets, unplaced = _sets(_under(roots, *_SETS))
    following = [each for each in _under(roots, *_SERVICE_SETS) if _texts(each, _FOLLOWS)]
    return Configuration(
        events=_once(_event(each) for each in _under(roots, *_EVENTS)),
        policies=_once(_policy(each) for each in _under(roots, *_POLICIES)),
        sets=_once(_set(each) for each in sets),
        service_sets=_once(_service_set(each) for each in following),
        iccp=_iccp(_under(roots, *_ICCP)),
        inactive=tuple(words for root in roots for words in _inactive_parts(root)),
        unrecognized=(*unplaced, *(words for each in sets for words in _unread_of_set(each))),
    )


def _root(reply: str) -> Element:
    root = open_envelope(read_xml(strip_terminal(reply).strip()))
    if root.tag != _ROOT:
        raise ParseError(f"expected {_ROOT} in the reply", line=root.tag)
    return root


def _under(elements: t.Iterable[Element], *tags: str) -> list[Element]:
    """Return the active elements at a path of tags."""
    found = list(elements)
    for tag in tags:
        inner = [child for each in found for child in each.children]
        found = [each for each in inner if each.tag == tag and not each.inactive]
    return found


def _event(element: Element) -> RedundancyEvent:
    return RedundancyEvent(name=_text(element, "name"), monitors=_monitors(_under([element], "monitor")))


def _monitors(elements: list[Element]) -> tuple[str, ...]:
    inner = [child for each in elements for child in each.children if child.tag not in _ASIDES]
    return tuple(" ".join(words) for child in inner for words in _spelled(child))


def _spelled(element: Element) -> list[list[str]]:
    """Return the content of an element as the configuration spells it, each line as a list of words."""
    if element.inactive:
        return []
    word = [] if element.tag in _NOT_SPELLED else [element.tag]
    inner = [[*word, *words] for child in element.children for words in _spelled(child)]
    return inner or [[*word, element.text] if element.text else word]


def _policy(element: Element) -> RedundancyPolicy:
    then = _under([element], "then")
    (adds, unread), (deletes, more) = (_route(_under(then, tag)) for tag in (_ADD, _DELETE))
    return RedundancyPolicy(
        name=_text(element, "name"),
        events=tuple(each.text for each in _under([element], "redundancy-events")),
        action=_action(element),
        adds=adds,
        deletes=deletes,
        unrecognized=(*_others([element], _OF_POLICY), *_others(then, _THEN), *unread, *more),
    )


def _action(policy: Element) -> str | None:
    then = _under([policy], "then")
    named = [each.text for each in _under(then, "mship-actions")]
    actions = named + [each.tag for action in ACTIONS for each in _under(then, action)]
    if len(actions) > 1:
        raise ParseError("expected one action on mastership in a policy", line=", ".join(actions))
    return actions[0] if actions else None


def _route(statements: list[Element]) -> tuple[SignalRoute | None, tuple[str, ...]]:
    """Return the one signal route of statements, and in words what of them is not understood."""
    if len(statements) != 1:
        return None, tuple(_words(each) for each in statements)
    (element,) = statements
    printed, is_understood = prefix("".join(_texts(element, "name")) or element.text)
    instances = _texts(element, "routing-instance")
    if not is_understood or len(instances) > 1:
        return None, (_words(element),)
    route = SignalRoute(prefix=printed, routing_instance="".join(instances) or None)
    return route, _others([element], _OF_ROUTE)


def _sets(parts: list[Element]) -> tuple[list[Element], tuple[str, ...]]:
    """Return the elements of sets, each with its name, and in words what stands beside them."""
    direct = [each for each in parts if _texts(each, "name")]
    rest = [each for each in parts if each not in direct]
    beside = _others(rest, (_SET, *_BESIDE_SETS))
    return direct + _under(rest, _SET), tuple(f"redundancy-set {words}" for words in beside)


def _set(element: Element) -> ConfiguredSet:
    keepalive, hold_time, health_check = (_number(element, tag) for tag in _TIMERS)
    return ConfiguredSet(
        id=_id_of_set(element, "name"),
        policies=tuple(each.text for each in _under([element], "redundancy-policy")),
        group=_number(element, "redundancy-group"),
        keepalive=keepalive,
        hold_time=hold_time,
        health_check_interval=health_check,
    )


def _id_of_set(element: Element, tag: str) -> int:
    number = _text(element, tag)
    if not number.isdecimal():
        raise ParseError("expected the number of a redundancy set", line=number)
    return int(number)


def _service_set(element: Element) -> ConfiguredServiceSet:
    shown = [each.text.partition(".")[0] for path in _INTERFACES for each in _under([element], *path)]
    return ConfiguredServiceSet(
        name=_text(element, "name"),
        redundancy_set=_id_of_set(element, _FOLLOWS),
        interfaces=tuple(dict.fromkeys(filter(None, shown))),
    )


def _number(element: Element, tag: str) -> int | None:
    """Return the one number of a tag; None where it is missing or not understood.

    What 0 means is not published, of a timer either.
    """
    numbers = [count(text)[0] or None for text in _texts(element, tag)]
    return numbers[0] if len(numbers) == 1 else None


def _unread_of_set(element: Element) -> t.Iterator[str]:
    """Yield in words what of a set is not understood."""
    label = f"redundancy-set {_text(element, 'name')}"
    yield from (f"{label} {words}" for words in _others([element], _OF_SET))
    for tag in ("redundancy-group", *_TIMERS):
        if _texts(element, tag) and _number(element, tag) is None:
            yield from (f"{label} {_words(each)}" for each in _under([element], tag))


def _iccp(parts: list[Element]) -> ConfiguredIccp:
    peers = tuple(_peer(each) for each in _under(parts, "peer"))
    return ConfiguredIccp(local_address=_address(parts, "local-ip-addr"), peers=peers)


def _peer(element: Element) -> IccpPeer:
    groups = [count(text)[0] for text in _texts(element, "redundancy-group-id-list")]
    return IccpPeer(
        address=address(_text(element, "name"))[0],
        local_address=_address([element], "local-ip-addr"),
        groups=tuple(each for each in groups if each is not None),
        has_liveness_detection=bool(_under([element], "liveness-detection")),
    )


def _address(elements: list[Element], tag: str) -> str | None:
    return next((address(each.text)[0] for each in _under(elements, tag)), None)


def _inactive_parts(root: Element) -> t.Iterator[str]:
    """Yield in words the inactive statements of services redundancy, the outermost of each."""
    for above, below in _PARTS:
        for section in (each for each in root.children if each.tag == above):
            if section.inactive:
                yield above
            else:
                parts = (each for each in section.children if each.tag == below)
                yield from (f"{above} {words}" for each in parts for words in _inactive(each))


def _inactive(element: Element) -> t.Iterator[str]:
    if element.inactive:
        yield _words(element)
        return
    label = _words(element)
    for child in element.children:
        yield from (" ".join(filter(None, (label, words))) for words in _inactive(child))


def _others(elements: list[Element], known: t.Container[str]) -> tuple[str, ...]:
    """Return in words the active statements below elements that are not known."""
    children = (child for each in elements for child in each.children)
    return tuple(
        _words(child)
        for child in children
        if child.tag not in known and child.tag not in _ASIDES and not child.inactive
    )


def _words(element: Element) -> str:
    """Return a statement as the configuration spells its beginning."""
    tag = "" if element.tag in (_SET, *_NOT_SPELLED) else element.tag
    return line(f"{tag} {''.join(_texts(element, 'name')) or element.text}")


def _texts(element: Element, tag: str) -> list[str]:
    return [each.text for each in _under([element], tag)]


def _text(element: Element, tag: str) -> str:
    texts = _texts(element, tag)
    if len(texts) != 1 or not texts[0]:
        raise ParseError(f"expected one {tag} in {element.tag}", line=", ".join(texts))
    return texts[0]


Named = t.TypeVar("Named", RedundancyEvent, RedundancyPolicy, ConfiguredSet, ConfiguredServiceSet)


def _once(found: t.Iterable[Named]) -> tuple[Named, ...]:
    """Return what was found; refuse a name that is there twice."""
    named: dict[str | int, Named] = {}
    for each in found:
        key = each.id if isinstance(each, ConfiguredSet) else each.name
        if key in named:
            raise ParseError("expected it once in the configuration", line=str(key))
        named[key] = each
    return tuple(named.values())
