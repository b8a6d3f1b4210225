"""The cells of a row as somebody means them: names of the vocabulary as ids, provinces spelled as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.place_names import spelled_province
from ocop_site.problems import Problem
from ocop_site.reading.text import forbidden_in, name_of
from ocop_site.records.schemas import ids_of
from ocop_site.records.vocabulary import place_name_key
from ocop_site.records.vocabulary_names import ids_by_name
from ocop_site.vietnamese import fold
from ocop_site.writing.workbooks.lists import PRINTED_NAMES
from ocop_site.writing.workbooks.rows import CellRefusedError, typed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_site.records.columns import Column
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.writing.workbooks.intake import Incoming


class CellReader:
    """Reads the cells of rows. What a record says already is never rewritten, however it is spelled."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.ids = ids_by_name(words)

    def read(self, row: Incoming, before: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
        """The texts of a row's cells by column, and every reason why one of them cannot be taken.

        `before` is what the record says now; columns that the sheet has lost say that.
        """
        cells = dict(before)
        wrong = []
        for column in row.table.columns:
            if column.name not in row.cells:
                continue
            place = row.place(column.name)
            if char := forbidden_in(row.cells[column.name].text):
                wrong.append(Problem("control-character", place, {"char": name_of(char)}))
                continue
            old = before.get(column.name, "")
            try:
                text = typed(column, row.cells[column.name], old)
            except CellRefusedError as refusal:
                wrong.append(Problem(refusal.code, place, refusal.values))
                continue
            cells[column.name] = text if text == old else self._meant(column, text)
        for column in row.table.columns:
            text = cells.get(column.name, "")
            if (column.of, column.key) in PRINTED_NAMES and text != before.get(column.name, ""):
                vintage = cells.get(".".join((*column.path[:-1], "vintage")), "")
                known = int(vintage) if vintage in {"63", "34"} else None
                cells[column.name] = spelled_province(text, known, self.words) or text
        return cells, wrong

    def _meant(self, column: Column, text: str) -> str:
        """The id of the entry whose name a cell holds; the text itself where it is none, or an id already."""
        ids = ids_of(column.of, column.key, self.words)
        if not ids or text in ids:
            return text
        names = self.ids[column.key]
        return names.get(fold(text)) or names.get(place_name_key(text)) or text
