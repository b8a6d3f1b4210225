from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.status import Ending, Status, status_on
from ocop_site.catalogue.turns import Turn, turns_after
from ocop_site.records.base import Source
from ocop_site.records.days import Days
from ocop_site.records.others import Statement
from ocop_site.records.product import Certificate, Extension
from tests.catalogue.histories import histories

if TYPE_CHECKING:
    from ocop_site.records.vocabulary import Vocabulary

TODAY = date(2026, 11, 22)
SOURCE = Source(url="https://nguon.example/danh-sach", publisher="Sở Ví Dụ")


def on(start: Status, turns: tuple[Turn, ...], day: date) -> Status:
    """What somebody says who knows the first status and its turns only."""
    said = start
    for turn in turns:
        if turn.start <= day:
            said = turn.status
    return said


def vouched(start: str, end: str) -> Statement:
    fields = {"province": "Lào Cai", "vintage": "34", "from": start, "to": end, "authority": "Sở Ví Dụ"}
    return Statement(**fields, sources=(SOURCE,))  # type: ignore[arg-type]


def test_a_paper_turns_ninety_days_before_its_end_and_the_day_after_it(vocabulary: Vocabulary) -> None:
    paper = Certificate(stars=4, issued=Days.read("2024-12-22"))
    turns = turns_after((paper,), (), TODAY, vocabulary)
    assert [(t.start, t.status.value) for t in turns] == [
        (date(2027, 9, 23), "expiring"),
        (date(2027, 12, 23), "past-term"),
    ]


def test_an_extension_is_the_last_day_as_soon_as_it_is_known(vocabulary: Vocabulary) -> None:
    extension = Extension(until=date(2027, 3, 1), basis="điều 12.3")
    paper = Certificate(stars=4, issued=Days.read("2023-12-22"), extension=extension)
    assert status_on((paper,), (), TODAY, vocabulary).value == "extended"
    turns = turns_after((paper,), (), TODAY, vocabulary)
    assert [(t.start, t.status.value) for t in turns] == [(date(2027, 3, 2), "past-term")]
    assert turns[-1].status.until == date(2027, 3, 1)


def test_what_is_over_turns_no_more(vocabulary: Vocabulary) -> None:
    old = Certificate(stars=3, issued=Days.read("2020-02-04"))
    gone = Ending("revoked", Days.read("2026-01-05"), "9/QĐ", None, ())
    assert turns_after((old,), (), TODAY, vocabulary) == ()
    assert turns_after((old,), (gone,), TODAY, vocabulary) == ()
    assert turns_after((), (), TODAY, vocabulary) == ()


@pytest.mark.parametrize("seed", range(8))
def test_no_turn_is_missed_on_any_day(vocabulary: Vocabulary, seed: int) -> None:
    """Asked day by day over ten years, the first status and its turns give what the pure function gives."""
    chance = Random(seed)
    for history in histories(seed, 25):
        papers, endings = history.certificates, history.endings
        said_for = (vouched("2024-01-01", "2027-06-30"),) if chance.random() < 0.3 else ()
        built = date(2019, 1, 1) + timedelta(days=chance.randint(0, 3000))
        start = status_on(papers, endings, built, vocabulary, said_for)
        turns = turns_after(papers, endings, built, vocabulary, said_for)
        for days in range(0, 3700, 1):
            day = built + timedelta(days=days)
            assert on(start, turns, day) == status_on(papers, endings, day, vocabulary, said_for), (history, day)


def test_only_a_statement_of_completeness_makes_a_computed_end_an_expiry(vocabulary: Vocabulary) -> None:
    paper = (Certificate(stars=3, issued=Days.read("2022-05-01")),)
    assert status_on(paper, (), TODAY, vocabulary).value == "past-term"
    known = vouched("2025-07-01", "2026-10-31")
    status = status_on(paper, (), TODAY, vocabulary, (known,))
    assert (status.value, status.stars) == ("expired", 3)
    assert status.ending
    assert (status.ending.on, status.ending.vouched) == (Days.read("2025-05-02"), known)


@pytest.mark.parametrize(
    ("start", "end", "value"),
    [
        ("2024-01-01", "2025-05-01", "past-term"),  # ends on the last day of the term: nothing is said of the day after
        ("2024-01-01", "2025-05-02", "expired"),
        ("2026-11-22", "2026-11-22", "expired"),
        ("2026-11-23", "2027-01-31", "past-term"),  # not yet begun
    ],
)
def test_the_statement_must_cover_a_day_after_the_term(
    vocabulary: Vocabulary, start: str, end: str, value: str
) -> None:
    paper = (Certificate(stars=3, issued=Days.read("2022-05-01")),)
    assert status_on(paper, (), TODAY, vocabulary, (vouched(start, end),)).value == value


def test_an_unknown_day_is_not_made_an_expiry_by_completeness(vocabulary: Vocabulary) -> None:
    paper = (Certificate(stars=3),)
    assert status_on(paper, (), TODAY, vocabulary, (vouched("2020-01-01", "2026-10-31"),)).value == "undetermined"


def test_of_several_statements_the_first_to_end_is_named_whatever_their_order(vocabulary: Vocabulary) -> None:
    paper = (Certificate(stars=3, issued=Days.read("2022-05-01")),)
    early, late = vouched("2025-07-01", "2026-03-31"), vouched("2025-07-01", "2026-10-31")
    for statements in ((early, late), (late, early)):
        ending = status_on(paper, (), TODAY, vocabulary, statements).ending
        assert ending
        assert ending.vouched == early
