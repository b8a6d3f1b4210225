from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.exports.forms import FORMS, FORMULA, defused
from ocop_site.exports.tables import TABLES

COLUMNS = TABLES[0].columns
BY_NAME = {form.name: form for form in FORMS}
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
VALUES = {
    "string": st.sampled_from(FORMULA).flatmap(lambda sign: TEXTS.map(lambda text: sign.strip() + text)) | TEXTS,
    "integer": st.integers(-5, 10**13),
    "number": st.floats(-180, 180, allow_nan=False),
    "boolean": st.booleans(),
    "date": st.dates().map(str),
    "array": st.lists(TEXTS, max_size=3),
}
ROWS = st.lists(st.fixed_dictionaries({one.name: st.none() | VALUES[one.kind] for one in COLUMNS}), max_size=3)


def written(name: str, rows: list[dict[str, Any]]) -> bytes:
    """A table in two pieces, as a long one is written."""
    form = BY_NAME[name]
    pieces = [form.head(COLUMNS), form.rows(COLUMNS, rows[:1], True)]  # noqa: FBT003 - the shape of a form
    if rows[1:]:
        pieces.append(form.rows(COLUMNS, rows[1:], False))  # noqa: FBT003
    return b"".join([*pieces, form.foot])


def cells(data: bytes, encoding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline=""), strict=True))


@given(ROWS)
def test_any_rows_come_back_from_every_form(rows: list[dict[str, Any]]) -> None:
    assert json.loads(written("json", rows)) == rows
    assert [json.loads(line) for line in written("ndjson", rows).decode().split("\n")[:-1]] == rows
    head, *lines = cells(written("csv", rows), "utf-8")
    assert head == [one.name for one in COLUMNS]
    for line, row in zip(lines, rows, strict=True):
        for cell, column in zip(line, COLUMNS, strict=True):
            value = row[column.name]
            if value is None or isinstance(value, str):
                assert cell == (value or "")
            else:
                assert json.loads(cell) == value


@given(ROWS)
def test_no_text_begins_a_formula_in_excel_and_none_is_lost(rows: list[dict[str, Any]]) -> None:
    data = written("excel", rows)
    assert data.startswith(b"\xef\xbb\xbf")
    head, *lines = cells(data, "utf-8-sig")
    assert head == [one.title for one in COLUMNS]
    for line, row in zip(lines, rows, strict=True):
        for cell, column in zip(line, COLUMNS, strict=True):
            value = row[column.name]
            if column.kind == "string":
                assert not cell.startswith(FORMULA)
                assert cell in {value or "", f"'{value}"}


@pytest.mark.parametrize("sign", FORMULA)
def test_every_beginning_of_a_formula_is_defused(sign: str) -> None:
    assert defused(f"{sign}1+1") == f"'{sign}1+1"
    assert defused(f"1{sign}1") == f"1{sign}1"


def test_lines_end_as_their_readers_expect() -> None:
    row = {one.name: None for one in COLUMNS}
    assert written("csv", [row]).count(b"\r") == 0
    assert written("excel", [row]).count(b"\r\n") == written("excel", [row]).count(b"\n") == 2
    assert not written("csv", [row]).startswith(b"\xef\xbb\xbf")
