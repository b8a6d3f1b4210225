from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.search.words import FIELDS, words_of
from ocop_site.syllables import syllables
from tests.small_content import at, catalogue_of, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.search.words import Words

FILES = {
    "producers/a.yaml": producer(9, "HTX Thử Nghiệm", "names: {en: Trial Co-operative, fr: Coopérative}\n"),
    "producers/b.yaml": producer(8, "Hợp tác xã Giấu Tên", "publish_name: false\n"),
    "products/p1.md": "---\n"
    + product(
        1,
        "Nước mắm Ví Dụ",
        "producer: a\nname_as_printed: Mắm nhỉ\nnames: {en: Example fish sauce, fr: Saumure}\ncomponents: [Mắm ruốc]\n"
        + at("Phú Yên", "xã Hòa Mẫu")
        + paper("2025-01-01", stars=4),
    )
    + "---\nMột câu chuyện khôngđượctìm.\n",
    "products/p2.yaml": product(2, "Trà Thử", "producer: b\n" + at("Hà Tĩnh")),
}


@pytest.fixture
def words(tmp_path: Path) -> dict[str, Words]:
    catalogue = catalogue_of(tmp_path, FILES)
    return {name: words_of(entry, catalogue) for name, entry in catalogue.products.items()}


def has(words: Words, field: str, text: str) -> bool:
    return set(syllables(text)) <= words.fields[FIELDS.index(field)]


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("other", "mắm nhỉ"),
        ("other", "mắm ruốc"),
        ("other", "fish sauce"),
        ("producer", "HTX Thử Nghiệm"),
        ("other", "saumure"),
        ("producer", "hop tac xa"),
        ("producer", "trial co-operative"),
        ("producer", "coopérative"),
        ("place", "xã Hòa Mẫu"),
        ("place", "tỉnh Phú Yên"),
        ("place", "tỉnh Đắk Lắk"),
        ("kind", "thực phẩm"),
        ("kind", "4 sao"),
        ("kind", "sản phẩm OCOP"),
        ("place", "phuyen"),
    ],
)
def test_it_is_found_by(words: dict[str, Words], field: str, text: str) -> None:
    assert has(words["p1"], field, text)


def test_a_set_is_a_kind_unless_it_lists_several(tmp_path: Path) -> None:
    files = {
        f"products/p{number}.yaml": product(number, "Thử", f"set: {number}\n" + at("Phú Yên")) for number in (8, 14)
    }
    catalogue = catalogue_of(tmp_path, files)
    found = {name: words_of(entry, catalogue) for name, entry in catalogue.products.items()}
    assert has(found["p14"], "kind", "rượu trắng")
    assert not has(found["p8"], "kind", "trứng")
    assert has(found["p8"], "set", "thịt trứng sữa mật ong")


def test_a_province_is_found_by_what_people_call_it(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, {"products/p.yaml": product(3, "Thử", at("Hồ Chí Minh"))})
    found = words_of(catalogue.products["p"], catalogue)
    for text in ("Sài Gòn", "saigon", "TPHCM", "TP.HCM", "hochiminh", "HCMC"):
        assert has(found, "place", text), text
    catalogue = catalogue_of(tmp_path, {"products/p.yaml": product(3, "Thử", at("Bình Dương"))})
    found = words_of(catalogue.products["p"], catalogue)
    assert has(found, "place", "binhduong tphcm")
    assert not has(found, "place", "saigon")


def test_the_name_keeps_its_order(words: dict[str, Words]) -> None:
    assert words["p1"].name == syllables("Nước mắm Ví Dụ")


def test_stories_and_names_that_are_kept_back_are_not_in_it(words: dict[str, Words]) -> None:
    every = {syllable.folded for one in words.values() for field in one.fields for syllable in field}
    assert not {"khongduoctim", "chuyen", "giau"} & every
