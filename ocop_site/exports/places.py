"""GeoJSON (RFC 7946) of the tables whose rows have coordinates: one point a row that has them, with its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop_site.exports.declared import plain
from ocop_site.exports.forms import json_text
from ocop_site.exports.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue

MIME = "application/geo+json"
POSITION = ("longitude", "latitude")  # the order of RFC 7946


def geojson_files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each file; none of a table without a single point."""
    for table in TABLES:
        if "latitude" in table.model.model_fields:
            rows = [plain(row) for row in table.rows(catalogue)]
            points = [row for row in rows if row["latitude"] is not None and row["longitude"] is not None]
            if points:
                yield f"{table.name}.geojson", _collection(points).encode()


def _collection(rows: list[dict[str, Any]]) -> str:
    features = ",\n".join(json_text(_feature(row)) for row in rows)
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [row[name] for name in POSITION]}
    return {"type": "Feature", "id": row["code"], "geometry": point, "properties": row}
