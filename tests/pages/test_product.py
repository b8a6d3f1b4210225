from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop_site.pages.cards import Cards
from ocop_site.pages.product import product_context
from ocop_site.pages.related import relate
from tests.small_content import at, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "    sources: [{url: https://bao.example/tin}]\n"


def it(folder: Path, more: str, extra: dict[str, str] | None = None) -> dict[str, Any]:
    """What the template of a product's page sees."""
    catalogue = catalogue_of(folder, {"products/a.yaml": product(1, more=more), **(extra or {})})
    seen: dict[str, Any] = product_context(catalogue.products["a"], catalogue, Cards(catalogue), relate(catalogue))[
        "it"
    ]
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
    page = product_context(catalogue.products["a"], catalogue, Cards(catalogue), relate(catalogue))["page"]
    assert page["title"] == "Nước mắm Ví Dụ – xã Ví Dụ, Phú Yên"
    assert page["description"] == ("Nước mắm Ví Dụ · HTX Ví Dụ · xã Ví Dụ, Phú Yên. Danh mục chưa có giấy chứng nhận.")
    assert [crumb["text"] for crumb in page["crumbs"]] == ["Trang chủ", "Đắk Lắk", "Thực phẩm"]


def test_the_source_of_an_extension_is_named(tmp_path: Path) -> None:
    extended = "number: 3/QĐ\ndate: 2026-06-25\nitems: [{act: extend, product: a, until: 2026-12-20}]\n"
    extended += "sources: [{url: https://cong-bao.example/3}]\n"
    seen = it(tmp_path, paper("2023-06-30", more=SOURCE), {"decisions/d.yaml": extended})
    assert seen["status"]["value"] == "extended"
    assert facts(seen["certificates"][0]["facts"])["Kéo dài đến"].startswith("20/12/2026")
    assert "https://cong-bao.example/3" in {source["url"] for source in seen["sources"]}


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
