# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A phase of a run: the paths of its evidence and its reports, and how both are written."""

from __future__ import annotations

import datetime
import typing as t
from dataclasses import dataclass, field
from pathlib import Path

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.report import Report
from ansible_collections.junos_ha.srd.plugins.module_utils._evidence.record import (
    REFERS_TO,
    SCHEMA,
    Plain,
    Record,
    record_written,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import Gateway
from ansible_collections.junos_ha.srd.plugins.module_utils._time import utc_text
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.attempts import refuse_complete, set_aside
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import (
    evidence_path,
    refuse_written,
    write_evidence,
)
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.reports import report_paths, write_reports
from ansible_collections.junos_ha.srd.plugins.plugin_utils._version import VERSION

_BESIDE = ("reply", "shape")  # what a task returns with facts, and evidence keeps beside them


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The content of the evidence of a gateway.

    Args:
        facts: its facts, with the raw reply and its shape where these are to be kept; None where it could not
            be read.
        areas: the areas around its daemon; None where they were not asked for, or not read.
        probes: its answers to the show commands of the site; None without probes, or if it was not read.
        error: why it could not be read.
        reports: the reports on it, by name.
        refers_to: the runs whose evidence it was compared with, or that it goes on with.
        asked: what the phase was asked to judge; nothing where that is not said.
    """

    facts: Plain | None = None
    areas: Plain | None = None
    probes: Plain | None = None
    error: str | None = None
    reports: Plain
    refers_to: tuple[str, ...] = ()
    asked: Plain = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of a run.

    Args:
        directory: the directory of the evidence of all runs.
        run_id: the run.
        name: the phase.
    """

    directory: str
    run_id: str
    name: str

    def path(self, host: str) -> Path:
        """Return the path of the evidence of a gateway.

        Raises:
            ArgumentError: the run's id or the phase could lead elsewhere, or the directory is empty.
        """
        return evidence_path(self.directory, self.run_id, host=host, phase=self.name)

    def refuse_written(self, host: str) -> None:
        """Refuse a gateway that has evidence.

        Raises:
            EvidenceError: there is evidence already, or its path cannot be examined.
        """
        refuse_written(self.path(host))

    def refuse_complete(self, hosts: t.Iterable[str]) -> None:
        """Refuse gateways that have evidence, unless they were not read and may be written again.

        Raises:
            EvidenceError: there is evidence already, or its path cannot be examined.
        """
        refuse_complete(self._paths(hosts))

    def set_aside(self, hosts: t.Iterable[str]) -> None:
        """Rename the evidence of a failed attempt, whose gateways were not all read.

        Raises:
            EvidenceError: another run writes this phase, or a file cannot be renamed.
        """
        set_aside(self._paths(hosts))

    def _paths(self, hosts: t.Iterable[str]) -> list[Path]:
        return [self.path(host) for host in sorted(hosts)]

    def write(self, host: str, content: Content, *, now: datetime.datetime) -> str:
        """Write the evidence of a gateway, and return its digest.

        Raises:
            EvidenceError: the file exists, or it cannot be written. Nothing is written then.
        """
        return write_evidence(self.path(host), self.record(host, content, now))

    def report_paths(self, host: str, formats: t.Sequence[str]) -> dict[str, Path]:
        """Return the paths of the reports that are named after a gateway, by format."""
        return report_paths(self.path(host).parent, host, formats)

    def write_made(
        self,
        host: str,
        content: Content,
        *,
        now: datetime.datetime,
        gateway: Gateway | None,
        made: t.Mapping[str, Report],
    ) -> Record:
        """Write the evidence of a gateway, and return its record without reading it back.

        Args:
            host: the name of the gateway.
            content: the content, as plain data.
            now: when it is written.
            gateway: the gateway whose facts are the content.
            made: the reports of the content, by name, which were made of that gateway.

        Raises:
            EvidenceError: the file exists, or it cannot be written. Nothing is written then.
        """
        plain = self.record(host, content, now)
        return record_written(plain, write_evidence(self.path(host), plain), gateway=gateway, made=made)

    def write_reports(
        self, hosts: t.Sequence[str], formats: t.Sequence[str], written: t.Iterable[Record] = ()
    ) -> dict[str, Path]:
        """Write the reports on gateways of the run, named after the first, and return their paths.

        Args:
            hosts: the gateways.
            formats: the formats of the reports.
            written: records of this phase that were just written: they are not read back.

        Raises:
            EvidenceError: evidence was changed or cannot be read, or a report cannot be written.
            ArgumentError: the evidence is of several runs or pairs.
            FactsError: its facts or reports are invalid.
        """
        known = {self.path(record.host): record for record in written}
        return write_reports(self.path(hosts[0]).parent, hosts, formats, known)

    def record(self, host: str, content: Content, now: datetime.datetime) -> Plain:
        """Return the evidence of a gateway as plain data, its digest left out."""
        facts = content.facts
        return {
            "schema": SCHEMA,
            "run_id": self.run_id,
            "phase": self.name,
            "host": host,
            "written_at": utc_text(now),
            "collection_version": VERSION,
            "facts": {key: it for key, it in facts.items() if key not in _BESIDE} if facts else None,
            "reply": facts.get("reply") if facts else None,
            **({"shape": facts["shape"]} if facts and facts.get("shape") else {}),
            **({"areas": content.areas} if content.areas else {}),
            **({"probes": content.probes} if content.probes else {}),
            "error": content.error,
            "reports": content.reports,
            **({REFERS_TO: list(content.refers_to)} if content.refers_to else {}),
            **({"asked": content.asked} if content.asked else {}),
        }
