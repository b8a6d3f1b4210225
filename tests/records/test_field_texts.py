"""The help of every field: each field has one, both languages are what they claim to be, examples are accepted."""

from __future__ import annotations

import inspect
import re
import types
import unicodedata
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, TypeAdapter

from ocop_site.reading.yaml_text import read_yaml
from ocop_site.records.base import Record
from ocop_site.records.counts import OfficialCounts
from ocop_site.records.field_texts import FIELDS, Said
from ocop_site.records.others import Coverage, Decision, Fair, Outlet, Producer, Tombstone
from ocop_site.records.parse import models_in
from ocop_site.records.plans import Plan
from ocop_site.records.product import Product
from ocop_site.records.profiles import Profile
from ocop_site.records.site import Page, Site
from ocop_site.records.stocks import Stock
from tests.test_problem_texts import WORD, vietnamese
from tests.whole_sites import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

KINDS = (
    Product,
    Producer,
    Outlet,
    Fair,
    Decision,
    Plan,
    Page,
    Tombstone,
    Site,
    Coverage,
    OfficialCounts,
    Stock,
    Profile,
)
GIVEN = {"id", "story"}  # of records: the file's stem, and the text below the front matter
LONGEST = 160
NAMES = {"Excel"}  # besides those that the texts of problems know
QUOTES_AND_DASHES = "“”‘’–—"
CODE = re.compile(r"`([^`]*)`")


class Declared(NamedTuple):
    """A field where it is declared: its class, its name as it is written in files, what it takes."""

    owner: str
    name: str
    field: FieldInfo


def reachable(model: type[BaseModel], found: dict[str, type[BaseModel]]) -> dict[str, type[BaseModel]]:
    """A model and all that its fields may hold, by name."""
    if model.__name__ in found:
        assert found[model.__name__] is model, f"two models are called {model.__name__}"
        return found
    found[model.__name__] = model
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            reachable(inner, found)
    return found


def models() -> list[type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {}
    for kind in KINDS:
        reachable(kind, found)
    return list(found.values())


def declared() -> Iterator[Declared]:
    for model in models():
        given = GIVEN if issubclass(model, Record | Page) else set()
        for name, field in model.model_fields.items():
            if name not in given:
                owner = next(one for one in model.__mro__ if name in inspect.get_annotations(one))
                yield Declared(owner.__name__, field.alias or name, field)


DECLARED = {(one.owner, one.name): one for one in declared()}
SAID = [pytest.param(*at, id=".".join(at)) for at in sorted((o, n) for o, some in FIELDS.items() for n in some)]


def said_of(owner: str, name: str) -> Said:
    return FIELDS[owner][name]


def literals(annotation: Any) -> set[str]:  # noqa: ANN401 - any type expression
    """The values that a type names one by one."""
    origin = get_origin(annotation)
    if origin is Literal:
        return {str(value) for value in get_args(annotation)}
    if origin in (Annotated, Union, types.UnionType, tuple):
        return {value for inner in get_args(annotation) for value in literals(inner)}
    return set()


def test_every_field_has_its_help_and_every_help_its_field() -> None:
    written = {(owner, name) for owner, some in FIELDS.items() for name in some}
    assert sorted(set(DECLARED) - written) == []
    assert sorted(written - set(DECLARED)) == []


def test_the_walk_reaches_into_lists_bases_and_names_in_files() -> None:
    assert {"Record", "Coded", "Source", "PrintedPlace", "Basis", "Shift"} <= {owner for owner, _ in DECLARED}
    assert {("FairDays", "from"), ("Stock", "source"), ("Stock", "id"), ("Element", "id")} <= set(DECLARED)
    assert not {("Product", "name"), ("Record", "id"), ("Producer", "story"), ("Page", "id")} & set(DECLARED)


@pytest.mark.parametrize(("owner", "name"), SAID)
def test_both_languages_say_it_in_whole_short_sentences(owner: str, name: str) -> None:
    for text in said_of(owner, name)[:2]:
        assert 0 < len(text) <= LONGEST
        assert text.endswith(".")
        assert text == " ".join(text.split())
        assert text[0].isupper() or text[0] == "`"
        assert text.count("`") % 2 == 0
        assert unicodedata.is_normalized("NFC", text)
    assert said_of(owner, name).vi != said_of(owner, name).en


@pytest.mark.parametrize(("owner", "name"), SAID)
def test_the_vietnamese_holds_no_english_and_the_english_no_vietnamese(owner: str, name: str) -> None:
    said = said_of(owner, name)
    words = WORD.findall(CODE.sub(" ", said.vi))
    assert [word for word in words if word not in NAMES and not vietnamese(word)] == []
    assert [char for char in said.en if not char.isascii() and char not in QUOTES_AND_DASHES] == []


@pytest.mark.parametrize(("owner", "name"), SAID)
def test_both_languages_name_every_value_that_can_be_chosen(owner: str, name: str) -> None:
    said = said_of(owner, name)
    values = literals(DECLARED[owner, name].field.annotation)
    assert values <= set(CODE.findall(said.vi))
    assert values <= set(CODE.findall(said.en))


@pytest.mark.parametrize(
    ("owner", "name", "file", "listed"),
    [
        ("Product", "group", "groups.yaml", "schemes"),
        ("Producer", "type", "producer-types.yaml", "types"),
        ("Shop", "platform", "platforms.yaml", "platforms"),
    ],
)
def test_ids_of_short_lists_are_all_named_and_no_other(owner: str, name: str, file: str, listed: str) -> None:
    data: Any = read_yaml((PROJECT / "content" / "vocabulary" / file).read_text(encoding="utf-8"), file).data
    some = data[listed]
    if listed == "schemes":
        some = next(scheme for scheme in some if "until" not in scheme)["groups"]
    ids = {one["id"] for one in some}
    assert set(CODE.findall(said_of(owner, name).vi)) == ids
    assert set(CODE.findall(said_of(owner, name).en)) == ids


@pytest.mark.parametrize(("owner", "name"), SAID)
def test_files_and_folders_that_are_named_are_there(owner: str, name: str) -> None:
    said = said_of(owner, name)
    for path in CODE.findall(said.vi) + CODE.findall(said.en):
        if path.startswith("content/"):
            assert (PROJECT / path).exists() or (PROJECT / "examples" / path).exists()


@pytest.mark.parametrize(("owner", "name"), SAID)
def test_the_example_is_accepted_as_it_would_stand_in_a_file(owner: str, name: str) -> None:
    example = said_of(owner, name).example
    if not example:
        return
    assert unicodedata.is_normalized("NFC", example)
    read = read_yaml(f"{name}: {example}\n", "example.yaml")
    assert read.problems == []
    assert isinstance(read.data, dict)
    field = DECLARED[owner, name].field
    kind: Any = Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
    TypeAdapter(kind).validate_python(read.data[name])
