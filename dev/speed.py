# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Print the seconds of CPU that this Python takes for a little of what tests do.

C(dev.pythons) runs this file with each build of a version. It fails where the build cannot make environments.
"""

from __future__ import annotations

import importlib
import json
import time

ROUNDS = 60  # the best one counts: the others were disturbed
SOURCE = "each = [one.two(three) for three in four]\n" * 99


class Number:
    """A value, as there are many."""

    def __init__(self, value: int) -> None:
        self.value = value

    def next(self) -> int:
        """Return the number after it."""
        return self.value + 1


def work() -> None:
    """Compile, sort, write, read and call."""
    compile(SOURCE, "", "exec")
    table = {str(number): [number, {"a": number}] for number in range(3000)}
    json.loads(json.dumps({key: table[key] for key in sorted(table)}))
    sum(Number(number).next() for number in range(20000))


def main() -> None:
    """Time the rounds."""
    importlib.import_module("ensurepip")  # a system may have it in a package of its own
    times = []
    for _round in range(ROUNDS):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    print(min(times))


if __name__ == "__main__":
    main()
