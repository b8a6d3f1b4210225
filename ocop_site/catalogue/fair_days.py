"""What may be said of a product's status on the days of a fair: one answer about fixed days (decision 0018).

It rests on what the catalogue knows on the day of the build, whether the fair is over, on, or to come; so it changes
when something new is learnt, and never by the passing of time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue.status import Status, status_on
from ocop_site.catalogue.turns import ONE_DAY, turns_after

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import ProductEntry, WhyNoStars
    from ocop_site.records.others import Fair
    from ocop_site.records.vocabulary import Vocabulary

LONGEST = timedelta(days=400)  # no fair lasts longer; what is known of its days that vaguely says nothing of a paper
Answer = Literal["covers", "until", "from", "not", "unsaid"]


@dataclass(frozen=True, slots=True)
class FairSpan:
    """The days on which a fair can have been held; `exact`: it was held on all of them."""

    first: date
    last: date
    exact: bool


@dataclass(frozen=True, slots=True)
class Cover:
    """Whether a product's paper covers the days of a fair, as far as our records tell.

    `covers`: in force on all of them; `until`: up to the day before `day`, within, from which on it has the status
    `then`; `from`: from `day` on, within; `not`: on none, and `status`, that of the first day, says why; `unsaid`: the
    days, or the status on them, are not known well enough. `stars`: those of all the days on which it is in force, None
    where these are not the same or there are none.
    """

    answer: Answer
    status: Status | None = None
    day: date | None = None
    stars: int | None = None
    then: Status | None = None

    @property
    def covers(self) -> bool:
        """Whether it is in force on every day of the fair."""
        return self.answer == "covers"

    @property
    def last(self) -> date | None:
        """The last day on which it is in force, where that lies within the fair."""
        return self.day - ONE_DAY if self.day and self.answer == "until" else None


UNSAID = Cover("unsaid")


def fair_span(fair: Fair) -> FairSpan | None:
    """The days on which a fair can have been held; None where its first or its last is not bounded by any source."""
    start = fair.days.start if fair.days else None
    end = fair.days.end if fair.days else None
    first = start.first if start else None
    last = end.last if end else None
    if start is None or end is None or first is None or last is None or not first <= last <= first + LONGEST:
        return None
    return FairSpan(first, last, exact=bool(start.day and end.day))


def cover(entry: ProductEntry, span: FairSpan | None, vocabulary: Vocabulary) -> Cover:
    """Whether the paper of a product covers the days of a fair.

    Where these are only partly known, an answer that holds for every possible day holds; any other is not given.
    """
    if span is None:
        return UNSAID
    phases = _phases(entry, span, vocabulary)
    first = phases[0][1]
    if any(status.value == "undetermined" for _, status in phases):
        return UNSAID
    in_force = [status.in_force for _, status in phases]
    some = {status.stars for _, status in phases if status.in_force}
    stars = some.pop() if len(some) == 1 else None
    if all(in_force):
        return Cover("covers", first, stars=stars)
    if not any(in_force):
        return Cover("not", first)
    changes = [place for place in range(1, len(phases)) if in_force[place] != in_force[place - 1]]
    if not span.exact or len(changes) > 1:
        return UNSAID
    day, status = phases[changes[0]]
    return Cover("until", first, day, stars, status) if in_force[0] else Cover("from", status, day, stars)


def why_no_stars_at(entry: ProductEntry, span: FairSpan | None, vocabulary: Vocabulary) -> WhyNoStars | None:
    """Why neither stars nor "OCOP" may stand on paper that is printed for a fair; None where they may.

    They hang there on the days of the fair: they must be allowed today, and the same stars certain on all those days.
    """
    if entry.why_no_stars:
        return entry.why_no_stars
    if span is None:
        return "fair-days"
    found = cover(entry, span, vocabulary)
    return None if found.covers and found.stars == entry.label_stars else "not-at-fair"


def _phases(entry: ProductEntry, span: FairSpan, vocabulary: Vocabulary) -> list[tuple[date, Status]]:
    """The statuses from the first day to the last, each with the day from which it holds."""
    known = (entry.certificates, entry.endings)
    first = status_on(*known, span.first, vocabulary, entry.vouched)
    turns = turns_after(*known, span.first, vocabulary, entry.vouched)
    return [(span.first, first), *((turn.start, turn.status) for turn in turns if turn.start <= span.last)]
