"""From raw records to records: pydantic judges, and each of its complaints becomes a `Problem` at the right line."""

from __future__ import annotations

import re
import types
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ValidationError

from ocop_site.problem_texts import TEXTS
from ocop_site.problems import Place, Problem, any_errors
from ocop_site.records.base import Contact
from ocop_site.records.column_titles import titles_of
from ocop_site.records.corrections import yes_or_no
from ocop_site.records.field_texts import said_of
from ocop_site.records.vocabulary_names import meant_id
from ocop_site.vietnamese import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from ocop_site.reading.raw import Location, Raw, RawRecord

Model = TypeVar("Model", bound=BaseModel)

# pydantic's error types (https://docs.pydantic.dev/latest/errors/validation_errors/) and what we call them.
_CODES = {
    "literal_error": "unknown-value",
    "string_pattern_mismatch": "wrong-form",
    "string_too_short": "missing-field",
    "string_too_long": "text-too-long",
    "too_long": "text-too-long",
    "string_type": "not-a-text",
    "string_sub_type": "not-a-text",
    "int_parsing": "not-a-number",
    "int_type": "not-a-number",
    "int_from_float": "not-a-number",
    "decimal_parsing": "not-a-number",
    "decimal_type": "not-a-number",
    "decimal_max_places": "not-a-number",
    "finite_number": "not-a-number",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
    "bool_parsing": "not-yes-or-no",
    "bool_type": "not-yes-or-no",
    "tuple_type": "not-a-list",
    "model_type": "not-a-group",
    "model_attributes_type": "not-a-group",
    "dict_type": "not-a-group",
    "too_short": "missing-field",
}


def parse(
    raw: RawRecord, model: type[Model], meanings: Mapping[str, str] | None = None, **given: str
) -> tuple[Model | None, list[Problem]]:
    """The record of a model, or None with every reason why not.

    `meanings` (`vocabulary_names.meanings_of`): what people write in a field -> the id that they mean, to be offered.
    `given` are the fields that do not stand in the file, such as the id (the file's stem) and the story; writing one
    of them into the file is an unknown key.
    """
    problems = [_unknown_key(raw, (name,), model) for name in sorted(given) if name in raw.data]
    problems += [_unknown_key(raw, at, model) for at in _empty_keys(raw.data, ()) if not _may_stand(at, model)]
    if raw.story and "story" not in given:
        problems.append(Problem("story-not-used", Place(raw.path, raw.story_line, 1), {}))
    data = _without_empty(raw.data)
    assert isinstance(data, dict)  # noqa: S101 - a mapping stays one
    try:
        record = model.model_validate({**data, **given})
    except ValidationError as error:
        details = error.errors(include_url=False)
        said = [_problem(raw, model, one, meanings or {}) for one in details if not _follows(one, details)]
        return None, problems + said
    return (None if any_errors(problems) else record), problems


def _without_empty(value: Raw) -> Raw:
    """A key with nothing behind it says no more than no key."""
    if isinstance(value, dict):
        return {key: _without_empty(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_empty(inner) for inner in value]
    return value


def _empty_keys(value: Raw, at: Location) -> Iterator[Location]:
    """Every key with nothing behind it: a comma in a text between braces makes such a key of what follows it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _empty_keys(inner, (*at, key)) if inner is not None else [(*at, key)]
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _empty_keys(inner, (*at, place))


def _may_stand(location: Location, model: type[BaseModel]) -> bool:
    known = _keys_at(model, location[:-1])
    return not known or location[-1] in known or any(_takes_others(one) for one in _models_at(model, location[:-1]))


def _takes_others(model: type[BaseModel]) -> bool:
    """Whether it takes keys besides its own, such as the tags of more languages."""
    return model.model_config.get("extra") == "allow"


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Whether a list is called too short only because what stands in it is wrong, which is said anyway."""
    at = detail["loc"]
    return detail["type"] == "too_short" and any(one["loc"][: len(at)] == at and one["loc"] != at for one in details)


def _problem(raw: RawRecord, model: type[BaseModel], detail: ErrorDetails, meanings: Mapping[str, str]) -> Problem:
    kind = detail["type"]
    location: Location = detail["loc"]
    context = detail.get("ctx") or {}
    if kind in ("extra_forbidden", "unknown-key"):
        return _unknown_key(raw, location, model)
    if kind == "missing":
        # A key with nothing behind it is pointed at; where there is none, what it is missing from.
        place = raw.key_place(location) if location in raw.keys else raw.place(location[:-1])
        if location == ("code",):
            return Problem("missing-code", place, {})
        return Problem("missing-field", place, {"field": str(location[-1])})
    code = kind if kind in TEXTS else _CODES.get(kind, "wrong-form")
    value = detail["input"]
    values = {"value": value if isinstance(value, str) else type(value).__name__, "field": _name(location)}
    hint = str(context.get("hint", ""))
    if code == "unknown-value":
        allowed = re.findall(r"[a-z0-9-]+", str(context.get("expected", "")).replace(" or ", " "))
        values["allowed"] = ", ".join(allowed)
        named = meant_id(_field(location), values["value"], meanings)
        hint = named if named and named in allowed else nearest(values["value"], allowed)
    if code == "bad-id":
        named = meant_id(_field(location), values["value"], meanings)
        hint = hint if named is None else named
    if code == "not-yes-or-no":
        hint = yes_or_no(fold(values["value"]))
    if code == "out-of-range":
        values["bound"] = " ".join(f"{_SIGNS[name]} {context[name]}" for name in sorted(context) if name in _SIGNS)
    if code == "wrong-form":
        values["form"] = _example(model, location) or str(context.get("pattern", "—"))
    if code == "not-a-group" and any(one is Contact for one in _models_at(model, location)):
        hint = _reached(values["value"])
    values.update({name: str(inner) for name, inner in context.items() if name in _TOLD})
    return Problem(code, raw.place(location), values, hint)


_SIGNS = {"ge": "≥", "le": "≤"}
_TOLD = frozenset({"char", "month", "days"})  # what a refusal says of a value beside its hint
_PHONE = re.compile(r"[0-9+().\s-]+")


def _reached(value: str) -> str:
    """A contact written as one text, as a group: `contact: {phone: 0000 000 001}`; "" where it may be anything."""
    if re.fullmatch(r"[^@\s,{}:]+@[^@\s,{}:]+", value):
        return f"contact: {{email: {value}}}"
    return f"contact: {{phone: {value}}}" if _PHONE.fullmatch(value) else ""


def _name(location: Location) -> str:
    """The field as an editor would say it: `certificates[2].stars`."""
    text = ""
    for part in location:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")


def _field(location: Location) -> str:
    return next((part for part in reversed(location) if isinstance(part, str)), "")


def _unknown_key(raw: RawRecord, location: Location, model: type[BaseModel]) -> Problem:
    key = str(location[-1])
    allowed = sorted(_keys_at(model, location[:-1]) - {"id", "story"})
    others = ["…"] if any(_takes_others(one) for one in _models_at(model, location[:-1])) else []
    values = {"value": key, "allowed": ", ".join([*allowed, *others])}
    return Problem("unknown-key", raw.key_place(location), values, _meant_key(key, allowed, model, location[:-1]))


def _meant_key(key: str, allowed: list[str], model: type[BaseModel], above: Location) -> str:
    """The key below which this one belongs ("certificates": stars), or that it is a Vietnamese title or a slip of.

    Below a plain group its place is shown: "contact: {phone: …}".
    """
    within = [name for name in allowed if key in _keys_at(model, (*above, name))]
    if len(within) == 1:
        (name,) = within
        fields = [one.model_fields[name] for one in _models_at(model, above) if name in one.model_fields]
        listed = any(_is_list(field.annotation) for field in fields)
        return name if listed else f"{name}: {{{key}: …}}"
    titles = [titles_of(one.__name__, allowed) for one in _models_at(model, above)]
    titled = [name for some in titles for name, title in some.items() if fold(title) == fold(key)]
    return titled[0] if titled else nearest(key, allowed)


def _is_list(annotation: Any) -> bool:  # noqa: ANN401 - any type expression
    origin = get_origin(annotation)
    if origin in (Annotated, Union, types.UnionType):
        return any(_is_list(inner) for inner in get_args(annotation))
    return origin is tuple


def _example(model: type[BaseModel], location: Location) -> str:
    """A value as it may be written there; "" for a field without help."""
    last = max(at for at, part in enumerate(location) if isinstance(part, str))
    said = [said_of(one, str(location[last])) for one in _models_at(model, location[:last])]
    return next((one.example for one in said if one), "")


def _keys_at(model: type[BaseModel], location: Location) -> set[str]:
    """The keys that may stand at a place inside a record."""
    return {field.alias or name for m in _models_at(model, location) for name, field in m.model_fields.items()}


def _models_at(model: type[BaseModel], location: Location) -> list[type[BaseModel]]:
    """What may stand at a place inside a record."""
    models = [model]
    for part in location:
        if isinstance(part, str):
            fields = [m.model_fields[part] for m in models if part in m.model_fields] + [
                field for m in models for field in m.model_fields.values() if field.alias == part
            ]
            types_there = [field.annotation for field in fields] or [others_of(m) for m in models if _takes_others(m)]
            models = [inner for one in types_there for inner in models_in(one)]
    return models


def others_of(model: type[BaseModel]) -> Any:  # noqa: ANN401 - any type expression
    """What stands behind the keys that a model takes besides its own."""
    return get_args(get_type_hints(model, include_extras=True)["__pydantic_extra__"])[1]


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any type expression
    """The models that a field of this type may hold."""
    origin = get_origin(annotation)
    if origin in (Annotated, Union, types.UnionType, tuple, list, dict):
        for inner in get_args(annotation):
            yield from models_in(inner)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
