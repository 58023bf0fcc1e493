# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The reports on a run: made from its evidence, each in a file that replaces the one before it."""

from __future__ import annotations

import types
import typing as t
from pathlib import Path
from urllib.parse import quote

from ansible_collections.junos_ha.srd.plugins.module_utils._errors import ArgumentError, EvidenceError
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import Record
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import (
    AnyDocument,
    any_document,
    plain_json,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.junit import junit
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.markdown import markdown
from ansible_collections.junos_ha.srd.plugins.plugin_utils._html import html
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import files
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import (
    evidence_of,
    home_of,
    names_in,
    read_record,
    unwritable,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.intent import intents_of

# The function that makes each format, and the suffix of its file.
FORMATS: dict[str, tuple[t.Callable[[AnyDocument], str], str]] = {
    "html": (html, ".html"),
    "markdown": (markdown, ".md"),
    "junit": (junit, ".junit.xml"),
    "json": (plain_json, ".json"),
}

NOTHING: t.Mapping[Path, Record] = types.MappingProxyType({})

FOLDER = "reports"
OPENMETRICS = "openmetrics"  # the metrics of an audit, which are made of all pairs at once
_METRICS = ".prom"
_READABLE = 0o644  # by the collector of metrics, which is another user
SUFFIXES = (*(suffix for _made, suffix in FORMATS.values()), _METRICS)


def report_paths(run: Path, host: str, formats: t.Sequence[str]) -> dict[str, Path]:
    """Return the paths of the reports of a run, in its directory, by format."""
    return {name: run / FOLDER / f"{quote(host, safe='')}{FORMATS[name][1]}" for name in formats}


def write_reports(
    run: Path, hosts: t.Sequence[str], formats: t.Sequence[str], written: t.Mapping[Path, Record] = NOTHING
) -> dict[str, Path]:
    """Write the reports on the gateways of a run, named after the first, and return their paths.

    Args:
        run: the directory of the run.
        hosts: the gateways.
        formats: the formats of the reports.
        written: records that this process has just written, by their paths: they are not read back.

    Raises:
        EvidenceError: evidence was changed or cannot be read, or a report cannot be written. The report
            before it is kept.
        ArgumentError: the evidence is of several runs or pairs.
        FactsError: its facts or reports are invalid.
    """
    paths = report_paths(run, hosts[0], formats)
    if not paths:
        return paths
    names = names_in(run)
    unsettled = [each.words for each in intents_of(run, names) if set(hosts) & set(each.intent.gateways)]
    records = (written.get(path) or read_record(path) for path in evidence_of(run, names, hosts))
    document = any_document(records, unsettled=unsettled)
    for name, path in paths.items():
        _write(path, FORMATS[name][0](document))
    return paths


def metrics_path(run: Path, host: str) -> Path:
    """Return the path of the metrics of a run, in its directory."""
    return run / FOLDER / f"{quote(host, safe='')}{_METRICS}"


def write_metrics(path: Path, text: str) -> None:
    """Write metrics beside the reports of a run.

    Raises:
        EvidenceError: they cannot be written.
    """
    _write(path, text)


def collector_path(option: str, path: str) -> Path:
    """Return the path of a file of metrics for a collector, which takes no other file than C(*.prom).

    Raises:
        ArgumentError: its name ends otherwise; the message names the option.
    """
    if not path.endswith(_METRICS):
        raise ArgumentError(f"{option} - Expected: the path of a file *{_METRICS} Actual: {path!r}")
    return home_of(option, path)


def write_for_collector(path: Path, text: str) -> None:
    """Write metrics where a collector looks for them: whole, and for others to read.

    Raises:
        EvidenceError: they cannot be written. Those before them are then still there.
    """
    try:
        files.replace(path, text, _READABLE)
    except OSError as error:
        raise EvidenceError(f"{path}: the metrics cannot be written: {error.strerror or error}") from error


def write_again(run: Path, gateways: t.Sequence[str]) -> dict[str, Path]:
    """Write the reports on a pair again that a run has already, and return their paths.

    Raises:
        EvidenceError, ArgumentError, FactsError: as C(write_reports).
    """
    written: dict[str, Path] = {}
    for lead in gateways:
        formats = [name for name, path in report_paths(run, lead, list(FORMATS)).items() if path.exists()]
        written |= write_reports(run, [lead, *(each for each in gateways if each != lead)], formats)
    return written


def _write(path: Path, text: str) -> None:
    try:
        files.make_directory(path.parent)
        files.replace(path, text)
    except OSError as error:
        raise unwritable(path, error) from error
