from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.link import link
from tests.small_content import at, catalogue_of, paper, producer, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.records.vocabulary import Vocabulary


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
    assert sold(catalogue_of(tmp_path, files)) == ({"a": ("p", "q")}, {"a": (("h", 0), ("h", 1))})


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
    assert new.extension.basis == "26/2026/QĐ-TTg, Điều 12 khoản 3"  # as rules.yaml has it


def test_an_extension_is_of_the_paper_that_was_there_when_it_was_decided(tmp_path: Path) -> None:
    more = "certificates:\n  - {stars: 3, issued: 2019-12-25}\n  - {stars: 4, issued: 2024-05-10}\n"
    extend = decision("2022-12-20", "act: extend, until: 2023-04-01")
    found = entry(tmp_path, product(1, more=more), date(2023, 2, 22), mot=extend)
    assert (found.status.value, found.status.until) == ("extended", date(2023, 4, 1))
    now = entry(tmp_path, product(1, more=more), mot=extend)
    old, new = now.papers
    assert (old.extended_by, new.extended_by) == ("mot", None)
    assert (now.status.value, now.status.until) == ("valid", date(2027, 5, 10))


def test_a_paper_of_a_later_day_is_not_told_yet(tmp_path: Path) -> None:
    more = "certificates:\n  - {stars: 3, issued: 2021-12-25}\n  - {stars: 4, issued: 2024-05-10}\n"
    found = entry(tmp_path, product(1, more=more), date(2023, 2, 22))
    assert [c.stars for c in found.certificates] == [3]


def test_nobody_vouches_for_days_to_come(tmp_path: Path) -> None:
    """A statement counts from the last day of its period on, for the place that it names on its own map."""
    coverage = (
        "statements:\n  - {province: Phú Yên, vintage: '63', from: 2024-01-01, to: 2025-06-30, authority: Sở Ví Dụ,\n"
        "     sources: [{url: 'https://nguon.example/ds'}]}\n"
    )
    files = {
        "coverage.yaml": coverage,
        "products/a.yaml": product(1, more=at("Phú Yên") + paper("2021-05-01")),
        "products/b.yaml": product(2, more=at("Đắk Lắk") + paper("2021-05-01")),
    }
    records = records_of(tmp_path, files)
    assert [e.status.value for e in link(records, date(2025, 6, 29)).products.values()] == ["past-term"] * 2
    assert [e.status.value for e in link(records, date(2025, 6, 30)).products.values()] == ["expired", "past-term"]


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


def test_decisions_work_in_the_order_of_their_days_whatever_they_are_called(tmp_path: Path) -> None:
    found = entry(
        tmp_path,
        product(1),
        z=decision("2023-06-30", "act: recognise, stars: 3"),
        a=decision("2026-06-25", "act: extend, until: 2026-12-20", number="10/QĐ-UBND"),
    )
    assert (found.status.value, found.status.until) == ("extended", date(2026, 12, 20))


def test_a_paper_of_a_year_alone_stands_behind_those_of_its_days(tmp_path: Path) -> None:
    more = "certificates:\n  - {stars: 4, programme_year: 2022}\n  - {stars: 3, issued: 2022-06-01}\n"
    assert [c.stars for c in entry(tmp_path, product(1, more=more)).certificates] == [3, 4]


def test_a_recognition_holds_all_that_its_item_says(tmp_path: Path) -> None:
    item = "stars: 4, kind: first, programme_year: 2024, score: 74.5, product_code: 49-503-20000-3-2024"
    more = "valid_until: 2028-03-19, name_as_printed: Mẫu Khác"
    (given,) = entry(tmp_path, product(1), mot=decision("2025-03-20", f"act: recognise, {item}, {more}")).certificates
    assert (given.stars, given.kind, given.programme_year, str(given.score)) == (4, "first", 2024, "74.5")
    assert (given.product_code, given.name_as_printed) == ("49-503-20000-3-2024", "Mẫu Khác")
    assert given.valid_until == date(2028, 3, 19)


@pytest.mark.parametrize(
    ("address", "former"),
    [
        (at("Đắk Lắk"), "dak-lak"),
        (at("Đắk Lắk", vintage=34), None),  # made of two
        ("address: {as_certified: {province: Đắk Lắk}}\n", None),  # before or after, nobody knows
        ("address: {as_certified: {province: Phú Yên}}\n", "phu-yen"),  # a name of one map only
        ("address: {current: {province: dak-lak}}\n", None),
        (at("Hà Tĩnh", vintage=34), "ha-tinh"),  # made of itself alone
        ("address: {current: {province: ha-tinh}}\n", "ha-tinh"),
        ("", None),
    ],
)
def test_the_province_of_the_old_map_is_not_guessed(
    tmp_path: Path, vocabulary: Vocabulary, address: str, former: str | None
) -> None:
    assert entry(tmp_path, product(1, more=address)).here.former(vocabulary) == former


def test_an_address_of_its_own_is_not_replaced_by_the_maker_s(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, more="producer: htx\naddress: {street: 1 đường Ví Dụ}\n"),
        "producers/htx.yaml": producer(3, more=at("Phú Yên")),
    }
    here = catalogue_of(tmp_path, files).products["a"].here
    assert here.address
    assert (here.province, here.address.street) == (None, "1 đường Ví Dụ")


def test_a_decision_is_there_from_its_day_on_and_names_each_product_once(tmp_path: Path) -> None:
    items = "items: [{product: a, act: revoke}, {product: a, act: recognise, stars: 3}]\n"
    files = {"products/a.yaml": product(1), "decisions/mot.yaml": f"number: 9/QĐ\ndate: 2026-04-01\n{items}"}
    assert catalogue_of(tmp_path, files, date(2026, 3, 31)).decisions == {}
    assert catalogue_of(tmp_path, files, date(2026, 4, 1)).decisions["mot"].products == ("a",)
