"""A producer with one certified product among others: its stars are its own (a case of Lai Châu)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.building.pipeline import build
from ocop_site.pages.cards import Cards
from ocop_site.pages.others import producer_context
from tests.building.small_site import FILES as SMALL
from tests.building.small_site import order_of
from tests.small_content import at, catalogue_of, code, paper, producer, product
from tests.whole_sites import words_of

if TYPE_CHECKING:
    from pathlib import Path

MAKER = "producer: htx\n" + at("Lai Châu", "xã Mẫu")
SILENCE = "Danh mục không nói gì về sản phẩm không có tên ở đây."
WITH_PAPER = "Sản phẩm có lần công nhận trong danh mục này"
WITHOUT = "Hồ sơ khác: danh mục chưa có giấy chứng nhận"
FILES = {
    **{name: text for name, text in SMALL.items() if name.startswith("pages/")},
    "producers/htx.yaml": producer(9, "HTX Thử"),
    "products/a.yaml": product(1, "Chè Có Giấy", MAKER + paper("2025-03-20", stars=4)),
    "products/b.yaml": product(2, "Chè Đề Nghị", MAKER + "nominations: [{to_stars: 5, year: 2026}]\n"),
    "products/c.yaml": product(3, "Chè Tham Gia", MAKER + "programme_years: [2024]\n"),
}


def it(folder: Path, files: dict[str, str]) -> dict[str, Any]:
    catalogue = catalogue_of(folder, files)
    seen: dict[str, Any] = producer_context(catalogue.producers["htx"], catalogue, Cards(catalogue))["it"]
    return seen


def names(cards: list[dict[str, Any]]) -> list[str]:
    return [card["name"] for card in cards]


def test_products_with_a_paper_stand_apart_from_the_rest(tmp_path: Path) -> None:
    seen = it(tmp_path, FILES)
    assert names(seen["cards_with_paper"]) == ["Chè Có Giấy"]
    assert names(seen["cards_without"]) == ["Chè Đề Nghị", "Chè Tham Gia"]
    assert seen["silence"] == SILENCE


def test_a_product_that_only_a_decision_names_has_no_paper_here(tmp_path: Path) -> None:
    ended = "number: 1/QĐ\ndate: 2026-04-01\nitems: [{act: revoke, product: c, stars: 4}]\n"
    seen = it(tmp_path, {**FILES, "decisions/d.yaml": ended})
    assert names(seen["cards_without"]) == ["Chè Đề Nghị", "Chè Tham Gia"]
    assert [card["status"]["value"] for card in seen["cards_without"]] == ["no-paper", "revoked"]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the producer as it is published."""
    order = order_of(tmp_path_factory.mktemp("lai-chau"), FILES)
    assert build(order).good
    return (order.output / "chu-the" / f"htx-thu-{code(9)}" / "index.html").read_text(encoding="utf-8")


def cards(page: str) -> dict[str, str]:
    found = re.findall(r'<li class="card">.*?</li>', page, re.DOTALL)
    return {
        name: next(card for card in found if name in card) for name in ("Chè Có Giấy", "Chè Đề Nghị", "Chè Tham Gia")
    }


def test_a_certified_product_lends_its_stars_to_no_neighbour(page: str) -> None:
    drawn = cards(page)
    star = re.compile(r'href="#st"|[0-9]\s*sao|★')
    assert len(star.findall(drawn["Chè Có Giấy"])) > 4
    assert star.findall(drawn["Chè Đề Nghị"]) == []
    assert star.findall(drawn["Chè Tham Gia"]) == []


def test_the_page_says_of_what_it_holds_a_paper_and_of_what_it_says_nothing(page: str) -> None:
    lines = words_of(page).splitlines()
    assert [line for line in lines if line in {WITH_PAPER, WITHOUT, SILENCE, "Chè Có Giấy", "Chè Tham Gia"}] == [
        WITH_PAPER,
        "Chè Có Giấy",
        WITHOUT,
        "Chè Tham Gia",
        SILENCE,
    ]


def test_a_producer_without_products_is_silent_about_them_too(tmp_path: Path) -> None:
    order = order_of(tmp_path, {name: text for name, text in FILES.items() if not name.startswith("products/")})
    assert build(order).good
    html = (order.output / "chu-the" / f"htx-thu-{code(9)}" / "index.html").read_text(encoding="utf-8")
    lines = words_of(html).splitlines()
    assert SILENCE in lines
    assert not {WITH_PAPER, WITHOUT} & set(lines)
