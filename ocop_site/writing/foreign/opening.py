"""The first steps of taking in somebody else's table: the catalogue, the mapping, the answers so far, the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import any_errors
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from ocop_site.writing.foreign.answer_sheets import answer_sheet, answered_lines, read_answers
from ocop_site.writing.foreign.column_names import OF_PRODUCTS, read_mapping
from ocop_site.writing.foreign.sheet_rows import SheetReader
from ocop_site.writing.foreign.tables import read_foreign_table
from ocop_site.writing.judging import Judge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ocop_site.problems import Problem
    from ocop_site.reading.folder import RawContent
    from ocop_site.records.collection import Records
    from ocop_site.writing.foreign.answer_sheets import Question
    from ocop_site.writing.foreign.column_names import ColumnMapping, ColumnNames
    from ocop_site.writing.foreign.orders import ForeignOrder
    from ocop_site.writing.foreign.tables import ForeignTable


@dataclass(frozen=True, slots=True)
class Opened:
    """What an import of a foreign table begins with.

    `told`: what the catalogue as it is is complained of. `answered`: whether the sheet of answers could be read whole.
    """

    order: ForeignOrder
    raw: RawContent
    records: Records
    told: tuple[Problem, ...]
    mapping: ColumnMapping
    answers: Mapping[str, bool]
    answered: bool
    table: ForeignTable

    def judge(self) -> Judge:
        """Whoever judges new records beside those of the catalogue."""
        return Judge(self.raw, self.records, self.told)

    def sheet(self, questions: Sequence[Question], day: date) -> bytes:
        """The sheet of questions; none without any, or where a wrong answer on the old one is still to be mended."""
        if not questions or not self.answered:
            return b""
        return answer_sheet(questions, self.answers, day, answered_lines(self.order.answers))


def open_table(
    order: ForeignOrder, day: date, names: ColumnNames = OF_PRODUCTS, reader: type[SheetReader] = SheetReader
) -> tuple[Opened | None, list[Problem]]:
    """The catalogue and the table, None where one cannot be read; what is wrong with the table and the answers.

    `day`: what names of groups mean is read as of that day. `names` and `reader`: of this kind of table.
    """
    raw, told = read_content(order.content, order.vocabulary)
    records, complaints = read_records(raw)
    told += complaints
    mapping, problems = read_mapping(order.mapping, names)
    if any_errors(told) or any_errors(problems):
        return None, [*told, *problems]
    answers, complaints = read_answers(order.answers)
    answered = not any_errors(complaints)
    problems += complaints
    table, complaints = read_foreign_table(order.file, mapping, records.vocabulary, day, reader)
    problems += complaints
    if table is None:
        return None, problems
    return Opened(order, raw, records, tuple(told), mapping, answers, answered, table), problems
