"""A printing of labels before anything is made: what was asked for, what would be printed, what people should know."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.booth_entries import BoothEntry
from ocop_site.catalogue.entries import ProductEntry
from ocop_site.catalogue.reprints import HORIZON_DAYS, faults_of
from ocop_site.pages.labels import fits, format_of
from ocop_site.pages.sheets import next_place
from ocop_site.reading.ledger import Print

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ocop_site.building.label_items import Chosen, Item, Selection
    from ocop_site.building.orders import Order
    from ocop_site.building.printers import Printer
    from ocop_site.catalogue.entries import Catalogue, WhyNoStars
    from ocop_site.catalogue.reprints import Reprint
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.labels import Format, FormatId
    from ocop_site.records.stocks import Stock


@dataclass(frozen=True, slots=True)
class LabelOrder:
    """What is asked of a printing. None stands for: as the profile says, else as it fits best.

    `order`: where content, templates and assets lie, the day, the address of the site. `stock`, `dpi` and `profile`
    are those of `building.printers`; `start` is the first free place, `copies` how often each label is printed. `time`:
    of the day in Viet Nam, 14:05:33, for the ledger.
    """

    order: Order
    selection: Selection
    stock: str | None = None
    format: FormatId | None = None
    start: int | None = None
    copies: int | None = None
    profile: Path | None = None
    output: Path | None = None
    dpi: int | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Labels of one format that are to be replaced, too, but not in this printing: the names on them, each once.

    `stock`: the id of the stock on which most of them were printed, "" where it is none that we know and that fits.
    """

    names: tuple[str, ...]
    stock: str


@dataclass(frozen=True, slots=True)
class Ending:
    """Labels with stars that are right on the day and not for long: their last right day, their name, how many."""

    until: date
    name: str
    copies: int


@dataclass(frozen=True, slots=True)
class LabelPlan:
    """A printing before anything is made. `items`: the labels in their order, each with its copies."""

    order: Order
    catalogue: Catalogue
    chosen: Chosen
    items: tuple[tuple[Item, int], ...]
    printer: Printer
    format: Format
    run: Plain
    output: Path
    time: str

    @property
    def count(self) -> int:
        """How many labels are printed."""
        return len(self.run["labels"])

    @property
    def sheets(self) -> int:
        """How many sheets are needed, the one in use counted too; of a roll, how many labels it moves on."""
        start: int = self.run["start"]
        return -(-(start - 1 + self.count) // self.printer.stock.count)

    @property
    def next(self) -> int:
        """The first free place afterwards; 1: a whole sheet."""
        return next_place(self.run)

    @property
    def drafts(self) -> int:
        """How many labels are marked as drafts, because the pages behind them were not published yet."""
        return sum(bool(label["draft"]) for label in self.run["labels"])

    @property
    def starred(self) -> int:
        """How many labels bear stars."""
        return sum(bool(label["stars"]) for label in self.run["labels"])

    @property
    def of_signs(self) -> bool:
        """Whether only signs of an outlet or of booths are printed, which never bear stars."""
        return not any(isinstance(item.entry, ProductEntry) for item, _ in self.items)

    @property
    def starless(self) -> dict[WhyNoStars, tuple[int, tuple[str, ...]]]:
        """Why the others bear none -> how many labels, and the names that stand on them; most labels first."""
        counts: Counter[WhyNoStars] = Counter()
        names: dict[WhyNoStars, dict[str, None]] = {}
        for item, copies in self.items:
            why = item.why_no_stars(self.catalogue)
            if why:
                counts[why] += copies
                names.setdefault(why, {})[item.entry.record.name] = None
        return {why: (counts[why], tuple(names[why])) for why in sorted(counts, key=lambda one: (-counts[one], one))}

    @property
    def ending(self) -> tuple[Ending, ...]:
        """The labels with stars whose last right day, as far as the record tells, lies within 90 days; by that day."""
        horizon = self.order.day + timedelta(days=HORIZON_DAYS)
        entries = {item.entry.record.code: item.entry for item, _ in self.items}
        found = []
        for line in self.lines:
            faults = faults_of(line, entries[line.code], self.catalogue) if line.stars else ()
            until = faults[0].right_until if faults else None
            if until and until <= horizon:
                found.append(Ending(until, line.name, int(line.copies)))
        return tuple(sorted(found, key=lambda one: one.until))

    @property
    def unpriced(self) -> tuple[str, ...]:
        """The names on price cards without a price, each once."""
        cards = self.items if self.format.price else ()
        bare = (item for item, _ in cards if item.price is None and isinstance(item.entry, ProductEntry))
        return tuple(dict.fromkeys(item.entry.record.name for item in bare))

    @property
    def replaced(self) -> tuple[Reprint, ...]:
        """The labels that hang in the outlet and that these replace."""
        return tuple(one for item, _ in self.items for one in item.replaces)

    @property
    def left_out(self) -> dict[str, LeftOut]:
        """Labels to be replaced that had another format, by format."""
        others: dict[str, list[Item]] = {}
        for item in self.chosen.items:
            if item.format not in {None, self.format.id}:
                others.setdefault(item.format or "", []).append(item)
        stocks = self.catalogue.vocabulary.stocks
        return {
            style: LeftOut(
                tuple(dict.fromkeys(item.entry.record.name for item in others[style])),
                former_stock(others[style], stocks),
            )
            for style in sorted(others)
        }

    @property
    def lines(self) -> tuple[Print, ...]:
        """The ledger's lines: one for each product."""
        copies: Counter[str] = Counter()
        items: dict[str, Item] = {}
        for item, count in self.items:
            copies[item.entry.record.code] += count
            items.setdefault(item.entry.record.code, item)
        return tuple(self._line(item, copies[code]) for code, item in items.items())

    def _line(self, item: Item, copies: int) -> Print:
        label = item.label(self.catalogue, self.format)
        booth = item.entry if isinstance(item.entry, BoothEntry) else None
        return Print(
            date=self.order.day.isoformat(),
            time=self.time,
            code=item.entry.record.code,
            outlet=self.chosen.outlet,
            copies=str(copies),
            format=self.format.id,
            stock=self.printer.stock.id,
            name=booth.record.name if booth else label["name"],
            maker=booth.exhibitor if booth else label["maker"],
            stars=str(label["stars"] or ""),
            until=label["until"],
            price=str(item.price) if self.format.price and item.price is not None else "",
            base=self.catalogue.site.base_url or "",
            line=0,
        )


def former_stock(items: list[Item], stocks: tuple[Stock, ...]) -> str:
    """The id of the stock on which most labels of a format were printed that these replace.

    "" where no known stock that the format fits was among them.
    """
    known = {stock.id: stock for stock in stocks}
    counts: Counter[str] = Counter()
    for item in items:
        style = format_of(item.format)
        for line in (line for one in item.replaces for line in one.lines):
            if style and line.stock in known and fits(style, known[line.stock]):
                counts[line.stock] += int(line.copies)
    return max(sorted(counts), key=lambda one: counts[one], default="")
