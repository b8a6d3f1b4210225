"""How the columns of open data are declared: a row is a frozen model, each of its fields a column with its words.

What stands here is a promise to strangers' programs: columns are only ever added (`docs/decisions/0021-open-data.md`).
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ocop_site.catalogue.entries import Catalogue

Kind = Literal["string", "integer", "number", "boolean", "date", "array"]
_KINDS: dict[Any, Kind] = {str: "string", int: "integer", float: "number", bool: "boolean", date: "date"}


class Row(BaseModel):
    """One row: every column is always there, None where the record does not say."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def told(title: str, vi: str, en: str, *, unit: str = "", personal: bool = False) -> Any:  # noqa: ANN401 - what pydantic itself gives
    """A column's words: its Vietnamese title, what it means in both languages, the unit of a number.

    `personal`: it may hold what somebody may take back, so the history of the data never holds it.
    """
    return Field(title=title, description=f"{vi}\n\n{en}", json_schema_extra={"unit": unit, "personal": personal})


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is described to others.

    `options`: the only values that it may have, () for any; `always`: it is never empty; `inner`: what an array holds;
    `personal`: it stands in today's tables alone, never in snapshots and changes.
    """

    name: str
    kind: Kind
    title: str
    vi: str
    en: str
    unit: str = ""
    options: tuple[str | int, ...] = ()
    always: bool = False
    inner: Kind | None = None
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns whose values are keys of another table."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the open data. `key`: the columns that tell its rows apart; `name` is the name of its files."""

    name: str
    title: str
    title_en: str
    vi: str
    en: str
    model: type[Row]
    rows: Callable[[Catalogue], Iterator[Row]]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in the order of the declaration."""
        return columns_of(self.model)


def columns_of(model: type[Row]) -> tuple[Column, ...]:
    """The columns that a row type declares."""
    return tuple(_column(name, model) for name in model.model_fields)


def plain(row: Row) -> dict[str, Any]:
    """A row as plain data: days as 2027-12-29."""
    return {name: _plain(value) for name, value in row}


def _plain(value: Any) -> Any:  # noqa: ANN401 - any value of a row
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _column(name: str, model: type[Row]) -> Column:
    field = model.model_fields[name]
    inner, empty = _without_none(field.annotation)
    vi, _, en = (field.description or "").partition("\n\n")
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    options: tuple[str | int, ...] = ()
    if get_origin(inner) is Literal:
        options = get_args(inner)
        inner = type(options[0])
    held = _KINDS[get_args(inner)[0]] if get_origin(inner) is tuple else None
    kind: Kind = "array" if held else _KINDS[inner]
    unit, personal = str(extra.get("unit", "")), bool(extra.get("personal"))
    return Column(name, kind, field.title or "", vi, en, unit, options, not empty, held, personal)


def _without_none(annotation: Any) -> tuple[Any, bool]:  # noqa: ANN401 - a type as it was written
    """The type of a column, and whether it may be empty."""
    if get_origin(annotation) not in {Union, types.UnionType}:
        return annotation, False
    inner = [one for one in get_args(annotation) if one is not type(None)]
    return inner[0], True
