from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.catalogue.rules.regimes import last_day_with, regimes_in, regimes_of
from ocop_site.catalogue.status import Span
from tests.records.test_vocabulary_rules import WORDS

if TYPE_CHECKING:
    from ocop_site.catalogue.rules.regimes import Regime

REGIMES = regimes_of(WORDS)


def on(day: date) -> Regime:
    (regime,) = regimes_in(Span(day, day), REGIMES)
    return regime


def test_regimes_follow_each_other_without_gaps() -> None:
    assert REGIMES[0].first == date(2018, 5, 7)
    assert REGIMES[-1].last == date.max
    for one, following in pairwise(REGIMES):
        assert one.last + timedelta(days=1) == following.first


@given(st.dates(date(2018, 5, 7), date(2100, 12, 31)))
def test_a_regime_says_what_the_vocabulary_says_of_each_of_its_days(day: date) -> None:
    regime = on(day)
    assert regime.rules == WORDS.rules_on(day)
    assert regime.unclear == any(one.covers(day) for rule in regime.rules for one in rule.unclear)
    assert ("district" in regime.levels) == (day <= date(2025, 6, 30))


@pytest.mark.parametrize(
    ("day", "rules", "unclear"),
    [
        (date(2019, 8, 20), ["490"], False),
        (date(2025, 6, 30), ["148"], False),
        (date(2025, 7, 1), ["148"], True),
        (date(2025, 7, 5), ["148"], True),
        (date(2025, 7, 6), ["148-1489"], False),
        (date(2026, 5, 22), ["26-2026", "148-1489"], False),
        (date(2026, 7, 22), ["26-2026"], False),
    ],
)
def test_the_turning_days(day: date, rules: list[str], unclear: bool) -> None:  # noqa: FBT001 - a table's column
    assert ([rule.id for rule in on(day).rules], on(day).unclear) == (rules, unclear)


def test_days_before_the_programme_have_no_regime() -> None:
    assert regimes_in(Span(date(2016, 1, 1), date(2018, 5, 6)), REGIMES) == ()
    assert regimes_in(Span(date(2016, 1, 1), date(2018, 5, 7)), REGIMES) == REGIMES[:1]


def test_only_districts_have_ended() -> None:
    assert last_day_with("district", WORDS) == date(2025, 6, 30)
    assert [last_day_with(level, WORDS) for level in ("commune", "province", "centre", "ví-dụ")] == [None] * 4
