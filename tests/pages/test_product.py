from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.pages.product import product_context
from ocop_site.pages.related import relate
from tests.small_content import at, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "    sources: [{url: https://bao.example/tin}]\n"


def it(folder: Path, more: str, extra: dict[str, str] | None = None) -> dict[str, Any]:
    """What the template of a product's page sees."""
    catalogue = catalogue_of(folder, {"products/a.yaml": product(1, more=more), **(extra or {})})
    seen: dict[str, Any] = product_context(catalogue.products["a"], catalogue, {}, relate(catalogue))["it"]
    return seen


def facts(pairs: list[dict[str, str]]) -> dict[str, str]:
    return {pair["term"]: pair["text"] for pair in pairs}


def test_a_bare_product_has_every_key_and_no_facts_but_its_code(tmp_path: Path) -> None:
    seen = it(tmp_path, "")
    assert facts(seen["facts"]) == {"Mã trong danh mục": code(1)}
    assert (seen["producer"], seen["trace"], seen["set"], seen["certificates"]) == (None, None, "", [])
    assert seen["status"]["value"] == "no-paper"


def test_the_page_s_own_words(tmp_path: Path) -> None:
    more = "producer: htx\n" + at("Phú Yên", "xã Ví Dụ")
    catalogue = catalogue_of(tmp_path, {"products/a.yaml": product(1, more=more), "producers/htx.yaml": producer(2)})
    page = product_context(catalogue.products["a"], catalogue, {}, relate(catalogue))["page"]
    assert page["title"] == "Nước mắm Ví Dụ – xã Ví Dụ, Phú Yên"
    assert page["description"] == ("Nước mắm Ví Dụ · HTX Ví Dụ · xã Ví Dụ, Phú Yên. Danh mục chưa có giấy chứng nhận.")
    assert [crumb["text"] for crumb in page["crumbs"]] == ["Trang chủ", "Đắk Lắk", "Thực phẩm"]


def test_the_newest_paper_stands_first_with_what_its_source_says(tmp_path: Path) -> None:
    more = (
        "certificates:\n"
        "  - {stars: 3, issued: 2021-12, programme_year: 2021, kind: first}\n"
        "  - {stars: 4, issued: 2025-03-20, score: 74.5, level: province, decision: 9/QĐ, issuer: UBND tỉnh Ví Dụ}\n"
    )
    new, old = it(tmp_path, more)["certificates"]
    assert (new["heading"], new["stars_text"]) == ("Công nhận năm 2025", "4 sao")
    assert facts(new["facts"]) == {
        "Quyết định": "9/QĐ",
        "Ngày cấp": "20/03/2025",
        "Cơ quan": "UBND tỉnh Ví Dụ",
        "Cấp công nhận": "tỉnh",
        "Điểm": "74,5",
    }
    assert facts(old["facts"]) == {"Lần": "Lần đầu", "Ngày cấp": "tháng 12/2021", "Năm chương trình": "2021"}


def test_what_a_source_does_not_say_is_said_to_be_missing(tmp_path: Path) -> None:
    (paper_seen,) = it(tmp_path, "certificates: [{note: theo bài báo}]\n")["certificates"]
    assert paper_seen["heading"] == "Công nhận"
    assert paper_seen["stars_text"] == "nguồn không ghi hạng sao"
    assert facts(paper_seen["facts"])["Ngày cấp"] == "nguồn không ghi"


def test_the_end_of_a_paper_is_told_with_the_paper_that_it_ended(tmp_path: Path) -> None:
    more = paper("2025-03-20", more=SOURCE)
    end = "number: 9/QĐ\ndate: 2026-04-01\nitems: [{act: revoke, product: a, ground: ngừng sản xuất}]\n"
    (ended,) = it(tmp_path, more, {"decisions/d.yaml": end})["certificates"]
    assert ended["ended"] == "Đã bị thu hồi theo Quyết định 9/QĐ, ngày 01/04/2026; lý do: ngừng sản xuất."


TWICE = "certificates:\n  - {stars: 3, issued: 2019-05-05}\n  - {stars: 4, issued: 2025-03-20}\n"
FIRST_END = "number: 1/QĐ\ndate: 2020-06-06\nitems: [{act: revoke, product: a}]\n"
SECOND_END = "number: 2/QĐ\ndate: 2026-04-01\nitems: [{act: revoke, product: a}]\n"


def test_the_end_of_an_old_paper_is_not_told_of_the_new_one(tmp_path: Path) -> None:
    new, _ = it(tmp_path, TWICE, {"decisions/d.yaml": FIRST_END, "decisions/e.yaml": SECOND_END})["certificates"]
    assert "2/QĐ" in new["ended"]
    assert "1/QĐ" not in new["ended"]


def test_the_end_of_an_old_paper_stays_told(tmp_path: Path) -> None:
    new, old = it(tmp_path, TWICE, {"decisions/d.yaml": FIRST_END})["certificates"]
    assert new["ended"] == ""
    assert "1/QĐ" in old["ended"]


def test_the_source_of_an_extension_is_named(tmp_path: Path) -> None:
    extended = "number: 3/QĐ\ndate: 2026-06-25\nitems: [{act: extend, product: a, until: 2026-12-20}]\n"
    extended += "sources: [{url: https://cong-bao.example/3}]\n"
    seen = it(tmp_path, paper("2023-06-30", more=SOURCE), {"decisions/d.yaml": extended})
    assert seen["status"]["value"] == "extended"
    assert facts(seen["certificates"][0]["facts"])["Kéo dài đến"].startswith("20/12/2026")
    assert "https://cong-bao.example/3" in {source["url"] for source in seen["sources"]}


@pytest.mark.parametrize(
    ("nomination", "text"),
    [
        (
            "{to_stars: 5, year: 2026, score: 92.3, level: province}",
            "Được đề nghị xếp hạng 5 sao, cấp tỉnh, năm 2026, 92,3 điểm; danh mục chưa có kết quả.",
        ),
        ("{outcome: refused, on: 2025-02}", "Được đề nghị xếp hạng, tháng 2/2025; không được công nhận."),
    ],
)
def test_a_nomination_is_a_sentence_and_never_stars(tmp_path: Path, nomination: str, text: str) -> None:
    seen = it(tmp_path, f"nominations: [{nomination}]\n")
    assert seen["nominations"][0]["text"] == text
    assert (seen["status"]["value"], seen["status"]["stars"]) == ("no-paper", 0)


def test_every_source_of_the_page_stands_at_its_end_once(tmp_path: Path) -> None:
    more = (
        "sources: [{url: https://a.example/}]\n"
        "certificates: [{stars: 3, issued: 2025, sources: [{url: https://b.example/}, {url: https://a.example/}]}]\n"
        "nominations: [{sources: [{url: https://c.example/}]}]\n"
        "reports: [{says: expired, sources: [{url: https://d.example/}]}]\n"
    )
    urls = [source["url"] for source in it(tmp_path, more)["sources"]]
    assert urls == [f"https://{name}.example/" for name in "abcd"]


def test_people_are_reached_only_where_the_record_allows_it(tmp_path: Path) -> None:
    contact = "contact: {phone: 0900 000 000, person: Người Ví Dụ}\n"
    assert "0900" not in str(it(tmp_path, contact))
    assert "0900 000 000" in str(it(tmp_path, contact + "publish_contact: true\n")["facts"])


def test_a_withheld_maker_is_nowhere_on_the_page(tmp_path: Path) -> None:
    extra = {"producers/htx.yaml": producer(2, more="publish_name: false\n")}
    seen = it(tmp_path, "producer: htx\n", extra)
    assert seen["producer"] is None
    assert "HTX Ví Dụ" not in str(seen)


def test_notes_are_the_editors_own(tmp_path: Path) -> None:
    assert "gọi lại" not in str(it(tmp_path, "notes: [gọi lại trước Tết]\n"))


def test_shops_are_called_by_their_platform(tmp_path: Path) -> None:
    more = "shops: [{platform: shopee, url: https://shopee.vn/a, checked: 2026-10-01}]\n"
    assert it(tmp_path, more)["shops"] == [
        {"platform": "Shopee", "url": "https://shopee.vn/a", "checked": "01/10/2026"}
    ]


def test_outlets_and_fairs_where_it_was_met(tmp_path: Path) -> None:
    extra = {
        "outlets/q.yaml": producer(2, "Quầy Ví Dụ", "stocks: [{product: a}]\n" + at("Phú Yên")),
        "fairs/h.yaml": producer(3, "Hội Ví Dụ", "booths: [{number: A1, products: [a]}]\n"),
    }
    seen = it(tmp_path, "", extra)
    assert [(line["text"], line["note"]) for line in seen["outlets"]] == [("Quầy Ví Dụ", "Phú Yên")]
    assert [line["href"] for line in seen["fairs"]] == [f"/hoi-cho/hoi-vi-du-{code(3)}/"]
