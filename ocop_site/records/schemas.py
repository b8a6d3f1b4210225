"""JSON Schema of every kind of record, for editors that complete, explain and underline while somebody types.

The schemas come from the declarations themselves, with the help of `field_texts` and the ids of the vocabulary. They
take whatever `parse` takes and promise no more: what stands across records only `check` can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop_site.records.base import TAG
from ocop_site.records.counts import OfficialCounts
from ocop_site.records.field_texts import said_of
from ocop_site.records.others import Coverage, Decision, Fair, Outlet, Producer, Tombstone
from ocop_site.records.parse import models_in
from ocop_site.records.plans import Plan
from ocop_site.records.product import Product
from ocop_site.records.site import Page, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from ocop_site.records.vocabulary import Vocabulary

DRAFT = "http://json-schema.org/draft-07/schema#"  # what editors' YAML servers know best
# By the singular name of the kind, which is also the file's name; and where its records lie in a content folder.
KINDS: dict[str, tuple[type[BaseModel], str]] = {
    "product": (Product, "products/**/*.yaml"),
    "producer": (Producer, "producers/**/*.yaml"),
    "outlet": (Outlet, "outlets/**/*.yaml"),
    "fair": (Fair, "fairs/**/*.yaml"),
    "decision": (Decision, "decisions/**/*.yaml"),
    "plan": (Plan, "plans/**/*.yaml"),
    "tombstone": (Tombstone, "tombstones/**/*.yaml"),
    "page": (Page, "pages/**/*.yaml"),
    "coverage": (Coverage, "coverage.yaml"),
    "counts": (OfficialCounts, "counts.yaml"),
    "site": (Site, "site.yaml"),
}
GIVEN = frozenset({"id", "story"})  # the file's stem, and the text below the front matter


def schema_of(kind: str, words: Vocabulary) -> dict[str, Any]:
    """The JSON Schema of one kind ("product"), its keys in the order of the declaration."""
    model, _ = KINDS[kind]
    whole = model.model_json_schema(by_alias=True)
    models = {one.__name__: one for one in _models(model)}
    parts = {name: _part(part, models[name], words) for name, part in sorted(whole.pop("$defs", {}).items())}
    top = _part(whole, model, words)
    if kind not in {"coverage", "counts", "site"}:
        top["properties"] = {name: one for name, one in top["properties"].items() if name not in GIVEN}
        top["required"] = [name for name in top.get("required", []) if name not in GIVEN]
    return {"$schema": DRAFT, **top, "definitions": parts}


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The model and every one that its fields may hold."""
    seen = {model}
    waiting = [model]
    while waiting:
        one = waiting.pop()
        yield one
        inner = {m for field in one.model_fields.values() for m in models_in(field.annotation)} - seen
        seen |= inner
        waiting += sorted(inner, key=lambda m: m.__name__)


def _part(part: dict[str, Any], model: type[BaseModel], words: Vocabulary) -> dict[str, Any]:
    """One object: its keys explained, what pydantic says for programs alone left out."""
    properties = {}
    for name, one in part.get("properties", {}).items():
        value = _value(one)
        ids = ids_of(model.__name__, name, words)
        if ids:
            value = {"enum": [*ids, None], "enumDescriptions": [*ids.values(), ""]}
        elif name not in part.get("required", []):
            value = _or_nothing(value)
        said = said_of(model, name)
        if said:
            value = {"description": f"{said.vi}\n\n{said.en}", **value}
        properties[name] = value
    # A record may wait for its code: `codes assign` gives it.
    required = [name for name in part.get("required", []) if name != "code"]
    others = part.get("additionalProperties")
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        # Other keys are the tags of languages, and hold what `en` holds.
        **({"patternProperties": {TAG: _or_nothing(_value(others))}} if others else {}),
        **({"required": required} if required else {}),
    }


def _value(one: Any) -> Any:  # noqa: ANN401 - any piece of a schema
    """What may stand there, as YAML editors read it: 2022 is a number to them and text to us; nothing is nothing."""
    if isinstance(one, list):
        return [_value(inner) for inner in one]
    if not isinstance(one, dict):
        return one
    kept = {key: _value(inner) for key, inner in one.items() if key not in {"title", "default", "description"}}
    if "$ref" in kept:
        kept["$ref"] = kept["$ref"].replace("#/$defs/", "#/definitions/")
    if "enum" in kept:
        digits = [int(value) for value in kept["enum"] if isinstance(value, str) and value.isdigit()]
        kept["enum"] = [*kept["enum"], *(value for value in digits if value not in kept["enum"])]
        kept.pop("type", None)
    if "const" in kept:
        kept.pop("type", None)
    if kept.get("type") == "string":
        kept["type"] = ["string", "number"]
    return kept


def _or_nothing(value: dict[str, Any]) -> dict[str, Any]:
    """The same, and a key with nothing behind it, which says no more than no key."""
    if isinstance(value.get("type"), str):
        return {**value, "type": [value["type"], "null"]}
    if isinstance(value.get("type"), list):
        return {**value, "type": [*value["type"], "null"]}
    if "enum" in value:
        return {**value, "enum": [*value["enum"], None]}
    return value if "anyOf" in value else {"anyOf": [value, {"type": "null"}]}


def ids_of(owner: str, name: str, words: Vocabulary) -> dict[str, str]:
    """The ids of the vocabulary that a field takes, with their names; {} for other fields."""
    some: dict[tuple[str, str], Iterable[Any]] = {
        ("Product", "group"): words.groups,
        ("Producer", "type"): words.producer_types,
        ("Shop", "platform"): words.platforms,
        ("CurrentPlace", "province"): words.provinces,
        ("Certificate", "level"): words.levels,
        ("Decision", "level"): words.levels,
        ("Outlet", "level"): words.levels,
        ("Fair", "organiser_level"): words.levels,
    }
    return {one.id: one.name for one in some.get((owner, name), ())}
