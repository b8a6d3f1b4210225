"""Regimes: the stretches of days on which the same rules held and the same levels of government existed.

A certificate whose day is only partly known may belong to any regime that its possible days touch; a rule complains
only of what none of them allows. Everything here is computed from `content/vocabulary/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.catalogue.status import Span
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.records.vocabulary_files import Period
    from ocop_site.records.vocabulary_rules import Rule


@dataclass(frozen=True, slots=True)
class Regime:
    """From `first` to `last`: the rule versions that a decision may follow, and the levels that existed.

    `unclear`: nobody knows what applied on these days (1 to 5 July 2025: districts were gone, 1489 was not there yet).
    """

    first: date
    last: date
    rules: tuple[Rule, ...]
    levels: frozenset[str]
    unclear: bool


def regimes_of(vocabulary: Vocabulary) -> tuple[Regime, ...]:
    """All regimes since the oldest rule version, one behind the other without gaps; the last one is open."""
    starts = sorted(set(_changes(vocabulary)))
    oldest = min((rule.start for rule in vocabulary.rules if rule.start), default=date.max)
    starts = [day for day in starts if day >= oldest]
    ends = [day - timedelta(days=1) for day in starts[1:]] + [date.max]
    return tuple(_regime(first, last, vocabulary) for first, last in zip(starts, ends, strict=True))


def regimes_in(span: Span, regimes: Sequence[Regime]) -> tuple[Regime, ...]:
    """The regimes that some possible days touch; none where all of them lie before the programme."""
    return tuple(one for one in regimes if one.first <= span.last and span.first <= one.last)


def last_day_with(level: str, vocabulary: Vocabulary) -> date | None:
    """The last day on which a level of government existed; None where it still does."""
    found = vocabulary.level(level)
    ends = [period.until for period in found.periods] if found else []
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def _regime(first: date, last: date, vocabulary: Vocabulary) -> Regime:
    rules = vocabulary.rules_on(first)
    levels = frozenset(one.id for one in vocabulary.levels if any(period.covers(first) for period in one.periods))
    unclear = any(period.covers(first) for rule in rules for period in rule.unclear)
    return Regime(first, last, rules, levels, unclear)


def _changes(vocabulary: Vocabulary) -> Iterator[date]:
    """Every first day of something new."""
    periods: list[Period] = [*vocabulary.rules]
    periods += [period for rule in vocabulary.rules for period in rule.unclear]
    periods += [period for level in vocabulary.levels for period in level.periods]
    for period in periods:
        if period.start:
            yield period.start
        yield from _day_after(period.until)
    for rule in vocabulary.rules:
        yield from _day_after(rule.tail_until)


def _day_after(day: date | None) -> Iterator[date]:
    if day is not None and day < date.max:
        yield day + timedelta(days=1)
