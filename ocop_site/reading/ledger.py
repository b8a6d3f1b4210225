"""The ledger: what was given out for good. Four files under `content/ledger/`, whose lines are only ever added.

`codes.csv`: which code was given to which record; `addresses.csv`: which addresses were published; `prints.csv`: which
labels were printed; `data.csv`: which files tell the history of the open data (`reading.history`). The last column of
each line is the first 12 letters of the SHA-256 of the line before it, so that a line changed by hand or by a bad merge
is seen. Lines stand sorted, each for itself: two branches that both add lines merge by keeping both (`.gitattributes`).
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, TypeVar

from ocop_site.digests import short_digest
from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

CODES = "codes.csv"
ADDRESSES = "addresses.csv"
PRINTS = "prints.csv"
DATED = "data.csv"
LEDGERS = (CODES, ADDRESSES, PRINTS, DATED)

# What an address may be of: a record or booth with a code, a decision, a calendar, a dated file of data, another page.
KINDS = ("products", "producers", "outlets", "fairs", "booths", "decisions", "calendar", "data", "page")
_CODE = re.compile(r"[0-9]{9}")
_DAY = re.compile(r"2[01][0-9]{2}-[0-9]{2}-[0-9]{2}")
# Code, outlet, copies, stars, price and base of a print, by their columns.
_PRINTED: dict[int, re.Pattern[str]] = {
    2: re.compile(r"[0-9]{9}"),
    3: re.compile(r"([0-9]{9})?"),
    4: re.compile(r"[0-9]{1,6}"),
    9: re.compile(r"[1-5]?"),
    11: re.compile(r"([0-9]{1,10})?"),
    12: re.compile(r"(https?://[A-Za-z0-9.:-]+(/[!-~]*)?)?"),
}
_ADDRESS = re.compile(r"/([A-Za-z0-9._-]+/)*([a-z0-9_-]+\.(ics|ndjson|ndjson\.gz))?")
# Files of the open data's history: the changes of one release, a table as it was at the first release of a month.
CHANGES_NAME = re.compile(r"(2[01][0-9]{2}-[01][0-9]-[0-3][0-9])(?:-([1-9][0-9]{0,3}))?\.ndjson")
SNAPSHOT_NAME = re.compile(r"(2[01][0-9]{2}-[01][0-9])/([a-z][a-z_]{0,40})\.ndjson\.gz")
_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_SHA256 = re.compile(r"[0-9a-f]{64}")

Entry = TypeVar("Entry", "GivenCode", "Promise", "Print", "DatedFile")


class _Line:
    """What lines of every ledger share: their text with its digest. `line` is the last field: the line's number."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]  # the names of a dataclass's fields

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells without the digest."""
        # Not astuple(): it copies each text deeply, and a ledger has tens of thousands of lines.
        return tuple(str(getattr(self, name)) for name in self.__match_args__[:-1])

    @property
    def digest(self) -> str:
        """What the line's digest must be."""
        return short_digest(_row(self.cells).encode())

    def text(self) -> str:
        """The line as it stands in the file."""
        return f"{_row((*self.cells, self.digest))}\n"


@dataclass(frozen=True, slots=True)
class GivenCode(_Line):
    """A code given to a record: its kind ("products"), its id, the day. A booth's id is `FAIR/NUMBER`."""

    code: str
    kind: str
    id: str
    date: str
    line: int


@dataclass(frozen=True, slots=True)
class Promise(_Line):
    """A published address. `owner`: the code of the record whose page it is, the id of a decision, "" for a list."""

    address: str
    kind: str
    owner: str
    date: str
    line: int


@dataclass(frozen=True, slots=True)
class Print(_Line):
    """Labels of one product, outlet or booth printed in one go, and what stands on them.

    `time` is the time of day in Viet Nam, 14:05:33: it tells two printings of one day apart. `outlet` is the code of
    the outlet they were printed for ("" if for none), `stars` and `until` are "" where none are printed, `until` is the
    last day on which the printed term holds, `price` in đồng or "", `base` the address of the site that the symbols
    hold.
    """

    date: str
    time: str
    code: str
    outlet: str
    copies: str
    format: str
    stock: str
    name: str
    maker: str
    stars: str
    until: str
    price: str
    base: str
    line: int


@dataclass(frozen=True, slots=True)
class DatedFile(_Line):
    """A file that tells of the history of the open data, and never changes again.

    `file`: its name below `ledger/data/`; `number`: that of the release that wrote it, from 1; `date`: the day of that
    release.
    """

    file: str
    number: str
    date: str
    sha256: str
    line: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that was given out for good, each part in the order of its file."""

    codes: tuple[GivenCode, ...] = ()
    promises: tuple[Promise, ...] = ()
    prints: tuple[Print, ...] = ()
    dated: tuple[DatedFile, ...] = ()

    @property
    def published(self) -> frozenset[str]:
        """The codes of records whose pages were published."""
        return frozenset(one.owner for one in self.promises if one.owner)


def read_ledger(files: Mapping[str, bytes], folder: str) -> tuple[Ledger, list[Problem]]:
    """The whole ledger. `files`: name ("codes.csv") -> bytes; `folder` is the content folder as complaints name it."""
    codes, first = read_codes(files.get(CODES, b""), f"{folder}/ledger/{CODES}")
    promises, second = read_promises(files.get(ADDRESSES, b""), f"{folder}/ledger/{ADDRESSES}")
    prints, third = read_prints(files.get(PRINTS, b""), f"{folder}/ledger/{PRINTS}")
    dated, fourth = read_dated(files.get(DATED, b""), f"{folder}/ledger/{DATED}")
    return Ledger(codes, promises, prints, dated), first + second + third + fourth


def read_codes(data: bytes, path: str) -> tuple[tuple[GivenCode, ...], list[Problem]]:
    """The codes given so far, in the order of the file, and a problem for each line that is not whole."""
    return _read(data, path, GivenCode)


def read_promises(data: bytes, path: str) -> tuple[tuple[Promise, ...], list[Problem]]:
    """The addresses published so far, likewise."""
    return _read(data, path, Promise)


def read_prints(data: bytes, path: str) -> tuple[tuple[Print, ...], list[Problem]]:
    """The labels printed so far, likewise."""
    return _read(data, path, Print)


def read_dated(data: bytes, path: str) -> tuple[tuple[DatedFile, ...], list[Problem]]:
    """The files of the open data's history, likewise."""
    return _read(data, path, DatedFile)


def is_dated(name: str) -> bool:
    """Whether a file below `ledger/data/` is called like one of the open data's history."""
    return bool(CHANGES_NAME.fullmatch(name) or SNAPSHOT_NAME.fullmatch(name))


def ledger_text(lines: Iterable[Entry], kind: type[Entry]) -> str:
    """A whole ledger: its header and its lines, sorted, equal ones once."""
    return f"{_row(_header(kind))}\n" + "".join(sorted({line.text() for line in lines}))


def _header(kind: type[Entry]) -> tuple[str, ...]:
    return (*(field.name for field in fields(kind) if field.name != "line"), "digest")


def _read(data: bytes, path: str, kind: type[Entry]) -> tuple[tuple[Entry, ...], list[Problem]]:
    lines, problems = _read_once(data, path, kind)  # type: ignore[arg-type]  # a class is hashable, whatever mypy says
    return lines, list(problems)


@lru_cache(maxsize=8)
def _read_once(data: bytes, path: str, kind: type[Entry]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """One build asks several times for the same ledger, and one process may build often."""
    lines: list[Entry] = []
    problems: list[Problem] = []
    header = _header(kind)
    for number, text in enumerate(data.decode("utf-8", errors="replace").splitlines(), start=1):
        row = _cells(text)
        if tuple(row) == header:  # also further down: two branches that both began the file
            continue
        if len(row) == len(header) and _whole(kind, row):
            entry = kind(*row[:-1], number)  # type: ignore[call-arg, arg-type]  # all but the last field are texts
            if entry.digest == row[-1]:
                lines.append(entry)
                continue
        problems.append(Problem("bad-ledger-line", Place(path, number, 1), {"value": text}))
    return tuple(lines), tuple(problems)


def _whole(kind: type[GivenCode | Promise | Print | DatedFile], row: Sequence[str]) -> bool:
    """Whether cells that become paths or numbers have their form: a ledger is content, and content is not trusted."""
    if kind is Promise:
        address, what = row[0], row[1]
        plain = bool(_ADDRESS.fullmatch(address)) and "/." not in address and not address.startswith("/Q/")
        file = "calendar" if address.endswith(".ics") else "" if address.endswith("/") else "data"
        return plain and what in KINDS and file == (what if what in {"calendar", "data"} else "") and _is_day(row[3])
    if kind is DatedFile:
        sound = bool(_NUMBER.fullmatch(row[1]) and _SHA256.fullmatch(row[3])) and _is_day(row[2])
        return is_dated(row[0]) and sound and row[0].startswith(row[2][:7])
    if kind is Print:
        days = (row[0], row[10] or row[0])
        return all(form.fullmatch(row[at]) for at, form in _PRINTED.items()) and all(map(_is_day, days))
    return bool(_CODE.fullmatch(row[0]))


def _is_day(text: str) -> bool:
    """Whether it is a day as ledgers write one, in years that leave room to count from it."""
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _cells(text: str) -> list[str]:
    """The cells of one line; no cell of a ledger holds a line break."""
    try:
        return next(csv.reader([text], strict=True), [])
    except csv.Error:
        return []


def _row(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
