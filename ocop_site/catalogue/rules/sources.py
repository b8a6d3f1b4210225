"""What must be true of the days on which sources were read or published: no source tells of later days.

Each rule is a generator of problems; its docstring is the rule. The commonest slip that it finds is a mistyped year.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.records.days import Days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.problems import Place
    from ocop_site.records.base import Source
    from ocop_site.records.collection import Records


def source_problems(records: Records) -> Iterator[Problem]:
    """Every day or year that is surely later than the sources that tell of it.

    Sources of which neither day is known count for nothing; where no day of any source is known, nothing is said. A
    day that is partly known is judged by its first possible day.
    """
    for days, sources, place in _told(records):
        known = last_source_day(sources)
        if known and days and days.first and days.first > known:
            yield Problem("later-than-source", place, {"value": days.first.isoformat(), "last": known.isoformat()})


def last_source_day(sources: Sequence[Source]) -> date | None:
    """The last day on which one of these sources was published or read; None where no source carries a day."""
    return max((day for source in sources for day in (source.published, source.read) if day), default=None)


def _told(records: Records) -> Iterator[tuple[Days | None, tuple[Source, ...], Place]]:
    """Every day that a source tells, with the sources and its place: a part's own, else those of its record."""
    for product in records.products:
        for i, certificate in enumerate(product.certificates):
            place = records.place("products", product.id, "certificates", i, "issued")
            sources = certificate.sources or product.sources
            yield certificate.issued, sources, place
            place = records.place("products", product.id, "certificates", i, "programme_year")
            yield _year(certificate.programme_year), sources, place
        for i, nomination in enumerate(product.nominations):
            place = records.place("products", product.id, "nominations", i, "on")
            sources = nomination.sources or product.sources
            yield nomination.on, sources, place
            yield _year(nomination.year), sources, records.place("products", product.id, "nominations", i, "year")
        for i, report in enumerate(product.reports):
            yield report.on, report.sources, records.place("products", product.id, "reports", i, "on")
    for decision in records.decisions:
        yield decision.date, decision.sources, records.place("decisions", decision.id, "date")
        for i, item in enumerate(decision.items):
            place = records.place("decisions", decision.id, "items", i, "programme_year")
            yield _year(item.programme_year), decision.sources, place
    for i, count in enumerate(records.counts.counts):
        yield count.as_of, count.sources, records.place("counts", "counts", "counts", i, "as_of")


def _year(year: int | None) -> Days | None:
    """The days of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31)) if year else None
