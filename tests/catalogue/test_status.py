from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.catalogue.sentences import label, sentence, tone
from ocop_site.catalogue.sentences_en import sentence_en
from ocop_site.catalogue.status import (
    IN_FORCE,
    Ending,
    Span,
    Status,
    first_day,
    issue_span,
    months_later,
    status_on,
)
from ocop_site.records.base import Source
from ocop_site.records.days import Days
from ocop_site.records.product import Certificate, Extension
from tests.catalogue.histories import histories

if TYPE_CHECKING:
    from ocop_site.records.vocabulary import Vocabulary

TODAY = date(2026, 11, 22)
SOURCE = Source(url="https://bao.example/tin-1")


def paper(issued: str | None = None, stars: int | None = 3, **more: object) -> Certificate:
    days = Days.read(issued) if issued else None
    return Certificate(stars=stars, issued=days, **more)


def ending(says: str, on: str | None, decision: str | None = None) -> Ending:
    return Ending(says, Days.read(on) if on else None, decision, None, (SOURCE,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("issued", "last"),
    [
        (date(2019, 12, 23), date(2022, 12, 23)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2023, 8, 31), date(2026, 8, 31)),
        (date(2021, 1, 1), date(2024, 1, 1)),
    ],
)
def test_the_term_ends_on_the_same_day_36_months_on_clamped_to_the_month(issued: date, last: date) -> None:
    assert months_later(issued, 36) == last


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2023, 12, 22), "no-paper"),
        (date(2023, 12, 23), "valid"),
        (date(2026, 9, 23), "valid"),
        (date(2026, 9, 24), "expiring"),
        (date(2026, 12, 23), "expiring"),
        (date(2026, 12, 24), "past-term"),
    ],
)
def test_an_exact_day_of_issue(vocabulary: Vocabulary, day: date, value: str) -> None:
    assert status_on((paper("2023-12-23"),), (), day, vocabulary).value == value


@pytest.mark.parametrize(
    ("certificate", "value"),
    [
        (paper(stars=4), "undetermined"),
        (paper("../2023-07-24", stars=5), "past-term"),
        (paper("../2024-07-24", stars=5), "undetermined"),
        (paper(programme_year=2022), "undetermined"),
        (paper(programme_year=2021), "past-term"),
        (paper(programme_year=2024), "expiring"),
        (paper(programme_year=2025), "valid"),
        (paper("2023-12"), "expiring"),
        (paper("2025-06-01", stars=None), "undetermined"),
        (paper("2025-06-01", stars=2), "no-paper"),
        (paper(valid_until=date(2027, 1, 5)), "expiring"),
        (paper(valid_until=date(2026, 11, 21)), "past-term"),
    ],
)
def test_partly_known_dates(vocabulary: Vocabulary, certificate: Certificate, value: str) -> None:
    assert status_on((certificate,), (), TODAY, vocabulary).value == value


def test_an_uncertain_end_is_said_as_at_least(vocabulary: Vocabulary) -> None:
    status = status_on((paper(programme_year=2025, stars=4),), (), TODAY, vocabulary)
    assert (status.until, status.exact) == (date(2028, 1, 1), False)
    assert sentence(status) == "Công nhận 4 sao, theo hồ sơ ít nhất đến hết ngày 01/01/2028."


def test_the_certificate_issued_last_counts(vocabulary: Vocabulary) -> None:
    papers = (paper("2021-05-01", stars=4), paper("2024-06-01", stars=3))
    status = status_on(papers, (), TODAY, vocabulary)
    assert (status.value, status.stars) == ("valid", 3)
    assert status_on(papers, (), date(2024, 5, 31), vocabulary).value == "past-term"


def test_papers_whose_order_is_unknown_are_not_guessed(vocabulary: Vocabulary) -> None:
    status = status_on((paper("2020-01-15", stars=3), paper(stars=5)), (), TODAY, vocabulary)
    assert (status.value, status.stars) == ("undetermined", None)


def test_a_revocation_ends_the_paper_and_revives_no_earlier_one(vocabulary: Vocabulary) -> None:
    papers = (paper("2024-01-10"), paper("2025-03-01", stars=4))
    acts = (ending("revoked", "2026-02-02", "9/QĐ-UBND"),)
    assert status_on(papers, acts, date(2026, 2, 1), vocabulary).value == "valid"
    status = status_on(papers, acts, TODAY, vocabulary)
    assert (status.value, tone(status)) == ("revoked", "stop")
    assert sentence(status) == "Giấy chứng nhận đã bị thu hồi theo Quyết định 9/QĐ-UBND ngày 02/02/2026."


def test_a_paper_issued_after_the_revocation_counts(vocabulary: Vocabulary) -> None:
    acts = (ending("revoked", "2022-02-02"),)
    assert status_on((paper("2021-01-01"), paper("2025-01-01")), acts, TODAY, vocabulary).value == "valid"


def test_a_named_source_may_say_expired(vocabulary: Vocabulary) -> None:
    status = status_on((paper("2019-12-23"),), (ending("expired", None),), TODAY, vocabulary)
    assert status.value == "expired"
    assert sentence(status) == "Hết hạn theo nguồn bao.example."


def test_an_extension_holds_after_the_term(vocabulary: Vocabulary) -> None:
    until = Extension(until=date(2027, 1, 31), basis="26/2026 điều 12.3")
    status = status_on((paper("2023-10-01", extension=until),), (), TODAY, vocabulary)
    assert (status.value, status.until) == ("extended", date(2027, 1, 31))
    assert status_on((paper("2023-10-01", extension=until),), (), date(2027, 2, 1), vocabulary).value == "past-term"


days = st.dates(date(2018, 6, 1), date(2026, 11, 1))


@given(first=days, length=st.integers(0, 900), day=st.dates(date(2018, 1, 1), date(2032, 1, 1)))
def test_an_interval_never_claims_more_than_each_of_its_days(
    vocabulary: Vocabulary, first: date, length: int, day: date
) -> None:
    last = first + timedelta(days=length)
    status = status_on((paper(f"{first}/{last}"),), (), day, vocabulary)
    single = {
        status_on((paper(str(first + timedelta(days=n))),), (), day, vocabulary).value
        for n in range(0, length + 1, max(1, length // 40))
        if first + timedelta(days=n) <= day
    }
    if status.in_force:
        assert single <= IN_FORCE
        assert status.until
        assert status.until >= day
    elif status.value == "past-term":
        assert single == {"past-term"}


@given(issued=days, day=days)
def test_words_of_ending_are_said_of_endings_only(vocabulary: Vocabulary, issued: date, day: date) -> None:
    status = status_on((paper(str(issued)),), (), day, vocabulary)
    words = " ".join((sentence(status), label(status))).lower()
    assert "hết hạn" not in words
    assert "thu hồi" not in words
    assert "còn hiệu lực" not in words
    assert tone(status) != "stop"


def test_every_value_has_its_words() -> None:
    for value in ("valid", "expiring", "extended", "past-term", "expired", "revoked", "undetermined", "no-paper"):
        status = Status(value, 4, paper("2023-01-01", stars=4), date(2026, 1, 1), exact=True)
        assert sentence(status).endswith(".")
        assert sentence_en(status).endswith(".")
        assert label(status)


def test_an_ending_on_the_day_of_issue_ends_the_paper(vocabulary: Vocabulary) -> None:
    acts = (ending("revoked", "2025-03-20"),)
    assert status_on((paper("2025-03-20"),), acts, TODAY, vocabulary).value == "revoked"
    assert status_on((paper("2025-03-21"),), acts, TODAY, vocabulary).value == "valid"


def test_an_ending_of_a_later_day_is_not_told_yet_of_a_paper_nobody_has_seen(vocabulary: Vocabulary) -> None:
    acts = (ending("revoked", "2026-11-23"),)
    assert status_on((), acts, TODAY, vocabulary) == Status("no-paper")
    assert status_on((), acts, date(2026, 11, 23), vocabulary).value == "revoked"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("expired", "2026-02-02"), ("revoked", "2026-02-02"), "revoked"),  # of one day: the one that says more
        (("expired", "2026-03-03"), ("revoked", "2026-02-02"), "expired"),
        (("revoked", None), ("expired", "2026-02-02"), "expired"),  # without a day it may be the older one
    ],
)
def test_of_two_endings_the_latest_is_told(
    vocabulary: Vocabulary, one: tuple[str, str | None], other: tuple[str, str | None], told: str
) -> None:
    for acts in ((ending(*one), ending(*other)), (ending(*other), ending(*one))):
        assert status_on((paper("2025-01-01"),), acts, TODAY, vocabulary).value == told


@pytest.mark.parametrize(
    ("issued", "until", "last"),
    [
        ("2023-10", date(2027, 1, 31), date(2027, 1, 31)),
        ("2023-10-01", date(2026, 9, 1), date(2026, 10, 1)),  # an extension takes no day away
    ],
)
def test_the_last_day_of_an_extended_term_stays_known_when_it_has_passed(
    vocabulary: Vocabulary, issued: str, until: date, last: date
) -> None:
    papers = (paper(issued, extension=Extension(until=until, basis="điều 12.3")),)
    status = status_on(papers, (), date(2028, 1, 1), vocabulary)
    assert (status.value, status.until, status.exact) == ("past-term", last, True)


@pytest.mark.parametrize(("stars", "named"), [(5, False), (3, True)])
def test_a_paper_is_named_only_where_all_that_can_count_have_its_stars(
    vocabulary: Vocabulary,
    stars: int,
    named: bool,  # noqa: FBT001 - what is expected
) -> None:
    undated = paper(stars=stars)
    status = status_on((paper("2020-01-15", stars=3), undated), (), TODAY, vocabulary)
    assert (status.value, status.certificate) == ("undetermined", undated if named else None)


def test_of_two_papers_of_unknown_order_the_one_that_begins_later_tells_the_least_end(vocabulary: Vocabulary) -> None:
    papers = (paper(programme_year=2025, stars=4), paper(programme_year=2026, stars=4))
    for some in (papers, papers[::-1]):
        status = status_on(some, (), TODAY, vocabulary)
        assert (status.value, status.until, status.exact) == ("valid", date(2029, 1, 1), False)


def test_a_programme_year_begins_no_earlier_than_the_programme(vocabulary: Vocabulary) -> None:
    first = first_day(vocabulary)
    assert issue_span(paper(programme_year=2018), first) == Span(date(2018, 5, 7), date(2019, 12, 31))


READ = date(2026, 11, 22)


def report(on: str | None, *, published: date | None = None) -> Ending:
    source = Source(url="https://nguon.example/tin-2", published=published, read=READ)
    return Ending("expired", Days.read(on) if on else None, None, None, (source,))


def test_an_undated_ending_is_that_of_the_only_paper_there_is(vocabulary: Vocabulary) -> None:
    assert status_on((paper("2020-02-04"),), (report(None),), TODAY, vocabulary).value == "expired"


def test_an_undated_ending_does_not_beat_a_newer_paper(vocabulary: Vocabulary) -> None:
    """It may have been about the old one: then nobody knows, and no product is called expired for it."""
    papers = (paper("2020-02-04", stars=4), paper("2026-05-25", stars=4))
    assert status_on(papers, (report(None),), TODAY, vocabulary).value == "undetermined"
    known = report(None, published=date(2023, 7, 1))
    assert status_on(papers, (known,), TODAY, vocabulary).value == "valid"


def test_an_ending_of_a_year_may_lie_on_either_side_of_a_paper_of_that_year(vocabulary: Vocabulary) -> None:
    papers = (paper("2022-02-04", stars=4), paper("2025-11-01", stars=4))
    assert status_on(papers, (report("2025"),), TODAY, vocabulary).value == "undetermined"
    assert status_on(papers, (report("2024"),), TODAY, vocabulary).value == "valid"


def test_an_act_of_this_year_that_was_read_has_happened(vocabulary: Vocabulary) -> None:
    act = Ending("revoked", Days.read("2026"), "9/QĐ", None, (Source(url="https://nguon.example/tin", read=READ),))
    papers = (paper("2025-05-10", stars=4),)
    assert status_on(papers, (act,), TODAY, vocabulary).value == "revoked"
    assert status_on(papers, (act,), date(2026, 3, 1), vocabulary).value == "undetermined"
    assert status_on(papers, (act,), date(2025, 12, 31), vocabulary).value == "valid"


def test_a_decision_does_not_end_the_paper_that_it_gives_itself(vocabulary: Vocabulary) -> None:
    new = paper("2026-04-01", stars=4, decision="9/QĐ-UBND")
    papers = (paper("2023-05-10", stars=3, decision="1/QĐ-UBND"), new)
    status = status_on(papers, (ending("revoked", "2026-04-01", "9/QĐ-UBND"),), TODAY, vocabulary)
    assert (status.value, status.stars) == ("valid", 4)


def test_an_extension_within_the_possible_ends_is_the_end(vocabulary: Vocabulary) -> None:
    until = Extension(until=date(2026, 6, 30), basis="điều 12.3")
    papers = (paper("2023", extension=until),)
    assert status_on(papers, (), date(2026, 6, 30), vocabulary).value == "extended"
    status = status_on(papers, (), date(2026, 7, 1), vocabulary)
    assert (status.value, status.until, status.exact) == ("past-term", date(2026, 6, 30), True)


def test_papers_of_unknown_order_that_are_all_in_force_have_their_least_end(vocabulary: Vocabulary) -> None:
    papers = (paper("2025-05-01"), paper("2025", valid_until=date(2028, 12, 31)))
    status = status_on(papers, (), TODAY, vocabulary)
    assert (status.value, status.until, status.exact) == ("valid", date(2028, 5, 1), False)
    status = status_on(papers, (), date(2028, 3, 1), vocabulary)
    assert (status.value, status.until) == ("expiring", date(2028, 5, 1))


def test_a_printed_term_is_not_called_36_months(vocabulary: Vocabulary) -> None:
    status = status_on((paper("2023-01-10", valid_until=date(2025, 1, 10)),), (), TODAY, vocabulary)
    assert "36" not in sentence(status) + sentence_en(status) + label(status)
    assert "Thời hạn ghi trên giấy (đến 10/01/2025) của lần công nhận này đã qua" in sentence(status)


def test_what_was_struck_off_a_list_is_not_called_expired(vocabulary: Vocabulary) -> None:
    struck = Ending("expired", Days.read("2026-02-02"), "9/QĐ", None, (SOURCE,), "d", struck_off=True)
    status = status_on((paper("2025-01-10"),), (struck,), TODAY, vocabulary)
    assert sentence(status) == "Đã được đưa ra khỏi danh sách theo Quyết định 9/QĐ ngày 02/02/2026."
    assert (status.value, label(status)) == ("expired", "đã đưa ra khỏi danh sách")
    assert sentence_en(status) == "Struck off the list by decision 9/QĐ on 2 February 2026."


def test_without_known_stars_nothing_is_in_force(vocabulary: Vocabulary) -> None:
    """Labels rely on it: what is in force has stars to show."""
    in_force = 0
    for history in histories(17, 400):
        for days in range(-900, 901, 60):
            status = status_on(history.certificates, history.endings, TODAY + timedelta(days=days), vocabulary)
            in_force += status.in_force
            assert not status.in_force or (status.stars or 0) >= 3
    assert in_force > 2000
