# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Reads the configuration of services redundancy, as XML.

The names of the elements are those of the vendor's models, C(rs-id-object) and C(mship-actions) among
them. C(<release-mastership/>) in place of the latter is read too (inferred).
"""

from __future__ import annotations

import typing as t

from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.model import (
    ACTIONS,
    Configuration,
    ConfiguredSet,
    RedundancyEvent,
    RedundancyPolicy,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.elements import (
    Element,
    open_envelope,
    read_xml,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import strip_terminal

_ROOT = "configuration"
_SETS = "rs-id-object"  # the name that the models give to what the CLI calls redundancy-set ID
_NOT_SPELLED = ("name", "event")  # tags that the configuration does not spell out as words


def parse_configuration(*replies: str) -> Configuration:
    """Read a configuration from the replies that show it, each a part of it or the whole.

    Inactive parts are left out.

    Raises:
        LibraryError: jxmlease is needed and not installed.
        ParseError: a reply is not a configuration, is incomplete, or defines something twice.
    """
    roots = [_root(reply) for reply in replies]
    return Configuration(
        events=_once(_event(each) for each in _under(roots, "event-options", "redundancy-event")),
        policies=_once(_policy(each) for each in _under(roots, "policy-options", "redundancy-policy")),
        sets=_once(_set(each) for each in _under(roots, "services", "redundancy-set", _SETS)),
    )


def _root(reply: str) -> Element:
    root = open_envelope(read_xml(strip_terminal(reply).strip())).content
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
    return tuple(" ".join(words) for each in elements for child in each.children for words in _spelled(child))


def _spelled(element: Element) -> list[list[str]]:
    """Return the content of an element as the configuration spells it, each line as a list of words."""
    if element.inactive:
        return []
    word = [] if element.tag in _NOT_SPELLED else [element.tag]
    inner = [[*word, *words] for child in element.children for words in _spelled(child)]
    return inner or [[*word, element.text] if element.text else word]


def _policy(element: Element) -> RedundancyPolicy:
    events = tuple(each.text for each in _under([element], "redundancy-events"))
    return RedundancyPolicy(name=_text(element, "name"), events=events, action=_action(element))


def _action(policy: Element) -> str | None:
    then = _under([policy], "then")
    named = [each.text for each in _under(then, "mship-actions")]
    actions = named + [each.tag for action in ACTIONS for each in _under(then, action)]
    if len(actions) > 1:
        raise ParseError("expected one action on mastership in a policy", line=", ".join(actions))
    return actions[0] if actions else None


def _set(element: Element) -> ConfiguredSet:
    number = _text(element, "name")
    if not number.isdecimal():
        raise ParseError("expected the number of a redundancy set", line=number)
    return ConfiguredSet(
        id=int(number), policies=tuple(each.text for each in _under([element], "redundancy-policy"))
    )


def _text(element: Element, tag: str) -> str:
    texts = [each.text for each in _under([element], tag)]
    if len(texts) != 1 or not texts[0]:
        raise ParseError(f"expected one {tag} in {element.tag}", line=", ".join(texts))
    return texts[0]


Named = t.TypeVar("Named", RedundancyEvent, RedundancyPolicy, ConfiguredSet)


def _once(found: t.Iterable[Named]) -> tuple[Named, ...]:
    """Return what was found; refuse a name that is there twice."""
    named: dict[str | int, Named] = {}
    for each in found:
        key = each.id if isinstance(each, ConfiguredSet) else each.name
        if key in named:
            raise ParseError("expected it once in the configuration", line=str(key))
        named[key] = each
    return tuple(named.values())
