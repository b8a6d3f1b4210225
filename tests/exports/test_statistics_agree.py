"""Over the whole real catalogue: CSV, NDJSON, lists of products and statistics tell the same numbers."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.catalogue.link import link
from ocop_site.pages import addresses
from ocop_site.pages.cards import Cards
from ocop_site.pages.lists import list_jobs
from ocop_site.pages.shelves import shelves
from ocop_site.pages.statistics import statistics_jobs
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from tests.exports.small_data import files_of, rows_of
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue

IN_FORCE = {"valid", "expiring", "extended"}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    raw, _ = read_content(PROJECT / "content", PROJECT / "content" / "vocabulary")
    records, _ = read_records(raw)
    return link(records, date(2026, 11, 23))


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, bytes]:
    return files_of(catalogue)


@pytest.fixture(scope="module")
def products(files: dict[str, bytes]) -> list[dict[str, str]]:
    return rows_of(files["products.csv"])


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    return {job.owner: job.context["it"] for job in statistics_jobs(catalogue)}


@pytest.fixture(scope="module")
def listed(catalogue: Catalogue) -> dict[str, int]:
    """How many products each list of the whole country and of a province holds, by its address."""
    cards = Cards(catalogue, {})
    country = {addresses.group(one.id) for one in catalogue.vocabulary.groups} | {addresses.stars(n) for n in (3, 4, 5)}
    wanted = country | {addresses.province(one.id) for one in catalogue.vocabulary.provinces}
    return {
        shelf.base: next(iter(list_jobs(shelf, catalogue, cards))).context["it"]["total"]
        for shelf in shelves(catalogue)
        if shelf.base in wanted
    }


def rows_under(it: dict[str, Any], title: str) -> list[dict[str, Any]]:
    plots = [one for section in it["sections"] for one in section["plots"] if one["title"].startswith(title)]
    rows: list[dict[str, Any]] = plots[0]["rows"]
    return rows


def test_statistics_of_the_country_are_those_of_the_lists(
    pages: dict[str, dict[str, Any]], listed: dict[str, int], products: list[dict[str, str]]
) -> None:
    it = pages[addresses.STATISTICS]
    for title in ("Sản phẩm theo hạng sao", "Sản phẩm theo nhóm"):
        rows = rows_under(it, title)
        assert {row["href"]: row["total"] for row in rows if row["href"] and row["total"]} == {
            row["href"]: listed[row["href"]] for row in rows if row["href"] in listed
        }
        assert sum(row["total"] for row in rows) == len(products)


def test_every_plot_of_products_counts_what_the_data_hold(
    pages: dict[str, dict[str, Any]], products: list[dict[str, str]], files: dict[str, bytes]
) -> None:
    from ocop_site.pages.figures import STATUS_WORDS  # noqa: PLC0415 - the words that this test alone reads

    lines = [json.loads(line) for line in files["products.ndjson"].splitlines()]
    kinds = {row["code"]: row["type"] for row in rows_of(files["producers.csv"])}
    for address, it in pages.items():
        province = address.removeprefix(addresses.STATISTICS).strip("/")
        mine = [row for row in products if not province or row["province"] == province]
        told = [row for row in lines if not province or row["province"] == province]
        assert it["totals"][0]["value"] == len(mine) == len(told)
        if not mine:
            assert it["sections"] == []
            continue
        status = Counter(row["status"] for row in told)
        assert [row["total"] for row in rows_under(it, "Sản phẩm theo tình trạng")] == [
            status[value] for value in STATUS_WORDS
        ]
        stars = Counter(row["stars"] for row in mine)
        assert [row["total"] for row in rows_under(it, "Sản phẩm theo hạng sao")] == [
            stars[value] for value in ("3", "4", "5", "")
        ]
        makers = rows_under(it, "Sản phẩm theo loại chủ thể")
        assert sum(row["total"] for row in makers) == len(mine)
        assert makers[-1]["total"] == sum(not kinds.get(row["producer"]) for row in mine)
        assert it["totals"][3]["value"] == sum(row["status"] in IN_FORCE for row in mine)


def test_recognitions_by_year_are_those_of_the_data(pages: dict[str, dict[str, Any]], files: dict[str, bytes]) -> None:
    papers = rows_of(files["certificates.csv"])
    signed = Counter(
        row["issued_first"][:4] if row["issued_first"][:4] == row["issued_last"][:4] else "" for row in papers
    )
    rows = rows_under(pages[addresses.STATISTICS], "Lần công nhận theo năm ký")
    *years, unknown = rows
    assert {str(row["text"]): row["total"] for row in years if row["total"]} == {
        year: count for year, count in signed.items() if year
    }
    assert unknown["total"] == signed[""]
    rounds = rows_under(pages[addresses.STATISTICS], "Lần công nhận theo năm của đợt")
    told = Counter(row["programme_year"] for row in papers)
    assert rounds[-1]["total"] == told[""]
    assert sum(row["total"] for row in rounds) == len(papers) == sum(row["total"] for row in rows)


def test_the_table_of_provinces_is_that_of_lists_and_data(
    pages: dict[str, dict[str, Any]], listed: dict[str, int], products: list[dict[str, str]]
) -> None:
    rows = pages[addresses.STATISTICS]["tables"][0]["rows"]
    *provinces, country = rows
    for row in provinces:
        province = row["href"].removeprefix(addresses.STATISTICS).strip("/")
        mine = [one for one in products if one["province"] == province]
        assert row["numbers"][0] == len(mine) == listed.get(addresses.province(province), len(mine))
        assert row["numbers"][1] == sum(one["status"] in IN_FORCE for one in mine)
        assert row["numbers"][2:5] == [sum(one["stars"] == n for one in mine) for n in "345"]
    assert country["numbers"][0] == len(products)


def test_every_official_count_stands_on_one_page_and_in_the_data(
    pages: dict[str, dict[str, Any]], files: dict[str, bytes], catalogue: Catalogue
) -> None:
    rows = rows_of(files["official_counts.csv"])
    shown = [
        (address.removeprefix(addresses.STATISTICS).strip("/"), *row["numbers"])
        for address, it in pages.items()
        if it["official"]
        for row in it["official"]["rows"]
    ]
    names = ("total", "stars_3", "stars_4", "stars_5", "producers")
    held = [(row["province"], *(int(row[name]) if row[name] else None for name in names)) for row in rows]
    assert sorted(map(str, shown)) == sorted(map(str, held))
    assert len(held) == len(catalogue.counts) > 100


def test_names_of_rows_fit_into_one_line_of_a_phone(pages: dict[str, dict[str, Any]]) -> None:
    rows = [
        row for it in pages.values() for section in it["sections"] for one in section["plots"] for row in one["rows"]
    ]
    assert max(len(str(row["text"])) for row in rows) <= 38
