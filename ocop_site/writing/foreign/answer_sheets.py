"""The sheet on which a person says of each likely match whether it is right: FILE-doi-chieu.xlsx, there and back.

One line is one question: is this record meant? The answer stands in the column “đúng/sai”. A line is known again by
its key, which hangs on what the foreign row says, so lines may be sorted and the foreign file corrected meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as OutCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ocop_site.problems import Problem
from ocop_site.reading.workbooks import cell_place, read_workbook
from ocop_site.vietnamese import fold, nearest
from ocop_site.writing.workbooks.dated import sheet_text, workbook_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.reading.workbooks import Sheet

SHEET = "Đối chiếu"
ANSWER = "đúng/sai"
KEY = "khóa"
HEADER = (
    "dòng",
    "hỏi về",
    "bảng ghi",
    "chủ thể trong bảng",
    "hồ sơ có thể là",
    "tên tệp",
    "địa chỉ trong bảng",
    "địa chỉ trong hồ sơ",
    "vì sao",
    ANSWER,
    KEY,
)
ASKED = frozenset({"dòng", "hỏi về", ANSWER, KEY})  # columns by which such a sheet is known
_WIDTHS = (12, 12, 34, 34, 34, 30, 30, 30, 40, 12, 30)
_INTRO = (
    "Mỗi dòng dưới đây hỏi: có phải bảng đang nói về hồ sơ này không? Chọn đúng hoặc sai ở cột “đúng/sai”, lưu tệp, "
    "rồi chạy lại đúng lệnh cũ. Mọi dòng của một câu hỏi đều sai thì đó là hồ sơ mới. Đừng sửa cột “khóa”."
)
Kind = Literal["maker", "product", "group"]
KINDS: dict[Kind, str] = {"maker": "chủ thể", "product": "sản phẩm", "group": "nhóm sản phẩm"}
_ANSWERS = {"dung": True, "sai": False, "d": True, "s": False}


@dataclass(frozen=True, slots=True)
class Question:
    """Whether a foreign row (`about`, a digest of what it says) means a record, or belongs to a group.

    `printed_where` is the address that the row gives, `where` that of the record.
    """

    kind: Kind
    about: str
    rows: str
    printed: str
    producer: str
    id: str
    name: str
    printed_where: str
    where: str
    why: str

    @property
    def key(self) -> str:
        """What an answer is known by."""
        return f"{self.kind}/{self.about}/{self.id}"


def answer_sheet(
    questions: Sequence[Question], given: Mapping[str, bool], day: date, settled: Sequence[list[str]] = ()
) -> bytes:
    """The workbook with these questions and the answers given so far, dated `day`. No cell is a formula.

    `settled`: the answered lines of the sheet before (`answered_lines`). They stay: another question may hang on them.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has its sheet
    sheet.title = SHEET
    asked = {one.key for one in questions}
    kept = [line for line in settled if line[HEADER.index(KEY)] not in asked]
    lines = [[_INTRO], list(HEADER), *(_line(one, given) for one in questions), *kept]
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            cell = sheet.cell(row, column)
            assert isinstance(cell, OutCell)  # noqa: S101 - nothing is merged yet
            cell.value = sheet_text(text)
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.number_format = "@"
            if row == 2:  # noqa: PLR2004 - the header
                cell.font = Font(bold=True)
            elif row > 2 and HEADER[column - 1] == ANSWER:  # noqa: PLR2004
                cell.fill = PatternFill("solid", fgColor="FFF2CC")
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(HEADER) - 1)
    sheet.row_dimensions[1].height = 48
    for place, width in enumerate(_WIDTHS):
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.column_dimensions[get_column_letter(HEADER.index(KEY) + 1)].hidden = True
    sheet.freeze_panes = "A3"
    choice = DataValidation(type="list", formula1='"đúng,sai"', allow_blank=True)
    choice.error, choice.errorTitle = "Chọn đúng hoặc sai.", "đúng/sai"
    letter = get_column_letter(HEADER.index(ANSWER) + 1)
    choice.add(f"{letter}3:{letter}{max(3, len(lines))}")
    sheet.add_data_validation(choice)
    return workbook_bytes(book, day)


def _line(one: Question, given: Mapping[str, bool]) -> list[str]:
    answer = given.get(one.key)
    said = "" if answer is None else "đúng" if answer else "sai"
    asked = [one.rows, KINDS[one.kind], one.printed, one.producer, one.name, one.id, one.printed_where, one.where]
    return [*asked, one.why, said, one.key]


def read_answers(path: Path) -> tuple[dict[str, bool], list[Problem]]:
    """The answers of a sheet by the keys of their questions; none where there is no file, blanks are left out."""
    if not path.exists():
        return {}, []
    sheets, problems = read_workbook(path)
    answers: dict[str, bool] = {}
    for sheet in sheets:
        header = next((at for at, row in enumerate(sheet.rows) if {ANSWER, KEY} <= {cell.text for cell in row}), None)
        if header is not None:
            problems += _read(sheet, header, path.name, answers)
    return answers, problems


def answered_lines(path: Path) -> list[list[str]]:
    """The lines of a sheet that have an answer, cell by cell; none where there is no sheet of ours."""
    sheets, _ = read_workbook(path) if path.exists() else ((), [])
    lines = []
    for sheet in sheets:
        rows = [[cell.text for cell in row] + [""] * (len(HEADER) - len(row)) for row in sheet.rows]
        header = next((at for at, row in enumerate(rows) if row[: len(HEADER)] == list(HEADER)), None)
        if header is not None:
            below = (row[: len(HEADER)] for row in rows[header + 1 :])
            lines += [row for row in below if row[HEADER.index(ANSWER)].strip() and row[HEADER.index(KEY)]]
    return lines


def holds_only_answers(sheet: Sheet) -> bool:
    """Whether a sheet is one of these with nothing added but answers: no lines, columns or words of somebody's own."""
    rows = [[cell.text for cell in row] for row in sheet.rows if any(cell.text for cell in row)]
    header = next((at for at, row in enumerate(rows) if row == list(HEADER)), None)
    if header is None or header > 1 or any(row != [_INTRO] for row in rows[:header]):
        return False
    return all(len(row) == len(HEADER) and row[-1].count("/") > 1 for row in rows[header + 1 :])


def _read(sheet: Sheet, header: int, file: str, answers: dict[str, bool]) -> list[Problem]:
    problems = []
    names = [cell.text for cell in sheet.rows[header]]
    answer_at, key_at = names.index(ANSWER), names.index(KEY)
    rights: dict[str, int] = {}
    for at, row in enumerate(sheet.rows[header + 1 :], header + 1):
        said, key = (row[place].text.strip() if place < len(row) else "" for place in (answer_at, key_at))
        if not said or not key:
            continue
        place = cell_place(file, sheet.name, at, answer_at)
        answer = _ANSWERS.get(fold(said))
        question = key.rpartition("/")[0]
        if answer is None:
            problems.append(Problem("annex-bad-answer", place, {"value": said}, nearest(said, ("đúng", "sai"))))
        elif answer and question in rights:
            told = {"value": said, "row": str(rights[question])}
            problems.append(Problem("annex-two-answers", place, told))
        else:
            answers[key] = answer
            if answer:
                rights[question] = at + 1
    return problems
