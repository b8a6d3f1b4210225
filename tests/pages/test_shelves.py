from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages import addresses
from ocop_site.pages.front import index_jobs
from ocop_site.pages.groups import old_group_sections, printed_group
from ocop_site.pages.merging import SILENCE
from ocop_site.pages.shelves import shelves
from tests.small_content import at, catalogue_of, paper, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.shelves import Shelf
    from ocop_site.records.vocabulary import Vocabulary

WOVEN = "group_as_printed: vải, may mặc\n"
YEAR_ONLY = "certificates: [{stars: 3, programme_year: YEAR}]\n"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    files = {
        "products/a.yaml": product(1, "Nước mắm", "set: 9\n" + at("Phú Yên") + paper("2025-01-01")),
        "products/b.yaml": product(2, "Tương", "set: 9\n" + at("Hà Tĩnh")),
        "products/c.yaml": product(3, "Chè", "set: 11\n"),
        "products/d.yaml": product(4, "Muối"),
    }
    return catalogue_of(tmp_path_factory.mktemp("shelves"), files)


@pytest.fixture(scope="module")
def by_address(catalogue: Catalogue) -> dict[str, Shelf]:
    return {shelf.base: shelf for shelf in shelves(catalogue)}


def ids(shelf: Shelf) -> list[str]:
    return [entry.record.id for entry in shelf.entries]


def test_a_set_has_a_list_only_where_it_has_products(by_address: dict[str, Shelf]) -> None:
    found = {base: ids(shelf) for base, shelf in by_address.items() if "/bo/" in base and base.count("/") == 5}
    assert found == {"/nhom/thuc-pham/bo/9/": ["a", "b"], "/nhom/thuc-pham/bo/11/": ["c"]}


def test_a_set_is_called_by_its_name_and_stands_below_its_group(by_address: dict[str, Shelf]) -> None:
    shelf = by_address["/nhom/thuc-pham/bo/9/"]
    assert shelf.heading == "Tương, nước mắm, gia vị dạng lỏng khác"
    assert shelf.crumbs[-1] == ("Thực phẩm", "/nhom/thuc-pham/")
    assert "nhóm Thực phẩm" in shelf.lead


def test_sets_are_a_way_to_filter_a_group_and_nothing_else(by_address: dict[str, Shelf]) -> None:
    offered = {
        base: {line["href"]: line["count"] for line in lines}
        for base, shelf in by_address.items()
        for title, lines in shelf.facets
        if title == "Theo bộ tiêu chí"
    }
    assert offered == {"/nhom/thuc-pham/": {"/nhom/thuc-pham/bo/9/": 2, "/nhom/thuc-pham/bo/11/": 1}}


def test_a_merged_province_says_what_it_was_made_of(by_address: dict[str, Shelf]) -> None:
    assert by_address["/tinh/dak-lak/"].notes == (
        "Từ ngày 01/07/2025, tỉnh Đắk Lắk gồm cả địa bàn Phú Yên trước đây.",
        "Trước ngày 01/07/2025, Đắk Lắk là tên của một tỉnh nhỏ hơn; mỗi thời kỳ có một danh sách riêng.",
        SILENCE,
    )
    assert by_address["/tinh/ha-tinh/"].notes == (SILENCE,)
    assert by_address["/tinh/hue/"].notes == (
        "Từ ngày 01/01/2025, tỉnh Thừa Thiên Huế trở thành thành phố Huế.",
        SILENCE,
    )


def test_a_merged_province_leads_to_what_it_was_made_of(by_address: dict[str, Shelf]) -> None:
    assert [(way["text"], way["href"], way["count"], way["note"]) for way in by_address["/tinh/dak-lak/"].ways] == [
        ("Đắk Lắk (cũ)", "/tinh/dak-lak/truoc-thang-7-2025/", 0, "đến hết ngày 30/06/2025"),
        ("Phú Yên", "/tinh/phu-yen/", 1, "đến hết ngày 30/06/2025"),
    ]
    assert by_address["/tinh/ha-tinh/"].ways == ()


def test_old_groups_lead_to_those_of_today(catalogue: Catalogue) -> None:
    ((title, lines),) = old_group_sections(catalogue.vocabulary)
    assert title == "Nhóm cũ theo Quyết định 490/QĐ-TTg, từ ngày 07/05/2018 đến hết ngày 31/07/2022"
    assert {line["text"]: line["href"] for line in lines} == {
        "Thực phẩm": "/nhom/thuc-pham/",
        "Đồ uống": "/nhom/do-uong/",
        "Thảo dược": "/nhom/duoc-lieu/",
        "Vải và may mặc": "/nhom/thu-cong-my-nghe/",
        "Lưu niệm – nội thất – trang trí": "/nhom/thu-cong-my-nghe/",
        "Dịch vụ du lịch nông thôn, bán hàng": "/nhom/du-lich/",
    }
    assert lines[3]["note"] == "nay xem trong nhóm Thủ công mỹ nghệ"


def test_the_index_of_groups_keeps_the_periods_apart(catalogue: Catalogue) -> None:
    job = next(job for job in index_jobs(catalogue) if job.path == "nhom/index.html")
    it = job.context["it"]
    assert it["lead"].startswith("6 nhóm sản phẩm theo Quyết định 919/QĐ-TTg, dùng từ ngày 01/08/2022.")
    assert "chỉ để tiện xem" in it["lead"]
    assert [line["href"] for line in it["sections"][0]["entries"]] == [
        addresses.group(group.id) for group in catalogue.vocabulary.groups
    ]
    assert [len(section["entries"]) for section in it["sections"]] == [6, 6]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (WOVEN + paper("2020-05-01"), "vải, may mặc (theo Quyết định 490/QĐ-TTg)"),
        (WOVEN + paper("2022-07-31"), "vải, may mặc (theo Quyết định 490/QĐ-TTg)"),
        (WOVEN + paper("2022-08-01"), ""),  # today's scheme has no such group
        (WOVEN + paper("2022"), ""),  # either scheme
        (WOVEN + YEAR_ONLY.replace("YEAR", "2019"), "vải, may mặc (theo Quyết định 490/QĐ-TTg)"),
        (WOVEN + YEAR_ONLY.replace("YEAR", "2022"), ""),
        (WOVEN, ""),
        (paper("2020-05-01"), ""),
        ("group_as_printed: nông sản\n" + paper("2020-05-01"), ""),
        ("group_as_printed: Thực phẩm\n" + paper("2020-05-01"), "Thực phẩm (theo Quyết định 490/QĐ-TTg)"),
        ("group_as_printed: Thực phẩm\n" + paper("2024-05-01"), ""),
    ],
)
def test_a_group_of_an_older_scheme_is_named_with_its_decision(
    tmp_path: Path, vocabulary: Vocabulary, more: str, said: str
) -> None:
    entry = catalogue_of(tmp_path, {"products/a.yaml": product(1, more=more)}).products["a"]
    assert printed_group(entry.record, entry.certificates, vocabulary) == said


def test_the_newest_paper_whose_scheme_knows_the_wording_counts(tmp_path: Path, vocabulary: Vocabulary) -> None:
    twice = "certificates:\n  - {stars: 3, issued: 2020-05-01}\n  - {stars: 4, issued: 2023-05-01}\n"
    files = {
        "products/a.yaml": product(1, more="group_as_printed: Thực phẩm\n" + twice),
        "products/b.yaml": product(2, more=WOVEN + twice),
    }
    found = catalogue_of(tmp_path, files).products
    said = {i: printed_group(entry.record, entry.certificates, vocabulary) for i, entry in found.items()}
    assert said == {"a": "", "b": "vải, may mặc (theo Quyết định 490/QĐ-TTg)"}
