from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.completeness import completeness
from tests.small_content import DAY, at, catalogue_of, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.completeness import Card

SOURCE = "sources:\n  - {publisher: Báo Ví Dụ, read: 2026-11-22}\n"
WHOLE = (
    "producer: htx\n"
    + at("Hà Tĩnh", "xã Mẫu")
    + paper("2025-03-20", more="    decision: 12/QĐ-UBND\n")
    + "group_basis: stated\n"
    + SOURCE
)
FILES = {
    "products/du.yaml": product(1, "Chè Đủ", WHOLE),
    "products/thieu.yaml": product(2, "Mắm Thiếu", at("Hà Tĩnh")),
    "products/ngo.yaml": product(
        3, "Tương Ngờ", WHOLE.replace("stated", "by-name").replace("2025-03-20", "2021-03-20")
    ),
    "products/khong-tinh.yaml": product(4, "Gạo Không Tỉnh", "possibly_same_as: [du]\n" + paper("2022/2026")),
    "producers/htx.yaml": producer(5, more="type: cooperative\n" + at("Hà Tĩnh", "xã Mẫu") + SOURCE),
    "producers/trong.yaml": producer(6, "HTX Trống", at("Phú Yên")),
    "outlets/quay.yaml": producer(7, "Quầy Mẫu", at("Phú Yên") + SOURCE),
    "outlets/dong.yaml": producer(8, "Quầy Đóng", at("Phú Yên", "xã Mẫu") + "stage: closed\n" + SOURCE),
    "fairs/cho.yaml": producer(9, "Chợ Mẫu", "days: {from: 2026-01-02}\n"),
    "decisions/qd.yaml": "number: 12/QĐ-UBND\ndate: 2025-03\nitems:\n  - {act: revoke, product: thu-hoi}\n",
    "products/thu-hoi.yaml": product(10, "Bánh Thu Hồi", WHOLE.replace("12/", "13/")),
}


def cards(folder: Path, day: date = DAY, warned: tuple[tuple[str, str], ...] = ()) -> dict[str, Card]:
    found = completeness(catalogue_of(folder, FILES, day), warned)
    return {f"{card.kind}/{card.entry.record.id}": card for one in found for card in one.cards}


@pytest.mark.parametrize(
    ("name", "lacks", "doubts"),
    [
        ("products/thieu", ("producer", "place", "source"), ()),
        ("products/ngo", (), ("past-term", "by-name")),
        ("products/khong-tinh", ("issued", "decision", "producer", "place", "source"), ("undetermined", "same-as")),
        ("producers/trong", ("place", "source", "type", "product"), ()),
        ("outlets/quay", ("place", "hours", "stocks"), ()),
        ("outlets/dong", ("stocks",), ()),
        ("fairs/cho", ("place", "source", "days"), ()),
        ("decisions/qd", ("source", "date", "issuer"), ()),
    ],
)
def test_what_each_record_lacks_and_what_is_doubtful(
    tmp_path: Path, name: str, lacks: tuple[str, ...], doubts: tuple[str, ...]
) -> None:
    card = cards(tmp_path)[name]
    assert (card.lacks, card.doubts) == (lacks, doubts)


def test_a_record_that_lacks_nothing_is_counted_and_not_listed(tmp_path: Path) -> None:
    found = completeness(catalogue_of(tmp_path, FILES))
    ha_tinh = next(one for one in found if one.province == "ha-tinh")
    assert (ha_tinh.records, ha_tinh.whole) == (
        {"products": 4, "producers": 1, "decisions": 1},
        {"products": 3, "producers": 1, "decisions": 0},
    )
    assert "du" not in [card.entry.record.id for card in ha_tinh.cards]
    assert [one.province for one in found] == ["dak-lak", "ha-tinh", None]
    assert sum(sum(one.records.values()) for one in found) == len(FILES)


def test_old_sources_and_warnings_are_doubts(tmp_path: Path) -> None:
    assert "products/du" not in cards(tmp_path, date(2027, 11, 22))
    assert "old-source" in cards(tmp_path, date(2027, 11, 23))["products/du"].doubts
    assert cards(tmp_path, warned=(("products", "du"),))["products/du"].doubts == ("warning",)


def test_most_gaps_come_first(tmp_path: Path) -> None:
    for one in completeness(catalogue_of(tmp_path, FILES)):
        for kind in {card.kind for card in one.cards}:
            counts = [len(card.lacks) for card in one.cards if card.kind == kind]
            assert counts == sorted(counts, reverse=True)
