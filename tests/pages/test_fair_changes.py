"""What is told of two packs of a fair: `changes`, from facts that were drawn from real records."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.fair_changes import FairFacts, changes, fair_facts
from tests.small_content import at, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = {
    "products/mam.yaml": product(1, "Mắm Ví Dụ", at("Hà Tĩnh") + paper("2025-03-20")),
    "products/mat.yaml": product(2, "Mật Ví Dụ", at("Hà Tĩnh") + paper("2025-03-20")),
    "producers/htx.yaml": producer(6, "HTX Ví Dụ"),
}
BEFORE = (
    f'{{number: A1, code: "{code(61)}", exhibitor: {{producer: htx}}, products: [mam]}}',
    f'{{number: A2, code: "{code(62)}", exhibitor: {{name: Trường Thử}}, goods: [Bánh lạ]}}',
)


def facts(folder: Path, booths: tuple[str, ...], replace: tuple[str, str] = ("", ""), **other: str) -> FairFacts:
    listed = "".join(f"  - {one}\n" for one in booths)
    fair = producer(50, "Hội chợ Ví Dụ", f"days: {{from: 2026-12-01, to: 2026-12-05}}\nbooths:\n{listed}")
    catalogue = catalogue_of(folder, {**RECORDS, "fairs/h.yaml": fair.replace(*replace), **other})
    return fair_facts(catalogue.fairs["h"], catalogue)


def told(folder: Path, booths: tuple[str, ...], **other: str) -> dict[str, list[str]]:
    found = changes(facts(folder / "before", BEFORE), facts(folder / "now", booths, **other))
    return {str(one.title): [str(line) for line in one.lines] for one in found}


def test_equal_packs_have_nothing_to_tell(tmp_path: Path) -> None:
    assert told(tmp_path, BEFORE) == {}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Hội chợ Ví Dụ", "Hội chợ Khác", "Hội chợ trước gọi là Hội chợ Ví Dụ"),
        (
            "to: 2026-12-05",
            "to: 2026-12-06",
            "Ngày tổ chức đã đổi; gói trước ghi: Từ ngày 01/12/2026 đến ngày 05/12/2026.",
        ),
    ],
)
def test_what_stands_on_every_sign(tmp_path: Path, old: str, new: str, line: str) -> None:
    before, now = facts(tmp_path / "before", BEFORE), facts(tmp_path / "now", BEFORE, replace=(old, new))
    found = changes(before, now)
    assert [(str(one.title), [str(each) for each in one.lines]) for one in found] == [
        ("Mọi biển gian phải in lại", [line])
    ]


def test_what_is_written_in_another_order_is_no_change(tmp_path: Path) -> None:
    assert told(tmp_path, BEFORE[::-1]) == {}


def test_a_booth_that_moved_keeps_its_code_and_needs_a_sign(tmp_path: Path) -> None:
    moved = BEFORE[0].replace("A1", "C7")
    assert told(tmp_path, (moved, BEFORE[1])) == {
        "Biển gian phải in lại": ["Gian A1 nay là gian C7"],
        "Sản phẩm đổi tên, đổi gian hay đổi tình trạng": ["Mắm Ví Dụ – gian C7: trước ở gian A1"],
    }


@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("exhibitor: {name: Trường Khác}", "Gian A2: trước là Trường Thử, nay là Trường Khác"),
        ("exhibitor: {producer: htx}", "Gian A2: trước là Trường Thử, nay là HTX Ví Dụ"),
        ("hall: Nhà 1", "Gian A2: trước là Trường Thử, nay là chưa rõ ai"),
    ],
)
def test_another_exhibitor_needs_a_sign(tmp_path: Path, now: str, line: str) -> None:
    other = BEFORE[1].replace("exhibitor: {name: Trường Thử}", now)
    assert told(tmp_path, (BEFORE[0], other)) == {"Biển gian phải in lại": [line]}


def test_booths_and_products_come_and_go(tmp_path: Path) -> None:
    new = f'{{number: B1, code: "{code(63)}", exhibitor: {{name: Trường Mới}}, products: [mat]}}'
    assert told(tmp_path, (BEFORE[1], new)) == {
        "Biển gian phải in lại": ["Gian B1: gian mới, Trường Mới"],
        "Gian không còn trong danh sách": ["Gian A1: HTX Ví Dụ"],
        "Sản phẩm mới ở hội chợ": ["Mật Ví Dụ – gian B1"],
        "Sản phẩm không còn ở hội chợ": ["Mắm Ví Dụ – gian A1"],
    }


def test_another_status_or_name_is_told(tmp_path: Path) -> None:
    other = product(1, "Mắm Ví Dụ Mới", at("Hà Tĩnh") + paper("2023-12-03"))
    assert told(tmp_path, BEFORE, **{"products/mam.yaml": other}) == {
        "Sản phẩm đổi tên, đổi gian hay đổi tình trạng": [
            "Mắm Ví Dụ Mới – gian A1: trước gọi là Mắm Ví Dụ; tình trạng đã đổi, xem trang sản phẩm"
        ]
    }


def test_goods_without_a_record(tmp_path: Path) -> None:
    other = BEFORE[1].replace("[Bánh lạ]", "[Bánh mới, Kẹo mới]")
    assert told(tmp_path, (BEFORE[0], other)) == {
        "Hàng chưa có hồ sơ trong danh mục": ["Gian A2: thêm Bánh mới, Kẹo mới; bớt Bánh lạ"]
    }


def test_a_booth_without_a_code_is_known_by_its_number(tmp_path: Path) -> None:
    bare = tuple(one.replace(f'code: "{code(61)}", ', "") for one in BEFORE)
    found = changes(facts(tmp_path / "a", bare), facts(tmp_path / "b", bare))
    assert found == []
