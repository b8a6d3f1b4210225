"""Records as tables: the sheets and columns of each kind, derived from the declarations.

A record is a row of its kind's main sheet; every list of groups inside it, at any depth, is a sheet of its own whose
rows tell the record's id and their place in the list. Groups that stand alone are columns
(`address.as_certified.province`), a list of plain texts is one column, a line for each text.
"""

from __future__ import annotations

import inspect
import types
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel, StringConstraints

from ocop_site.records.base import Coded, Id, Record
from ocop_site.records.column_titles import LISTS, SHEETS, title_of
from ocop_site.records.days import Days
from ocop_site.records.field_texts import said_of
from ocop_site.records.schemas import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from ocop_site.records.field_texts import Said

EACH = "*"  # in a path: each item of the list before it
OF_KIND = {
    "products": "product",
    "producers": "producer",
    "outlets": "outlet",
    "fairs": "fair",
    "decisions": "decision",
    "plans": "plan",
    "tombstones": "tombstone",
}
NOT_COLUMNS = frozenset({"story"})  # the text of a Markdown file stays there
_IS_ID = get_args(Id)[-1]
# Which records a field names by their ids; `schemas.ids_of` knows those that name a word of the vocabulary.
REFERENCES: dict[tuple[str, str], str] = {
    ("Product", "producer"): "producers",
    ("Product", "possibly_same_as"): "products",
    ("Stocked", "product"): "products",
    ("Exhibitor", "producer"): "producers",
    ("Booth", "products"): "products",
    ("Item", "product"): "products",
}
_FIRST = ("id", "name", "names", "code")
_LAST = ("address", "photos", "contact", "publish_contact", "sources", "example", "formerly", "formerly_at", "notes")

Shape = Literal["text", "lines", "whole", "decimal", "day", "days", "choice", "truth", "id", "code"]
Path: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a sheet's rows.

    `path` leads from the row's own group to the value. `of` is the class that declares the field and `key` its name in
    the file, by which its help and its vocabulary are found. `form` is what the cell holds; in a column of lines it is
    the form of each line (`item`). `choices` are the only values there may be. `required`: "always", "group" (once
    anything of its group is filled) or "".
    """

    path: Path
    of: str
    key: str
    title: str
    form: Shape
    item: Shape = "text"
    choices: tuple[str, ...] = ()
    required: Literal["", "always", "group"] = ""
    least: Decimal | None = None
    most: Decimal | None = None
    longest: int | None = None
    said: Said | None = None

    @property
    def name(self) -> str:
        """How the column's own row calls it: `address.as_certified.province`."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: the kind of its records ("products"), the way to its rows, and their columns.

    `path` is () for the main sheet, else like `("certificates", "*", "sources", "*")`: each `*` is a number in a row.
    """

    kind: str
    path: Path
    title: str
    columns: tuple[Column, ...]

    @property
    def depth(self) -> int:
        """How many numbers tell a row's place."""
        return self.path.count(EACH)

    @property
    def name(self) -> str:
        """How the workbook calls it: `products.certificates`."""
        return ".".join((self.kind, *(part for part in self.path if part != EACH)))


@cache
def tables_of(kind: str) -> tuple[Table, ...]:
    """The sheets of a kind ("products"), the main one first, lists behind the list in which they stand."""
    return tuple(_tables(kind, KINDS[OF_KIND[kind]][0], (), ()))


@cache
def all_tables() -> tuple[Table, ...]:
    """The sheets of every kind."""
    return tuple(table for kind in OF_KIND for table in tables_of(kind))


def order_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a group in the order in which a file has them: its names, its own, then what all records share."""
    keys = {field.alias or name: name for name, field in model.model_fields.items()}
    if not issubclass(model, Record):
        return tuple(keys)
    own = inspect.get_annotations(model)
    first = [key for key in keys if key in _FIRST or (key in own and not issubclass(model, Coded))]
    last = [key for key in _LAST if key in keys and key not in first]
    first.sort(key=lambda key: _FIRST.index(key) if key in _FIRST else len(_FIRST))
    middle = [key for key in keys if key not in first and key not in last]
    return (*first, *middle, *last)


def model_at(kind: str, path: Path) -> type[BaseModel] | None:
    """The class of the group at a place of a record, list items as `*`; None for a plain value."""
    model: type[BaseModel] | None = KINDS[OF_KIND[kind]][0]
    for key in path:
        if model is None:
            return None
        if key == EACH:
            continue
        field = next((one for name, one in model.model_fields.items() if (one.alias or name) == key), None)
        model = _type(field.annotation).model if field else None
    return model


def _tables(kind: str, model: type[BaseModel], path: Path, words: Path) -> Iterator[Table]:
    columns: list[Column] = []
    inner: list[tuple[type[BaseModel], Path, Path]] = []
    _collect(model, _Above((), (), "always"), columns, inner)
    title = SHEETS[kind][0] if not path else f"{SHEETS[kind][1]} {' – '.join(words)}"
    yield Table(kind, path, title, tuple(columns))
    for item, at, names in inner:
        yield from _tables(kind, item, (*path, *at, EACH), (*words, *names))


@dataclass(frozen=True, slots=True)
class _Above:
    """The groups around a field: their keys, their titles, and when a field that must be there is needed."""

    path: Path
    titles: Path
    needed: Literal["always", "group"]


def _collect(
    model: type[BaseModel], above: _Above, columns: list[Column], inner: list[tuple[type[BaseModel], Path, Path]]
) -> None:
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    for key in order_of(model):
        if key in NOT_COLUMNS:
            continue
        field = fields[key]
        found = _type(field.annotation, tuple(field.metadata))
        path = (*above.path, key)
        owner = _owner(model, key)
        if found.model is None:
            columns.append(_column(model, key, field, found, above))
        elif found.many:
            inner.append((found.model, path, (" ".join([LISTS[key], *(title.lower() for title in above.titles)]),)))
        else:
            titles = (*above.titles, title_of(owner, key))
            _collect(found.model, _Above(path, titles, "group"), columns, inner)


def _column(model: type[BaseModel], key: str, field: FieldInfo, found: _Type, above: _Above) -> Column:
    owner = _owner(model, key)
    form: Shape = "code" if key == "code" and issubclass(model, Coded) else found.form
    return Column(
        path=(*above.path, key),
        of=owner,
        key=key,
        title=" – ".join((*above.titles, title_of(owner, key))),
        form="lines" if found.many else form,
        item=found.form,
        choices=found.choices,
        required=above.needed if field.is_required() and form != "code" else "",
        least=found.least,
        most=found.most,
        longest=found.longest,
        said=said_of(model, key),
    )


def _owner(model: type[BaseModel], key: str) -> str:
    """The class that declares a field."""
    name = next((name for name, field in model.model_fields.items() if (field.alias or name) == key), key)
    return next((one.__name__ for one in model.__mro__ if name in inspect.get_annotations(one)), model.__name__)


@dataclass(frozen=True, slots=True)
class _Type:
    """What a type expression says: a group or a plain form, one or many, with its bounds."""

    form: Shape = "text"
    model: type[BaseModel] | None = None
    many: bool = False
    choices: tuple[str, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    longest: int | None = None


_PLAIN: dict[Any, Shape] = {bool: "truth", int: "whole", Decimal: "decimal", date: "day", Days: "days"}


def _type(annotation: Any, metadata: tuple[Any, ...] = ()) -> _Type:  # noqa: ANN401 - any type expression
    origin = get_origin(annotation)
    if origin is Annotated:
        return _type(get_args(annotation)[0], (*get_args(annotation)[1:], *metadata))
    if origin in (Union, types.UnionType):
        (inner,) = (one for one in get_args(annotation) if one is not types.NoneType)
        return _type(inner, metadata)
    if origin is tuple:
        item = _type(get_args(annotation)[0])
        return _Type(item.form, item.model, True, item.choices, item.least, item.most, item.longest)  # noqa: FBT003
    if origin is Literal:
        return _Type("choice", choices=tuple(str(one) for one in get_args(annotation)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Type(model=annotation)
    form: Shape = "id" if _IS_ID in metadata else _PLAIN.get(annotation, "text")
    least, most, longest = _bounds(metadata)
    return _Type(form, least=least, most=most, longest=longest)


def _bounds(metadata: tuple[Any, ...]) -> tuple[Decimal | None, Decimal | None, int | None]:
    """The least and the greatest number, and the most letters, that a field's metadata allow."""
    least = most = None
    longest = None
    for one in metadata:
        for inner in getattr(one, "metadata", [one]) or [one]:  # pydantic keeps several in one `Field`
            least = Decimal(str(inner.ge)) if isinstance(inner, Ge) else least
            most = Decimal(str(inner.le)) if isinstance(inner, Le) else most
            if isinstance(inner, MaxLen | StringConstraints):
                longest = inner.max_length or longest
    return least, most, longest
