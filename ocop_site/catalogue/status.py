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

    `act` is the id of the decision record, if there is one; `struck_off` says that it took the product off a list
    without calling the paper expired. `vouched` is the statement of completeness that makes a computed end an expiry.
    """

    says: Literal["expired", "revoked"]
    on: Days | None
    decision: str | None
    ground: str | None
    sources: tuple[Source, ...]
    act: str | None = None
    struck_off: bool = False
    vouched: Statement | None = None

    def span(self, earliest: date, day: date) -> Span:
        """The days on which it can have happened: what was read somewhere had happened by then.

        `earliest` is the first day of the programme; where no source carries a day, `day` is the bound.
        """
        read = [d for source in self.sources for d in (source.published or source.read,) if d]
        first = (self.on.first if self.on else None) or earliest
        last = min((self.on.last if self.on else None) or date.max, max(read, default=day))
        return Span(first, max(first, last))


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
        """Whether filled stars and colour may be shown. Without known stars nothing is in force."""
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
    ended = [(e.span(first_day(vocabulary), day), e) for e in endings]
    if not issued:
        # A decision may end a paper that nobody here has seen; one that comes later is another matter.
        unseen = [e for span, e in ended if span.first <= day]
        return _ended_by(unseen, None) if unseen else Status("no-paper")
    newest_start = max(span.first for span, _ in issued)
    # Any of these may be the last; if it is, it was not issued before the newest of the others can have begun.
    possible = [(Span(max(s.first, newest_start), s.last), c) for s, c in issued if s.last >= newest_start]
    newest = max(possible, key=lambda pair: (pair[0].last, pair[0].first))
    answers = []
    for span, certificate in (newest, *(pair for pair in possible if pair is not newest)):
        surely, perhaps = _enders((span, certificate), ended, issued, day)
        if surely or perhaps:
            answers.append(_ended_by(surely or perhaps, certificate))
        if not surely:
            answers.append(_vouch(_running(span, certificate, day, vocabulary), day, vouched))
    return _agreed(answers, day)


def _agreed(answers: list[Status], day: date) -> Status:
    """What all answers have in common; the first is that of the paper that most likely counts."""
    shown = answers[0]
    same_stars = len({a.stars for a in answers}) == 1
    ends = sorted({a.until for a in answers if a.until})
    if same_stars and all(a.in_force for a in answers) and len(ends) > 1:
        soon = ends[0] - day <= timedelta(days=EXPIRING_DAYS)
        return replace(shown, value="expiring" if soon else "valid", until=ends[0], exact=False)
    if not same_stars or len({a.value for a in answers}) > 1:
        return Status("undetermined", shown.stars if same_stars else None, shown.certificate if same_stars else None)
    if len(ends) > 1:
        return replace(shown, until=ends[-1], exact=False)
    return replace(shown, exact=all(a.exact for a in answers))


def _enders(
    paper: tuple[Span, Certificate],
    ended: list[tuple[Span, Ending]],
    issued: list[tuple[Span, Certificate]],
    day: date,
) -> tuple[list[Ending], list[Ending]]:
    """The endings that surely ended a paper, and those that may have.

    Sure is an ending that has surely come, and came after the paper or can concern no other one. A decision that ends
    an old paper and gives a new one does not end what it gives.
    """
    span, certificate = paper
    surely: list[Ending] = []
    perhaps: list[Ending] = []
    for when, ending in ended:
        own = ending.decision is not None and (ending.decision, ending.on) == (certificate.decision, certificate.issued)
        if own or when.first > day or when.last < span.first:
            continue
        others = [one for one, other in issued if other is not certificate and one.first <= when.last]
        sure = when.last <= day and (span.last <= when.first or not others)
        (surely if sure else perhaps).append(ending)
    return surely, perhaps


def _running(span: Span, certificate: Certificate, day: date, vocabulary: Vocabulary) -> Status:
    """The status if this certificate is the one that counts and nothing has ended it."""
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
    earliest = first_day(vocabulary)
    latest = ending.span(earliest, date.max).last
    given = (ending.decision, ending.on) if ending.decision else None
    before = [c for c in certificates if issue_span(c, earliest).first <= latest and (c.decision, c.issued) != given]
    return before[-1] if before else None


def _ended_by(endings: list[Ending], certificate: Certificate | None) -> Status:
    """The status by the latest of some endings; of two on one day, revoked says more than expired."""
    newest = max(endings, key=lambda e: ((e.on.last if e.on and e.on.last else date.min), e.says))
    return Status(newest.says, certificate.stars if certificate else None, certificate, ending=newest)


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
    """`first_end` and `last_end`: the earliest and latest last day of the term that the record allows.

    An extension counts from the day on which it is known, not only when the term itself has run: the last day is its.
    """
    stars, extension = certificate.stars, certificate.extension
    if extension and extension.until > first_end:
        running = day <= extension.until
        return Status("extended" if running else "past-term", stars, certificate, extension.until, exact=True)
    if day <= first_end:
        soon = first_end - day <= timedelta(days=EXPIRING_DAYS)
        return Status("expiring" if soon else "valid", stars, certificate, first_end, first_end == last_end)
    if day > last_end:
        return Status("past-term", stars, certificate, last_end, first_end == last_end)
    return Status("undetermined", stars, certificate)
