# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A run that ignores signals starts what does not, and goes on when they come."""

from __future__ import annotations

import subprocess
import sys

from dev.paths import ROOT

STARTED = "import signal; print(*(signal.getsignal(each).name for each in (signal.SIGHUP, signal.SIGQUIT)))"
IGNORING = f"""\
import os, signal, subprocess, sys
from dev import signals

for each in (signal.SIGHUP, signal.SIGQUIT):
    signal.signal(each, signal.SIG_IGN)
subprocess.run([sys.executable, "-c", {STARTED!r}])
signals.pass_on_none_ignored()
subprocess.run([sys.executable, "-c", {STARTED!r}])
os.kill(os.getpid(), signal.SIGHUP)
"""


def test_what_is_started_ignores_no_signal() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", IGNORING], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines() == ["SIG_IGN SIG_IGN", "SIG_DFL SIG_DFL"]
