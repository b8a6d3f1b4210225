from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.small_content import at, catalogue_of, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.link import Catalogue, ProductEntry


def decision(day: str, item: str, number: str = "9/QĐ-UBND") -> str:
    return f"number: {number}\ndate: {day}\nlevel: province\nitems: [{{product: a, {item}}}]\n"


def entry(folder: Path, product_text: str, day: date = date(2026, 11, 22), **decisions: str) -> ProductEntry:
    files = {"products/a.yaml": product_text, **{f"decisions/{name}.yaml": text for name, text in decisions.items()}}
    return catalogue_of(folder, files, day).products["a"]


def test_products_stand_in_the_order_of_the_alphabet(tmp_path: Path) -> None:
    names = ["Zê", "Đường", "Dừa", "An", "Ấm", "an"]
    files = {f"products/p{i}.yaml": product(i, name) for i, name in enumerate(names, 1)}
    catalogue = catalogue_of(tmp_path, files)
    assert [e.record.name for e in catalogue.products.values()] == ["an", "An", "Ấm", "Dừa", "Đường", "Zê"]


def test_equal_names_stand_by_id(tmp_path: Path) -> None:
    files = {"products/b.yaml": product(1), "products/a.yaml": product(2)}
    assert list(catalogue_of(tmp_path, files).products) == ["a", "b"]


@pytest.mark.parametrize(
    ("address", "province"),
    [
        (at("Phú Yên"), "dak-lak"),
        (at("Quảng Trị"), "quang-tri"),
        (at("Quảng Bình"), "quang-tri"),
        (at("Đắk Lắk", vintage=34), "dak-lak"),
        ("address: {as_certified: {province: Phú Yên}, current: {province: gia-lai}}\n", "gia-lai"),
        ("address: {street: 1 đường Ví Dụ}\n", None),
        ("", None),
    ],
)
def test_the_province_of_today_is_derived_or_entered(tmp_path: Path, address: str, province: str | None) -> None:
    assert entry(tmp_path, product(1, more=address)).here.province == province


def test_a_product_without_an_address_lies_where_its_producer_does(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more="producer: htx\n"),
        "products/b.yaml": product(2, more="producer: htx\n" + at("Hà Tĩnh")),
        "producers/htx.yaml": producer(3, more=at("Phú Yên")),
    }
    catalogue = catalogue_of(tmp_path, files)
    assert [catalogue.products[i].here.province for i in "ab"] == ["dak-lak", "ha-tinh"]
    assert catalogue.producers["htx"].products == ("a", "b")


def test_a_producer_without_an_address_lies_where_its_first_product_does(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, "Tương", more="producer: htx\n" + at("Phú Yên")),
        "products/b.yaml": product(2, "Cà", more="producer: htx\n" + at("Hà Tĩnh")),
        "products/c.yaml": product(4, "An", more="producer: htx\n"),
        "producers/htx.yaml": producer(3),
    }
    assert catalogue_of(tmp_path, files).producers["htx"].here.province == "ha-tinh"


def sold(catalogue: Catalogue) -> tuple[object, object]:
    return catalogue.sold_at, catalogue.shown_at


def test_it_is_known_where_a_product_is_sold_and_shown(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1),
        "outlets/q.yaml": producer(2, more="stocks: [{product: a}, {product: a, price: 1}]\n"),
        "outlets/p.yaml": producer(3, more="stocks: [{product: a}]\n"),
        "fairs/h.yaml": producer(4, more="booths: [{number: 1, products: [a]}, {number: 2, products: [a]}]\n"),
    }
    assert sold(catalogue_of(tmp_path, files)) == ({"a": ("p", "q")}, {"a": ("h",)})


def test_a_decision_adds_a_certificate(tmp_path: Path) -> None:
    found = entry(tmp_path, product(1), mot=decision("2025-03-20", "act: recognise, stars: 4, score: 74.5"))
    (certificate,) = found.certificates
    assert (certificate.stars, certificate.decision, certificate.level) == (4, "9/QĐ-UBND", "province")
    assert (found.status.value, found.status.until) == ("valid", date(2028, 3, 20))


def test_certificates_stand_in_the_order_of_issue(tmp_path: Path) -> None:
    more = "certificates:\n  - {stars: 5, issued: 2024}\n  - {stars: 3, programme_year: 2019}\n  - {stars: 1}\n"
    found = entry(tmp_path, product(1, more=more), mot=decision("2022-05-05", "act: recognise, stars: 4"))
    assert [c.stars for c in found.certificates] == [3, 4, 5, 1]


@pytest.mark.parametrize(("act", "value"), [("revoke", "revoked"), ("strike-off", "expired")])
def test_a_decision_ends_a_paper_from_its_day_on(tmp_path: Path, act: str, value: str) -> None:
    text = product(1, more=paper("2025-03-20"))
    end = decision("2026-04-01", f"act: {act}, ground: ngừng sản xuất")
    found = entry(tmp_path, text, mot=end)
    assert (found.status.value, found.status.ending) == (value, found.endings[0])
    assert found.endings[0].ground == "ngừng sản xuất"
    assert entry(tmp_path, text, date(2026, 3, 31), mot=end).status.value == "valid"
    assert entry(tmp_path, text, date(2026, 4, 1), mot=end).status.value == value


def test_an_item_may_stand_without_the_certificate_that_it_ends(tmp_path: Path) -> None:
    found = entry(tmp_path, product(1), mot=decision("2026-04-01", "act: revoke"))
    assert (found.status.value, found.status.certificate) == ("revoked", None)
    assert len(found.endings) == 1


def test_a_new_recognition_after_a_revocation_counts(tmp_path: Path) -> None:
    found = entry(
        tmp_path,
        product(1, more=paper("2023-03-20")),
        mot=decision("2024-04-01", "act: revoke"),
        hai=decision("2025-04-01", "act: recognise, stars: 3", number="10/QĐ-UBND"),
    )
    assert (found.status.value, found.status.until) == ("valid", date(2028, 4, 1))


def test_revoking_the_last_paper_revives_no_earlier_one(tmp_path: Path) -> None:
    more = "certificates:\n  - {stars: 3, issued: 2024-01-01}\n  - {stars: 4, issued: 2025-01-01}\n"
    found = entry(tmp_path, product(1, more=more), mot=decision("2026-04-01", "act: revoke"))
    assert (found.status.value, found.status.stars) == ("revoked", 4)


def test_a_decision_extends_the_newest_paper(tmp_path: Path) -> None:
    more = "certificates:\n  - {stars: 3, issued: 2023-06-30}\n  - {stars: 4, issued: 2020-01-01}\n"
    found = entry(tmp_path, product(1, more=more), mot=decision("2026-06-25", "act: extend, until: 2026-12-20"))
    assert (found.status.value, found.status.until) == ("extended", date(2026, 12, 20))
    old, new = found.certificates
    assert old.extension is None
    assert new.extension is not None
    assert new.extension.basis == "QĐ 26/2026/QĐ-TTg, điều 12.3"


def test_nobody_knows_on_a_day_of_an_extension_that_is_decided_later(tmp_path: Path) -> None:
    text = product(1, more=paper("2023-06-30"))
    later = decision("2026-08-15", "act: extend, until: 2026-12-20")
    assert entry(tmp_path, text, date(2026, 8, 15), mot=later).status.value == "extended"
    assert entry(tmp_path, text, date(2026, 8, 1), mot=later).status.value == "past-term"


def test_a_named_source_ends_a_paper(tmp_path: Path) -> None:
    more = paper("2025-03-20", more="reports: [{says: revoked, sources: [{url: https://bao.example/tin}]}]\n")
    found = entry(tmp_path, product(1, more=more))
    assert found.status.value == "revoked"
    assert found.endings[0].sources[0].url == "https://bao.example/tin"
