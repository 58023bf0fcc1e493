# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Makes replies anonymous, all of them together, and refuses what would not say the same afterwards."""

from __future__ import annotations

import collections
import json
import typing as t
from dataclasses import dataclass

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import BundleError
from ansible_collections.junos_ha.srd.plugins.module_utils._parse.text import strip_terminal
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.addresses import placed
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.capture import MANIFEST, Captured, captured
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.json import anonymised_json
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.pseudonyms import (
    NAME,
    UNCLASSED,
    Known,
    Pseudonyms,
    known_hosts,
    known_names,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.review import left
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.shape import difference, shape
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.text import anonymised_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.vocabulary import Vocabulary, vocabulary
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.xml import anonymised_xml

_REMEDY = "If it is a word of the vendor, name it in vendor_words"
_SHOWN = 5  # names in a message

Files = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Replies that name nothing of a user.

    Args:
        files: their texts, by C(DIRECTORY/FILE).
        replaced: what became of each original, by its kind. It never leaves the machine of the user.
    """

    files: Files
    replaced: t.Mapping[tuple[str, str], str]

    @property
    def counts(self) -> dict[str, int]:
        """How many originals of each kind were replaced."""
        return dict(sorted(collections.Counter(kind for kind, _original in self.replaced).items()))

    @property
    def unclassed(self) -> tuple[str, ...]:
        """The originals that are neither the vendor's nor known to be names."""
        return tuple(sorted(original for kind, original in self.replaced if kind == UNCLASSED))

    @property
    def hidden(self) -> str:
        """The first of these in words, and what to do; nothing without any."""
        words = self.unclassed
        if not words:
            return ""
        more = f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else ""
        shown = ", ".join(words[:_SHOWN])
        return (
            f". Replaced, too, as they may be names of yours: {shown}{more}. If one is a word of the vendor, "
            "make the bundle again with it in vendor_words"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What was made of the replies, and which directory became which."""

    files: Files
    directories: t.Mapping[str, str]


def bundle(files: t.Mapping[str, str], key: bytes, vendor_words: t.Iterable[str] = ()) -> Bundle:
    """Return replies made anonymous: the same ones for the same replies and the same key.

    Args:
        files: the replies and manifests of one gateway or two, by C(DIRECTORY/FILE).
        key: only who has it can tell which name became which.
        vendor_words: words that the user knows to be the vendor's, which stay.

    Raises:
        BundleError: a manifest is invalid, or the replies would not say the same afterwards.
        LibraryError: a library is needed and not installed.
    """
    before = captured(files)
    words = vocabulary(vendor_words)
    names = Pseudonyms(key=key, words=words, known=_known(before, key, words))
    made = _made(before, names)
    _refuse_alike(names)
    _refuse_other_facts(before, made, names)
    _refuse_left(before, made.files, words)
    return Bundle(files=made.files, replaced=names.replaced)


def _known(before: t.Sequence[Captured], key: bytes, words: Vocabulary) -> Known:
    """Return what all replies name, from a first pass over them."""
    names = Pseudonyms(key=key, words=words)
    _made(before, names)
    return Known(
        names=known_names(names.replaced, words),
        hosts=known_hosts(names.replaced, words),
        places=placed(names.networks, key),
    )


def _made(before: t.Sequence[Captured], names: Pseudonyms) -> _Made:
    files: Files = {}
    directories = {each.directory: _directory(each.directory, names) for each in before}
    for each in before:
        directory = directories[each.directory]
        for answer in each.answers:
            files[f"{directory}/{_file(answer.file, names)}"] = _anonymised(answer.text, names)
        files[f"{directory}/{MANIFEST}"] = _manifest(each, names)
    return _Made(files=files, directories=directories)


def _directory(name: str, names: Pseudonyms) -> str:
    """Return the name of a directory, which is that of a gateway; it must be one that any system has."""
    host = names.host(name)
    return names.name(name) if ":" in host else host


def _anonymised(text: str, names: Pseudonyms) -> str:
    """Return a reply, anonymised by its form. Around XML or JSON a terminal may have left lines."""
    plain = strip_terminal(text)
    document = plain.strip()
    if document[:1] not in ("<", "{"):
        return anonymised_text(text, names)
    if document not in text:  # a terminal has left its marks in it, such as the ends of its lines
        text = plain
    start = text.find(document)
    inside = (anonymised_xml if document[0] == "<" else anonymised_json)(document, names)
    before, after = text[:start], text[start + len(document) :]
    return f"{anonymised_text(before, names)}{inside}{anonymised_text(after, names)}"


def _file(name: str, names: Pseudonyms) -> str:
    """Return the name of a file: a number, a name, and what follows the last dot."""
    number, _hyphen, rest = name.partition("-")
    stem, _dot, form = rest.rpartition(".")
    return f"{number}-{stem if names.words.knows_parts(stem) else names.name(stem, UNCLASSED)}.{form}"


def _manifest(it: Captured, names: Pseudonyms) -> str:
    requests = [_request(each, names) for each in it.manifest["requests"]]
    plain = {
        "schema": it.manifest["schema"],
        "host": names.host(it.manifest["host"]),
        **{key: _free(it.manifest.get(key), names) for key in ("release", "model", "error")},
        "requests": requests,
    }
    return f"{json.dumps(plain, indent=2)}\n"


def _request(given: t.Mapping[str, t.Any], names: Pseudonyms) -> dict[str, t.Any]:
    file, seconds = given.get("file"), given.get("seconds")
    return {
        "name": _label(given.get("name"), names),
        "request": names.label(given["request"]),
        "format": _free(given.get("format"), names),
        "file": None if file is None else _file(file, names),
        "seconds": seconds if isinstance(seconds, (int, float)) else None,
        "error": _free(given.get("error"), names),
    }


def _free(value: object, names: Pseudonyms) -> str | None:
    return None if value is None else names.free(str(value))


def _label(value: object, names: Pseudonyms) -> str | None:
    if value is None:
        return None
    return str(value) if names.words.knows_parts(str(value)) else names.name(str(value), UNCLASSED)


def _refuse_alike(names: Pseudonyms) -> None:
    """Refuse replies two names of which became one: that happens by chance, once in a billion."""
    found: dict[str, str] = {}
    for (kind, original), replacement in names.replaced.items():
        if kind in (NAME, UNCLASSED) and found.setdefault(replacement, original) != original:
            raise BundleError(
                f"two names became one, {found[replacement]!r} and {original!r}; use another key"
            )


def _refuse_other_facts(before: t.Sequence[Captured], made: _Made, names: Pseudonyms) -> None:
    """Refuse replies that would say something else: what is not the vendor's stands where a state is."""
    after = {each.directory: each for each in captured(made.files)}
    if len(after) != len(before):
        alike = " and ".join(made.directories)
        raise BundleError(f"expected gateways, and not {alike}, of which two have one name")
    ordered = [after[made.directories[each.directory]] for each in before]
    for each, was, became in zip(before, shape(before), shape(ordered), strict=True):
        for answer, old, new in zip(each.answers, was, became, strict=True):
            found = difference(old, new)
            if found:
                where = f"{each.directory}/{answer.file}"
                unknown = ", ".join(_unclassed(answer.text, names)[:_SHOWN]) or "nothing"
                raise BundleError(
                    f"{where} would say something else in the bundle: {found}. "
                    f"Not in the vocabulary: {unknown}. {_REMEDY}"
                )


def _unclassed(text: str, names: Pseudonyms) -> list[str]:
    """Return the words of a reply that are neither the vendor's nor known to be names."""
    own = Pseudonyms(key=names.key, words=names.words, known=names.known)
    _anonymised(text, own)
    return [repr(original) for kind, original in own.replaced if kind == UNCLASSED]


def _refuse_left(before: t.Sequence[Captured], files: Files, words: Vocabulary) -> None:
    originals = [text for each in before for text in _texts(each)]
    made = [*(part for name in files for part in name.split("/")), *files.values()]
    found = left(originals, made, words)
    if found:
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise BundleError(f"the bundle would still have {', '.join(map(repr, found[:_SHOWN]))}{more}")


def _texts(it: Captured) -> t.Iterator[str]:
    yield from (it.directory, json.dumps(it.manifest, ensure_ascii=False))
    for answer in it.answers:
        yield from (answer.file, answer.text)
