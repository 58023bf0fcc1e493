# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Prints as JSON the lines and branches of the parser that no reply of the fixtures covers.

A process of its own, since what is imported before is not measured.
"""

from __future__ import annotations

import contextlib
import json
import sys
import tempfile
import typing as t
from pathlib import Path

import coverage

PARSER = Path(__file__).resolve().parents[5] / "plugins" / "module_utils" / "_parse"
FACTS = PARSER.parent / "_gateway" / "facts.py"
COMPLETENESS = "def is_whole("  # where the part of that file begins that the parser uses

# Taken on a controller without the library only: a test of their own takes them.
WITHOUT_LIBRARY = (r"except ImportError:", r"if (netaddr|jxmlease) is None:")


def main() -> None:
    measured = coverage.Coverage(
        branch=True,
        data_file=None,
        config_file=False,
        include=[
            f"{PARSER}/*.py",
            f"{FACTS}",
            f"{PARSER.parent}/_configuration/reader.py",
        ],
        messages=False,
    )
    for pattern in WITHOUT_LIBRARY:
        measured.exclude(pattern)
    measured.start()
    _parse_all()
    measured.stop()
    json.dump(_missing(measured), sys.stdout)


def _parse_all() -> None:
    from ansible_collections.junos_ha.srd.plugins.module_utils._configuration.reader import (
        parse_configuration,
    )
    from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ParseError
    from ansible_collections.junos_ha.srd.plugins.module_utils._parse.reply import (
        parse,
        parse_saved,
        warnings_beside,
    )
    from ansible_collections.junos_ha.srd.plugins.plugin_utils._vocabulary import vocabulary_of
    from ansible_collections.junos_ha.srd.tests.fixtures.pairs import pairs
    from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._parse.vocabularies import (
        DIALECTS,
        NOW,
    )
    from ansible_collections.junos_ha.srd.tests.unit.plugins.module_utils._parse.warned_replies import WARNED

    for reply, _warnings in WARNED.values():
        warnings_beside(reply)
        with contextlib.suppress(ParseError):
            parse_saved(reply)
    for dialect in DIALECTS.values():
        parse(dialect.printed, vocabulary_of(dialect.file, "", now=NOW))
    for pair in pairs("published", "made", "rejected"):
        with contextlib.suppress(ParseError):
            parse_saved(pair.reply)
    for pair in pairs("configuration"):
        with contextlib.suppress(ParseError):
            parse_configuration(pair.reply)


def _missing(measured: coverage.Coverage) -> dict[str, t.Any]:
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "report.json")
        measured.json_report(outfile=str(written))
        files = json.loads(written.read_text(encoding="utf-8"))["files"]
    lines = FACTS.read_text(encoding="utf-8").splitlines()
    begins = {FACTS.name: next(i for i, line in enumerate(lines, 1) if line.startswith(COMPLETENESS))}
    return {name: _of_file(file, begins.get(name, 1)) for name, file in _by_name(files).items()}


def _by_name(files: dict[str, t.Any]) -> dict[str, t.Any]:
    return {Path(name).name: file for name, file in files.items()}


def _of_file(file: dict[str, t.Any], begin: int) -> dict[str, t.Any]:
    return {
        "lines": [line for line in file["missing_lines"] if line >= begin],
        "branches": [branch for branch in file["missing_branches"] if branch[0] >= begin],
    }


if __name__ == "__main__":
    main()
