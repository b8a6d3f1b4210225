from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.catalogue import sentences
from ocop_site.catalogue.sentences import days_text, label, sentence, tone
from ocop_site.catalogue.sentences_en import days_text_en, sentence_en
from ocop_site.catalogue.status import Ending, Status, Value
from ocop_site.records.base import Source
from ocop_site.records.days import Days
from ocop_site.records.others import Statement
from ocop_site.records.product import Certificate

SOURCE = Source(url="https://www.bao.example/tin", publisher="Báo Ví Dụ")
DECIDED = Ending("revoked", Days.read("2026-04-01"), "9/QĐ-UBND", "ngừng sản xuất.", (SOURCE,))
TOLD = Ending("expired", Days.read("../2026-02"), None, None, (Source(url="https://www.bao.example/tin"),))
PAPER = Certificate(stars=4, issued=Days.read("2021-03-20"))
ONE = {
    "valid": Status("valid", 4, PAPER, date(2028, 3, 20), exact=True),
    "expiring": Status("expiring", 3, PAPER, date(2026, 12, 29), exact=True),
    "extended": Status("extended", 5, PAPER, date(2026, 12, 20), exact=True),
    "past-term": Status("past-term", 4, PAPER, date(2024, 3, 20), exact=True),
    "expired": Status("expired", 4, PAPER, ending=TOLD),
    "revoked": Status("revoked", 4, PAPER, ending=DECIDED),
    "undetermined": Status("undetermined", 3, PAPER),
    "no-paper": Status("no-paper"),
}
VALUES = get_args(Value)


def test_every_status_is_said() -> None:
    assert set(ONE) == set(VALUES)
    for say in (sentence, sentence_en, label):
        assert len({say(ONE[value]) for value in VALUES}) == 8


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("valid", "Công nhận 4 sao, theo hồ sơ đến hết ngày 20/03/2028."),
        ("expiring", "Công nhận 3 sao, theo hồ sơ đến hết ngày 29/12/2026; sắp hết thời hạn."),
        ("extended", "Công nhận 5 sao, được kéo dài hiệu lực đến hết ngày 20/12/2026."),
        (
            "past-term",
            (
                "Công nhận 4 sao năm 2021. Thời hạn 36 tháng của lần công nhận này đã qua; danh mục chưa có kết quả "
                "đánh giá lại, sản phẩm có thể đã được công nhận lại."
            ),
        ),
        ("expired", "Hết hạn không muộn hơn ngày 28/02/2026, theo nguồn bao.example."),
        (
            "revoked",
            "Giấy chứng nhận đã bị thu hồi theo Quyết định 9/QĐ-UBND ngày 01/04/2026; lý do: ngừng sản xuất.",
        ),
        (
            "undetermined",
            "Có nguồn ghi công nhận 3 sao. Chưa đủ dữ kiện (ngày hoặc hạng sao) để tính thời hạn.",
        ),
        ("no-paper", "Danh mục chưa có giấy chứng nhận."),
    ],
)
def test_the_fixed_sentences(value: str, said: str) -> None:
    assert sentence(ONE[value]) == said


@pytest.mark.parametrize("value", VALUES)
def test_ended_is_said_only_of_what_somebody_ended(value: str) -> None:
    said = f"{sentence(ONE[value])} {label(ONE[value])}".lower()
    if value in {"expired", "revoked"}:
        assert "hết hạn" in said or "thu hồi" in said
        assert tone(ONE[value]) == "stop"
    else:
        assert "hết hạn" not in said
        assert "thu hồi" not in said
        assert tone(ONE[value]) != "stop"


@pytest.mark.parametrize("value", VALUES)
def test_no_sentence_is_true_only_today(value: str) -> None:
    assert "còn hiệu lực" not in sentence(ONE[value])
    assert "hôm nay" not in sentence(ONE[value])
    assert "today" not in sentence_en(ONE[value])


def test_a_term_that_is_not_known_exactly_is_a_least_one() -> None:
    status = Status("valid", 4, PAPER, date(2028, 3, 20), exact=False)
    assert sentence(status) == "Công nhận 4 sao, theo hồ sơ ít nhất đến hết ngày 20/03/2028."
    assert label(status) == "theo hồ sơ ít nhất đến 20/03/2028"
    assert sentence_en(status) == "Recognised with 4 stars, by our record at least until 20 March 2028."


def test_english_says_by_whose_word() -> None:
    assert sentence_en(ONE["revoked"]) == "The certificate was revoked by decision 9/QĐ-UBND on 1 April 2026."
    assert sentence_en(ONE["expired"]) == "Expired according to bao.example no later than 2026-02-28."


def test_a_decision_without_a_number_is_still_a_decision() -> None:
    ending = Ending("expired", Days.read("2024-03"), None, None, (SOURCE,), "quyet-dinh-vi-du")
    status = Status("expired", 3, PAPER, ending=ending)
    assert sentence(status) == "Hết hạn theo một quyết định chưa rõ số, tháng 3/2024, theo nguồn Báo Ví Dụ."
    assert sentence_en(status) == "Expired by a decision of unknown number in 2024, according to Báo Ví Dụ."
    bare = Ending("revoked", None, None, None, (), "quyet-dinh-vi-du")
    assert sentence(Status("revoked", 3, PAPER, ending=bare)) == (
        "Giấy chứng nhận đã bị thu hồi theo một quyết định chưa rõ số."
    )


VOUCHED = Ending(
    "expired",
    Days.read("2026-05-02"),
    None,
    None,
    (SOURCE,),
    vouched=Statement.model_validate(
        {
            "province": "Lào Cai",
            "vintage": "34",
            "from": "2025-07-01",
            "to": "2026-10-31",
            "authority": "Sở Ví Dụ",
            "sources": [SOURCE],
        }
    ),
)


def test_an_expiry_by_a_complete_list_names_who_vouches_for_it() -> None:
    status = Status("expired", 4, PAPER, date(2026, 5, 1), exact=True, ending=VOUCHED)
    assert sentence(status) == (
        "Hết hạn từ ngày 02/05/2026, theo danh sách mà Sở Ví Dụ xác nhận là đầy đủ đến ngày 31/10/2026."
    )
    assert sentence_en(status) == (
        "Expired on 2 May 2026, according to the list that Sở Ví Dụ states to be complete until 31 October 2026."
    )


def test_an_expiry_by_a_complete_list_whose_day_is_not_certain() -> None:
    status = Status("expired", 4, PAPER, date(2026, 5, 1), exact=False, ending=VOUCHED)
    assert sentence(status).startswith("Hết hạn chậm nhất từ ngày 02/05/2026, theo danh sách mà Sở Ví Dụ")
    assert sentence_en(status).startswith("Expired on 2 May 2026 at the latest, according to the list")


@pytest.mark.parametrize(
    ("written", "said", "said_en"),
    [
        ("2022-12-29", "ngày 29/12/2022", "on 29 December 2022"),
        ("2022-02", "tháng 2/2022", "in 2022"),
        ("2022", "năm 2022", "in 2022"),
        ("2022-05/2023", "trong khoảng 01/05/2022 đến 31/12/2023", "between 2022-05-01 and 2023-12-31"),
        ("../2023-07-24", "không muộn hơn ngày 24/07/2023", "no later than 2023-07-24"),
        ("2021-04-22/..", "không sớm hơn ngày 22/04/2021", "no earlier than 2021-04-22"),
    ],
)
def test_partly_known_dates_in_words(written: str, said: str, said_en: str) -> None:
    days = Days.read(written)
    assert (days_text(days), days_text_en(days)) == (said, said_en)


@pytest.mark.parametrize("written", ["2022-03-01/2022-03-10", "2022-03-05/2022-03-10", "2022-03-02/2022-03-31"])
def test_a_part_of_a_month_is_not_the_month(written: str) -> None:
    first, last = written.split("/")
    assert days_text(Days.read(written)) == (f"trong khoảng {first[8:]}/03/2022 đến {last[8:]}/03/2022")


@given(st.dates(date(2018, 1, 1), date(2100, 12, 31)), st.integers(0, 900))
def test_a_span_in_words_never_says_less_than_it_is(first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    said = days_text(Days(first, last))
    if said.startswith("năm"):
        assert (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31))
    elif said.startswith("ngày"):
        assert first == last
    elif said.startswith("trong khoảng"):
        assert f"{first:%d/%m/%Y}" in said
        assert f"{last:%d/%m/%Y}" in said


@pytest.mark.parametrize(
    ("certificate", "said", "said_en"),
    [
        (Certificate(stars=3, issued=Days.read("2022-05")), " năm 2022", " in 2022"),
        (
            Certificate(issued=Days.read("../2022-05-31")),
            ", không muộn hơn ngày 31/05/2022",
            " no later than 2022-05-31",
        ),
        (Certificate(programme_year=2021), ", chương trình năm 2021", " in the 2021 programme"),
        (
            Certificate(issued=Days.read("../2022-05-31"), programme_year=2021),
            ", chương trình năm 2021",
            " in the 2021 programme",
        ),
        (Certificate(), "", ""),
    ],
)
def test_when_a_recognition_was_given(certificate: Certificate, said: str, said_en: str) -> None:
    status = Status("past-term", 3, certificate)
    assert sentence(status).startswith(f"Công nhận 3 sao{said}. Thời hạn 36 tháng ")
    assert sentence_en(status).startswith(f"Recognised with 3 stars{said_en}. The 36-month term ")


def test_the_year_on_a_card() -> None:
    assert sentences.recognition_year(ONE["valid"]) == "2021"
    assert sentences.recognition_year(Status("valid", 3, Certificate(programme_year=2022))) == "2022"
    assert sentences.recognition_year(Status("valid", 3, Certificate())) == ""
    assert sentences.recognition_year(ONE["no-paper"]) == ""


def test_a_publisher_without_a_name_is_its_host() -> None:
    assert sentences.publisher(SOURCE) == "Báo Ví Dụ"
    assert sentences.publisher(Source(url="https://www.bao.example/tin")) == "bao.example"
    assert sentences.publisher(Source(url="https://ocop.angiang.example:8443/")) == "ocop.angiang.example"
    assert sentences.publisher(Source()) == ""
