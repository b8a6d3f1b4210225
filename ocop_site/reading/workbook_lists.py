"""The lists of a workbook beside its sheets: what a part leads to, the sheets' names, the texts, what styles show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.reading.text import without_forbidden
from ocop_site.reading.workbook_budget import MOST_RELATIONS, MOST_SHEETS, MOST_STYLES
from ocop_site.reading.workbook_parts import Reader
from ocop_site.reading.workbook_values import day_format, text_of

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl

    from ocop_site.reading.workbook_budget import Budget


class Relations(Reader):
    """What a part leads to: id to (kind, target), targets outside the file left out."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.found: dict[str, tuple[str, str]] = {}

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """See `Reader`."""
        if name == "Relationship" and attrs.get("TargetMode", "Internal") == "Internal":
            kind = attrs.get("Type", "").rpartition("/")[2]
            self.budget.limit("relations", len(self.found) + 1, MOST_RELATIONS)
            self.found[self.budget.keep(attrs.get("Id", ""))] = kind, self.budget.keep(attrs.get("Target", ""))


class Contents(Reader):
    """The list of sheets: name, relation, hidden; and from which year days are counted."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """See `Reader`."""
        if name == "workbookPr":
            self.from_1904 = attrs.get("date1904", "0") in {"1", "true"}
        elif name == "sheet":
            self.budget.limit("sheets", len(self.sheets) + 1, MOST_SHEETS)
            relation = next((value for key, value in attrs.items() if key.rpartition(":")[2] == "id"), "")
            name = self.budget.keep(" ".join(without_forbidden(text_of(attrs.get("name", ""))).splitlines()))
            self.sheets.append((name, relation, attrs.get("state", "visible") != "visible"))


class Styles(Reader):
    """For each style of a cell what it shows: a day, a month, a time, or "" for a number."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.shows: list[str] = []
        self._codes: dict[str, str] = {}
        self._of_cells = False

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """See `Reader`."""
        if name == "numFmt":
            self._codes[self.budget.keep(attrs.get("numFmtId", ""))] = self.budget.keep(attrs.get("formatCode", ""))
        elif name == "cellXfs":
            self._of_cells = True
        elif name == "xf" and self._of_cells:
            number = attrs.get("numFmtId", "0")
            self.budget.limit("styles", len(self.shows) + 1, MOST_STYLES)
            self.shows.append(day_format(int(number), self._codes.get(number, "")))

    def end(self, name: str) -> None:
        """See `Reader`."""
        self._of_cells = self._of_cells and name != "cellXfs"


class Strings(Reader):
    """The texts that cells share, without the readings of Chinese letters that may stand beside them."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._aside = False

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """See `Reader`."""
        del attrs
        if name == "si":
            self._pieces = []
            self.start_text()
        self._aside = self._aside or name == "rPh"
        self.take(self._pieces if name == "t" and not self._aside else None)

    def end(self, name: str) -> None:
        """See `Reader`."""
        self.take(None)
        if name == "rPh":
            self._aside = False
        elif name == "si":
            self.texts.append(self.budget.keep(text_of("".join(self._pieces))))
