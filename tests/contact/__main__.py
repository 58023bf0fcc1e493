# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""C(python -m tests.contact BUNDLE): make fixtures of a bundle, to be looked at."""

from __future__ import annotations

import argparse
import sys
import typing as t
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import SrdError
from ansible_collections.junos_ha.srd.plugins.module_utils._text import printable_lines
from ansible_collections.junos_ha.srd.plugins.plugin_utils._bundle.archive import read

from .fixtures import fixtures, summary


def main(arguments: t.Sequence[str] | None = None) -> int:
    """Write the fixtures and say what they are; 2 where the file is no bundle."""
    options = _parser().parse_args(arguments)
    try:
        files = read(options.bundle)
        made, said = fixtures(files), summary(files)
    except SrdError as error:
        print(printable_lines(f"contact: {error}"), file=sys.stderr)
        return 2
    options.directory.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (options.directory / name).write_bytes(text.encode("utf-8"))
    print(printable_lines(said))
    print(f"{len(made)} files in {options.directory}: look at each before it goes to tests/fixtures")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.contact", description="Make fixtures of a bundle.")
    parser.add_argument("bundle", type=Path, help="the file that a user has sent")
    parser.add_argument("--directory", type=Path, default=Path(".build/contact"))
    return parser


if __name__ == "__main__":
    sys.exit(main())
