"""Which printed labels of an outlet have turned wrong or will, from which day and why. Pure, from `prints.csv`.

What hangs on the shelf nobody writes down. A label is taken to hang there until a newer print of the same product in
the same format for that outlet replaces it, whatever paper either was printed on; of one day's prints the last replaced
those before it that say something else, and equal ones hang there together. Labels without stars claim no term and can
be wrong in name, maker, price and address only. That a label could say more than it does (stars that came later) makes
it no wrong label.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue.booth_entries import BoothEntry
from ocop_site.catalogue.entries import ProductEntry
from ocop_site.catalogue.label_entries import entries_by_code, is_over, maker_of
from ocop_site.records.base import host_and_path, is_trial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.label_entries import Entry
    from ocop_site.catalogue.status import Status
    from ocop_site.reading.ledger import Print

HORIZON_DAYS = 90
ONE_DAY = timedelta(days=1)
Todo = Literal["print", "wait", "remove"]
Reason = Literal[
    "withdrawn", "gone", "revoked", "expired", "term", "standing", "stars", "name", "maker", "price", "address"
]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong on a label, from the day `since` on; None: it is wrong, nobody knows since when.

    `withdrawn`, `gone`: its code leads to a tombstone, to nothing; `revoked`, `expired`: a decision or a named source
    ended the recognition; `term`: the printed term has run, or is not that of the record; `standing`: the record no
    longer allows to compute the term; `stars`, `name`, `maker`, `price`: the record has another; `address`: the symbol
    leads to an address at which the catalogue neither is nor is said to be served still. `printed` and `now` are what
    the label and what the record says, "" where there is nothing to compare; days as 2027-12-29.
    """

    reason: Reason
    since: date | None
    printed: str = ""
    now: str = ""

    def is_there(self, day: date) -> bool:
        """Whether it is wrong on a day."""
        return self.since is None or self.since <= day

    @property
    def right_until(self) -> date | None:
        """The last day on which it is not wrong; None where it is and nobody knows since when."""
        return self.since - ONE_DAY if self.since else None


@dataclass(frozen=True, slots=True)
class Reprint:
    """Labels that are wrong or turn wrong: equal labels of one product (or of an outlet, a booth) in one format.

    `entry` is what their code leads to today, None where it leads to no record; `faults` in the order of their days.
    `todo`: "print" them anew; "wait", because a new print would turn wrong on the same day in the same way: they are
    taken down after their last right day, or printed then, if the record has learnt something new; "remove" them, as
    their code leads to no record.
    """

    entry: Entry | None
    lines: tuple[Print, ...]
    faults: tuple[Fault, ...]
    todo: Todo = "print"

    @property
    def wrong_from(self) -> date | None:
        """The first day on which the labels are wrong; None where they are and nobody knows since when."""
        return self.faults[0].since

    @property
    def right_until(self) -> date | None:
        """The last day on which they are right; None where they are wrong and nobody knows since when."""
        return self.faults[0].right_until

    @property
    def reason(self) -> Reason:
        """Why they are wrong from that day."""
        return self.faults[0].reason

    @property
    def copies(self) -> int:
        """How many there are."""
        return sum(int(line.copies) for line in self.lines)


def reprints(outlet_code: str, catalogue: Catalogue, horizon_days: int | None = HORIZON_DAYS) -> tuple[Reprint, ...]:
    """The labels of an outlet that are wrong, then those that turn wrong within some days, by day and name.

    `horizon_days` None: whenever. What is on the shelf: see the module.
    """
    horizon = date.max if horizon_days is None else catalogue.day + timedelta(days=horizon_days)
    found = []
    for entry, lines in on_shelf(outlet_code, catalogue):
        faults = tuple(f for f in faults_of(lines[0], entry, catalogue) if f.is_there(horizon))
        if faults:
            found.append(Reprint(entry, lines, faults, _todo(lines[0], entry, faults, catalogue)))

    def order(one: Reprint) -> tuple[object, ...]:
        named = (one.entry.order, one.entry.record.id) if one.entry else ((), "")
        return (one.wrong_from or date.min, one.entry is not None, *named, one.lines[0].format, one.lines[0].cells)

    return tuple(sorted(found, key=order))


def on_shelf(outlet_code: str, catalogue: Catalogue) -> tuple[tuple[Entry | None, tuple[Print, ...]], ...]:
    """What is taken to hang in an outlet: of each product and format the newest print, equal labels together.

    Prints for another outlet that was merged into this one are its own.
    """
    codes = _codes_of_outlet(outlet_code, catalogue)
    today = catalogue.day.isoformat()
    own = [line for line in catalogue.prints if line.outlet in codes and line.date <= today]
    entries = entries_by_code(catalogue) if own else {}
    grouped: dict[tuple[str, str], list[Print]] = defaultdict(list)
    for line in sorted(own, key=lambda one: one.cells):
        entry = entries.get(line.code)
        grouped[entry.record.code if entry else line.code, line.format].append(line)
    hanging = []
    for key in sorted(grouped):
        newest = max(line.date for line in grouped[key])
        alike: dict[tuple[str, ...], list[Print]] = defaultdict(list)
        for line in _last_of_a_day([line for line in grouped[key] if line.date == newest]):
            alike[_words(line)].append(line)
        some = [(entries.get(lines[0].code), tuple(lines)) for lines in alike.values()]
        right = [pair for pair in some if not _wrong_now(pair[1][0], pair[0], catalogue)]
        hanging += right or some
    return tuple(hanging)


def _last_of_a_day(lines: list[Print]) -> list[Print]:
    """Of one day's prints of a product in a format: the last, and those before it up to one that says something else.

    All of them where their times are not written: of these, those that are right now count, or all if none is.
    """
    in_order = sorted(lines, key=lambda line: (line.time, line.cells))
    words = _words(in_order[-1])
    others = [number for number, line in enumerate(in_order) if _words(line) != words] if in_order[-1].time else []
    return in_order[others[-1] + 1 :] if others else in_order


def faults_of(line: Print, entry: Entry | None, catalogue: Catalogue) -> tuple[Fault, ...]:
    """Everything that is wrong with one printed label or certainly will be, by the day from which it is."""
    if entry is None:
        gone = [one.record for one in catalogue.withdrawn if line.code in one.codes]
        when = gone[0].withdrawn if gone else None
        return (Fault("withdrawn" if gone else "gone", when.day if when else None, line.code),)
    if isinstance(entry, BoothEntry) and is_over(entry, catalogue.day):
        return ()
    faults = [*_words_changed(line, entry), *_price_changed(line, entry, catalogue), *_address_changed(line, catalogue)]
    if isinstance(entry, ProductEntry) and line.stars:
        faults += _stars_fault(line, entry, catalogue.day)
    # Nothing is wrong before it is there, whatever was already known on the day of the print.
    printed = _day(line.date) or date.min
    faults = [replace(fault, since=max(fault.since, printed)) if fault.since else fault for fault in faults]
    return tuple(sorted(faults, key=lambda fault: fault.since or date.min))


def _todo(line: Print, entry: Entry | None, faults: tuple[Fault, ...], catalogue: Catalogue) -> Todo:
    """What is to be done with labels that have these faults: a new print is of use only if it mends one of them."""
    if entry is None:
        return "remove"
    new = faults_of(_anew(line, entry, catalogue), entry, catalogue)
    return "wait" if set(faults) <= set(new) else "print"


def _anew(line: Print, entry: Entry, catalogue: Catalogue) -> Print:
    """The line of the same labels if they were printed today. Without a price: one of today is right."""
    stars, until = "", ""
    if isinstance(entry, ProductEntry) and entry.label_stars:
        stars = str(entry.label_stars)
        until = entry.status.until.isoformat() if entry.status.until else ""
    return replace(
        line,
        date=catalogue.day.isoformat(),
        code=entry.record.code,
        name=entry.record.name,
        maker=maker_of(entry),
        stars=stars,
        until=until,
        price="",
        base=catalogue.site.base_url or "",
    )


def _wrong_now(line: Print, entry: Entry | None, catalogue: Catalogue) -> bool:
    return any(fault.is_there(catalogue.day) for fault in faults_of(line, entry, catalogue))


def _codes_of_outlet(outlet_code: str, catalogue: Catalogue) -> set[str]:
    """The codes that lead to the outlet with this code; this one alone where there is no such outlet."""
    own = (entry.record for entry in catalogue.outlets.values() if entry.record.code == outlet_code)
    return {outlet_code}.union(*(catalogue.codes_of("outlets", record) for record in own))


def _words(line: Print) -> tuple[str, ...]:
    """What makes two labels of one day the same label."""
    return (line.code, line.name, line.maker, line.stars, line.until, line.price, line.base)


def _words_changed(line: Print, entry: Entry) -> Iterator[Fault]:
    """Name and maker (of a door sign: who runs the place; of a booth's: who stands there).

    A label that names no maker claims nothing of it.
    """
    if line.name != entry.record.name:
        yield Fault("name", None, line.name, entry.record.name)
    if line.maker and line.maker != maker_of(entry):
        yield Fault("maker", None, line.maker, maker_of(entry))


def _price_changed(line: Print, entry: Entry, catalogue: Catalogue) -> Iterator[Fault]:
    """Another price at this outlet. Where its record gives none, nobody knows that the printed one is wrong."""
    if not line.price or not isinstance(entry, ProductEntry):
        return
    prices = [
        price
        for outlet in catalogue.outlets.values()
        if line.outlet in catalogue.codes_of("outlets", outlet.record)
        for product, price in catalogue.stocked(outlet.record)
        if product is entry and price is not None
    ]
    price = next(iter(prices), None)
    if price is not None and str(price) != line.price:
        yield Fault("price", None, line.price, str(price))


def _address_changed(line: Print, catalogue: Catalogue) -> Iterator[Fault]:
    """The symbol leads to a place where the catalogue is no longer; of a trial (`.example`) nothing can be said."""
    site = catalogue.site
    places = {host_and_path(one) for one in (site.base_url, *site.formerly_at) if one}
    if is_trial(site.base_url) or is_trial(line.base) or host_and_path(line.base) in places:
        return
    yield Fault("address", None, line.base, site.base_url or "")


def _stars_fault(line: Print, entry: ProductEntry, day: date) -> list[Fault]:
    """The first day on which printed stars or term are not those of the record, if there is one."""
    status, until = entry.status, _day(line.until)
    if not _bears(status, line):
        return [_standing_fault(line, status, until, day)]
    ends = [Fault("term", until + ONE_DAY, line.until)] if until else []
    if until and until >= day and status.until and status.until < until:
        ends = [Fault("term", None, line.until, status.until.isoformat())]
    if entry.stars_stop:
        stopped = next(turn.status for turn in entry.turns if turn.start == entry.stars_stop)
        ends.append(replace(_standing_fault(line, stopped, None, entry.stars_stop), since=entry.stars_stop))
    return sorted(ends, key=lambda fault: fault.since or date.min)[:1]


def _bears(status: Status, line: Print) -> bool:
    """Whether a label may bear the printed stars."""
    return status.in_force and str(status.stars) == line.stars


def _standing_fault(line: Print, status: Status, until: date | None, day: date) -> Fault:
    """Why stars do not stand any more on a day, and since when: the printed last day, or the day of the ending."""
    if status.in_force:
        issued = status.certificate.issued if status.certificate else None
        return Fault("stars", _past(day, issued.day if issued else None), line.stars, str(status.stars))
    ended = status.ending.on.day if status.ending and status.ending.on else None
    ran = status.until + ONE_DAY if status.value == "past-term" and status.until and status.exact else None
    since = _past(day, ended, ran, until + ONE_DAY if until else None)
    if status.value == "revoked" or status.value == "expired":  # noqa: PLR1714 - narrows the type
        return Fault(status.value, since, line.stars)
    if status.value == "past-term":
        return Fault("term", since, line.until)
    return Fault("standing", since, line.stars)


def _past(day: date, *days: date | None) -> date | None:
    """The first of some days that have come; None where none is known."""
    return min((one for one in days if one and one <= day), default=None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
