from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ocop_site.records.days import Days

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_site.records.product import Product
    from tests.writing.conftest import Desk

    Take = Callable[..., Product]


def test_a_certified_row_gives_a_certificate_with_its_source(one: Take) -> None:
    product = one(
        status="certified",
        stars="4",
        year="2022",
        decision="12/QĐ-UBND",
        decision_date="2023-01-31",
        awarding_level="tỉnh",
        notes="đợt 2 năm 2022; 72,5 điểm; nâng từ 3 sao",
    )
    (paper,) = product.certificates
    assert (paper.stars, paper.issued, paper.programme_year) == (4, Days(date(2023, 1, 31), date(2023, 1, 31)), 2022)
    assert (paper.level, paper.decision, paper.round) == ("province", "12/QĐ-UBND", "đợt 2 năm 2022")
    assert (paper.kind, paper.score) == ("upgrade", Decimal("72.5"))
    assert [(s.url, s.read) for s in paper.sources] == [("https://bao.example/mot-bai", date(2026, 11, 22))]
    assert product.nominations == product.reports == product.sources == ()
    assert product.programme_years == (2022,)


def test_nothing_is_added_that_the_row_does_not_say(one: Take) -> None:
    product = one(status="certified")
    (paper,) = product.certificates
    assert paper.model_dump(exclude={"sources"}, exclude_none=True) == {}
    assert product.producer is None
    assert product.set is None
    assert product.group_basis is None
    assert product.notes == ()


def test_the_status_decides_and_not_the_stars(one: Take) -> None:
    product = one(stars="4", flags="proposal", year="2022", awarding_level="huyện", notes="65,8 điểm")
    assert product.certificates == ()
    (nomination,) = product.nominations
    assert (nomination.to_stars, nomination.year, nomination.level) == (4, 2022, "district")
    assert (nomination.score, nomination.outcome) == (Decimal("65.8"), "unknown")


def test_potential_five_is_a_nomination_to_five(one: Take) -> None:
    product = one(
        flags="proposal", notes="potential5; 94 điểm", decision="18/QĐ-UBND", decision_date="2022-08-01", year="2021"
    )
    (nomination,) = product.nominations
    assert (nomination.to_stars, nomination.score, nomination.decision) == (5, 94, "18/QĐ-UBND")
    assert nomination.on == Days(date(2022, 8, 1), date(2022, 8, 1))
    assert product.certificates == ()


def test_a_proposal_without_stars_takes_them_from_the_notes_or_leaves_them(desk: Desk) -> None:
    rows = [{"flags": "proposal", "notes": "đề xuất 4 sao (11/9/2024)"}, {"flags": "proposal", "name": "Tương Ví Dụ"}]
    desk.take_in(desk.table("products", rows))
    assert [[n.to_stars for n in p.nominations] for p in desk.records().products] == [[4], [None]]


def test_a_certified_product_with_potential_five_has_both(one: Take) -> None:
    product = one(status="certified", stars="4", notes="potential5; một trong 16 sản phẩm", year="2022")
    assert [c.stars for c in product.certificates] == [4]
    assert [(n.to_stars, n.year) for n in product.nominations] == [(5, 2022)]


def test_a_row_with_neither_status_nor_proposal_is_neither(one: Take) -> None:
    product = one(notes="trang không ghi hạng")
    assert product.certificates == product.nominations == product.reports == ()
    assert [source.url for source in product.sources] == ["https://bao.example/mot-bai"]


def test_stars_without_status_or_proposal_are_only_noted(one: Take) -> None:
    product = one(stars="4")
    assert product.certificates == product.nominations == ()
    assert product.notes == ("Bảng ghi 4 sao nhưng không ghi đã công nhận hay đề nghị.",)


def test_with_neither_day_nor_year_an_articles_date_is_the_last_possible_day(one: Take) -> None:
    product = one(status="certified", stars="5", notes="bài đăng 24/07/2023")
    assert product.certificates[0].issued == Days(None, date(2023, 7, 24))
    assert any("không sau “bài đăng 24/07/2023”" in note for note in product.notes)


@pytest.mark.parametrize("known", [{"year": "2021"}, {"decision_date": "2021-03-02"}])
def test_an_articles_date_is_not_used_where_the_row_has_its_own(one: Take, known: dict[str, str]) -> None:
    (paper,) = one(status="certified", notes="tin 19/01/2022", **known).certificates
    assert paper.issued in (None, Days(date(2021, 3, 2), date(2021, 3, 2)))


def test_an_expired_row_keeps_its_certificate_and_reports_the_end(one: Take) -> None:
    product = one(
        status="expired", stars="4", year="2019", decision_date="2019-12-23", notes="hết hạn từ 24/12/2022; theo báo"
    )
    assert [c.stars for c in product.certificates] == [4]
    (report,) = product.reports
    assert (report.says, report.on, report.ground) == ("expired", Days(date(2022, 12, 24), date(2022, 12, 24)), None)
    assert report.sources


def test_an_expired_row_may_name_a_ground_and_no_day(one: Take) -> None:
    (report,) = one(status="expired", notes="công nhận năm 2021, hết hạn 36 tháng, đưa ra khỏi danh sách").reports
    assert (report.on, report.ground) == (None, "hết hạn 36 tháng, đưa ra khỏi danh sách")


def test_a_withdrawal_with_its_own_decision_becomes_a_decision(desk: Desk) -> None:
    row = {
        "status": "revoked",
        "decision": "37/QĐ-UBND",
        "decision_date": "2021-11-18",
        "notes": "quyết định và ngày là của việc thu hồi",
    }
    other = {**row, "name": "Ruốc Ví Dụ", "source_url": "https://bao.example/bai-khac"}
    desk.take_in(desk.table("products", [row, other]))
    records = desk.records()
    (decision,) = records.decisions
    assert (decision.id, decision.number) == ("phu-yen-37-qd-ubnd-2021-11-18", "37/QĐ-UBND")
    assert decision.issuer is None
    assert decision.date == Days(date(2021, 11, 18), date(2021, 11, 18))
    assert [(i.act, i.product, i.ground) for i in decision.items] == [
        ("revoke", "nuoc-mam-vi-du", None),
        ("revoke", "ruoc-vi-du", None),
    ]
    assert len(decision.sources) == 2
    for product in records.products:
        (paper,) = product.certificates
        assert (paper.issued, paper.decision) == (Days(None, date(2021, 11, 18)), None)
        assert product.reports == ()
        assert any("không sau ngày thu hồi" in note for note in product.notes)


def test_a_withdrawal_known_from_an_article_is_a_report(one: Take) -> None:
    product = one(
        status="revoked",
        stars="3",
        decision="15/QĐ-UBND",
        decision_date="2023-01-17",
        notes="quyết định và ngày là của lần công nhận; thu hồi theo tin 17/09/2023",
    )
    assert [(c.stars, c.decision) for c in product.certificates] == [(3, "15/QĐ-UBND")]
    assert [(r.says, r.on) for r in product.reports] == [("revoked", Days(None, date(2023, 9, 17)))]


def test_a_set_is_one_record_with_its_goods(one: Take) -> None:
    product = one(name="Dệt Ví Dụ (khăn, váy)", flags="set", status="certified")
    assert product.components == ("khăn", "váy")
    assert "Một dòng gồm nhiều mặt hàng." in product.notes


def test_goods_are_not_read_out_of_a_name_that_is_no_set(one: Take) -> None:
    assert one(name="Dệt Ví Dụ (khăn, váy)", status="certified").components == ()


def test_look_alike_letters_are_mended(one: Take) -> None:
    product = one(name="Ðậu phộng Ví Dụ", producer="HTX Ðông Ví Dụ", flags="lookalike")
    assert (product.name, product.name_as_printed) == ("Đậu phộng Ví Dụ", "Ðậu phộng Ví Dụ")
    assert product.producer == "htx-dong-vi-du"


def test_names_are_kept_as_printed_in_composed_letters(one: Take) -> None:
    assert one(name="Mỳ Hoà  Ví Dụ 3 in 1, 40°").name == "Mỳ Hoà Ví Dụ 3 in 1, 40°"


def test_flags_and_notes_become_notes_without_house_numbers(one: Take) -> None:
    product = one(flags="name-uncertain", notes="đợt 1 năm 2021; 12 Ví Dụ; điện thoại 0912345678")
    assert product.notes == ("đợt 1 năm 2021; điện thoại …", "Tên chưa chắc chắn.")


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"name": ""}, "name"),
        ({"province": ""}, "province"),
        ({"province": "Ví Dụ"}, "Ví Dụ"),
        ({"status": "đạt"}, "status"),
        ({"stars": "6"}, "stars"),
        ({"stars": "bốn", "status": "certified"}, "stars"),
        ({"year": "2017"}, "year"),
        ({"set": "27"}, "set"),
        ({"group": "keo-banh"}, "group"),
        ({"group_basis": "đoán"}, "group_basis"),
        ({"decision_date": "31/12/2022"}, "decision_date"),
        ({"decision_date": "2022-02-30"}, "decision_date"),
        ({"decision_date": "0999"}, "decision_date"),
        ({"awarding_level": "thôn"}, "awarding_level"),
        ({"producer_type": "XYZ"}, "producer_type"),
        ({"source_url": ""}, "source_url"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
        ({"flags": "lạ"}, "flags"),
    ],
)
def test_a_row_with_a_wrong_cell_is_rejected_with_its_reason(desk: Desk, cells: dict[str, str], word: str) -> None:
    plan = desk.take_in(desk.table("products", [{"name": "Hàng tốt"}, cells]))
    assert (plan.counts[0].records, plan.counts[0].rejected) == (1, 1)
    rejects = (desk.content / "imports" / "rejects.csv").read_text(encoding="utf-8").splitlines()
    assert len(rejects) == 2
    assert rejects[1].startswith("products.csv,3,")
    assert word in rejects[1].split(",", 6)[6]
