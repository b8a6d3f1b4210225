"""JSON Schema (draft 2020-12) of every row and of the public record beside each page, from the declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop_site.exports.beside import RECORD_FILES
from ocop_site.exports.tables import TABLES

if TYPE_CHECKING:
    from ocop_site.exports.beside import RecordFile
    from ocop_site.exports.declared import Column, Table

    Plain = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[str, Plain] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "array": {"type": "array"},
}


def schemas() -> dict[str, Plain]:
    """Every schema by the name of its file: `products.row` for the rows of a table, `product` for a record's file."""
    rows = {f"{table.name}.row": {"$schema": DRAFT, **row_schema(table)} for table in TABLES}
    return rows | {one.name: _record_schema(one) for one in RECORD_FILES.values()}


def row_schema(table: Table) -> Plain:
    """The schema of a table's rows. Columns may be added, so others than these are allowed; each of these is there."""
    return {
        "title": table.title,
        "description": f"{table.vi}\n\n{table.en}",
        "type": "object",
        "properties": {column.name: _value(column) for column in table.columns},
        "required": [column.name for column in table.columns],
    }


def _record_schema(file: RecordFile) -> Plain:
    tables = {table.name: table for table in TABLES}
    lists = {name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for name in file.lists}
    return {
        "$schema": DRAFT,
        "title": tables[file.table].title,
        "type": "object",
        "properties": {file.name: {"$ref": f"#/$defs/{file.table}"}, **lists},
        "required": [file.name, *file.lists],
        "$defs": {name: row_schema(tables[name]) for name in (file.table, *file.lists)},
    }


def _value(column: Column) -> Plain:
    said = {"title": column.title, "description": f"{column.vi}\n\n{column.en}"}
    value = dict(_TYPES[column.kind])
    if column.inner:
        value["items"] = _TYPES[column.inner]
    if column.options:
        value["enum"] = [*column.options, *([] if column.always else [None])]
    if not column.always:
        value["type"] = [value["type"], "null"]
    return said | value
