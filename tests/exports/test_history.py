"""Ninety releases of an invented catalogue: a snapshot and the changes after it are the data of every later day."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.building.history import chapter_of
from ocop_site.exports.declared import plain
from ocop_site.exports.history import TURNING
from ocop_site.exports.tables import TABLES
from ocop_site.reading.history import history_of
from ocop_site.reading.ledger import DATED
from ocop_site.writing.ledgers import enter
from tests.exports.invented_history import TAKEN_BACK, Life, everything_in, lines_of, listed, replayed
from tests.small_content import catalogue_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from ocop_site.building.history import Chapter
    from ocop_site.exports.declared import Table
    from tests.exports.invented_history import Row, Rows

DAYS = 90
NEW_COLUMN, SINCE = "recognitions", 45  # a column of products that nobody had declared before that day
KEYS = {table.name: list(table.key) for table in TABLES}
KEPT = {table.name: [one.name for one in table.columns if not one.personal] for table in TABLES}


@dataclass
class Release:
    """One of the ninety: its day, the rows that the history may hold, what the release wrote, whether nobody edited."""

    day: date
    rows: Rows
    chapter: Chapter
    quiet: bool


def release(life: Life, content: Path, number: int) -> Release:
    """What `publish` does once the site is built: the rows against the ledger, and the ledger written."""
    catalogue = catalogue_of(content.parent / f"{number}", life.files(), life.day)
    tables = {table.name: [plain(row) for row in table.rows(catalogue)] for table in TABLES}
    if number < SINCE:
        for row in tables["products"]:
            del row[NEW_COLUMN]
    ledger = content / "ledger"
    places = {one.relative_to(ledger / "data").as_posix(): one for one in ledger.rglob("data/**/*.*")}
    known = {DATED: (ledger / DATED).read_bytes()} if number else {}
    chapter = chapter_of(history_of(known, places, life.day), lambda table: iter(tables[table.name]), life.day)
    enter(content, chapter.promises, chapter.dated, chapter.files)
    kept: Rows = {}
    for name, rows in tables.items():
        for row in rows:
            key = tuple(row[column] for column in KEYS[name])
            kept[name, key] = {column: row[column] for column in KEPT[name] if column in row}
    return Release(life.day, kept, chapter, life.quiet)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder of which the ledger alone is filled."""
    return tmp_path_factory.mktemp("history") / "content"


@pytest.fixture(scope="module")
def releases(content: Path) -> list[Release]:
    life = Life(random.Random(90))
    life.begin()
    found = []
    for number in range(DAYS + 1):
        if number:
            life.live()
        found.append(release(life, content, number))
    return found


def changes(one: Release) -> list[Row]:
    """The lines of the changes of a release."""
    texts = [data for name, data in one.chapter.files.items() if name.endswith(".ndjson")]
    return [json.loads(line) for text in texts for line in text.splitlines()]


def told(releases: list[Release]) -> Iterator[tuple[Release, Release, Row]]:
    """Every line, with the release before and its own."""
    for before, one in pairwise(releases):
        for line in changes(one):
            yield before, one, line


def test_every_snapshot_and_the_changes_after_it_are_the_last_day(content: Path, releases: list[Release]) -> None:
    months = sorted({name[:7] for _, name in listed(content / "ledger" / "data") if "/" in name})
    assert months == ["2026-11", "2026-12", "2027-01", "2027-02"]
    for month in months:
        assert lines_of(replayed(content / "ledger" / "data", KEYS, month)) == lines_of(releases[-1].rows), month


def test_day_by_day_the_first_snapshot_and_the_changes_so_far_are_that_day(
    content: Path, releases: list[Release]
) -> None:
    number = 0
    for one in releases:
        number = max([number, *(int(file.number) for file in one.chapter.dated)])
        assert lines_of(replayed(content / "ledger" / "data", KEYS, "2026-11", number)) == lines_of(one.rows), one.day


def test_the_life_had_everything_in_it(releases: list[Release]) -> None:
    acts = {(line["table"], line["act"]) for _, _, line in told(releases)}
    products = {"added", "changed", "past-term", "withdrawn", "deleted"}
    assert {act for table, act in acts if table == "products"} == products
    assert {
        ("endings", "withdrawn"),
        ("withdrawn", "withdrawn"),
        ("stocks", "deleted"),
        ("certificates", "added"),
    } <= acts


def test_a_day_on_which_nobody_edited_tells_of_the_passing_of_days_alone(releases: list[Release]) -> None:
    quiet = [one for one in releases[1:] if one.quiet]
    assert len(quiet) == DAYS // 7
    lines = [line for one in quiet for line in changes(one)]
    assert {(line["table"], line["act"]) for line in lines} == {("products", "past-term")}
    assert all(set(line["fields"]) <= TURNING for line in lines)
    assert any(not one.chapter.files for one in quiet)  # nothing differs: no file


def test_each_act_is_what_it_says(releases: list[Release]) -> None:
    for before, one, line in told(releases):
        place = (line["table"], tuple(line["key"]))
        was, now = before.rows.get(place), one.rows.get(place)
        if line["act"] == "deleted":
            assert (line["fields"], was is None, now) == ({}, False, None)
            continue
        assert now is not None
        assert all(now[name] == value for name, value in line["fields"].items())
        if was is None:
            assert line["act"] in {"added", "withdrawn"}
            assert line["fields"] == now
        else:
            assert set(line["fields"]) == {name for name in now if name not in was or was[name] != now[name]}
        if line["act"] == "past-term":
            assert was is not None
            assert was["status_holds_until"] < one.day.isoformat()
        if line["act"] == "withdrawn" and line["table"] == "products":
            assert now["status"] in {"expired", "revoked"}


def test_what_newly_ended_is_called_withdrawn(releases: list[Release]) -> None:
    """An ending that is told today is no mere passing of days, although a term ends every week."""
    for before, one, line in told(releases):
        if line["table"] == "products" and line["fields"].get("status") in {"expired", "revoked"}:
            was = before.rows.get(("products", tuple(line["key"])))
            assert line["act"] == ("withdrawn" if was else "added"), (one.day, line)


def test_lines_stand_by_table_and_key_and_files_are_never_changed(content: Path, releases: list[Release]) -> None:
    for one in releases:
        places = [(line["table"], line["key"]) for line in changes(one)]
        assert places == sorted(places)
        for name, data in one.chapter.files.items():
            assert (content / "ledger" / "data" / name).read_bytes() == data


def test_a_new_column_is_told_once_for_every_row(releases: list[Release]) -> None:
    lines = [line for line in changes(releases[SINCE]) if line["table"] == "products" and line["act"] != "deleted"]
    assert all(NEW_COLUMN in line["fields"] for line in lines)
    assert len(lines) == sum(table == "products" for table, _ in releases[SINCE].rows)
    later = [line for line in changes(releases[SINCE + 1]) if line["act"] == "changed"]
    assert len(later) < len(lines)


def test_what_somebody_took_back_stands_nowhere_in_the_ledger(content: Path, releases: list[Release]) -> None:
    assert len(releases) == DAYS + 1
    held = everything_in(content / "ledger").decode()
    assert "Hàng Ví Dụ 101" in held  # the reader reads
    assert [text for text in TAKEN_BACK if text in held] == []


def test_no_personal_column_is_named_in_any_line(content: Path, releases: list[Release]) -> None:
    personal = {table.name: {one.name for one in table.columns if one.personal} for table in TABLES}
    assert personal["producers"] >= {"name", "phone", "email", "website", "street", "path", "url"}
    for _, _, line in told(releases):
        assert not personal[line["table"]] & set(line["fields"])
    for month in ("2026-11", "2027-02"):
        for (table, _), row in replayed(content / "ledger" / "data", KEYS, month).items():
            assert not personal[table] & set(row)


def table_named(name: str) -> Table:
    return next(table for table in TABLES if table.name == name)


def test_the_same_rows_write_nothing(content: Path, releases: list[Release]) -> None:
    last = releases[-1]
    ledger = content / "ledger"
    places = {one.relative_to(ledger / "data").as_posix(): one for one in ledger.rglob("data/**/*.*")}
    history = history_of({DATED: (ledger / DATED).read_bytes()}, places, last.day)

    def rows(table: Table) -> Iterator[dict[str, Any]]:
        return iter([row for (name, _), row in last.rows.items() if name == table.name])

    assert chapter_of(history, rows, last.day).files == {}
