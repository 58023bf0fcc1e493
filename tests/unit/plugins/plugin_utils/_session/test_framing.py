# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The framing: messages out of a stream, however that is cut, and none that is too large."""

from __future__ import annotations

import pytest

from ansible_collections.junos_ha.srd.plugins.plugin_utils._session.framing import (
    LARGEST,
    Framer,
    TooLarge,
    framed,
)

STREAM = b"<hello/>]]>]]>\n<a>]]></a>]]>]]>]]>]]>rest"
MESSAGES = [b"<hello/>", b"\n<a>]]></a>", b""]


@pytest.mark.parametrize("size", range(1, len(STREAM) + 1))
def test_a_stream_is_cut_at_the_delimiter_however_it_comes(size: int) -> None:
    framer = Framer()
    parts = (STREAM[at : at + size] for at in range(0, len(STREAM), size))
    assert [message for part in parts for message in framer.feed(part)] == MESSAGES


@pytest.mark.parametrize("size", [1, 3, 100])
def test_a_message_may_be_as_large_as_is_said_and_no_larger(size: int) -> None:
    def feed(length: int) -> list[bytes]:
        framer, stream = Framer(10), b"x" * length + b"]]>]]>"
        parts = (stream[at : at + size] for at in range(0, len(stream), size))
        return [message for part in parts for message in framer.feed(part)]

    assert feed(10) == [b"x" * 10]
    with pytest.raises(TooLarge):
        feed(11)


def test_a_message_that_does_not_end_is_refused_once_it_is_too_large() -> None:
    framer = Framer(10)
    assert list(framer.feed(b"x" * 10 + b"]]>]]")) == []
    with pytest.raises(TooLarge):
        list(framer.feed(b"y"))
    assert len(framer._kept) == 0


def test_the_largest_message_has_64_mb() -> None:
    framer = Framer()
    message = b"x" * LARGEST
    assert (LARGEST, list(framer.feed(message + b"]]>]]>")) == [message]) == (64 * 1024 * 1024, True)
    with pytest.raises(TooLarge):
        list(framer.feed(message + b"x]]>]]>"))


def test_a_message_is_sent_with_its_delimiter() -> None:
    assert framed("<ä/>") == b"<\xc3\xa4/>]]>]]>\n"
