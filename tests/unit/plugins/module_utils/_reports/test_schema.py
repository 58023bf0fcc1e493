# Copyright (c) 2026, the junos_ha.srd contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The published schema of the report for a program: it says what the code writes, no less and no more."""

from __future__ import annotations

import copy
import dataclasses
import json
import types
import typing as t
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from ansible_collections.junos_ha.srd.plugins.module_utils._checks.finding import Status, Verdict
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.document import plain_json
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import SCHEMA as OF_FLEET
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.fleet import Fleet
from ansible_collections.junos_ha.srd.plugins.module_utils._reports.model import SCHEMA, Document
from ansible_collections.junos_ha.srd.tests.unit.report_samples import RUNS, shown

Json = dict[str, t.Any]

ROOT = Path(__file__).parents[5]
PUBLISHED: Json = json.loads((ROOT / "docs" / "schemas" / "report.json").read_text(encoding="utf-8"))
GOLDEN = sorted((ROOT / "tests" / "golden" / "expected").glob("*.json"))
VALIDATOR = Draft202012Validator(PUBLISHED)
DEFINED: dict[str, Json] = PUBLISHED["$defs"]
KINDS = {str: "string", int: "integer", float: "number", bool: "boolean"}
COUNTED = {"Document": t.get_args(Status), "ReportSummary": t.get_args(Status), "Fleet": t.get_args(Verdict)}


def classes(kind: type) -> dict[str, type]:
    """Return a dataclass and all that are in it, by name."""
    found = {kind.__name__: kind}
    for hint in t.get_type_hints(kind).values():
        for inner in parts(hint):
            if dataclasses.is_dataclass(inner) and isinstance(inner, type):
                found |= classes(inner)
    return found


def parts(hint: t.Any) -> list[t.Any]:
    """Return a type and those inside it."""
    return [hint, *(part for inner in t.get_args(hint) for part in parts(inner))]


WRITTEN = classes(Document) | classes(Fleet)


def said(hint: t.Any) -> Json:
    """Return what a schema has to say of a type."""
    origin, inner = t.get_origin(hint), t.get_args(hint)
    if dataclasses.is_dataclass(hint):
        return {"$ref": f"#/$defs/{t.cast(type, hint).__name__}"}
    if origin is t.Literal:
        return {"type": "string", "enum": sorted(inner)}
    if origin is tuple:
        return {"type": "array", "items": said(inner[0])}
    if origin is types.UnionType:
        other = said(inner[0])
        nullable = {**other, "type": [other["type"], "null"]} if "type" in other else None
        return nullable or {"anyOf": [other, {"type": "null"}]}
    return {"type": "object"} if origin is dict else {"type": KINDS[hint]}


def typed(field: Json) -> Json:
    """Return what the schema says of the type of a field; what words it has, and limits, left out."""
    kept = {key: value for key, value in field.items() if key in ("type", "items", "anyOf", "$ref", "enum")}
    return {**kept, "enum": sorted(kept["enum"])} if "enum" in kept and None not in kept["enum"] else kept


def test_it_is_a_schema_of_the_draft_that_it_names() -> None:
    Draft202012Validator.check_schema(PUBLISHED)
    assert PUBLISHED["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert PUBLISHED["$id"] == f"urn:junos_ha:srd:report:{SCHEMA}"


@pytest.mark.parametrize("name", RUNS)
def test_a_report_is_valid(name: str) -> None:
    VALIDATOR.validate(json.loads(plain_json(shown(name))))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_report_is_valid(path: Path) -> None:
    VALIDATOR.validate(json.loads(path.read_text(encoding="utf-8")))


def test_exactly_the_used_classes_are_defined() -> None:
    assert set(DEFINED) == set(WRITTEN)
    assert [each["$ref"] for each in PUBLISHED["oneOf"]] == ["#/$defs/Document", "#/$defs/Fleet"]


@pytest.mark.parametrize("name", WRITTEN)
def test_exactly_the_documented_fields_exist_in_order(name: str) -> None:
    own = [field.name for field in dataclasses.fields(WRITTEN[name])]
    assert (list(DEFINED[name]["properties"]), DEFINED[name]["required"]) == (own, own)
    assert (DEFINED[name]["type"], DEFINED[name]["additionalProperties"]) == ("object", False)


LIMITED = {("Side", "level"), ("Side", "format")}  # of which the schema names more than the code does


@pytest.mark.parametrize("name", WRITTEN)
def test_every_field_has_the_type_of_the_code(name: str) -> None:
    hints = t.get_type_hints(WRITTEN[name])
    described = DEFINED[name]["properties"]
    assert {key: typed(field) for key, field in described.items() if (name, key) not in LIMITED} == {
        key: said(hint) for key, hint in hints.items() if (name, key) not in LIMITED
    }


@pytest.mark.parametrize("name", COUNTED)
def test_counts_have_names(name: str) -> None:
    counts = DEFINED[name]["properties"]["counts"]
    assert set(counts["properties"]) == set(counts["required"]) == set(COUNTED[name])
    assert counts["additionalProperties"] is False


@pytest.mark.parametrize(("name", "number"), [("Document", SCHEMA), ("Fleet", OF_FLEET)])
def test_the_version_is_that_of_the_code(name: str, number: int) -> None:
    assert DEFINED[name]["properties"]["schema"]["const"] == number


@pytest.mark.parametrize("name", WRITTEN)
def test_everything_has_a_title_and_a_description(name: str) -> None:
    described = {name: DEFINED[name], **DEFINED[name]["properties"]}
    assert [key for key, it in described.items() if not (it.get("title") and it.get("description"))] == []


CHANGED = ["moved", "waived", "fleet", "unreachable"]


@pytest.mark.parametrize("name", CHANGED)
def test_a_missing_or_additional_field_is_refused(name: str) -> None:
    whole = shortened(json.loads(plain_json(shown(name))))
    changed = [*without_one(whole), *with_one_more(whole)]
    assert VALIDATOR.is_valid(whole) and len(changed) > len(whole)
    assert [each for each in changed if VALIDATOR.is_valid(each)] == []


def shortened(it: t.Any) -> t.Any:
    """Return the same with one item of each list: that with the most in it."""
    if isinstance(it, dict):
        return {key: shortened(inner) for key, inner in it.items()}
    return [shortened(max(it, key=lambda item: len(str(item))))] if isinstance(it, list) and it else it


def ways(it: t.Any, way: tuple[t.Any, ...] = ()) -> t.Iterator[tuple[t.Any, ...]]:
    """Yield the way to each object."""
    if isinstance(it, dict):
        yield way
    inner = it.items() if isinstance(it, dict) else enumerate(it) if isinstance(it, list) else ()
    for key, value in inner:
        yield from ways(value, (*way, key))


def at(it: t.Any, way: tuple[t.Any, ...]) -> Json:
    """Return the object that a way leads to."""
    for step in way:
        it = it[step]
    return t.cast(Json, it)


def without_one(whole: Json) -> t.Iterator[Json]:
    """Yield what is left when one field is taken out."""
    for way in ways(whole):
        for key in at(whole, way):
            less = copy.deepcopy(whole)
            del at(less, way)[key]
            yield less


def with_one_more(whole: Json) -> t.Iterator[Json]:
    """Yield what there is with one field more."""
    for way in ways(whole):
        more = copy.deepcopy(whole)
        at(more, way)["another"] = None
        yield more


@pytest.mark.parametrize(
    ("name", "way", "value"),
    [
        ("well", ("schema",), 2),
        ("well", ("verdict",), "GO"),
        ("well", ("gateways",), []),
        ("well", ("counts", "pass"), -1),
        ("well", ("counts", "fail"), "0"),
        ("well", ("phases", 0, "sides", 0, "sha256"), "0" * 63),
        ("well", ("phases", 0, "sides", 0, "level"), "long"),
        ("well", ("findings", 0, "status"), "passed"),
        ("well", ("findings", 0, "expected"), None),
        ("waived", ("phases",), []),
        ("moved", ("moves", 0, "way"), "back"),
        ("moved", ("moves", 0, "moved"), "yes"),
        ("moved", ("moves", 0, "hot"), -0.5),
        ("moved", ("moves", 0, "steps", 0, "elapsed"), None),
        ("fleet", ("verdict",), None),
        ("fleet", ("pairs", 0, "verdict"), "waived"),
        ("fleet", ("counts", "go"), 1.5),
    ],
)
def test_an_invalid_value_is_refused(name: str, way: tuple[t.Any, ...], value: object) -> None:
    whole = json.loads(plain_json(shown(name)))
    at(whole, way[:-1])[way[-1]] = value
    assert not VALIDATOR.is_valid(whole)
