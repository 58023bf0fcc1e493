# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Save the evidence of two runs of a healthy pair, one of them old."""

from __future__ import annotations

import datetime
import os
import sys
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._time import now, utc_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import (
    evidence_path,
    write_evidence,
)
from ansible_collections.junos_ha.srd.tests.unit.report_samples import checked

RUNS = {"CHG1": 100, "CHG2": 1}  # days ago


def main(directory: str) -> None:
    for run_id, days in RUNS.items():
        at = now() - datetime.timedelta(days=days)
        for each in checked():
            plain = {**each, "run_id": run_id, "written_at": utc_text(at)}
            path = evidence_path(directory, run_id, host=each["host"], phase=each["phase"])
            write_evidence(path, {name: value for name, value in plain.items() if name != "sha256"})
            os.utime(path, (at.timestamp(), at.timestamp()))


if __name__ == "__main__":
    main(str(Path(sys.argv[1])))
