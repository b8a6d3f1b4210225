"""What differs between two states of the content on one day: products, printed labels, plans. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.label_entries import entries_by_code
from ocop_site.catalogue.reprints import HORIZON_DAYS, faults_of, on_shelf
from ocop_site.records.vocabulary import CURRENT_VINTAGE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ocop_site.catalogue.entries import Catalogue, OutletEntry, ProductEntry
    from ocop_site.catalogue.label_entries import Entry
    from ocop_site.catalogue.reprints import Fault
    from ocop_site.reading.ledger import Print
    from ocop_site.records.plans import Plan


@dataclass(frozen=True, slots=True)
class ShelfLabels:
    """Equal labels that are taken to hang in an outlet (None: printed for none that is known).

    `entry` is what their code leads to now, None where it leads to no record; `wrong` is what turned wrong with them by
    the edit, `right` what the edit mended; both empty where they say as before what is true or not.
    """

    entry: Entry | None
    outlet: OutletEntry | None
    lines: tuple[Print, ...]
    wrong: tuple[Fault, ...]
    right: tuple[Fault, ...]

    @property
    def copies(self) -> int:
        """How many there are."""
        return sum(int(line.copies) for line in self.lines)


def products_touched(before: Catalogue, after: Catalogue) -> tuple[str, ...]:
    """The ids of products that are new, gone or otherwise known than before: by record, decision or maker."""
    both = before.products.keys() | after.products.keys()
    return tuple(sorted(one for one in both if before.products.get(one) != after.products.get(one)))


def shelf_labels(before: Catalogue, after: Catalogue) -> Iterator[ShelfLabels]:
    """All labels that hang now, with what the edit did to them, by outlet and product."""
    known = entries_by_code(before)
    for code, outlet in _shelves(after):
        for entry, lines in on_shelf(code, after):
            was = _near(faults_of(lines[0], known.get(lines[0].code), before), before)
            now = _near(faults_of(lines[0], entry, after), after)
            wrong = tuple(fault for fault in now if fault not in was)
            yield ShelfLabels(entry, outlet, lines, wrong, tuple(fault for fault in was if fault not in now))


def _near(faults: tuple[Fault, ...], catalogue: Catalogue) -> tuple[Fault, ...]:
    """The faults that call for a new label: not the end of a term that is far off."""
    horizon = catalogue.day + timedelta(days=HORIZON_DAYS)
    return tuple(fault for fault in faults if fault.since is None or fault.since <= horizon)


def _shelves(catalogue: Catalogue) -> Iterator[tuple[str, OutletEntry | None]]:
    """The code of every outlet, then what else stands for one in the ledger: no outlet, or one that is gone."""
    answered = set()
    for entry in catalogue.outlets.values():
        answered |= {*catalogue.codes_of("outlets", entry.record)}
        yield entry.record.code, entry
    for code in sorted({line.outlet for line in catalogue.prints} - answered):
        yield code, None


def plans_touched(
    plans: Collection[Plan], touched: Collection[str], before: Catalogue, after: Catalogue
) -> tuple[Plan, ...]:
    """The plans that count a touched product: it lies in their province and has a round or a paper in their year."""
    entries = [
        entry for state in (before, after) for one in sorted(touched) if (entry := state.products.get(one)) is not None
    ]
    return tuple(plan for plan in plans if any(_counted_in(plan, entry, after) for entry in entries))


def _counted_in(plan: Plan, entry: ProductEntry, catalogue: Catalogue) -> bool:
    words, vintage = catalogue.vocabulary, int(plan.vintage)
    unit = words.province_by_printed_name(plan.province, vintage)
    place = entry.here.province if vintage == CURRENT_VINTAGE else entry.here.former(words)
    return unit is not None and place == unit.id and int(plan.year) in _years(entry)


def _years(entry: ProductEntry) -> set[int]:
    """The years in which a product took part in the programme or was recognised, as far as they are known."""
    record = entry.record
    issued = {one.issued.year for one in entry.certificates if one.issued and one.issued.year}
    rounds = {int(one.programme_year) for one in entry.certificates if one.programme_year}
    named = {int(one.year) for one in record.nominations if one.year}
    return issued | rounds | named | {int(year) for year in record.programme_years}
