# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Write the golden reports anew: C(python -m tests.golden). Look at each before it is committed."""

from __future__ import annotations

from .reports import FOLDER, SHOWN, reports

FOLDER.mkdir(exist_ok=True)
for name in SHOWN:
    for file, text in reports(name).items():
        (FOLDER / file).write_text(text, encoding="utf-8")
        print(FOLDER / file)
