from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.catalogue.status import Status
from ocop_site.catalogue.turns import Turn
from ocop_site.pages import pieces
from ocop_site.pages.cards import Cards
from ocop_site.records.base import Source
from ocop_site.records.days import Days
from ocop_site.records.product import Certificate
from tests.small_content import SITE, at, catalogue_of, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue

PAPER = Certificate(stars=4, issued=Days.read("2025-03-20"), decision="9/QĐ-UBND")


def one(folder: Path, more: str = "", extra: dict[str, str] | None = None) -> Catalogue:
    return catalogue_of(folder, {"products/a.yaml": product(1, more=more), **(extra or {})})


def test_a_status_in_force_is_drawn_filled() -> None:
    shown = pieces.status_piece(Status("valid", 4, PAPER, date(2028, 3, 20), exact=True))
    assert (shown["filled"], shown["stars"], shown["stars_text"], shown["tone"]) == (True, 4, "4 sao", "good")
    assert (shown["from"], shown["until"], shown["later"]) == ("", "", [])


@pytest.mark.parametrize("value", ["past-term", "expired", "revoked", "undetermined"])
def test_a_status_not_in_force_keeps_its_stars_as_words(value: str) -> None:
    shown = pieces.status_piece(Status(value, 4, PAPER, date(2028, 3, 20)))  # type: ignore[arg-type]
    assert (shown["filled"], shown["stars"], shown["stars_text"], shown["until"]) == (False, 4, "4 sao", "")


def test_without_a_paper_nothing_is_said_of_stars() -> None:
    shown = pieces.status_piece(Status("no-paper"))
    assert (shown["filled"], shown["stars"], shown["stars_text"]) == (False, 0, "")


def test_the_words_that_hold_by_themselves_never_say_soon() -> None:
    """In the last 90 days they are those of before, and "soon" is a turn that has begun already."""
    end = date(2026, 12, 22)
    past = Turn(date(2026, 12, 23), Status("past-term", 4, PAPER, end, exact=True))
    shown = pieces.status_piece(Status("expiring", 4, PAPER, end, exact=True), (past,))
    assert (shown["value"], shown["sentence"]) == ("expiring", "Công nhận 4 sao, theo hồ sơ đến hết ngày 22/12/2026.")
    assert (shown["tone"], shown["until"]) == ("good", "2026-09-22")
    soon, after = shown["later"]
    assert (soon["from"], soon["until"], soon["tone"]) == ("2026-09-23", "2026-12-22", "soon")
    assert soon["sentence"] == "Công nhận 4 sao, theo hồ sơ đến hết ngày 22/12/2026; sắp hết thời hạn."
    assert (after["from"], after["until"], after["filled"]) == ("2026-12-23", "", False)


def test_a_turn_that_changes_no_word_is_left_out() -> None:
    """Of an uncertain end nobody says "soon": the words of `valid` and `expiring` are the same."""
    end = date(2027, 12, 22)
    turns = (
        Turn(date(2027, 9, 23), Status("expiring", 4, PAPER, end)),
        Turn(date(2027, 12, 23), Status("undetermined")),
    )
    shown = pieces.status_piece(Status("valid", 4, PAPER, end), turns)
    assert shown["until"] == "2027-12-22"
    assert [one["from"] for one in shown["later"]] == ["2027-12-23"]


def test_a_card_always_says_who_where_and_when(tmp_path: Path) -> None:
    more = "producer: htx\n" + at("Phú Yên", "xã Ví Dụ") + paper("2025-03-20")
    catalogue = one(tmp_path, more, {"producers/htx.yaml": producer(2)})
    card = Cards(catalogue).of(catalogue.products["a"])
    assert (card["maker"], card["place"], card["year"]) == ("HTX Ví Dụ", "xã Ví Dụ, Phú Yên", "2025")
    assert (card["group"], card["photo"]) == ("Thực phẩm", None)
    assert card["href"].startswith("/san-pham/nuoc-mam-vi-du-")


def test_a_withheld_name_is_not_on_the_card(tmp_path: Path) -> None:
    extra = {"producers/htx.yaml": producer(2, more="publish_name: false\n")}
    catalogue = one(tmp_path, "producer: htx\n", extra)
    assert Cards(catalogue).of(catalogue.products["a"])["maker"] == ""


def test_a_cover_stays_the_same_for_a_product_whatever_it_is_called(tmp_path: Path) -> None:
    covers = []
    for name in ("Nước mắm Ví Dụ", "Đặc sản đổi tên"):
        entry = catalogue_of(tmp_path, {"products/a.yaml": product(1, name)}).products["a"]
        covers.append(pieces.cover(entry))
    assert [(c["hue"], c["seed"]) for c in covers] == [(covers[0]["hue"], covers[0]["seed"])] * 2
    assert [c["initial"] for c in covers] == ["N", "Đ"]
    assert 1 <= covers[0]["hue"] <= pieces.HUES
    assert 0 <= covers[0]["seed"] < pieces.SEEDS


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (at("Phú Yên", "xã Ví Dụ"), "xã Ví Dụ, Phú Yên"),
        ("address: {as_certified: {province: Phú Yên, district: huyện Ví Dụ}}\n", "huyện Ví Dụ, Phú Yên"),
        (at("Phú Yên"), "Phú Yên"),
        ("address: {current: {province: dak-lak, commune: xã Mới}}\n", "xã Mới, Đắk Lắk"),
        ("address: {current: {province: dak-lak}}\n", "Đắk Lắk"),
        ("address: {street: 1 đường Ví Dụ}\n", ""),
        ("", ""),
    ],
)
def test_the_short_place(tmp_path: Path, address: str, place: str) -> None:
    catalogue = one(tmp_path, address)
    assert pieces.short_place(catalogue.products["a"].here, catalogue) == place


def test_a_place_is_shown_as_printed_and_on_today_s_map(tmp_path: Path) -> None:
    catalogue = one(tmp_path, at("Phú Yên", "xã Ví Dụ"))
    assert pieces.place_piece(catalogue.products["a"].here, catalogue) == {
        "printed": "xã Ví Dụ, Phú Yên",
        "former": {"text": "Phú Yên", "href": "/tinh/phu-yen/"},
        "now": {"text": "Đắk Lắk", "href": "/tinh/dak-lak/"},
        "note": "Phú Yên nay thuộc tỉnh Đắk Lắk, từ ngày 01/07/2025.",
    }
    catalogue = one(tmp_path, at("Hà Tĩnh"))
    assert pieces.place_piece(catalogue.products["a"].here, catalogue)["note"] == ""  # type: ignore[index]


def test_each_source_is_shown_once(tmp_path: Path) -> None:
    del tmp_path
    shown = pieces.source_pieces(
        [
            Source(url="https://www.bao.example/a", read="2026-10-30"),  # type: ignore[arg-type]
            Source(url="https://www.bao.example/a"),
            Source(url="https://www.bao.example/a", publisher="Báo Ví Dụ"),
            Source(publisher="Công báo Ví Dụ"),
            Source(),
        ]
    )
    assert [(s["url"], s["publisher"], s["read"]) for s in shown] == [
        ("https://www.bao.example/a", "bao.example", "30/10/2026"),
        ("https://www.bao.example/a", "Báo Ví Dụ", ""),
        ("", "Công báo Ví Dụ", ""),
    ]


def test_a_report_names_its_code(tmp_path: Path) -> None:
    catalogue = one(tmp_path)
    to_page = {"mail": "", "subject": "", "href": "/gioi-thieu/#bao-sai"}
    assert pieces.report_piece(catalogue, "Nước mắm", "120000015") == to_page
    catalogue = one(tmp_path, "", {"site.yaml": SITE + "contact: bao-sai@vi-du.example\n"})
    assert pieces.report_piece(catalogue, "Nước mắm & muối?", "120000015") == {
        "mail": "bao-sai@vi-du.example",
        "subject": "[120000015] Báo sai / gửi giấy chứng nhận mới: Nước mắm & muối?",
        "href": "",
    }


def test_a_code_on_a_page(tmp_path: Path) -> None:
    del tmp_path
    shown = pieces.qr_piece("https://ocop.vn/danh-muc/", "120000015", files=True)
    assert shown["text"] == "HTTPS://OCOP.VN/danh-muc/Q/120000015/"
    assert shown["short"] == "OCOP.VN/danh-muc/Q/120000015"
    assert (shown["href"], shown["svg"]["href"]) == ("/Q/120000015/", "/Q/120000015/qr.svg")
    assert pieces.qr_piece(None, "120000015", files=False)["png"] is None


@given(st.integers(1, 60), st.data())
def test_from_every_page_of_a_list_every_other_can_be_reached(total: int, data: st.DataObject) -> None:
    current = data.draw(st.integers(1, total))
    shown = pieces.pager("/nhom/do-uong/", current, total)
    if total == 1:
        assert shown is None
        return
    assert shown is not None
    numbers = [int(page["text"]) for page in shown["pages"]]
    assert numbers == sorted(set(numbers))
    assert {1, total, current} <= set(numbers) <= set(range(1, total + 1))
    assert [page["text"] for page in shown["pages"] if page["current"]] == [str(current)]
    assert (shown["previous"] is None, shown["next"] is None) == (current == 1, current == total)
    if shown["next"]:
        assert shown["next"]["href"] == f"/nhom/do-uong/trang-{current + 1}/"


def test_sources_known_by_their_titles_alone_stand_apart_each_said_once() -> None:
    shown = pieces.source_pieces([Source(title="Danh sách Ví Dụ"), Source(title="Tập san Ví Dụ")])
    assert [(s["publisher"], s["title"]) for s in shown] == [("Danh sách Ví Dụ", ""), ("Tập san Ví Dụ", "")]


def test_of_a_commune_and_its_district_the_commune_is_nearer(tmp_path: Path) -> None:
    both = "address: {as_certified: {province: Phú Yên, district: huyện Ví Dụ, commune: xã Mẫu}}\n"
    catalogue = one(tmp_path, both)
    assert pieces.short_place(catalogue.products["a"].here, catalogue) == "xã Mẫu, Phú Yên"
