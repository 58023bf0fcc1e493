# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The framing of NETCONF 1.0 over SSH (RFC 4742, RFC 6242): a delimiter ends each message."""

from __future__ import annotations

import typing as t

DELIMITER = b"]]>]]>"
LARGEST = 64 * 1024 * 1024  # bytes of a message


class TooLarge(Exception):
    """A message has more bytes than are kept."""


class Framer:
    """Cuts a stream of bytes into messages. It keeps no more than one message and one part.

    Args:
        largest: how many bytes a message may have.
    """

    def __init__(self, largest: int = LARGEST) -> None:
        self._largest = largest
        self._kept = bytearray()

    def feed(self, part: bytes) -> t.Iterator[bytes]:
        """Take a part of the stream, yield each message that it completes.

        Raises:
            TooLarge: a message has too many bytes, whether or not it ends.
        """
        searched = max(len(self._kept) - len(DELIMITER) + 1, 0)
        self._kept += part
        while (end := self._kept.find(DELIMITER, searched)) >= 0:
            self._refuse(end)
            message = bytes(self._kept[:end])
            del self._kept[: end + len(DELIMITER)]
            searched = 0
            yield message
        self._refuse(len(self._kept) - len(DELIMITER) + 1)

    def _refuse(self, size: int) -> None:
        if size > self._largest:
            self._kept.clear()
            raise TooLarge


def framed(message: str) -> bytes:
    """Return a message as it is sent."""
    return message.encode() + DELIMITER + b"\n"
