# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Replies with warnings beside them, and the words of these."""

from __future__ import annotations

_SEVERE = "<error-severity>{}</error-severity><error-message>stale</error-message>"
WARNING = f"<rpc-error>{_SEVERE.format('warning')}</rpc-error>"
ERROR = f"<rpc-error>{_SEVERE.format('error')}</rpc-error>"
WORDS = "rpc-error/error-severity: warning rpc-error/error-message: stale"

# What it is, the reply, the warnings.
WARNED: dict[str, tuple[str, tuple[str, ...]]] = {
    "no warning": ("<rpc-reply><ok/></rpc-reply>", ()),
    "a warning alone": (f"<rpc-reply>{WARNING}</rpc-reply>", (WORDS,)),
    "beside ok": (f"<rpc-reply>{WARNING}<ok/></rpc-reply>", (WORDS,)),
    "two of them": (f"<rpc-reply>{WARNING}<output>a</output>{WARNING}</rpc-reply>", (WORDS, WORDS)),
    "without an envelope": (WARNING, (WORDS,)),
    "with a prefix": (
        f"<nc:rpc-reply xmlns:nc='a'>{WARNING.replace('rpc-error', 'nc:rpc-error')}</nc:rpc-reply>",
        (WORDS,),
    ),
    "in the words of Junos": (
        "<rpc-reply><xnm:warning xmlns:xnm='b'><message>\nstale\n</message></xnm:warning></rpc-reply>",
        ("warning/message: stale",),
    ),
    "of a routing engine": (
        "<rpc-reply><multi-routing-engine-results><multi-routing-engine-item><re-name>re0</re-name>"
        f"{WARNING}<output>a</output></multi-routing-engine-item></multi-routing-engine-results></rpc-reply>",
        (WORDS,),
    ),
    "beside an error": (f"<rpc-reply>{ERROR}{WARNING}</rpc-reply>", (WORDS,)),
    "an error whose message has the word": (
        f"<rpc-reply>{ERROR.replace('stale', 'a warning')}</rpc-reply>",
        (),
    ),
    "a policy that broadcasts a warning": (
        "<rpc-reply><configuration><then><mship-actions>broadcast-warning</mship-actions></then>"
        "</configuration></rpc-reply>",
        (),
    ),
    "as text in an element": (
        "<rpc-reply><output>\nwarning: peer is WARNED\ntriggered\n</output></rpc-reply>",
        ("warning: peer is WARNED",),
    ),
    "as JSON": (
        '{"rpc-reply" : [{"warning" : [{"message" : [{"data" : "stale"}]}], "output" : [{"data" : "a"}]}]}',
        ("warning/message: stale",),
    ),
    "as text": (
        "warning: peer is WARNED\nre0: Warning:  stale \n",
        ("warning: peer is WARNED", "re0: Warning: stale"),
    ),
    "in the middle of a line": ("no warning: none\n", ()),
    "broken off": (f"<rpc-reply>{WARNING}<output>", ()),
    "JSON that breaks off": ('{"warning" : [', ()),
}
