"""The lists of a workbook beside its sheets: what a part leads to, the sheets' names, the texts, what styles show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.reading.workbook_parts import Reader
from ocop_site.reading.workbook_values import day_format, text_of

if TYPE_CHECKING:
    from xml.sax.xmlreader import AttributesImpl


class Relations(Reader):
    """What a part leads to: id to (kind, target), targets outside the file left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """See `Reader`."""
        if name == "Relationship" and attrs.get("TargetMode", "Internal") == "Internal":
            kind = attrs.get("Type", "").rpartition("/")[2]
            self.found[attrs.get("Id", "")] = kind, attrs.get("Target", "")


class Contents(Reader):
    """The list of sheets: name, relation, hidden; and from which year days are counted."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """See `Reader`."""
        if name == "workbookPr":
            self.from_1904 = attrs.get("date1904", "0") in {"1", "true"}
        elif name == "sheet":
            relation = next((value for key, value in attrs.items() if key.rpartition(":")[2] == "id"), "")
            self.sheets.append((text_of(attrs.get("name", "")), relation, attrs.get("state", "visible") != "visible"))


class Styles(Reader):
    """For each style of a cell what it shows: a day, a month, a time, or "" for a number."""

    def __init__(self) -> None:
        super().__init__()
        self.shows: list[str] = []
        self._codes: dict[str, str] = {}
        self._of_cells = False

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """See `Reader`."""
        if name == "numFmt":
            self._codes[attrs.get("numFmtId", "")] = attrs.get("formatCode", "")
        elif name == "cellXfs":
            self._of_cells = True
        elif name == "xf" and self._of_cells:
            number = attrs.get("numFmtId", "0")
            self.shows.append(day_format(int(number), self._codes.get(number, "")))

    def end(self, name: str) -> None:
        """See `Reader`."""
        self._of_cells = self._of_cells and name != "cellXfs"


class Strings(Reader):
    """The texts that cells share, without the readings of Chinese letters that may stand beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._takes = False
        self._aside = False

    def begin(self, name: str, attrs: AttributesImpl) -> None:
        """See `Reader`."""
        del attrs
        if name == "si":
            self._pieces = []
        self._aside = self._aside or name == "rPh"
        self._takes = name == "t" and not self._aside

    def end(self, name: str) -> None:
        """See `Reader`."""
        self._takes = False
        if name == "rPh":
            self._aside = False
        elif name == "si":
            self.texts.append(text_of("".join(self._pieces)))

    def characters(self, content: str) -> None:
        """Called by the parser."""
        if self._takes:
            self._pieces.append(content)
