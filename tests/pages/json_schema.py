"""A small strict validator for the part of JSON Schema 2020-12 that our schemas use; an unknown word is an error."""

from __future__ import annotations

import re
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
SPOKEN_ONLY = {"$schema", "$defs", "title", "description", "format"}
WORDS = {"$ref", "type", "required", "properties", "additionalProperties", "items", "minItems", "maxItems", "pattern"}
WORDS |= {"minLength", "enum"}


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str = "$") -> list[str]:  # noqa: ANN401
    """Everything in which a value breaks a schema. `root` is the whole schema, in which `$ref` is looked up."""
    unknown = set(schema) - SPOKEN_ONLY - WORDS
    assert not unknown, f"{at}: this validator does not know {sorted(unknown)}"
    if "$ref" in schema:
        assert set(schema) <= SPOKEN_ONLY | {"$ref"}
        start, _, name = str(schema["$ref"]).rpartition("/")
        assert start == "#/$defs"
        return faults(value, root["$defs"][name], root, at)
    if "type" in schema and not _is_of(value, schema["type"]):
        return [f"{at}: not of type {schema['type']}"]
    if value not in schema.get("enum", [value]):
        return [f"{at}: {value!r} is none of {schema['enum']}"]
    return _inside(value, schema, root, at)


def _inside(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:  # noqa: ANN401
    match value:
        case dict():
            return _of_object(value, schema, root, at)
        case list():
            return _of_array(value, schema, root, at)
        case str():
            return _of_text(value, schema, at)
    return []


def _is_of(value: Any, named: str | list[str]) -> bool:  # noqa: ANN401
    """Whether a value is of a type, or of one of several; true and false are no numbers."""
    names = [named] if isinstance(named, str) else named
    return any(isinstance(value, TYPES[name]) and isinstance(value, bool) <= (name == "boolean") for name in names)


def _of_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    known: dict[str, Any] = schema.get("properties", {})
    found = [f"{at}: lacks {name}" for name in schema.get("required", []) if name not in value]
    for name, inner in value.items():
        if name in known:
            found += faults(inner, known[name], root, f"{at}.{name}")
        elif schema.get("additionalProperties") is False:
            found.append(f"{at}: unknown {name}")
    return found


def _of_array(value: list[Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> list[str]:
    found = []
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        found.append(f"{at}: {len(value)} items")
    for place, inner in enumerate(value):
        found += faults(inner, schema.get("items", {}), root, f"{at}[{place}]")
    return found


def _of_text(value: str, schema: dict[str, Any], at: str) -> list[str]:
    found = [] if len(value) >= schema.get("minLength", 0) else [f"{at}: too short"]
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{at}: {value!r} is not {schema['pattern']}")
    return found
