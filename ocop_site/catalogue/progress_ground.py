"""What a plan is set against: the records of its place on the map of its period, its year, and what may count.

"Recognised in a year" is a product with a certificate issued on a day of that year, whatever happened later. A year is
known only where every possible day of issue lies in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue.status import Span, Status, first_day, issue_span, status_on
from ocop_site.records.vocabulary import CURRENT_VINTAGE, place_name_key

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from ocop_site.catalogue.entries import (
        Catalogue,
        FairEntry,
        Here,
        OutletEntry,
        ProducerEntry,
        ProductEntry,
    )
    from ocop_site.records.others import Fair, Listed
    from ocop_site.records.plans import Plan
    from ocop_site.records.product import Certificate

Kind = Literal["products", "producers", "outlets", "fairs"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of what was counted: its name, its number, the ids behind it."""

    label: str
    number: int
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """What was counted, by something."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """What the catalogue's records give for one measure.

    `number` is None where no record fills the field that it is counted by. `looked`: over how many records it was
    counted; `unclear`: how many of them may belong to it, but their year, place or stars are not known well enough.
    `of` is the size of a share's set in the catalogue; `share`, in percent, only where the list is `complete`.
    """

    measure: str
    kind: Kind
    looked: int
    number: int | None
    records: tuple[str, ...] = ()
    unclear: int = 0
    of: int | None = None
    share: Decimal | None = None
    complete: bool = False
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """A plan with the records that lie in its place; `end`: the last day of its year that has come."""

    catalogue: Catalogue
    plan: Plan
    unit: str
    end: date
    products: tuple[ProductEntry, ...]
    producers: tuple[ProducerEntry, ...]
    outlets: tuple[OutletEntry, ...]
    maybe: int

    @property
    def year(self) -> int:
        """The year of the plan."""
        return int(self.plan.year)

    def complete(self, listed: Listed, since: date | None = None) -> bool:
        """Whether an authority vouches that a list is complete for the place and the whole year, which has passed."""
        first, last = since or date(self.year, 1, 1), date(self.year, 12, 31)
        words = self.catalogue.vocabulary
        return self.catalogue.day >= last and any(
            listed in one.lists
            and one.vintage == self.plan.vintage
            and (unit := words.province_by_printed_name(one.province, int(one.vintage))) is not None
            and unit.id == self.unit
            and one.start <= first
            and last <= one.end
            for one in self.catalogue.coverage
        )

    def of_year(self, certificate: Certificate, year: int | None = None) -> bool:
        """Whether a certificate was surely issued in a year, that of the plan if none is given."""
        return bool(certificate.issued and certificate.issued.year == (year or self.year))

    def perhaps_of_year(self, certificate: Certificate, year: int | None = None) -> bool:
        """Whether it may have been issued then, which nobody can tell from the record."""
        wanted = year or self.year
        span = issue_span(certificate, first_day(self.catalogue.vocabulary))
        return not self.of_year(certificate, wanted) and _within(span, wanted) and not _one_year(certificate)

    def perhaps_before(self, certificate: Certificate) -> bool:
        """Whether it may have been issued before the year of the plan."""
        return issue_span(certificate, first_day(self.catalogue.vocabulary)).first.year < self.year

    def status(self, entry: ProductEntry, day: date) -> Status:
        """The status of a product on a day of the past, by what the catalogue knows now.

        Undetermined where a paper that may have been issued by then, or later, makes the difference.
        """
        words = self.catalogue.vocabulary
        earliest = first_day(words)
        spans = [(issue_span(one, earliest), one) for one in entry.certificates]
        sure = tuple(one for span, one in spans if span.last <= day)
        status = status_on(entry.certificates, entry.endings, day, words, entry.vouched)
        if any(span.first <= day < span.last for span, _ in spans):
            without = status_on(sure, entry.endings, day, words, entry.vouched)
            if without.in_force != status.in_force:
                return Status("undetermined")
        return status

    def here(self, here: Here) -> bool:
        """Whether something lies in the place of the plan."""
        return lies_in(here, self.plan, self.unit, self.catalogue)

    def names_place(self, name: str | None) -> bool:
        """Whether a printed name means the place of the plan."""
        if not name:
            return False
        unit = self.catalogue.vocabulary.province_by_printed_name(name, int(self.plan.vintage))
        return unit is not None and unit.id == self.unit

    def fairs(self) -> tuple[FairEntry, ...]:
        """The fairs of the year, wherever they were held."""
        return tuple(entry for entry in self.catalogue.fairs.values() if fair_year(entry.record) == self.year)


def ground_of(plan: Plan, catalogue: Catalogue) -> Ground | None:
    """The ground of a plan; None where its province is not known."""
    unit = catalogue.vocabulary.province_by_printed_name(plan.province, int(plan.vintage))
    if unit is None:
        return None
    year_end = date(int(plan.year), 12, 31)
    products = [e for e in catalogue.products.values() if lies_in(e.here, plan, unit.id, catalogue)]
    today = unit.id if int(plan.vintage) == CURRENT_VINTAGE else str(getattr(unit, "became", ""))
    maybe = [e for e in catalogue.products.values() if _may_lie(e.here, today, plan, catalogue)]
    return Ground(
        catalogue=catalogue,
        plan=plan,
        unit=unit.id,
        end=min(year_end, catalogue.day),
        products=tuple(products),
        producers=tuple(e for e in catalogue.producers.values() if lies_in(e.here, plan, unit.id, catalogue)),
        outlets=tuple(e for e in catalogue.outlets.values() if lies_in(e.here, plan, unit.id, catalogue)),
        maybe=len(maybe),
    )


def lies_in(here: Here, plan: Plan, unit: str, catalogue: Catalogue) -> bool:
    """Whether a place is in a unit of the map of a plan."""
    if int(plan.vintage) == CURRENT_VINTAGE:
        return here.province == unit
    return here.former(catalogue.vocabulary) == unit


def _may_lie(here: Here, today: str, plan: Plan, catalogue: Catalogue) -> bool:
    """Whether a place may be in it, as its record does not tell: only what the old unit became is known, or nothing."""
    if int(plan.vintage) == CURRENT_VINTAGE:
        return here.province is None
    return here.former(catalogue.vocabulary) is None and here.province in {None, today}


def fair_year(fair: Fair) -> int | None:
    """The year of a fair: that in which it begins, else that in which it ends; None where neither is known."""
    days = fair.days
    known = (days.start or days.end) if days else None
    return known.year if known else None


def by_label(pairs: Iterable[tuple[str, str]]) -> tuple[Row, ...]:
    """Rows of (label, id) pairs, in the order in which labels first come."""
    found: dict[str, list[str]] = {}
    kept: dict[str, str] = {}
    for label, one in pairs:
        kept.setdefault(str(label), label)
        found.setdefault(str(label), []).append(one)
    return tuple(Row(kept[label], len(some), tuple(some)) for label, some in found.items())


def same_place(name: str, other: str) -> bool:
    """Whether two printed names mean one place."""
    return place_name_key(name) == place_name_key(other)


def _within(span: Span, year: int) -> bool:
    return span.first.year <= year <= span.last.year


def _one_year(certificate: Certificate) -> bool:
    return bool(certificate.issued and certificate.issued.year)
