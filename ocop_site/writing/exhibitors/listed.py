"""The booths of a list: rows of one number put together, each cell read, what cannot be used named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.records.others import MOST_CELLS
from ocop_site.vietnamese import fold, nfc, slug
from ocop_site.writing.exhibitors.columns import BOOTH, EXHIBITOR, GOODS
from ocop_site.writing.exhibitors.goods_cells import goods_in
from ocop_site.writing.exhibitors.sheet_rows import HALL, text_of
from ocop_site.writing.foreign.values import PlaceRead, read_address
from ocop_site.writing.names.makers import name_key
from ocop_site.writing.tables.goods import mended
from ocop_site.writing.tables.printed_places import PrintedPlace
from ocop_site.writing.tables.table_rows import RowRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from ocop_site.records.others import Fair
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.writing.foreign.rows import ForeignRow

PLACE = ("hall", "row", "column", "position")
_CELL = re.compile(r"(?:(?:hàng|dãy|cột|số)\s*)*(?:([0-9]{1,3})|([A-Z]))", re.IGNORECASE)
_KIND = re.compile(r"(?:khu vuc|khu|nha|sanh|hoi truong|hall) ")


@dataclass(slots=True)
class ListedBooth:
    """One booth as the list has it.

    `place` has a value for each column of `PLACE` that the list has, "" where its cell is empty. `goods`: the names
    and the row of each; None where the list has no such column. `spot` is where the exhibitor comes from.
    """

    rows: list[ForeignRow]
    number: str
    exhibitor: str
    spot: PrintedPlace
    place: dict[str, str]
    goods: dict[str, ForeignRow] | None

    @property
    def row(self) -> ForeignRow:
        """The row in which it begins."""
        return self.rows[0]


class ListReader:
    """Reads the rows of a list once; every fault is kept in `problems`."""

    def __init__(self, fair: Fair, defaults: Mapping[str, str], vocabulary: Vocabulary, known: Collection[str]) -> None:
        """`known`: folded names of the products that the catalogue has."""
        self.booths: list[ListedBooth] = []
        self.problems: list[Problem] = []
        self.refused: dict[tuple[str, int], list[str]] = {}  # why each row of them cannot be used
        self._fair, self._defaults, self._vocabulary, self._known = fair, defaults, vocabulary, known
        self._by_number: dict[str, ListedBooth] = {}

    def read(self, rows: Sequence[ForeignRow]) -> None:
        """Every row belongs to one booth, or is refused."""
        for row in rows:
            number = self._try(row, BOOTH, text_of)
            exhibitor = mended(self._try(row, EXHIBITOR, text_of) or "")
            if number is not None:
                self._row(row, number, exhibitor)

    def _row(self, row: ForeignRow, number: str, exhibitor: str) -> None:
        place = self._place(row)
        last = self.booths[-1] if self.booths else None
        if not number and last and last.row.sheet == row.sheet and _same(exhibitor, last.exhibitor):
            self._add(last, row, place)  # one more product
            return
        if not any(map(str.isalnum, number)):
            said = f"“{number}” không có chữ hay số" if number else "thiếu số gian"
            self._refuse(row, BOOTH, f"{row.called(BOOTH)}: {said}")
            return
        other = self._by_number.get(slug(number))
        if other and not _same(exhibitor, other.exhibitor):
            said = f"{row.called(BOOTH)}: gian {number} ở dòng {other.row.number} là của “{other.exhibitor}”"
            self._refuse(row, BOOTH, f"{said}; hai đơn vị chung một gian thì ghi tên cả hai ở một dòng")
            return
        if other is None:
            other = ListedBooth([], number, exhibitor, self._spot(row), {}, {} if GOODS in row.places else None)
            self._by_number[slug(number)] = other
            self.booths.append(other)
        self._add(other, row, place)

    def _add(self, booth: ListedBooth, row: ForeignRow, place: Mapping[str, str]) -> None:
        """A row of a booth: its place where it says one, its products."""
        booth.rows.append(row)
        for column, said in place.items():
            booth.place[column] = booth.place.get(column) or said
        if booth.goods is not None:
            self._try(row, GOODS, text_of)
            for name in goods_in(row.cell(GOODS).text, lambda text: fold(text) in self._known):
                booth.goods.setdefault(nfc(mended(name)), row)

    def _place(self, row: ForeignRow) -> dict[str, str]:
        """What a row says of where its booth stands, by the columns that there are."""
        found = {}
        for column in PLACE:
            if column in row.places or column in row.section:
                found[column] = self._try(row, column, self._place_cell) or ""
        return found

    def _place_cell(self, row: ForeignRow, column: str) -> str:
        text = text_of(row, column)
        if column == HALL:
            return self._hall(text)
        if column == "position" or not text or "hạng" in row.called(column).lower():
            return text if column == "position" else ""
        found = _CELL.fullmatch(text)
        number = int(found[1] or ord(found[2].upper()) - ord("A") + 1) if found else 0
        if not 1 <= number <= MOST_CELLS:
            raise RowRefusedError(f"{row.called(column)}: không phải số từ 1 đến {MOST_CELLS}: {text}")
        return str(number)

    def _hall(self, text: str) -> str:
        """The hall as the fair calls it, whatever the kind in front of it and its capitals."""
        names = {fold(hall.name): hall.name for hall in self._fair.halls}
        short = {_KIND.sub("", name): hall for name, hall in names.items()}
        key = fold(text)
        return names.get(key) or short.get(_KIND.sub("", key)) or text

    def _spot(self, row: ForeignRow) -> PrintedPlace:
        """Where the exhibitor comes from, as far as the row says it; a country or an unknown word is no place."""
        address = row.cell("address").text
        read = read_address(" ".join(address.split()), self._vocabulary) if address else PlaceRead()
        found = {}
        for unit in ("province", "district", "commune"):
            said = self._try(row, unit, text_of) or getattr(read, unit)
            found[unit] = said or self._defaults.get(unit, "")
        known = self._vocabulary.province_by_printed_name(found["province"]) if found["province"] else None
        if known is None:
            return PrintedPlace("", "", "", None, "")
        return PrintedPlace(found["province"], found["district"], found["commune"], None, known.id)

    def _try(self, row: ForeignRow, column: str, read: Callable[[ForeignRow, str], str]) -> str | None:
        try:
            return read(row, column)
        except RowRefusedError as refusal:
            self._refuse(row, column, str(refusal))
            return None

    def _refuse(self, row: ForeignRow, column: str, reason: str) -> None:
        problem = Problem("exhibitor-row-refused", row.place(column), {"reason": reason})
        if problem not in self.problems:
            self.problems.append(problem)
            self.refused.setdefault(row.key, []).append(reason)


def _same(exhibitor: str, other: str) -> bool:
    """Whether a further row of a booth may be of the same exhibitor: it says none, or the same name."""
    return not exhibitor or name_key(exhibitor) == name_key(other)
