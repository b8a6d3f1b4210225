"""Frictionless Data Package 1.0 and Table Schema, as far as we use them, read from the published specification.

https://specs.frictionlessdata.io/data-package/, …/data-resource/, …/tabular-data-resource/, …/table-schema/. It stands
in for the `frictionless` program, which the project's development lock does not have yet.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.exports.small_data import rows_of, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Plain = dict[str, Any]

NAME = re.compile(r"[a-z0-9._-]+")
SHAPES: dict[str, Callable[[Any], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "date": lambda value: date.fromisoformat(value).isoformat() == value,
}


def faults(files: Mapping[str, bytes]) -> Iterator[str]:
    """Everything in which a data package, with its files, breaks the specification or its own word."""
    package = json.loads(files["datapackage.json"])
    if not NAME.fullmatch(package["name"]) or not package["resources"]:
        yield "package: name or resources"
    for licence in package.get("licenses", []):
        if not {"name", "path"} & set(licence):
            yield "package: a licence has a name or a path"
    yield from (f"package: a source without a title: {one}" for one in package["sources"] if not one.get("title"))
    names = [one["name"] for one in package["resources"]]
    if len(set(names)) < len(names):
        yield "package: two resources of one name"
    tables: dict[str, list[Plain]] = {}
    for resource in package["resources"]:
        yield from _resource_faults(resource, files)
        if resource.get("profile") == "tabular-data-resource":
            found = rows_of(files[resource["path"]])
            tables[resource["name"]] = [typed(row, resource["schema"]["fields"]) for row in found]
            head = files[resource["path"]].decode().split("\n")[0]
            if head != ",".join(field["name"] for field in resource["schema"]["fields"]):
                yield f"{resource['name']}: head of the file"
    for resource in package["resources"]:
        if resource["name"] in tables:
            yield from _table_faults(resource, tables)


def _resource_faults(resource: Plain, files: Mapping[str, bytes]) -> Iterator[str]:
    path = resource["path"]
    if not NAME.fullmatch(resource["name"]):
        yield f"{path}: name"
    if path.startswith(("/", ".")) or ".." in path or ":" in path:
        yield f"{path}: no path within the package"
    data = files[path]
    if (resource["bytes"], resource["hash"]) != (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}"):
        yield f"{path}: bytes or hash"


def _table_faults(resource: Plain, tables: Mapping[str, list[Plain]]) -> Iterator[str]:
    name, schema = resource["name"], resource["schema"]
    rows = tables[name]
    if len(rows) != resource["rows"]:
        yield f"{name}: {len(rows)} rows"
    for field in schema["fields"]:
        for value in (row[field["name"]] for row in rows):
            yield from _value_faults(value, field, name)
    keys = [tuple(row[one] for one in schema["primaryKey"]) for row in rows]
    if len(set(keys)) < len(keys) or any(None in key for key in keys):
        yield f"{name}: primary key"
    for foreign in schema.get("foreignKeys", []):
        there = foreign["reference"]
        mine, theirs = _listed(foreign["fields"]), _listed(there["fields"])
        known = {tuple(row[one] for one in theirs) for row in tables[there["resource"]]}
        asked = {tuple(row[one] for one in mine) for row in rows}
        yield from (f"{name}: {key} not in {there['resource']}" for key in asked - known if None not in key)


def _value_faults(value: Any, field: Plain, table: str) -> Iterator[str]:  # noqa: ANN401 - any value
    where = f"{table}.{field['name']}"
    constraints = field.get("constraints", {})
    if value is None:
        if constraints.get("required"):
            yield f"{where}: nothing"
    elif not SHAPES[field["type"]](value):
        yield f"{where}: {value!r} is no {field['type']}"
    elif value not in constraints.get("enum", [value]):
        yield f"{where}: {value!r} is none of its values"


def _listed(names: str | list[str]) -> list[str]:
    return [names] if isinstance(names, str) else names
