"""What labels are printed with: a stock of label paper, and the profile of the printer where there is one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem
from ocop_site.reading.profiles import read_own_file
from ocop_site.reading.text import decode
from ocop_site.records.parse import parse
from ocop_site.records.profiles import Profile, read_profile, read_stock
from ocop_site.records.stocks import Stocks
from ocop_site.vietnamese import fold, is_slip, nearest
from ocop_site.writing.profiles import profile_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from ocop_site.building.orders import Order
    from ocop_site.reading.raw import RawRecord
    from ocop_site.records.stocks import Stock

OWN_STOCK = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Printer:
    """A stock in a printer. `path` is the profile's file, None without one; `before` its text, None for a new one.

    `raw` says where the profile's values stand.
    """

    stock: Stock
    profile: Profile
    path: Path | None = None
    before: str | None = None
    raw: RawRecord | None = None

    @property
    def stock_file(self) -> Path | None:
        """The user's own file in which the stock stands; None for a stock of the vocabulary."""
        if not _is_file(self.profile.stock):
            return None
        return (self.path.parent if self.path else Path()) / self.profile.stock

    def place(self, name: str) -> Place:
        """Where a value of the profile was read; the option of that name where it was not read from a file."""
        return self.raw.place((name,)) if self.raw and (name,) in self.raw.values else Place(f"--{name}")


def read_stocks(order: Order) -> tuple[tuple[Stock, ...], list[Problem]]:
    """The stocks of the vocabulary, without reading the records."""
    own = order.content / "vocabulary"
    folder = own if own.is_dir() else order.vocabulary
    raw, problems = read_own_file(folder / "stocks.yaml", "vocabulary")
    if raw is None:
        return (), problems
    read, complaints = parse(raw, Stocks)
    return (read.stocks if read else ()), problems + complaints


def open_printer(
    stocks: Sequence[Stock], stock: str | None, profile: Path | None, dpi: int | None
) -> tuple[Printer | None, list[Problem]]:
    """The printer that options mean, or None with the problems. `stock` must be given where there is no profile yet.

    `stock` is an id, a number on the pack, or a file; `dpi` replaces that of the profile.
    """
    given, problems = find_stock(stock, stocks, Path(), Place("--stock")) if stock is not None else (None, [])
    if problems:
        return None, problems
    if profile is not None and profile.exists():
        return _known(stocks, given, profile, dpi)
    if given is None:
        return None, [Problem("missing-field", Place(profile.as_posix() if profile else "--stock"), {"field": "stock"})]
    return Printer(given, _new(_named(given, stock, profile), dpi), profile), []


def _known(
    stocks: Sequence[Stock], given: Stock | None, profile: Path, dpi: int | None
) -> tuple[Printer | None, list[Problem]]:
    """The printer of a profile that is there. `given` is the stock that was named beside it."""
    read, raw, problems = read_profile(profile)
    if read is None or raw is None:
        return None, problems
    within, complaints = find_stock(read.stock, stocks, profile.parent, raw.place(("stock",)), "stock")
    problems += complaints
    if within is None:
        return None, problems
    if given is not None and given != within:
        values = {"stock": within.id, "value": given.id}
        return None, [*problems, Problem("profile-other-stock", raw.place(("stock",)), values)]
    used = read if dpi is None else read.model_copy(update={"dpi": dpi})
    text, _ = decode(profile.read_bytes(), raw.path)
    return Printer(within, used, profile, text, raw), problems


def moved_on(printer: Printer, place: int) -> tuple[str | None, list[Problem]]:
    """The text of the profile once its first free place is `place`, or None with what is wrong with the file.

    The file is read again and nothing else in it changes: somebody may have calibrated the printer, or written a note,
    since it was opened. Raises ValueError for a printer without a profile.
    """
    if printer.path is None:
        raise ValueError("a printer without a profile remembers nothing")
    if not printer.path.exists():
        return profile_text(printer.profile.model_copy(update={"next": place}), printer.before), []
    now, raw, problems = read_profile(printer.path)
    if now is None or raw is None:
        return None, problems
    if now.stock != printer.profile.stock:
        values = {"stock": now.stock, "value": printer.stock.id}
        return None, [Problem("profile-other-stock", raw.place(("stock",)), values)]
    text, _ = decode(printer.path.read_bytes(), raw.path)
    return profile_text(now.model_copy(update={"next": place}), text), []


def find_stock(
    wanted: str, stocks: Iterable[Stock], folder: Path, place: Place, field: str = "--stock"
) -> tuple[Stock | None, list[Problem]]:
    """The stock with this id, name or number ("L7160"), or the one in this file, seen from `folder`."""
    if _is_file(wanted):
        return read_stock(folder / wanted)
    known = {one.id: one for one in stocks}
    if wanted in known:
        return known[wanted], []
    for one in known.values():
        if fold(wanted) in {fold(number) for number in _numbers(one)}:
            return one, []
    values = {"field": field, "value": wanted, "allowed": ", ".join(known)}
    return None, [Problem("unknown-value", place, values, _meant(wanted, known.values()))]


def _meant(wanted: str, stocks: Collection[Stock]) -> str:
    """The id of the stock that was meant: that which one slip makes of its id, name or a number on its pack.

    Where that is several, the one with the same signs in another order; else the id most like it, "" where none is.
    """
    written = fold(wanted).replace(" ", "")
    near: set[str] = set()
    swapped: set[str] = set()
    for stock in stocks:
        names = {fold(name).replace(" ", "") for name in (stock.id, *_numbers(stock))}
        slips = [name for name in names if is_slip(written, name)]
        near |= {stock.id for _ in slips}
        swapped |= {stock.id for name in slips if sorted(name) == sorted(written)}
    for some in (swapped, near):
        if len(some) == 1:
            return some.pop()
    return nearest(wanted, [stock.id for stock in stocks])


def _numbers(stock: Stock) -> tuple[str, ...]:
    """What stands on the pack: the name, the number in it, other numbers of the same stock."""
    return (stock.name, stock.name.rpartition(" ")[2], *stock.also)


def _named(stock: Stock, given: str | None, profile: Path | None) -> str:
    """How a new profile names its stock: the id, or the way from the profile to the user's own file."""
    if given is None or not _is_file(given):
        return stock.id
    return way_to(Path(given), profile.parent if profile else None)


def way_to(path: Path, folder: Path | None = None) -> str:
    """The way from a folder, or from where we are, to a file; the same however the file was named."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive of Windows
        return path.resolve().as_posix()


def _is_file(stock: str) -> bool:
    """Whether what names a stock is a file of the user's own."""
    return stock.lower().endswith(OWN_STOCK)


def _new(stock: str, dpi: int | None) -> Profile:
    profile = Profile(stock=stock)
    return profile if dpi is None else profile.model_copy(update={"dpi": dpi})
