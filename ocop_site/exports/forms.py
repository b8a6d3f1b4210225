"""The forms in which a table is given: CSV for programs, CSV for Excel, JSON, NDJSON.

All four hold the same rows in the same order, and the same values. CSV has no nothing: an empty cell is a value that is
not known, an array stands there as JSON writes it (Excel: joined by "; ").
"""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ocop_site.exports.declared import Column

    Plain = dict[str, Any]

BOM = "\ufeff"
# What begins a formula in Excel, LibreOffice or Google Sheets; the wide forms are typed on East Asian keyboards. A
# tab or a line feed before one is passed over by some programs (OWASP, "CSV Injection").
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
APOSTROPHE = "'"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class Form(NamedTuple):
    """One form of a table.

    `suffix` ends the name of its files. `head`, `rows` and `foot` give bytes: what stands before all rows, some rows
    (`first`: none came before), what stands behind them.
    """

    name: str
    suffix: str
    mime: str
    head: Callable[[Sequence[Column]], bytes]
    rows: Callable[[Sequence[Column], Iterable[Plain], bool], bytes]
    foot: bytes = b""


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one."""
    return APOSTROPHE + text if text.startswith(FORMULA) else text


def json_text(value: Any) -> str:  # noqa: ANN401 - any plain data
    """Plain data as JSON on one line, Vietnamese letters as they are."""
    return _ENCODER.encode(value)


def _cell(value: Any) -> str:  # noqa: ANN401 - any value of a row
    if value is None:
        return ""
    return value if isinstance(value, str) else json_text(value)


def _excel_cell(value: Any) -> str:  # noqa: ANN401 - any value of a row
    if isinstance(value, list):
        return defused("; ".join(map(str, value)))
    return defused(value) if isinstance(value, str) else _cell(value)


def _lines(rows: Iterable[Iterable[str]], end: str) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows(rows)
    return text.getvalue().encode()


def _csv_rows(columns: Sequence[Column], rows: Iterable[Plain], first: bool) -> bytes:  # noqa: ARG001, FBT001 - the shape of a form
    return _lines(([_cell(row[one.name]) for one in columns] for row in rows), "\n")


def _excel_rows(columns: Sequence[Column], rows: Iterable[Plain], first: bool) -> bytes:  # noqa: ARG001, FBT001 - as above
    return _lines(([_excel_cell(row[one.name]) for one in columns] for row in rows), "\r\n")


def _json_rows(columns: Sequence[Column], rows: Iterable[Plain], first: bool) -> bytes:  # noqa: ARG001, FBT001 - as above
    text = ",\n".join(json_text(row) for row in rows)
    return (text if first or not text else ",\n" + text).encode()


def _ndjson_rows(columns: Sequence[Column], rows: Iterable[Plain], first: bool) -> bytes:  # noqa: ARG001, FBT001 - as above
    return "".join(json_text(row) + "\n" for row in rows).encode()


FORMS = (
    Form("csv", ".csv", "text/csv", lambda columns: _lines([[one.name for one in columns]], "\n"), _csv_rows),
    Form(
        "excel",
        ".excel.csv",
        "text/csv",
        lambda columns: BOM.encode() + _lines([[one.title for one in columns]], "\r\n"),
        _excel_rows,
    ),
    Form("json", ".json", "application/json", lambda _: b"[\n", _json_rows, b"\n]\n"),
    Form("ndjson", ".ndjson", "application/x-ndjson", lambda _: b"", _ndjson_rows),
)
