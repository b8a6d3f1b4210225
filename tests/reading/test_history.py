from __future__ import annotations

import gzip
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.reading.history import Change, canonical, history_of, read_changes, snapshot_bytes, snapshot_rows
from ocop_site.reading.ledger import DATED, DatedFile, Promise, ledger_text, read_dated, read_promises

if TYPE_CHECKING:
    from pathlib import Path

SHA = "0" * 64
LINE = '{"act":"changed","fields":{"stars":4},"key":["120000015"],"table":"products"}'
VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
ROWS = st.lists(st.dictionaries(st.text(), VALUES | st.lists(st.text())), max_size=5)


def test_a_line_of_changes_comes_back() -> None:
    (change,), problems = read_changes(f"{LINE}\n".encode(), "x")
    assert problems == []
    assert change == Change("products", ("120000015",), "changed", {"stars": 4}, 1)
    assert change.text() == f"{LINE}\n"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "<<<<<<< HEAD",
        "[]",
        "{}",
        LINE[:-1],
        LINE.replace("changed", "forgotten"),
        LINE.replace('["120000015"]', '"120000015"'),
        LINE.replace('["120000015"]', "[true]"),
        LINE.replace('{"stars":4}', "4"),
        LINE.replace("4", "NaN"),
        LINE.replace("4", "9" * 5000),
        LINE.replace('"products"', "7"),
        LINE.replace('"table"', '"mang"'),
        "[" * 100_000,
    ],
)
def test_what_is_no_line_of_changes_is_told_with_its_place(line: str) -> None:
    changes, problems = read_changes(f"{LINE}\n{line}\n{LINE}\n".encode(), "content/ledger/data/x.ndjson")
    assert [change.line for change in changes] == [1, 3]
    assert [(one.code, one.place.line) for one in problems] == [("bad-data-line", 2)]


def test_bytes_that_are_no_text_are_a_problem_and_a_last_line_needs_no_end() -> None:
    assert [one.code for one in read_changes(b"\xff\n", "x")[1]] == ["bad-data-line"]
    assert len(read_changes(LINE.encode(), "x")[0]) == 1
    assert read_changes(b"", "x") == ([], [])


@given(ROWS)
def test_any_rows_come_back_from_a_snapshot_with_the_same_bytes_each_time(rows: list[dict[str, object]]) -> None:
    data = snapshot_bytes(rows)
    assert [canonical(row) for row in snapshot_rows(data)] == [canonical(row) for row in rows]
    assert snapshot_bytes(snapshot_rows(data)) == data
    assert data[4:8] == b"\0\0\0\0"  # no time in it


@pytest.mark.parametrize(
    "data",
    [b"x", gzip.compress(b"{}\n")[:-4], gzip.compress(b"[1]\n"), gzip.compress(b"{\n")],
    ids=["no gzip", "cut short", "a list", "half a row"],
)
def test_what_is_no_snapshot_is_said(data: bytes) -> None:
    with pytest.raises(ValueError, match="snapshot"):
        snapshot_rows(data)


def test_numbers_in_keys_stand_as_numbers() -> None:
    keys = [("a", 2), ("a", 10), ("b", 1)]
    changes = [Change("sources", key, "deleted", {}) for key in keys]
    backwards = changes[::-1]
    assert sorted(backwards, key=lambda one: one.order) == changes


def listed(*names: tuple[str, int, str]) -> bytes:
    return ledger_text([DatedFile(name, str(number), day, SHA, 0) for name, number, day in names], DatedFile).encode()


def test_the_history_stands_in_the_order_of_releases_and_ends_with_the_day() -> None:
    data = listed(
        ("2026-11-24-10.ndjson", 12, "2026-11-24"),
        ("2026-11-24-2.ndjson", 4, "2026-11-24"),
        ("2026-11-24.ndjson", 3, "2026-11-24"),
        ("2026-11/products.ndjson.gz", 1, "2026-11-22"),
        ("2026-12-01.ndjson", 13, "2026-12-01"),
        ("2026-12/products.ndjson.gz", 13, "2026-12-01"),
    )
    history = history_of({DATED: data}, {}, date(2026, 11, 30))
    assert [one.file for one in history.changes] == [
        "2026-11-24.ndjson",
        "2026-11-24-2.ndjson",
        "2026-11-24-10.ndjson",
    ]
    assert (list(history.snapshots), history.last) == (["2026-11"], 12)
    assert history_of({DATED: data}, {}, date(2026, 12, 1)).last == 13


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("../x.ndjson", "2026-11-24"),
        ("2026-11-24.csv", "2026-11-24"),
        ("2026-11-24-0.ndjson", "2026-11-24"),
        ("2026-11/../x.ndjson.gz", "2026-11-24"),
        ("2026-12-01.ndjson", "2026-11-24"),
        ("2026-11-31.ndjson", "2026-11-31"),
    ],
)
def test_a_list_names_files_of_the_history_alone(name: str, day: str) -> None:
    lines, problems = read_dated(listed((name, 1, day)), "data.csv")
    assert (lines, [one.code for one in problems]) == ((), ["bad-ledger-line"])


@pytest.mark.parametrize(
    ("address", "kind", "good"),
    [
        ("/du-lieu/thay-doi/2026-11-24-2.ndjson", "data", True),
        ("/du-lieu/2026-11/booth_products.ndjson.gz", "data", True),
        ("/du-lieu/2026-11/booth_products.ndjson.gz", "page", False),
        ("/du-lieu/", "data", False),
        ("/hoi-cho/lich.ics", "data", False),
        ("/du-lieu/thay-doi/../x.ndjson", "data", False),
        ("/du-lieu/products.csv", "data", False),
    ],
)
def test_dated_files_may_be_promised_as_data_alone(address: str, kind: str, *, good: bool) -> None:
    data = ledger_text([Promise(address, kind, "", "2026-11-24", 0)], Promise).encode()
    lines, problems = read_promises(data, "addresses.csv")
    assert (len(lines), len(problems)) == ((1, 0) if good else (0, 1))


def test_a_file_that_is_not_there_is_read_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "x").write_text(json.dumps({}), encoding="utf-8")
    data = listed(("2026-11-24.ndjson", 1, "2026-11-24"))
    history = history_of({DATED: data}, {"x": tmp_path / "x"}, date(2026, 11, 24))
    assert history.read(history.changes[0]) == b""
