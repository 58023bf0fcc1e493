# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is started here can be ended by a signal, however this process was started."""

from __future__ import annotations

import signal
import types

# nohup lets what it starts ignore the first; a shell the next two, of what it starts in the background.
_IGNORED = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)


def pass_on_none_ignored() -> None:
    """Let no process that is started from here ignore a signal because this one was started so.

    It goes on as before where such a signal arrives: it has a handler, which a new program does not inherit.
    """
    for number in _IGNORED:
        if signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, _go_on)


def _go_on(_number: int, _frame: types.FrameType | None) -> None:
    pass
