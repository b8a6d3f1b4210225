"""What the tests of `writing` share: a small content folder with the real vocabulary, tables of invented rows."""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.folder import read_content
from ocop_site.records.collection import Records, read_records
from ocop_site.writing.content_files import write_files
from ocop_site.writing.tables.importing import ImportOrder, ImportPlan, plan_import
from ocop_site.writing.tables.table_rows import COLUMNS, TableRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_site.records.product import Product
    from ocop_site.records.vocabulary import Vocabulary

PROJECT = Path(__file__).parents[2]
SITE = """\
title: Danh mục Ví Dụ
tagline: Mọi thứ ở đây đều bịa ra
publisher: Nhóm Ví Dụ
description: Danh mục để thử.
code_block: "12"
"""
DAY = date(2026, 11, 22)
PAGE = "https://bao.example/mot-bai"

# The cells that a row of each kind must have.
NEEDED = {
    "products": {"name": "Nước mắm Ví Dụ", "province": "Phú Yên", "group": "thuc-pham", "source_url": PAGE},
    "outlets": {"name": "Cửa hàng Ví Dụ", "province": "Phú Yên", "source_url": PAGE},
    "fairs": {"name": "Hội chợ Ví Dụ", "province": "Phú Yên", "source_url": PAGE},
}


def full(kind: str, cells: dict[str, str]) -> dict[str, str]:
    """A row with every column of its kind, the needed ones filled."""
    return {column: {**NEEDED[kind], **cells}.get(column, "") for column in COLUMNS[kind]}


def write_table(path: Path, kind: str, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS[kind])
        writer.writeheader()
        writer.writerows(full(kind, cells) for cells in rows)
    return path


class Desk:
    """A content folder and the tables that are imported into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.joins = folder / "joins.csv"

    def table(self, kind: str, rows: list[dict[str, str]], name: str = "") -> Path:
        return write_table(self.folder / (name or f"{kind}.csv"), kind, rows)

    def decide(self, *lines: str) -> None:
        self.joins.write_text("\n".join(["file,row,with_row,decision,reason", *lines, ""]), encoding="utf-8")

    def plan(self, *tables: Path) -> ImportPlan:
        return plan_import(ImportOrder(tables, self.content, self.joins, DAY))

    def take_in(self, *tables: Path) -> ImportPlan:
        plan = self.plan(*tables)
        assert not [problem.line() for problem in plan.problems]
        write_files(self.content, plan.files)
        return plan

    def records(self) -> Records:
        raw, problems = read_content(self.content)
        records, complaints = read_records(raw)
        assert [problem.line() for problem in [*problems, *complaints]] == []
        assert records is not None
        return records

    def snapshot(self) -> dict[str, bytes]:
        return {
            path.relative_to(self.content).as_posix(): path.read_bytes()
            for path in sorted(self.content.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "site.yaml").write_text(SITE, encoding="utf-8")
    shutil.copytree(PROJECT / "content" / "vocabulary", tmp_path / "content" / "vocabulary")
    return Desk(tmp_path)


@pytest.fixture(scope="session")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("vocabulary") / "content"
    folder.mkdir()
    (folder / "site.yaml").write_text(SITE, encoding="utf-8")
    shutil.copytree(PROJECT / "content" / "vocabulary", folder / "vocabulary")
    records, problems = read_records(read_content(folder)[0])
    assert records is not None, problems
    return records.vocabulary


@pytest.fixture
def one(desk: Desk) -> Callable[..., Product]:
    """Imports a table of one product with these cells and gives the product."""

    def take(**cells: str) -> Product:
        desk.take_in(desk.table("products", [cells]))
        (product,) = desk.records().products
        return product

    return take


@pytest.fixture
def row_of() -> Callable[..., TableRow]:
    """A row of a table, of a kind, with these cells."""

    def make(kind: str, number: int = 2, **cells: str) -> TableRow:
        return TableRow(f"{kind}.csv", number, full(kind, cells))

    return make
