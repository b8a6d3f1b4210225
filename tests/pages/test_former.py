from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.link import link
from ocop_site.pages import addresses
from ocop_site.pages.cards import Cards
from ocop_site.pages.former import vanished_entries
from ocop_site.pages.front import index_jobs
from ocop_site.pages.jobs import links_in
from ocop_site.pages.lists import list_jobs
from ocop_site.pages.merging import SILENCE
from ocop_site.pages.pieces import place_piece
from ocop_site.pages.plan import plan_pages
from ocop_site.pages.shelves import shelves
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from tests.small_content import DAY, PROJECT, SITE, at, catalogue_of, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.shelves import Shelf
    from ocop_site.records.vocabulary import Vocabulary

# NQ 202/2025/QH15, written out by hand: code of today, where today's page stands, then every former unit with its
# code. `=` answered by today's page, `<` its name lives on and its page stands below today's, else a page of its own.
MAP = """\
01 ha-noi      | =01 Hà Nội
04 cao-bang    | =04 Cao Bằng
08 tuyen-quang | <08 Tuyên Quang | 02 Hà Giang ha-giang
11 dien-bien   | =11 Điện Biên
12 lai-chau    | =12 Lai Châu
14 son-la      | =14 Sơn La
15 lao-cai     | <10 Lào Cai | 15 Yên Bái yen-bai
19 thai-nguyen | <19 Thái Nguyên | 06 Bắc Kạn bac-kan
20 lang-son    | =20 Lạng Sơn
22 quang-ninh  | =22 Quảng Ninh
24 bac-ninh    | <27 Bắc Ninh | 24 Bắc Giang bac-giang
25 phu-tho     | <25 Phú Thọ | 17 Hòa Bình hoa-binh | 26 Vĩnh Phúc vinh-phuc
31 hai-phong   | <31 Hải Phòng | 30 Hải Dương hai-duong
33 hung-yen    | <33 Hưng Yên | 34 Thái Bình thai-binh
37 ninh-binh   | <37 Ninh Bình | 35 Hà Nam ha-nam | 36 Nam Định nam-dinh
38 thanh-hoa   | =38 Thanh Hóa
40 nghe-an     | =40 Nghệ An
42 ha-tinh     | =42 Hà Tĩnh
44 quang-tri   | <45 Quảng Trị | 44 Quảng Bình quang-binh
46 hue         | 46 Thừa Thiên Huế thua-thien-hue
48 da-nang     | <48 Đà Nẵng | 49 Quảng Nam quang-nam
51 quang-ngai  | <51 Quảng Ngãi | 62 Kon Tum kon-tum
52 gia-lai     | <64 Gia Lai | 52 Bình Định binh-dinh
56 khanh-hoa   | <56 Khánh Hòa | 58 Ninh Thuận ninh-thuan
66 dak-lak     | <66 Đắk Lắk | 54 Phú Yên phu-yen
68 lam-dong    | <68 Lâm Đồng | 60 Bình Thuận binh-thuan | 67 Đắk Nông dak-nong
75 dong-nai    | <75 Đồng Nai | 70 Bình Phước binh-phuoc
79 ho-chi-minh | <79 Hồ Chí Minh | 74 Bình Dương binh-duong | 77 Bà Rịa – Vũng Tàu ba-ria-vung-tau
80 tay-ninh    | <72 Tây Ninh | 80 Long An long-an
82 dong-thap   | <87 Đồng Tháp | 82 Tiền Giang tien-giang
86 vinh-long   | <86 Vĩnh Long | 83 Bến Tre ben-tre | 84 Trà Vinh tra-vinh
91 an-giang    | <89 An Giang | 91 Kiên Giang kien-giang
92 can-tho     | <92 Cần Thơ | 93 Hậu Giang hau-giang | 94 Sóc Trăng soc-trang
96 ca-mau      | <96 Cà Mau | 95 Bạc Liêu bac-lieu
"""
REUSED = {
    "15": ("Yên Bái", "Lào Cai"),
    "24": ("Bắc Giang", "Bắc Ninh"),
    "44": ("Quảng Bình", "Quảng Trị"),
    "52": ("Bình Định", "Gia Lai"),
    "80": ("Long An", "Tây Ninh"),
    "82": ("Tiền Giang", "Đồng Tháp"),
    "91": ("Kiên Giang", "An Giang"),
}


def written_out() -> list[tuple[str, str, str, str]]:
    """For each of the 63: its code, its name, where it is answered, where today's province is."""
    rows = []
    for line in MAP.splitlines():
        head, *formers = (part.strip() for part in line.split("|"))
        today = f"/tinh/{head.split()[1]}/"
        for former in formers:
            mark = former[0]
            code, rest = former.lstrip("=<").split(" ", 1)
            name, _, own = (rest, "", "") if mark in "=<" else rest.rpartition(" ")
            page = {"=": today, "<": f"{today}truoc-thang-7-2025/"}.get(mark, f"/tinh/{own}/")
            rows.append((code, name, page, today))
    return rows


FORMERS = written_out()
ONE_PLACE = re.compile(r"/tinh/[a-z-]+/(truoc-thang-7-2025/)?")
FILES = {
    "site.yaml": SITE + "page_size: 6\n",
    **{f"products/g{n}.yaml": product(n, f"Gạo {n}", at("Gia Lai")) for n in range(1, 9)},
    "products/b.yaml": product(11, "Bún", at("Bình Định")),
    "products/m.yaml": product(12, "Mắm", at("Gia Lai", vintage=34)),
    "products/k.yaml": product(13, "Kẹo", "address: {as_certified: {province: Gia Lai}}\n"),
    "products/p.yaml": product(14, "Phở", "address: {as_certified: {province: Phú Yên}}\n"),
    "products/h.yaml": product(15, "Hạt sen", at("Huế")),
    "products/t.yaml": product(16, "Tôm chua", at("Thừa Thiên Huế")),
    "products/s.yaml": product(17, "Sò", at("Huế", vintage=34)),
    "products/n.yaml": product(18, "Nem", "address: {current: {province: hue}}\n"),
    "products/c.yaml": product(19, "Chè"),
    "coverage.yaml": "statements:\n"
    "  - {province: Gia Lai, vintage: 63, from: 2024-01-01, to: 2025-06-30, authority: Sở Ví Dụ,"
    " sources: [{publisher: Sở Ví Dụ}]}\n"
    "  - {province: Đắk Lắk, vintage: 34, from: 2025-07-01, to: 2026-06-30, authority: Sở Mẫu,"
    " sources: [{publisher: Sở Mẫu}]}\n"
    "  - {province: Hà Tĩnh, vintage: 63, from: 2024-01-01, to: 2025-06-30, authority: Sở Thử,"
    " sources: [{publisher: Sở Thử}]}\n",
}


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue_of(tmp_path_factory.mktemp("former"), FILES)


@pytest.fixture(scope="module")
def by_address(catalogue: Catalogue) -> dict[str, Shelf]:
    return {shelf.base: shelf for shelf in shelves(catalogue)}


@pytest.fixture(scope="module")
def planned(catalogue: Catalogue) -> set[str]:
    return {job.path for job in plan_pages(catalogue, {}, [])}


@pytest.fixture(scope="module")
def real() -> Catalogue:
    """The real catalogue, read from the project's own content."""
    raw, _ = read_content(PROJECT / "content")
    records, _ = read_records(raw)
    assert records is not None
    return link(records, DAY)


def ids(shelf: Shelf) -> set[str]:
    return {entry.record.id for entry in shelf.entries}


def test_the_map_written_out_here_is_whole(vocabulary: Vocabulary) -> None:
    assert len(FORMERS) == len({page for _, _, page, _ in FORMERS}) == 63
    assert sorted(code for code, *_ in FORMERS) == sorted(unit.code for unit in vocabulary.former_provinces)
    assert [sum(1 for _, _, page, today in FORMERS if page == today), len(MAP.splitlines())] == [10, 34]
    assert sum(1 for _, _, page, _ in FORMERS if page.endswith("/truoc-thang-7-2025/")) == 23


@pytest.mark.parametrize("row", FORMERS, ids=[name for _, name, *_ in FORMERS])
def test_every_name_of_the_63_is_answered_and_leads_to_today(
    catalogue: Catalogue, by_address: dict[str, Shelf], planned: set[str], row: tuple[str, str, str, str]
) -> None:
    code, name, page, today = row
    unit = catalogue.vocabulary.province_by_code(code, 63)
    assert unit is not None
    assert unit.name == name
    assert addresses.file_of(page) in planned
    if page != today:
        job = next(list_jobs(by_address[page], catalogue, Cards(catalogue)))
        assert [way["href"] for way in job.context["it"]["ways"]] == [today]
        assert page in {way["href"] for way in by_address[today].ways}
        assert [crumb["href"] for crumb in job.context["page"]["crumbs"]] == ["/", "/tinh/", today]


def test_no_other_name_has_a_list_of_the_old_map(by_address: dict[str, Shelf]) -> None:
    pages = {page for row in FORMERS for page in row[2:]}
    assert {base for base in by_address if ONE_PLACE.fullmatch(base)} == pages


@pytest.mark.parametrize("code", REUSED)
def test_a_code_used_twice_leads_to_two_places(vocabulary: Vocabulary, by_address: dict[str, Shelf], code: str) -> None:
    before, now = vocabulary.province_by_code(code, 63), vocabulary.province_by_code(code, 34)
    assert before is not None
    assert now is not None
    assert (before.name, now.name) == REUSED[code]
    old, new = by_address[f"/tinh/{before.id}/"], by_address[f"/tinh/{now.id}/"]
    assert old.heading == before.name
    assert new.heading == now.name
    assert f"thuộc tỉnh {now.name}." in old.notes[0] or f"thuộc thành phố {now.name}." in old.notes[0]


def test_only_those_seven_codes_are_used_twice(vocabulary: Vocabulary) -> None:
    old = {unit.code: unit.name for unit in vocabulary.former_provinces if unit.name != "Thừa Thiên Huế"}
    new = {unit.code: unit.name for unit in vocabulary.provinces}
    assert {code for code in old.keys() & new.keys() if old[code] != new[code]} == set(REUSED)


def test_a_product_stands_under_the_province_that_its_paper_prints(by_address: dict[str, Shelf]) -> None:
    grown = {f"g{n}" for n in range(1, 9)}
    assert ids(by_address["/tinh/gia-lai/truoc-thang-7-2025/"]) == grown
    assert ids(by_address["/tinh/binh-dinh/"]) == {"b"}
    assert ids(by_address["/tinh/gia-lai/"]) == grown | {"b", "m", "k"}
    assert ids(by_address["/tinh/phu-yen/"]) == {"p"}
    assert ids(by_address["/tinh/thua-thien-hue/"]) == {"h", "t"}
    assert ids(by_address["/tinh/hue/"]) == {"h", "t", "s", "n"}


def test_ways_count_what_their_list_holds(by_address: dict[str, Shelf]) -> None:
    ways = [way for shelf in by_address.values() for way in shelf.ways]
    assert ways
    assert all(way["count"] == len(by_address[way["href"]].entries) for way in ways if way["count"])
    texts = [way["text"] for way in by_address["/tinh/gia-lai/"].ways]
    assert texts == ["Bình Định", "Gia Lai (cũ)", "Số liệu của tỉnh, thành phố"]


def test_a_former_province_says_what_it_became_and_from_which_day(by_address: dict[str, Shelf]) -> None:
    assert by_address["/tinh/phu-yen/"].notes == (
        "Từ ngày 01/07/2025, địa bàn tỉnh Phú Yên thuộc tỉnh Đắk Lắk.",
        SILENCE,
    )
    became = "Từ ngày 01/01/2025, tỉnh Thừa Thiên Huế trở thành thành phố Huế."
    assert by_address["/tinh/thua-thien-hue/"].notes[0] == became
    # The kind of that day: Đồng Nai became a city later.
    joined = "Từ ngày 01/07/2025, địa bàn tỉnh Bình Phước thuộc tỉnh Đồng Nai."
    assert by_address["/tinh/binh-phuoc/"].notes[0] == joined


def test_a_name_that_lives_on_means_two_places(by_address: dict[str, Shelf]) -> None:
    before, now = by_address["/tinh/gia-lai/truoc-thang-7-2025/"], by_address["/tinh/gia-lai/"]
    assert before.heading == "Gia Lai, đến hết ngày 30/06/2025"
    grown, only, unclear, vouched = before.notes
    assert grown == "Từ ngày 01/07/2025, tỉnh Gia Lai gồm cả địa bàn Bình Định trước đây."
    assert only.startswith("Trang này chỉ nói về tỉnh Gia Lai đến hết ngày 30/06/2025;")
    assert unclear.startswith("1 sản phẩm có nguồn ghi “Gia Lai” mà không rõ là thời kỳ nào,")
    assert vouched.startswith("Theo Sở Ví Dụ, danh sách của tỉnh Gia Lai đến hết ngày 30/06/2025 là đầy đủ")
    assert vouched.endswith(" cho thời gian từ 01/01/2024 đến 30/06/2025.")
    assert now.notes == (
        grown,
        "Trước ngày 01/07/2025, Gia Lai là tên của một tỉnh nhỏ hơn; mỗi thời kỳ có một danh sách riêng.",
        SILENCE,
    )


def test_no_note_of_unclear_names_where_there_are_none(by_address: dict[str, Shelf]) -> None:
    for base, shelf in by_address.items():
        assert any("không rõ" in note for note in shelf.notes) == (base == "/tinh/gia-lai/truoc-thang-7-2025/")


def test_a_list_is_complete_only_where_somebody_says_so(by_address: dict[str, Shelf]) -> None:
    vouched = {base for base, shelf in by_address.items() if any("là đầy đủ" in note for note in shelf.notes)}
    assert vouched == {"/tinh/gia-lai/truoc-thang-7-2025/", "/tinh/dak-lak/", "/tinh/ha-tinh/"}
    assert by_address["/tinh/ha-tinh/"].notes == (
        "Theo Sở Thử, danh sách của tỉnh Hà Tĩnh là đầy đủ cho thời gian từ 01/01/2024 đến 30/06/2025.",
    )
    places = {page for row in FORMERS for page in row[2:]}
    assert all((SILENCE in by_address[page].notes) == (page not in vouched) for page in places)


def test_a_former_list_is_cut_into_pages(catalogue: Catalogue, by_address: dict[str, Shelf], planned: set[str]) -> None:
    made = list_jobs(by_address["/tinh/gia-lai/truoc-thang-7-2025/"], catalogue, Cards(catalogue))
    jobs = [job for job in made if job.template == "list.html"]
    assert [len(job.context["it"]["cards"]) for job in jobs] == [6, 2]
    assert "tinh/gia-lai/truoc-thang-7-2025/trang-2/index.html" in planned


def test_the_index_has_today_s_provinces_and_the_names_that_vanished(catalogue: Catalogue) -> None:
    job = next(job for job in index_jobs(catalogue) if job.path == "tinh/index.html")
    today, vanished = job.context["it"]["sections"]
    assert job.context["it"]["lead"].startswith("34 tỉnh, thành phố từ ngày 01/07/2025")
    assert (today["title"], vanished["title"]) == ("", "Tên tỉnh cũ")
    assert {line["href"] for line in today["entries"]} == {page for *_, page in FORMERS}
    own = {name: page for _, name, page, today in FORMERS if page != today and page.count("/") == 3}
    assert {line["text"]: line["href"] for line in vanished["entries"]} == own
    assert len(own) == 30
    names = [line["text"] for line in vanished["entries"]]
    assert names[:3] == ["Bà Rịa – Vũng Tàu", "Bạc Liêu", "Bắc Giang"]
    notes = {line["text"]: line["note"] for line in (*today["entries"], *vanished["entries"])}
    assert notes["Phú Yên"] == "nay thuộc tỉnh Đắk Lắk"
    assert notes["Thừa Thiên Huế"] == "nay là thành phố Huế"
    assert notes["Vĩnh Long"] == "gồm cả Bến Tre, Trà Vinh"
    assert (notes["Huế"], notes["Hà Tĩnh"]) == ("trước là Thừa Thiên Huế", "")


def test_a_vanished_name_counts_its_products(catalogue: Catalogue) -> None:
    counts = {line["text"]: line["count"] for line in vanished_entries(catalogue)}
    assert {name: count for name, count in counts.items() if count} == {
        "Bình Định": 1,
        "Phú Yên": 1,
        "Thừa Thiên Huế": 2,
    }


def test_every_link_of_these_lists_is_planned(
    catalogue: Catalogue, by_address: dict[str, Shelf], planned: set[str]
) -> None:
    for shelf in by_address.values():
        for job in list_jobs(shelf, catalogue, Cards(catalogue)):
            assert {addresses.file_of(link) for link in links_in(job.context)} <= planned


@pytest.mark.parametrize(
    ("product_id", "former", "note"),
    [
        (
            "g1",
            ("Gia Lai", "/tinh/gia-lai/truoc-thang-7-2025/"),
            "Tỉnh Gia Lai trước ngày 01/07/2025, nay là một phần của tỉnh Gia Lai.",
        ),
        ("b", ("Bình Định", "/tinh/binh-dinh/"), "Bình Định nay thuộc tỉnh Gia Lai, từ ngày 01/07/2025."),
        ("m", None, ""),
        ("k", None, ""),
        ("p", ("Phú Yên", "/tinh/phu-yen/"), "Phú Yên nay thuộc tỉnh Đắk Lắk, từ ngày 01/07/2025."),
        ("h", None, ""),
        (
            "t",
            ("Thừa Thiên Huế", "/tinh/thua-thien-hue/"),
            "Thừa Thiên Huế nay là thành phố Huế, từ ngày 01/01/2025.",
        ),
        ("s", None, ""),
        ("n", None, ""),
    ],
)
def test_a_printed_province_leads_to_its_page(
    catalogue: Catalogue, product_id: str, former: tuple[str, str] | None, note: str
) -> None:
    place = place_piece(catalogue.products[product_id].here, catalogue)
    assert place is not None
    shown = place["former"]
    assert (shown and (shown["text"], shown["href"])) == former
    assert place["note"] == note
    assert shown is None or place["printed"].endswith(shown["text"])


def test_a_place_that_went_another_way_than_its_province_says_so(tmp_path: Path) -> None:
    more = at("Phú Yên", "xã Ví Dụ") + "  current: {province: gia-lai}\n"
    one = catalogue_of(tmp_path, {"products/a.yaml": product(1, more=more)})
    place = place_piece(one.products["a"].here, one)
    assert place is not None
    assert place["former"] == {"text": "Phú Yên", "href": "/tinh/phu-yen/"}
    assert place["note"] == "Nơi này nay thuộc tỉnh Gia Lai."


@pytest.mark.parametrize(
    ("name", "own", "today"),
    [("Quảng Nam", "/tinh/quang-nam/", "/tinh/da-nang/"), ("Phú Yên", "/tinh/phu-yen/", "/tinh/dak-lak/")],
)
def test_real_products_stand_under_their_old_and_their_new_province(
    real: Catalogue, name: str, own: str, today: str
) -> None:
    lists = {shelf.base: ids(shelf) for shelf in shelves(real)}
    printed = {
        entry.record.id
        for entry in real.products.values()
        if entry.here.address and (place := entry.here.address.as_certified) and place.province == name
    }
    assert len(printed) > 20
    assert printed == lists[own]
    assert printed < lists[today]
