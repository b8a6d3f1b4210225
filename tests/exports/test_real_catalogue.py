"""The open data of the whole real catalogue: one set of rows in every form, and the numbers that its pages tell."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.link import link
from ocop_site.exports.tables import TABLES
from ocop_site.pages import addresses
from ocop_site.pages.cards import Cards
from ocop_site.pages.front import home_job
from ocop_site.pages.lists import list_jobs
from ocop_site.pages.shelves import shelves
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from tests.exports.package_judge import faults
from tests.exports.small_data import files_of, rows_of, typed
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    raw, _ = read_content(PROJECT / "content", PROJECT / "content" / "vocabulary")
    records, _ = read_records(raw)
    return link(records, date(2026, 11, 23))


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, bytes]:
    return files_of(catalogue)


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_row_is_the_same_in_every_form(files: dict[str, bytes], table: str) -> None:
    package = json.loads(files["datapackage.json"])
    fields = next(one["schema"]["fields"] for one in package["resources"] if one["name"] == table)
    rows = json.loads(files[f"{table}.json"])
    assert [json.loads(line) for line in files[f"{table}.ndjson"].splitlines()] == rows
    assert [typed(row, fields) for row in rows_of(files[f"{table}.csv"])] == rows
    for row, shown in zip(rows, rows_of(files[f"{table}.excel.csv"], "utf-8-sig"), strict=True):
        for field in fields:
            value = row[field["name"]]
            if field["type"] in {"string", "date"}:
                assert shown[field["title"]].removeprefix("'") == (value or "").removeprefix("'")


def test_the_package_of_the_real_catalogue_is_good(files: dict[str, bytes], tmp_path: Path) -> None:
    assert faults(files, tmp_path) == []


def test_the_numbers_are_those_of_the_pages(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    rows = {name: rows_of(files[f"{name}.csv"]) for name in ("products", "producers", "outlets", "fairs")}
    cards = Cards(catalogue, {})
    home = home_job(catalogue, cards).context["it"]
    assert [one["value"] for one in home["numbers"]] == [len(some) for some in rows.values()]
    listed = {one["href"]: one["count"] for one in home["provinces"]}
    counted = {
        addresses.province(province): sum(row["province"] == province for row in rows["products"])
        for province in {row["province"] for row in rows["products"]} - {""}
    }
    assert {href: count for href, count in listed.items() if count} == counted
    told = {addresses.province(row["id"]): int(row["products"]) for row in rows_of(files["provinces.csv"])}
    assert {href: count for href, count in told.items() if count} == counted


def test_every_list_of_a_province_counts_as_the_data_do(catalogue: Catalogue, files: dict[str, bytes]) -> None:
    rows = rows_of(files["products.csv"])
    cards = Cards(catalogue, {})
    wanted = {addresses.province(row["province"]): row["province"] for row in rows if row["province"]}
    seen = 0
    for shelf in shelves(catalogue):
        if shelf.base in wanted:
            first = next(iter(list_jobs(shelf, catalogue, cards)))
            assert first.context["it"]["total"] == sum(row["province"] == wanted[shelf.base] for row in rows)
            seen += 1
    assert seen == len(wanted)
