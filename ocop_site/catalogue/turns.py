"""What a status will become by itself: the days on which it changes, known in advance.

A page that nobody rebuilds carries these turns and shows the right one on the day. They hold what follows from the
record as it is; a decision that nobody has entered yet is in none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.status import (
    EXPIRING_DAYS,
    Ending,
    Status,
    first_day,
    issue_span,
    months_later,
    status_on,
    validity,
)
from ocop_site.records.days import LAST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.others import Statement
    from ocop_site.records.product import Certificate
    from ocop_site.records.vocabulary import Vocabulary

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Turn:
    """From `start` on the status is this one, until the next turn."""

    start: date
    status: Status


def turns_after(
    certificates: tuple[Certificate, ...],
    endings: tuple[Ending, ...],
    day: date,
    vocabulary: Vocabulary,
    vouched: tuple[Statement, ...] = (),
) -> tuple[Turn, ...]:
    """Every change of the status after `day`, in the order of their days."""
    turns: list[Turn] = []
    before = status_on(certificates, endings, day, vocabulary, vouched)
    for start in sorted({d for d in _candidates(certificates, endings, vocabulary, vouched) if d > day}):
        status = status_on(certificates, endings, start, vocabulary, vouched)
        if status != before:
            turns.append(Turn(start, status))
            before = status
    return tuple(turns)


def _candidates(
    certificates: tuple[Certificate, ...],
    endings: tuple[Ending, ...],
    vocabulary: Vocabulary,
    vouched: tuple[Statement, ...],
) -> Iterator[date]:
    """Every day on which an answer of `status_on` can differ from that of the day before."""
    earliest = first_day(vocabulary)
    for certificate in certificates:
        span = issue_span(certificate, earliest)
        ends = [certificate.valid_until] if certificate.valid_until else []
        for issued in (span.first, span.last):
            if issued.year <= LAST_YEAR:  # a bound that a source leaves open is none
                yield from (issued, issued + ONE_DAY)
                ends.append(months_later(issued, validity(issued, vocabulary)))
        for end in ends:
            yield from (end - timedelta(days=EXPIRING_DAYS), end + ONE_DAY)
        if certificate.extension:
            yield certificate.extension.until + ONE_DAY
    for ending in endings:
        when = ending.span(earliest, date.max)
        yield when.first
        if when.last < date.max:
            yield from (when.last, when.last + ONE_DAY)
    for statement in vouched:
        yield statement.start
