"""The whole real catalogue as a workbook and back: byte for byte, cell by cell, and through LibreOffice."""

from __future__ import annotations

import difflib
import random
import shutil
import subprocess
from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from ocop_site.records.columns import EACH, all_tables
from ocop_site.writing.workbooks.layout import HEAD_ROWS, ID, ID_OF_RECORD, mark_key
from ocop_site.writing.workbooks.lists import reference_kind, word_lists
from ocop_site.writing.workbooks.rows import YES, rows_of
from tests.small_content import PROJECT
from tests.writing.workbooks.book import Book, exported, imported, planned, read

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.records.columns import Column, Table

CHANGES = 420
# What YAML and spreadsheets like to take for something else.
TEXTS = (
    "0123",
    "1-2",
    "=1+1",
    "@ví dụ",
    "- gạch",
    "a: b # c",
    "'nháy'",
    '"kép"',
    "có",
    "true",
    "2022-12-29",
    "[x], {y}",
)
TEXTS += ("12,5", "*", "&a", "!b", "%", "|", "_x0041_", "một\ttab", "null", "~", "1e5", "dài " * 60)


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return exported(PROJECT / "content")


def test_the_whole_catalogue_comes_back_as_it_was(workbook: bytes) -> None:
    plan = planned(PROJECT / "content", workbook)
    assert (plan.files, plan.changes, plan.refused, plan.missing, plan.problems) == ({}, (), (), {}, ())
    raw, _ = read(PROJECT / "content")
    rows = sum(1 for table in all_tables() for one in raw.records[table.kind] for _ in rows_of(table, one.id, one.data))
    assert sum(plan.untouched.values()) == rows
    assert rows > 4000


@pytest.mark.libreoffice
def test_a_workbook_saved_by_libreoffice_comes_back_as_it_was(workbook: bytes, tmp_path: Path) -> None:
    (tmp_path / "so.xlsx").write_bytes(workbook)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "saved")]
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is not installed"
    command = [office, "--headless", profile, *convert, str(tmp_path / "so.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    saved = tmp_path / "saved" / "so.xlsx"
    plan = planned(PROJECT / "content", saved.read_bytes())
    assert (plan.files, plan.changes, plan.refused, plan.missing) == ({}, (), (), {})
    before, after = load_workbook(tmp_path / "so.xlsx"), load_workbook(saved)
    for sheet in before:
        old = {str(rule.sqref): (rule.type, rule.prompt) for rule in sheet.data_validations.dataValidation}
        new = {str(rule.sqref): (rule.type, rule.prompt) for rule in after[sheet.title].data_validations.dataValidation}
        assert new == old
        assert len(after[sheet.title].conditional_formatting) == len(sheet.conditional_formatting)
    lists = {str(rule.sqref): rule.formula1 for rule in after["Sản phẩm"].data_validations.dataValidation}
    assert "'Chủ thể'!$A$3:$A$1063" in lists.values()
    assert after["Danh mục"].sheet_state == "hidden"


def test_only_what_was_typed_changes_in_hundreds_of_cells(workbook: bytes, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(PROJECT / "content", content)
    raw, records = read(content)
    book = Book(workbook)
    chance = random.Random(20261122)
    typed = _type_at_random(book, raw.records, word_lists(records.vocabulary), chance)
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    plan = imported(content, book.saved())

    applied = {(one.row.table.name, one.row.id, one.places, name) for one in plan.changes for name in one.fields}
    refused = {(one.row.table.name, one.row.id): one.problem.line() for one in plan.refused}
    assert len(applied) > CHANGES * 0.8, refused
    for table, where, column, _ in typed:
        assert (table.name, where[0], where[1:], column.name) in applied or (table.name, where[0]) in refused
    after = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    touched = {path for path in after if after[path] != before.get(path)}
    assert {path.relative_to(content).as_posix() for path in touched} == set(plan.files)
    _judge_values(content, applied, typed)
    _judge_lines(plan, raw, before, after, content)
    assert planned(content, exported(content)).files == {}


def _type_at_random(book: Book, records: dict, lists: dict, chance: random.Random) -> list:  # type: ignore[type-arg]
    """Cells of every form, a few of each table; no row twice, so that one refusal takes one change."""
    places = []
    for table in all_tables():
        rows = [row for one in records[table.kind] for row in rows_of(table, one.id, one.data)]
        places += [(table, row) for row in chance.sample(rows, min(len(rows), 60))]
    chance.shuffle(places)
    typed = []
    numbers = {table.name: _numbers(book, table) for table in all_tables()}
    for table, row in places[:CHANGES]:
        columns = [one for one in table.columns if one.form != "code" and one.path != (ID,)]
        filled = [one for one in columns if row.cells.get(one.name)]
        column = chance.choice(filled if filled and chance.random() < 0.7 else columns)
        value = _another(column, row.cells.get(column.name, ""), records, lists, chance)
        if value is not None and _written(value) != row.cells.get(column.name, ""):
            book.put(table.name, numbers[table.name][row.id, *row.places], **{column.name.replace(".", "__"): value})
            typed.append((table, (row.id, *row.places), column, value))
    return typed


def _written(value: object) -> str:
    """What a typed value is meant to say."""
    if isinstance(value, date):
        return value.isoformat()
    text = str(Decimal(str(value))) if isinstance(value, float) else str(value)
    lines = [line.strip() for line in {"06/05/2023": "2023-05-06"}.get(text, text).split("\n")]
    return "\n".join(line for line in lines if line)


def _numbers(book: Book, table: Table) -> dict:  # type: ignore[type-arg]
    sheet = book.sheet(table.name)
    keys = book.keys(sheet)
    at = [keys.index(ID_OF_RECORD if table.path else ID), *(keys.index(f"#{n + 1}") for n in range(table.depth))]
    rows = sheet.iter_rows(min_row=HEAD_ROWS + 1, values_only=True)
    assert mark_key(table) in keys
    return {tuple(row[one] for one in at): number for number, row in enumerate(rows, HEAD_ROWS + 1)}


def _another(column: Column, old: str, records: dict, lists: dict, chance: random.Random) -> object:  # type: ignore[type-arg]  # noqa: PLR0911
    """Another value that the column takes; None where this test has none for it."""
    if old and not column.required and chance.random() < 0.15:
        return ""
    if column.key in {"formerly", "formerly_at", "file", "vintage", "possibly_same_as", "level", "act", "example"}:
        return None  # the rules across records have their own opinion of these
    if kind := reference_kind(column):
        return chance.choice(records[kind]).id
    if column.form == "truth":
        return YES
    if words := lists.get((column.of, column.key)):
        found = chance.choice(list(words.words))
        return int(found) if found.isdigit() else found
    forms = {
        "whole": lambda: int(column.least or 1) + chance.randint(0, 2),
        "decimal": lambda: chance.choice([74.5, 50, 69.25]),
        "day": lambda: date(2026, 11, chance.randint(1, 20)),
        "days": lambda: chance.choice([date(2023, 5, 6), "2023-05", "06/05/2023", "2023", "../2024-02-03"]),
        "lines": lambda: "\n".join([*old.split("\n")[1:], "thêm một ý", chance.choice(TEXTS)]),
        "text": lambda: (
            f"https://vi-du.example/{chance.randint(1, 99)}" if column.key == "url" else chance.choice(TEXTS)
        ),
    }
    if column.form == "lines" and column.item != "text":
        return "2021\n2023" if column.item == "whole" else None
    return forms[column.form]() if column.form in forms and column.key not in {"gtin", "country"} else None


def _judge_values(content: Path, applied: set, typed: list) -> None:  # type: ignore[type-arg]
    """What was typed is what the record says now."""
    raw, _ = read(content)
    now = {
        (table.name, row.id, row.places): row
        for table in all_tables()
        for one in raw.records[table.kind]
        for row in rows_of(table, one.id, one.data)
    }
    for table, where, column, value in typed:
        if (table.name, where[0], where[1:], column.name) not in applied:
            continue
        row = now.get((table.name, where[0], where[1:]))
        assert (row.cells.get(column.name, "") if row else "") == _written(value), (where, column.name)


def _judge_lines(plan, raw, before, after, content) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """The lines that stay, in their order, are all those that no change touched; comments are among them."""
    by_file = defaultdict(list)
    for change in plan.changes:
        by_file[change.row.table.kind, change.row.id].append(change)
    for (kind, record_id), changes in by_file.items():
        record = next(one for one in raw.records[kind] if one.id == record_id)
        path = content.parent / record.path
        old, new = (text[path].decode().split("\n") for text in (before, after))
        allowed: set[int] = set()
        for change in changes:
            for name in change.fields:
                lines = _lines_of(record, change, name, len(old))
                # Where the first key of an item goes, the dash passes to the next line.
                allowed |= lines | ({max(lines) + 1} if lines and name not in change.new else set())
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        gone = {n for what, a, b, _, _ in matcher.get_opcodes() if what in {"replace", "delete"} for n in range(a, b)}
        assert gone <= allowed, (path, [old[n] for n in gone - allowed])


def _lines_of(record, change, name: str, count: int) -> set[int]:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """The lines, from 0, of the value that a column stands for."""
    numbers = list(change.places)
    location = tuple(numbers.pop(0) - 1 if key == EACH else key for key in change.row.table.path) + tuple(
        name.split(".")
    )
    starts = sorted({spot[0] - 1 for spot in record.keys.values()} | {count})
    for length in range(len(location), 0, -1):  # a group goes with its last value
        spot = record.keys.get(location[:length])
        if spot is not None:
            following = [start for start in starts if start > spot[0] - 1]
            inner = [place[0] for at, place in record.keys.items() if at[:length] == location[:length]]
            return set(range(spot[0] - 1, max([following[0] if following else count, *inner])))
    return set()
