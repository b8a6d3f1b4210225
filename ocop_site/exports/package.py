"""What the data are, for machines: `datapackage.json` (Frictionless Data Package 1.0), and the sums of all files.

https://specs.frictionlessdata.io/data-package/, …/data-resource/, …/tabular-data-resource/, …/table-schema/. What
depends on the day alone – the day of the status – stands here and nowhere else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ocop_site.pages import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.exports.declared import Column, Reference, Table
    from ocop_site.exports.spools import DataFile, WrittenTable

    Plain = dict[str, Any]

DATAPACKAGE = "datapackage.json"
SUMS = "SHA256SUMS"
NAME = "ocop-vn"
CSV_DIALECT = {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True, "lineTerminator": "\n"}


def datapackage(written: Sequence[WrittenTable], catalogue: Catalogue) -> bytes:
    """The description of the tables, each once: programs load all that a package names. DCAT names every form."""
    site = catalogue.site
    whole: Plain = {
        "profile": "data-package",
        "name": NAME,
        "title": str(site.title),
        "description": str(site.description),
        "homepage": addresses.canonical(site.base_url, addresses.DATA),
        "status_day": catalogue.day.isoformat(),
        "licenses": licences(catalogue),
        "rights": site.licence.name if site.licence else "",
        "sources": [{"title": "sources.csv", "path": "sources.csv"}],
        "contributors": [{"title": site.publisher, "role": "publisher"}],
        "resources": [_resource(one) for one in written],
    }
    if site.example:
        whole["example"] = True  # everything in it is invented
    return written_json({key: value for key, value in whole.items() if value not in ("", [])})


def licences(catalogue: Catalogue) -> list[Plain]:
    """The licence of the data as `site.yaml` names it, [] where it gives no address. Photos have each their own."""
    licence = catalogue.site.licence
    return [{"title": licence.name, "path": licence.url}] if licence and licence.url else []


def sums(files: Iterable[DataFile]) -> bytes:
    """The digests of all files as `sha256sum --check` reads them."""
    return "".join(f"{file.digest}  {file.name}\n" for file in sorted(files, key=lambda one: one.name)).encode()


def written_json(value: Plain) -> bytes:
    """A description, for people to read too."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(one: WrittenTable) -> Plain:
    """A table, once: as CSV for programs. A name of a resource has small letters, digits and `.-_` only."""
    table, file = one.table, one.files["csv"]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file.name,
        "title": table.title,
        "description": f"{table.vi}\n\n{table.en}",
        "format": "csv",
        "mediatype": file.mime,
        "encoding": "utf-8",
        "dialect": CSV_DIALECT,
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
        "rows": one.rows,
        "schema": _schema(table),
    }


def _schema(table: Table) -> Plain:
    """The schema of a table, by Table Schema."""
    keys = [_foreign_key(reference) for reference in table.references]
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column) -> Plain:
    constraints: Plain = {"required": True} if column.always else {}
    if column.options:
        constraints["enum"] = list(column.options)
    field = {"name": column.name, "type": column.kind, "title": column.title}
    field["description"] = f"{column.vi}\n\n{column.en}"
    if column.unit:
        field["unit"] = column.unit
    return {**field, **({"constraints": constraints} if constraints else {})}


def _foreign_key(reference: Reference) -> Plain:
    """A single column stands by itself, several as a list."""
    fields: str | list[str] = list(reference.columns) if len(reference.columns) > 1 else reference.columns[0]
    keys: str | list[str] = list(reference.keys) if len(reference.keys) > 1 else reference.keys[0]
    return {"fields": fields, "reference": {"resource": reference.table, "fields": keys}}
