from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.status import status_on
from ocop_site.pages.search.columns import DAY_ONE, NONE, STATUSES, filters, lengths, orders, statuses
from ocop_site.pages.search.postings import in_order
from tests.small_content import DAY, at, catalogue_of, paper, producer, product

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue, ProductEntry

FILES = {
    "producers/a.yaml": producer(9, "HTX Thử", "type: htx\n"),
    "producers/b.yaml": producer(8, "HTX Giấu Tên", "type: htx\npublish_name: false\n"),
    "products/p1.yaml": product(1, "Nước mắm Ví Dụ", "producer: a\nset: 9\n" + at("Phú Yên") + paper("2025-01-01", 4)),
    "products/p2.yaml": product(2, "Ấm", "producer: b\n" + at("Hà Tĩnh") + paper("2023-12-30", 3)),
    "products/p3.yaml": product(3, "Bưởi"),
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    files = dict(FILES)
    known = catalogue_of(tmp_path_factory.mktemp("types"), {}).vocabulary.producer_types[0].id
    for name in ("producers/a.yaml", "producers/b.yaml"):
        files[name] = files[name].replace("type: htx", f"type: {known}")
    return catalogue_of(tmp_path_factory.mktemp("columns"), files)


@pytest.fixture(scope="module")
def entries(catalogue: Catalogue) -> tuple[ProductEntry, ...]:
    return in_order(catalogue)


def chosen(entries: tuple[ProductEntry, ...], catalogue: Catalogue, name: str) -> dict[str, str]:
    column = filters(entries, catalogue)[name]
    return {e.record.id: column["choices"][v][0] for e, v in zip(entries, column["values"], strict=True)}


@pytest.mark.parametrize(
    ("name", "first"), [("tinh", "dak-lak"), ("tinh-cu", "phu-yen"), ("nhom", "thuc-pham"), ("bo", "9"), ("sao", "4")]
)
def test_each_product_has_its_choice(
    entries: tuple[ProductEntry, ...], catalogue: Catalogue, name: str, first: str
) -> None:
    assert chosen(entries, catalogue, name)["p1"] == first


def test_what_is_not_known_or_kept_back_is_no_choice(entries: tuple[ProductEntry, ...], catalogue: Catalogue) -> None:
    assert chosen(entries, catalogue, "tinh")["p3"] == NONE
    types = chosen(entries, catalogue, "chu-the")
    assert types["p1"] != NONE
    assert types["p2"] == NONE
    assert len(filters(entries, catalogue)["sao"]["choices"]) == 3  # none, 4 and 3: nothing has 5


def test_a_status_is_known_on_every_later_day(entries: tuple[ProductEntry, ...], catalogue: Catalogue) -> None:
    found = statuses(entries)
    names = [name for name, _ in found["names"]]
    assert names == list(STATUSES)
    for entry, number in zip(entries, found["values"], strict=True):
        course = found["courses"][number]
        for day in (DAY, date(2026, 12, 31), date(2027, 11, 1), date(2028, 1, 2), date(2040, 1, 1)):
            now = course[0]
            for start, status in zip(course[1::2], course[2::2], strict=True):
                now = status if start <= (day - DAY_ONE).days else now
            papers = entry.certificates
            assert names[now] == status_on(papers, entry.endings, day, catalogue.vocabulary).value


def test_orders_by_name_and_by_the_newest_paper(entries: tuple[ProductEntry, ...]) -> None:
    ids = [entry.record.id for entry in entries]
    by = {name: [ids[places.index(n)] for n in range(3)] for name, places in orders(entries).items()}
    assert by == {"ten": ["p2", "p3", "p1"], "moi": ["p1", "p2", "p3"]}


def test_the_length_of_a_name_is_counted_in_syllables(entries: tuple[ProductEntry, ...]) -> None:
    assert dict(zip([e.record.id for e in entries], lengths(entries), strict=True)) == {"p1": 4, "p2": 1, "p3": 1}
