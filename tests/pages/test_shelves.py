from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.link import link
from ocop_site.pages import addresses
from ocop_site.pages.front import index_jobs
from ocop_site.pages.groups import old_group_sections, printed_group
from ocop_site.pages.merging import SILENCE
from ocop_site.pages.plan import plan_pages
from ocop_site.pages.shelves import shelves
from ocop_site.pages.some import Only
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from tests.small_content import DAY, PROJECT, at, catalogue_of, paper, product

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
        ("Số liệu của tỉnh, thành phố", "/so-lieu/dak-lak/", 0, ""),
    ]
    assert [way["href"] for way in by_address["/tinh/ha-tinh/"].ways] == ["/so-lieu/ha-tinh/"]


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


@pytest.fixture(scope="module")
def real() -> dict[str, Shelf]:
    """The lists of the real catalogue, by their address."""
    raw, _ = read_content(PROJECT / "content")
    records, _ = read_records(raw)
    assert records is not None
    return {shelf.base: shelf for shelf in shelves(link(records, DAY))}


def test_every_facet_counts_what_its_list_holds(real: dict[str, Shelf]) -> None:
    seen = 0
    for shelf in real.values():
        for _, lines in shelf.facets:
            for line in lines:
                there = real[line["href"]]
                assert line["count"] == len(there.entries) > 0
                assert set(ids(there)) <= set(ids(shelf)), (shelf.base, line)
                assert len(there.entries) < len(shelf.entries) or len(there.chips) <= 2
                seen += 1
    assert seen > 1000


def test_every_filter_can_be_taken_away(real: dict[str, Shelf]) -> None:
    """A list of several filters has a chip for each of them; it leads to a list that holds all of this one."""
    seen = 0
    for shelf in real.values():
        assert len({chip["href"] for chip in shelf.chips}) == len(shelf.chips)
        for chip in shelf.chips:
            assert set(ids(shelf)) <= set(ids(real[chip["href"]])), (shelf.base, chip)
            seen += 1
    assert seen > 2000
    texts = [chip["text"] for chip in real["/nhom/thuc-pham/bo/9/sao/4/"].chips]
    assert texts == ["Thực phẩm", "Tương, nước mắm, gia vị dạng lỏng khác", "4 sao"]
    assert [chip["href"] for chip in real["/tinh/ha-tinh/nhom/thuc-pham/sao/4/"].chips] == [
        "/nhom/thuc-pham/sao/4/",
        "/tinh/ha-tinh/sao/4/",
        "/tinh/ha-tinh/nhom/thuc-pham/",
    ]
    assert real["/tinh/ha-tinh/"].chips == ()
    assert [chip["href"] for chip in real["/tinh/ha-tinh/con-thoi-han/"].chips] == ["/con-thoi-han/"]


def test_in_force_alone_and_back(real: dict[str, Shelf]) -> None:
    """Both sides of the switch stand on both lists, with what they hold; all that is in force is on the second."""
    switched = {base: shelf.switch for base, shelf in real.items() if shelf.switch}
    for base, switch in switched.items():
        everything, alone = real[switch["all"]["href"]], real[switch["in_force"]["href"]]
        assert base in {everything.base, alone.base}
        assert (switch["all"]["count"], switch["in_force"]["count"]) == (len(everything.entries), len(alone.entries))
        assert ids(alone) == [entry.record.id for entry in everything.entries if entry.status.in_force]
        assert alone.in_force
        assert not everything.in_force
    mixed = [
        shelf.base
        for shelf in real.values()
        if 0 < sum(entry.status.in_force for entry in shelf.entries) < len(shelf.entries)
    ]
    assert len(mixed) > 50
    assert set(mixed) <= set(switched)


def test_facets_stand_in_the_vietnamese_order(real: dict[str, Shelf]) -> None:
    facets = dict(real["/nhom/thuc-pham/"].facets)
    assert list(facets) == ["Theo hạng sao", "Theo tỉnh, thành phố", "Theo bộ tiêu chí"]
    assert [line["text"] for line in facets["Theo hạng sao"]] == ["5 sao", "4 sao", "3 sao"]
    names = [line["text"] for line in facets["Theo tỉnh, thành phố"]]
    assert names[:4] == ["An Giang", "Bắc Ninh", "Cà Mau", "Cao Bằng"]
    assert names.index("Cần Thơ") < names.index("Đà Nẵng") < names.index("Đắk Lắk") < names.index("Gia Lai")
    groups = [line["text"] for line in dict(real["/sao/4/"].facets)["Theo nhóm"]]
    assert groups == ["Du lịch", "Dược liệu", "Đồ uống", "Thủ công mỹ nghệ", "Thực phẩm"]


def test_stars_lead_to_provinces_and_former_provinces_to_groups(real: dict[str, Shelf]) -> None:
    assert list(dict(real["/sao/4/"].facets)) == ["Theo nhóm", "Theo tỉnh, thành phố"]
    assert list(dict(real["/tinh/quang-nam/"].facets)) == ["Theo hạng sao", "Theo nhóm"]
    assert list(dict(real["/con-thoi-han/"].facets)) == ["Theo hạng sao", "Theo nhóm", "Theo tỉnh, thành phố"]
    # Ways from the whole country lead to the provinces of today.
    led_to = {line["href"] for line in dict(real["/sao/4/"].facets)["Theo tỉnh, thành phố"]}
    assert not {href for href in led_to if "quang-nam" in href or "truoc-thang" in href}


def test_what_a_list_of_several_filters_is_called(real: dict[str, Shelf]) -> None:
    shelf = real["/tinh/ha-tinh/nhom/thuc-pham/sao/4/"]
    assert shelf.heading == "Thực phẩm 4 sao – Hà Tĩnh"
    assert shelf.lead == (
        "Sản phẩm OCOP thuộc nhóm thực phẩm của tỉnh Hà Tĩnh, lần công nhận gần nhất trong danh mục là 4 sao."
    )
    assert shelf.crumbs == (
        ("Trang chủ", "/"),
        ("Tỉnh, thành phố", "/tinh/"),
        ("Hà Tĩnh", "/tinh/ha-tinh/"),
        ("Thực phẩm", "/tinh/ha-tinh/nhom/thuc-pham/"),
    )
    alone = real["/nhom/thuc-pham/con-thoi-han/"]
    assert alone.heading == "Thực phẩm, còn thời hạn lúc lập trang"
    assert alone.lead.endswith(", còn thời hạn theo hồ sơ lúc lập trang này.")
    assert alone.crumbs[-1] == ("Thực phẩm", "/nhom/thuc-pham/")
    assert real["/con-thoi-han/"].crumbs == (("Trang chủ", "/"),)
    assert real["/tinh/dak-lak/truoc-thang-7-2025/"].heading == "Đắk Lắk, đến hết ngày 30/06/2025"


def test_every_heading_is_there_once(real: dict[str, Shelf]) -> None:
    headings = Counter(shelf.heading for shelf in real.values())
    assert [heading for heading, count in headings.items() if count > 1] == []


def test_only_some_lists_are_drawn_where_only_some_pages_are_wanted(catalogue: Catalogue) -> None:
    wanted = "nhom/thuc-pham/bo/9/con-thoi-han/index.html"
    assert {shelf.base for shelf in shelves(catalogue, Only([wanted]))} == {
        "/nhom/thuc-pham/",
        "/nhom/thuc-pham/bo/9/",
        "/nhom/thuc-pham/bo/9/con-thoi-han/",
    }
    assert [job.path for job in plan_pages(catalogue, {}, [], only=Only([wanted])) if job.path == wanted] == [wanted]
    assert [job.path for job in plan_pages(catalogue, {}, [], only=Only(["con-thoi-han/index.html"]))][-1:] == [
        "con-thoi-han/index.html"
    ]
