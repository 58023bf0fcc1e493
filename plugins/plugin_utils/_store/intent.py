# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The intent of a request: on disk before the request is sent, closed by its outcome afterwards.

An intent stands in the directory of its run. Until its outcome stands beside it, more names of the same
file stand with the pair, where the next run of that pair sees it, whatever its id: one by the names of the
gateways, and one by the serial numbers of their chassis, which other names for them share.
"""

from __future__ import annotations

import contextlib
import json
import os
import typing as t
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

from ansible_collections.junos_ha.srd.plugins.module_utils._codec import decode
from ansible_collections.junos_ha.srd.plugins.module_utils._errors import (
    ArgumentError,
    EvidenceError,
    FactsError,
)
from ansible_collections.junos_ha.srd.plugins.module_utils._gateway.model import COMPLEMENT
from ansible_collections.junos_ha.srd.plugins.module_utils._time import moment
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store import files
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.evidence import evidence_path
from ansible_collections.junos_ha.srd.plugins.plugin_utils._store.lock import pair_key

SCHEMA = 2
_BEFORE = 1  # had no serial numbers

AWAY = "away-failover"  # the phase in which a maintenance moves mastership away

_PAIRS = ".pairs"
_INTENT, _OUTCOME = ".intent.json", ".outcome.json"
_CAME_BACK = ("moved_back", "rescued")


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """A request that is about to be sent.

    Args:
        schema: the number of this shape.
        run_id: the run that sends it.
        phase: the phase of that run.
        gateway: the gateway to which it is sent.
        peer: the other gateway of the pair.
        redundancy_set: the id of the set that is to move.
        redundancy_event: the event that it triggers.
        target: the role that the gateway is to have afterwards.
        request: the request, word for word.
        gate: the verdict of the gate, in a sentence.
        written_at: when this was written, ISO 8601 in UTC.
        serial_numbers: those of both chassis, sorted; empty where one is not shown.
        by: who sends it, and on which machine; empty where the version that wrote it did not say.
    """

    schema: int
    run_id: str
    phase: str
    gateway: str
    peer: str
    redundancy_set: int
    redundancy_event: str
    target: str
    request: str
    gate: str
    written_at: str
    serial_numbers: tuple[str, ...] = ()
    by: str = ""

    @property
    def gateways(self) -> tuple[str, str]:
        """Both gateways of the pair."""
        return self.gateway, self.peer

    @property
    def words(self) -> str:
        """The request in words, the same over any connection."""
        return f"trigger {self.redundancy_event or 'an event'} of set {self.redundancy_set} on {self.gateway}"

    @property
    def stem(self) -> str:
        """What the name of its file begins with, in the directory of its run."""
        return f"{quote(self.gateway, safe='')}.{self.phase}.set-{self.redundancy_set}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedIntent:
    """An intent in the directory of its run, and its outcome as plain data; None where it has none."""

    intent: Intent
    path: Path
    outcome: t.Mapping[str, t.Any] | None

    @property
    def has_moved(self) -> bool:
        """Whether the request moved the role; true where nobody knows."""
        if self.outcome is None:
            return True
        return self.outcome.get("moved", self.outcome.get("outcome") == "seen_later") is not False

    @property
    def came_back(self) -> bool:
        """Whether the role moved for a time only."""
        return self.outcome is not None and self.outcome.get("outcome") in _CAME_BACK


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIntent:
    """An intent without an outcome: a request may have been sent, and nobody saw what came of it."""

    intent: Intent
    path: Path  # in the directory of its run

    @property
    def words(self) -> str:
        """The intent in a sentence."""
        it = self.intent
        return (
            f"run {it.run_id} was about to {it.words} at {it.written_at}, "
            f"and what came of it is unknown: {self.path}"
        )


def is_intent(name: str) -> bool:
    """Return whether a file of this name holds an intent."""
    return name.endswith(_INTENT)


def is_outcome(name: str) -> bool:
    """Return whether a file of this name holds the outcome of a request."""
    return name.endswith(_OUTCOME)


def write_intent(directory: Path, intent: Intent) -> Path:
    """Write an intent, flush it to disk, and return where it stands.

    Raises:
        EvidenceError: this run has written one for this set and phase already, or it cannot be written.
            Then nothing may be sent.
    """
    path = directory / intent.run_id / f"{intent.stem}{_INTENT}"
    markers = _markers(directory, intent)
    try:
        for folder in (path.parent, *(marker.parent for marker in markers)):
            files.make_directory(folder)
        files.write_new(path, _text(asdict(intent)))
        _mark(path, markers)
    except FileExistsError:
        raise EvidenceError(
            f"{path}: this run has sent this request already; take another srd_run_id"
        ) from None
    except OSError as error:
        raise EvidenceError(f"{path}: the intent cannot be written: {error.strerror or error}") from error
    return path


def _mark(path: Path, markers: t.Sequence[Path]) -> None:
    """Let an intent stand with its pair; where it cannot, withdraw it, since nothing is sent then."""
    made = [path]
    try:
        for marker in markers:
            os.link(path, marker)
            made.append(marker)
            files.flush_directory(marker.parent)
    except OSError:
        for each in made:
            with contextlib.suppress(OSError):
                each.unlink()
        raise


def write_outcome(directory: Path, intent: Intent, outcome: t.Mapping[str, t.Any]) -> Path:
    """Write the outcome of a request beside its intent, and return where it stands.

    Raises:
        EvidenceError: it cannot be written. The intent then stays open.
    """
    path = directory / intent.run_id / f"{intent.stem}{_OUTCOME}"
    try:
        files.make_directory(path.parent)
        files.write_new(path, _text({"schema": SCHEMA, **outcome}))
        for marker in _markers(directory, intent):
            marker.unlink(missing_ok=True)
    except OSError as error:
        raise EvidenceError(f"{path}: the outcome cannot be written: {error.strerror or error}") from error
    return path


def open_intents(directory: Path, gateways: t.Iterable[str]) -> tuple[OpenIntent, ...]:
    """Return the intents of a pair that have no outcome, of any run, oldest first.

    Raises:
        EvidenceError: one cannot be read, so that nobody knows what was sent.
    """
    return _open_in(directory, _pair(directory, gateways))


def _open_in(directory: Path, pair: Path) -> tuple[OpenIntent, ...]:
    found = [_open(directory, marker) for marker in _listed(pair)]
    return tuple(sorted((each for each in found if each), key=lambda each: each.intent.written_at))


def intents_of(run: Path, names: t.Iterable[str] | None = None) -> tuple[OpenIntent, ...]:
    """Return the intents of a run that have no outcome.

    Args:
        run: the directory of the run.
        names: the names in it, where they are known.

    Raises:
        EvidenceError: one cannot be read.
    """
    paths = _listed(run) if names is None else _intents_among(run, names)
    return tuple(OpenIntent(intent=_read(path), path=path) for path in paths if not _is_closed(path))


def saved_intents(run: Path) -> tuple[SavedIntent, ...]:
    """Return the intents of a run, each with its outcome.

    Raises:
        EvidenceError: one of them cannot be read.
    """
    return tuple(SavedIntent(intent=_read(path), path=path, outcome=_outcome(path)) for path in _listed(run))


def all_open_intents(directory: Path) -> tuple[OpenIntent, ...]:
    """Return the intents of all pairs that have no outcome.

    Raises:
        EvidenceError: one of them cannot be read.
    """
    pairs = directory / _PAIRS
    try:
        names = sorted(os.listdir(pairs))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise EvidenceError(f"{pairs}: cannot be read: {error.strerror or error}") from error
    return tuple(each for name in names for each in _open_in(directory, pairs / name))


def remove_markers(directory: Path, intents: t.Iterable[SavedIntent]) -> None:
    """Remove what stayed with the pair of intents that have an outcome.

    Raises:
        OSError: one of them cannot be removed.
    """
    for each in intents:
        if each.outcome is not None:
            for marker in _markers(directory, each.intent):
                marker.unlink(missing_ok=True)


def moved_away(run: Path, gateway: str, peer: str, *, phase: str) -> tuple[int, ...]:
    """Return the sets that a phase of a run moved from a gateway to its peer, and not back.

    A set whose request has no outcome yet counts too.

    Raises:
        EvidenceError: what the run left cannot be read.
    """
    requests = [each for each in saved_intents(run) if each.intent.phase == phase and each.has_moved]
    moved = {(each.intent.gateway, each.intent.redundancy_set) for each in requests}
    there, back = ({number for name, number in moved if name == each} for each in (gateway, peer))
    return tuple(sorted(there - back))


def _outcome(path: Path) -> t.Mapping[str, t.Any] | None:
    """Return the outcome of an intent; None where it is missing."""
    outcome = path.with_name(path.name.removesuffix(_INTENT) + _OUTCOME)
    try:
        plain = json.loads(outcome.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise EvidenceError(f"{outcome}: the outcome cannot be read: {error}") from error
    return plain if isinstance(plain, dict) else {}


def refuse_other_names(run: Path, serial_numbers: t.Sequence[str], gateways: t.Sequence[str]) -> None:
    """Refuse two chassis that this run has moved under other names, or any run has without an outcome.

    Raises:
        EvidenceError: there is one, or an intent cannot be read.
    """
    for each in _open_in(run.parent, _chassis(run.parent, serial_numbers)):
        if set(each.intent.gateways) != set(gateways):
            raise EvidenceError(each.words)
    for intent in map(_read, _listed(run)):
        if intent.serial_numbers == tuple(serial_numbers) and set(intent.gateways) != set(gateways):
            chassis, others = " and ".join(serial_numbers), " and ".join(intent.gateways)
            raise EvidenceError(
                f"{' and '.join(gateways)} - Expected: each pair once in a run "
                f"Actual: the chassis {chassis} are {others}, too"
            )


def _pair(directory: Path, gateways: t.Iterable[str]) -> Path:
    return directory / _PAIRS / pair_key(gateways)


def _chassis(directory: Path, serial_numbers: t.Iterable[str]) -> Path:
    return _pair(directory, (f"serial:{number}" for number in serial_numbers))


def _markers(directory: Path, intent: Intent) -> list[Path]:
    """Return where an intent stands with its pair."""
    chassis = [_chassis(directory, intent.serial_numbers)] if intent.serial_numbers else []
    pairs = [_pair(directory, intent.gateways), *chassis]
    return [pair / f"{intent.run_id}.{intent.stem}{_INTENT}" for pair in pairs]


def _listed(folder: Path) -> list[Path]:
    try:
        return _intents_among(folder, os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise EvidenceError(f"{folder}: cannot be read: {error.strerror or error}") from error


def _intents_among(folder: Path, names: t.Iterable[str]) -> list[Path]:
    return [folder / name for name in sorted([it for it in names if is_intent(it)])]


def _open(directory: Path, marker: Path) -> OpenIntent | None:
    """Return the intent behind a marker; None where its outcome was written, and only the marker stayed."""
    intent = _read(marker)
    path = directory / intent.run_id / f"{intent.stem}{_INTENT}"
    return None if _is_closed(path) else OpenIntent(intent=intent, path=path)


def _is_closed(path: Path) -> bool:
    return path.with_name(path.name.removesuffix(_INTENT) + _OUTCOME).exists()


def _read(path: Path) -> Intent:
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return _checked(decode(Intent, _present(plain), str(path)))
    except OSError as error:
        raise EvidenceError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError, FactsError, ArgumentError) as error:
        raise EvidenceError(f"{path}: this is not an intent: {error}") from error


def _checked(intent: Intent) -> Intent:
    """Return an intent whose values are such as this version writes.

    Raises:
        ArgumentError: another version wrote it, or somebody changed it.
    """
    if intent.schema not in (_BEFORE, SCHEMA):
        raise ArgumentError(f"schema - Expected: {_BEFORE} or {SCHEMA} Actual: {intent.schema}")
    if intent.target not in COMPLEMENT:
        raise ArgumentError(f"target - Expected: {' or '.join(COMPLEMENT)} Actual: {intent.target!r}")
    moment("written_at", intent.written_at)
    evidence_path(".", intent.run_id, host=intent.gateway, phase=intent.phase)
    return intent


def _present(plain: object) -> object:
    """Return an intent of a shape before in the present one."""
    if not isinstance(plain, dict):
        return plain
    of_first: dict[str, object] = {"serial_numbers": []} if plain.get("schema") == _BEFORE else {}
    return {"by": "", **of_first, **plain}


def _text(plain: t.Mapping[str, t.Any]) -> str:
    return json.dumps(plain, indent=2, ensure_ascii=True) + "\n"
