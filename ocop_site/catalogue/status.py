"""What the record lets us say about a product on one given day: one pure function, eight values.

The rules are those of `docs/decisions/0002-status.md`: the term is 36 months from the day of issue, its last day is
the same day of the month, clamped to the month's end (QĐ 26/2026/QĐ-TTg, điều 4.3); the recognition issued last on or
before the day counts, and ending it revives no earlier one. Silence proves nothing: a term that has run is
`past-term`, never `expired`, unless a decision or a named source says so.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from ocop_site.records.days import Days

if TYPE_CHECKING:
    from ocop_site.records.base import Source
    from ocop_site.records.others import Statement
    from ocop_site.records.product import Certificate
    from ocop_site.records.vocabulary import Vocabulary

Value = Literal["valid", "expiring", "extended", "past-term", "expired", "revoked", "undetermined", "no-paper"]

IN_FORCE: frozenset[Value] = frozenset({"valid", "expiring", "extended"})
EXPIRING_DAYS = 90
VALIDITY_MONTHS = 36  # before the first rule version that prints a term; see docs/decisions/0002-status.md
LEAST_STARS = 3


@dataclass(frozen=True, slots=True)
class Ending:
    """An act or a source that ended a paper: which way, when, by which decision or source, on what ground.

    `act` is the id of the decision record, if there is one. `vouched` is the statement of completeness that lets a
    computed end be called one.
    """

    says: Literal["expired", "revoked"]
    on: Days | None
    decision: str | None
    ground: str | None
    sources: tuple[Source, ...]
    act: str | None = None
    vouched: Statement | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """The answer for one product on one day.

    `certificate` is the recognition that counts, `until` the last day of its term as far as the record tells
    (`exact` false: at least until then), `ending` what ended it.
    """

    value: Value
    stars: int | None = None
    certificate: Certificate | None = None
    until: date | None = None
    exact: bool = False
    ending: Ending | None = None

    @property
    def in_force(self) -> bool:
        """Whether filled stars and colour may be shown."""
        return self.value in IN_FORCE


@dataclass(frozen=True, slots=True)
class Span:
    """The first and last day on which a certificate can have been issued."""

    first: date
    last: date


def months_later(day: date, months: int) -> date:
    """The same day of the month some months on, or that month's last day: 2024-02-29 + 36 gives 2027-02-28."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def first_day(vocabulary: Vocabulary) -> date:
    """The first day on which anything can have been recognised: that of the oldest rule version."""
    return min(rule.start for rule in vocabulary.rules if rule.start)


def issue_span(certificate: Certificate, earliest: date) -> Span:
    """When a certificate can have been issued: its date, else its programme year and the year after.

    `earliest` is the first day on which any certificate can have been issued.
    """
    first, last = earliest, date.max
    if certificate.programme_year:
        first = max(first, date(certificate.programme_year, 1, 1))
        last = date(certificate.programme_year + 1, 12, 31)
    if certificate.issued:
        exact = certificate.issued.first is not None and certificate.issued.last is not None
        first = certificate.issued.first or first
        last = certificate.issued.last or last
        if exact:
            return Span(first, last)
    return Span(first, last) if first <= last else Span(last, last)


def status_on(
    certificates: tuple[Certificate, ...],
    endings: tuple[Ending, ...],
    day: date,
    vocabulary: Vocabulary,
    vouched: tuple[Statement, ...] = (),
) -> Status:
    """The status of a product with these papers on a day.

    `vouched` are the statements that the list is complete where the product lies: only they turn a computed end into
    an expiry.
    """
    spans = [(issue_span(c, first_day(vocabulary)), c) for c in certificates if (c.stars or LEAST_STARS) >= LEAST_STARS]
    issued = [(Span(span.first, min(span.last, day)), c) for span, c in spans if span.first <= day]
    if not issued:
        # A decision may end a paper that nobody here has seen; one that comes later is another matter.
        unseen = [e for e in endings if _has_come(e, day)]
        return _ended_by(unseen, None) if unseen else Status("no-paper")
    newest_start = max(span.first for span, _ in issued)
    possible = [(span, c) for span, c in issued if span.last >= newest_start]
    answers = [_vouch(_answer(span, c, endings, day, vocabulary), day, vouched) for span, c in possible]
    shown = max(zip(possible, answers, strict=True), key=lambda pair: (pair[0][0].last, pair[0][0].first))[1]
    if any((a.value, a.stars) != (shown.value, shown.stars) for a in answers):
        same_stars = len({a.stars for a in answers}) == 1
        return Status("undetermined", shown.stars if same_stars else None, shown.certificate if same_stars else None)
    return shown


def _answer(
    span: Span, certificate: Certificate, endings: tuple[Ending, ...], day: date, vocabulary: Vocabulary
) -> Status:
    """The status if this certificate is the one that counts."""
    ended = [e for e in endings if _ends(e, span, day)]
    if ended:
        return _ended_by(ended, certificate)
    if certificate.stars is None:
        return Status("undetermined", None, certificate)
    if certificate.valid_until:
        return _in_term(certificate, day, certificate.valid_until, certificate.valid_until)
    first = months_later(span.first, validity(span.first, vocabulary))
    last = months_later(span.last, validity(span.last, vocabulary))
    return _in_term(certificate, day, first, last)


def validity(day: date, vocabulary: Vocabulary) -> int:
    """The term in months of a certificate issued that day, by the rule version of the day."""
    rule = vocabulary.rule_on(day)
    return (rule.validity_months if rule else None) or VALIDITY_MONTHS


def ended_paper(ending: Ending, certificates: tuple[Certificate, ...], vocabulary: Vocabulary) -> Certificate | None:
    """The paper that an ending ended: of those that can have been issued by then, the newest.

    `certificates` come oldest first.
    """
    latest = (ending.on.last or ending.on.first) if ending.on else None
    earliest = first_day(vocabulary)
    before = [c for c in certificates if latest is None or issue_span(c, earliest).first <= latest]
    return before[-1] if before else None


def _ended_by(endings: list[Ending], certificate: Certificate | None) -> Status:
    """The status by the latest of some endings; of two on one day, revoked says more than expired."""
    newest = max(endings, key=lambda e: ((e.on.last if e.on and e.on.last else date.min), e.says))
    return Status(newest.says, certificate.stars if certificate else None, certificate, ending=newest)


def _has_come(ending: Ending, day: date) -> bool:
    latest = (ending.on.last or ending.on.first) if ending.on else None
    return latest is None or latest <= day


def _ends(ending: Ending, span: Span, day: date) -> bool:
    """Whether an ending has happened by the day and concerns a paper issued in the span."""
    latest = (ending.on.last or ending.on.first) if ending.on else None
    return _has_come(ending, day) and (latest is None or span.first <= latest)


def _vouch(status: Status, day: date, vouched: tuple[Statement, ...]) -> Status:
    """A term that ran out is an expiry where an authority says that the list of a later day is complete."""
    if status.value != "past-term" or status.until is None:
        return status
    for statement in sorted(vouched, key=lambda s: (s.end, s.start)):
        if status.until < statement.end and statement.start <= day:
            lapsed = status.until + timedelta(days=1)
            ending = Ending("expired", Days(lapsed, lapsed), None, None, statement.sources, vouched=statement)
            return replace(status, value="expired", ending=ending)
    return status


def _in_term(certificate: Certificate, day: date, first_end: date, last_end: date) -> Status:
    """`first_end` and `last_end`: the earliest and latest last day of the term that the record allows."""
    stars = certificate.stars
    if day <= first_end:
        soon = first_end - day <= timedelta(days=EXPIRING_DAYS)
        return Status("expiring" if soon else "valid", stars, certificate, first_end, first_end == last_end)
    if certificate.extension and day <= certificate.extension.until:
        return Status("extended", stars, certificate, certificate.extension.until, exact=True)
    if day > last_end:
        known = first_end == last_end or certificate.extension is not None
        last = max(last_end, certificate.extension.until) if certificate.extension else last_end
        return Status("past-term", stars, certificate, last, known)
    return Status("undetermined", stars, certificate)
