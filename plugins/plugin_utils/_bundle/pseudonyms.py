# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Other names for those of a user: the same one for the same name, wherever it stands, by a key.

Whatever is not known to be the vendor's is replaced.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
import typing as t
from dataclasses import dataclass, field

from ansible_collections.junos_ha.srd.plugins.module_utils._surroundings import plain_host_name
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.addresses import Places, is_common
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.tokens import (
    CHUNK,
    HIDDEN,
    INTERFACE,
    NUMBER,
    PUNCTUATION,
    SECRET,
    TABLE,
    Network,
    addresses,
    is_fixed,
    is_known_interface,
    is_plain,
    network,
    without_addresses,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.vocabulary import (
    Vocabulary,
    is_short,
    parts_of,
)

REMOVED = "removed"  # stands where a secret was

NAME, HOST, ADDRESS, INTERFACE_NAME, UNCLASSED, NUMBER_OF_AS = (
    "name",
    "host",
    "address",
    "interface",
    "unclassed",
    "as",
)
SECRET_KIND, NUMBER_IN_TEXT = "secret", "number"

_LETTERS = 5  # bytes of a digest, eight characters
_SEPARATORS = re.compile(r"([/:@+#*%$\\~^!?]+)")
_ROUTING_ENGINE = re.compile(r"-re[01]\Z", re.IGNORECASE)
_NO_DIGITS = str.maketrans("234567", "uvwxyz")
_WORDS = re.compile(r"[A-Za-z]+(?:[-/][A-Za-z]+)*")
_LETTERS_ALONE = re.compile(r"[^\W\d_]{2,}")
# A number that may be a telephone's, a circuit's or a customer's, and no time or date.
_TELLING = re.compile(r"[0-9]{2,}(?:[./][0-9]+)*|[0-9](?:[./][0-9]+)+")
_FIRST_AS, _COUNT_OF_AS = 64496, 16  # those of documentation


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of all replies before anything is replaced.

    Args:
        names: the names that stand where only a name can.
        hosts: the host names, as they are compared.
        places: what each address becomes.
    """

    names: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    places: Places = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pseudonyms:
    """Replaces what names something of a user. C(replaced) keeps what, by kind and original.

    Args:
        key: only who has it can tell which name became which.
        words: the vocabulary of the vendor.
        known: what all replies have.
    """

    key: bytes
    words: Vocabulary
    known: Known = field(default_factory=Known)
    replaced: dict[tuple[str, str], str] = field(default_factory=dict)
    networks: set[Network] = field(default_factory=set)

    def name(self, text: str, kind: str = NAME) -> str:
        """Return another name for a name."""
        return self._keep(kind, text, f"name-{self._letters(text)}")

    def host(self, text: str) -> str:
        """Return another host name; that of a routing engine stays one, in any case and domain."""
        if network(text) is not None:
            return self.free(text)
        label, dot, _domain = text.partition(".")
        engine = _ROUTING_ENGINE.search(label)
        plain = f"host-{self._letters(f'host {plain_host_name(text)}')}"
        domain = ".example" if dot else ""
        return self._keep(HOST, text, f"{plain}{engine[0] if engine else ''}{domain}")

    def interface(self, text: str) -> str:
        """Return the name of an interface, its family replaced if that is not the vendor's."""
        if is_known_interface(text, self.words):
            return text
        found = INTERFACE.fullmatch(text)
        if found is None:
            return self.free(text)
        return self._keep(INTERFACE_NAME, text, f"{self._letters(found[1]).translate(_NO_DIGITS)}{found[2]}")

    def address(self, known: Network, printed: str) -> str:
        """Return an address of documentation, with or without a length as it was printed."""
        if is_common(known):
            return printed
        self.networks.add(known)
        place = self.known.places.get(known) or known
        return self._keep(ADDRESS, printed, str(place) if "/" in printed else str(place.ip))

    def table(self, text: str) -> str:
        """Return the name of a routing table, that of its instance replaced."""
        found = TABLE.fullmatch(text)
        return f"{self.name(found[1])}.{found[2]}" if found else self.free(text)

    def number_of_as(self, text: str) -> str:
        """Return the number of an autonomous system of documentation."""
        digest = hmac.digest(self.key, f"as {text}".encode(), hashlib.sha256)
        return self._keep(NUMBER_OF_AS, text, str(_FIRST_AS + digest[0] % _COUNT_OF_AS))

    def secret(self) -> str:
        """Return what stands where a secret was; the secret is kept nowhere."""
        self.replaced[SECRET_KIND, ""] = REMOVED
        return REMOVED

    def free(self, text: str, beside: str = "") -> str:
        """Return a text in which any token may be a name: what is not the vendor's is replaced.

        Numbers are, too, where a word of the text, or of the label or tag beside it, is not the vendor's.
        """
        without_secrets = SECRET.sub(lambda _found: self.secret(), text)
        replaced = self._told if self._is_told(f"{beside} {without_secrets}") else self._chunk
        return CHUNK.sub(lambda found: replaced(found[0]), without_secrets)

    def label(self, text: str) -> str:
        """Return the label of a line: a word of it stays if it is made of the vendor's words."""
        return CHUNK.sub(lambda found: self._of_label(found[0]), text)

    def tag(self, text: str) -> str:
        """Return the name of an element or attribute; one that is not of the vendor's words is replaced."""
        return text if self.words.knows_parts(text) else self.name(text, UNCLASSED)

    def _is_told(self, text: str) -> bool:
        """Return whether a text has words of a user, however short."""
        chunks = (
            each for each in CHUNK.findall(text) if not self._is_plain(each) and not TABLE.fullmatch(each)
        )
        pieces = (without_addresses(each).casefold() for each in chunks)
        words = (word for each in pieces for word in _LETTERS_ALONE.findall(each))
        return any(word not in self.words.parts for word in words)

    def _told(self, text: str) -> str:
        """Return a piece of a text of a user: a number in it may tell whose it is."""
        core = PUNCTUATION.sub("", text)
        if not _TELLING.fullmatch(core) or next(addresses(core), None):
            return self._chunk(text)
        return text.replace(core, self._keep(NUMBER_IN_TEXT, core, f"name-{self._letters(core)}"), 1)

    def _of_label(self, text: str) -> str:
        is_made = _WORDS.fullmatch(text) is not None and self.words.knows_parts(text)
        is_known = any(each in self.words.parts for each in parts_of(text))  # and not short pieces alone
        return text if is_made and is_known else self._chunk(text)

    def _chunk(self, text: str) -> str:
        """Return a text without blanks, its addresses and names replaced."""
        if self._is_plain(text):
            return text
        place = next(addresses(text), None)
        if place is not None:
            start, end, known = place
            address = self.address(known, text[start:end])
            return f"{self._rest(text[:start])}{address}{self._rest(text[end:])}"
        return self._without_address(text)

    def _rest(self, text: str) -> str:
        return self._chunk(text) if text else ""

    def _without_address(self, text: str) -> str:
        if TABLE.fullmatch(text):
            return self.table(text)
        if text in self.known.names or HIDDEN.search(text):
            return self.name(text, UNCLASSED)
        pieces = _SEPARATORS.split(text)
        return "".join(piece if i % 2 else self._bare(piece) for i, piece in enumerate(pieces))

    def _bare(self, text: str) -> str:
        """Return a piece without separators, the punctuation around it as it was."""
        core = PUNCTUATION.sub("", text)
        if not core or self._is_plain(core) or self._is_plain(text):
            return text
        before, _core, after = text.partition(core)
        return f"{before}{self._word(core)}{after}"

    def _word(self, text: str) -> str:
        if plain_host_name(text) in self.known.hosts:
            return self.host(text)
        if text in self.known.names or not is_short(text):
            return self.name(text, NAME if text in self.known.names else UNCLASSED)
        return text

    def _is_plain(self, text: str) -> bool:
        """Return whether a token names nothing of the user; C(pe1) does if a gateway is called so."""
        is_host = INTERFACE.fullmatch(text) is not None and plain_host_name(text) in self.known.hosts
        return is_plain(text, self.words) and not is_host

    def _letters(self, text: str) -> str:
        digest = hmac.digest(self.key, text.encode("utf-8", "surrogatepass"), hashlib.sha256)
        return base64.b32encode(digest[:_LETTERS]).decode("ascii").lower()

    def _keep(self, kind: str, original: str, replacement: str) -> str:
        self.replaced[kind, original] = replacement
        return replacement


def is_number(text: str) -> bool:
    """Return whether a text is a number."""
    return NUMBER.fullmatch(text) is not None


def known_names(replaced: t.Mapping[tuple[str, str], str], words: Vocabulary) -> frozenset[str]:
    """Return the names that are replaced wherever they stand: not those that may be something else."""
    names = (original for kind, original in replaced if kind == NAME)
    return frozenset(name for name in names if not is_plain(name, words))


def known_hosts(replaced: t.Mapping[tuple[str, str], str], words: Vocabulary) -> frozenset[str]:
    """Return the host names that are replaced wherever they stand, as they are compared."""
    hosts = (plain_host_name(original) for kind, original in replaced if kind == HOST)
    return frozenset(host for host in hosts if not is_fixed(host, words))
