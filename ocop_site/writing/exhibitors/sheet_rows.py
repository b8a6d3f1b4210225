"""The rows of an organiser's sheet: booths, further products of a booth, halls and provinces between them, the rest."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.vietnamese import fold
from ocop_site.writing.exhibitors.columns import BOOTH, EXHIBITOR, GOODS
from ocop_site.writing.foreign.feet import signing
from ocop_site.writing.foreign.headers import is_counting
from ocop_site.writing.foreign.sheet_rows import SheetReader, is_total
from ocop_site.writing.foreign.values import plain_text
from ocop_site.writing.tables.table_rows import RowRefusedError

if TYPE_CHECKING:
    from ocop_site.reading.workbooks import Cell
    from ocop_site.writing.foreign.rows import ForeignRow

HALL = "hall"
_NUMBERED = re.compile(r"^(?:\(?(?:[IVXLC]{1,6}|[A-ZĐ]|[0-9]{1,2})\)?\s*[.):/–-]\s*)")
_HALL = re.compile(r"(?:khu(?: vực)?|nhà|sảnh|hội trường|phân khu|hall)\s+[^:–]{1,60}", re.IGNORECASE)
_PLACE = re.compile(r"(?:tinh|thanh pho|tp|doan|doan tinh) .+")
_LONGEST_NUMBER = 20  # letters of a booth's number that stands alone in its row


class BoothSheet(SheetReader):
    """Reads the rows of a sheet whose column of booths is known."""

    _hall = ""
    _signs = False

    def _counts(self, cells: list[Cell]) -> bool:
        """Whether a row surely begins or goes on with a booth."""
        ours = self._of_ours(cells)
        texts = [cell.text for cell in cells if cell.text]
        if any(is_total(text) for text in texts[:2]) or self._numbers_columns(texts):
            return False
        return bool(ours[BOOTH].text if BOOTH in ours else "") and len(set(texts)) > 1

    def _row(self, at: int, cells: list[Cell], texts: list[str]) -> None:
        own = [" ".join(cell.text.split()) for cell in self._sheet.rows[at]]
        told = list(dict.fromkeys(text for text in own if text))
        if not told:
            return  # a merged cell of a row above reaches down here, and nothing else stands in it
        if any(is_total(text) for text in told[:2]):
            self._put_aside(at, "total", texts)
        elif self._is_header(texts) or self._numbers_columns(own):
            self._put_aside(at, "header", texts)
        elif self._is_foot(at, cells, told):
            self._put_aside(at, "foot", texts)
        elif self._alone(cells, told):
            self._put_aside(at, "section" if self._take_section(told) else "unclear", texts)
        else:
            self.rows.append(self._product(at, cells))

    def _numbers_columns(self, texts: list[str]) -> bool:
        """Whether a row only counts the columns, each of them: (1) (2) (3) …; "4", "B", "05" is a booth."""
        some = [text for text in texts if text]
        counted = [int(found[0]) for text in some if (found := re.search(r"\d+", text))]
        whole = len(some) >= len(self._names) and counted == list(range(1, len(counted) + 1))
        return whole and is_counting(some)

    def _is_foot(self, at: int, cells: list[Cell], told: list[str]) -> bool:
        """Whether a row stands below the list: somebody signs, or it is behind the last booth and names no product."""
        if self._counts(cells):
            self._signs = False
            return False
        self._signs = self._signs or (at > self._last and signing(told) > 0)
        goods = self._of_ours(cells).get(GOODS)
        return self._signs or (at > self._last >= 0 and not (goods and goods.text))

    def _alone(self, cells: list[Cell], told: list[str]) -> bool:
        """Whether a row has one text besides a number, and it is neither a booth's number nor a further product."""
        words = [text for text in told if not _is_number(text)]
        if len(words) > 1:
            return False
        ours = {name: " ".join(cell.text.split()) for name, cell in self._of_ours(cells).items() if cell.text}
        spread = len(set(ours.values())) == 1 and len(ours) > 1  # merged over several columns
        text = words[0] if words else told[0]
        if spread or self._is_section_text(text):
            return True
        if ours.get(BOOTH) == text or (not words and BOOTH in ours):
            return not any(char.isdigit() for char in text) or len(text) > _LONGEST_NUMBER
        return not ours.get(GOODS) and not ours.get(EXHIBITOR)

    def _is_section_text(self, text: str) -> bool:
        plain = _NUMBERED.sub("", text)
        return bool(_HALL.match(plain)) or bool(_PLACE.fullmatch(fold(plain)))

    def _take_section(self, told: list[str]) -> bool:
        words = next((text for text in told if not _is_number(text)), "")
        plain = _NUMBERED.sub("", words)
        if hall := _HALL.match(plain):
            self._hall = " ".join(hall[0].split())
            return True
        name = re.sub(r"^(?:đoàn tỉnh|đoàn)\s+", "tỉnh ", plain, flags=re.IGNORECASE)
        number = next((text for text in told if _is_number(text)), "") if len(told) > 1 else ""
        return self._sections.take(number, name)

    def _is_header(self, texts: list[str]) -> bool:
        place = self._header.place_of(BOOTH) or 0
        lowest = self._names[[c.place for c in self._header.columns].index(place)].split(" / ")
        return place < len(texts) and texts[place] in lowest and bool(texts[place])

    def _product(self, at: int, cells: list[Cell]) -> ForeignRow:
        row = super()._product(at, cells)
        return replace(row, section={**row.section, **({HALL: self._hall} if self._hall else {})})


def text_of(row: ForeignRow, column: str) -> str:
    """A cell on one line, else what the sections above say. Raises RowRefusedError for a formula or an error."""
    cell = row.cell(column)
    if cell.form == "day" and column in {BOOTH, EXHIBITOR}:
        raise RowRefusedError(f"{row.called(column)}: ô đã thành ngày ({cell.text}); hãy định dạng ô là chữ rồi gõ lại")
    return plain_text(cell, row.called(column)) or (row.section.get(column, "") if not cell.text else "")


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\(?(?:[0-9]{1,4}|[IVXLC]{1,6}|[A-ZĐ])\)?[.)]?", text))
