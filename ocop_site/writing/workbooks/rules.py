"""The rules inside the workbook: what a cell may hold, asked while somebody types and marked where it is wrong.

They are a help, not the judge: `import` reads every row with the project's own rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from ocop_site.catalogue.rules.prices import LEAST as LEAST_PRICE
from ocop_site.reading.workbooks import column_letters
from ocop_site.records.columns import tables_of
from ocop_site.writing.workbooks.layout import HEAD_ROWS, keys_of
from ocop_site.writing.workbooks.lists import WordList, reference_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.formatting.rule import Rule

    from ocop_site.records.columns import Column, Table

FIRST = HEAD_ROWS + 1
LONGEST_PROMPT, LONGEST_TITLE = 250, 32
_WRONG = PatternFill("solid", bgColor="FFF4B6B0")
_ASKED = PatternFill("solid", bgColor="FFFFE8A3")
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789-"
_MOST = 10**12
_WEB = frozenset({"url"})
PRICE = "price"
_BAD_ID = "Chỉ chữ thường không dấu, chữ số và gạch nối, như `htx-vi-du`."


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the rules of one sheet refer to: the lists of words, and how many rows every main sheet has room for."""

    lists: Mapping[tuple[str, str], WordList]
    last_rows: Mapping[str, int]

    def ids(self, kind: str) -> str:
        """The cells in which the ids of a kind stand, new ones too."""
        table = tables_of(kind)[0]
        return f"'{table.title}'!$A${FIRST}:$A${self.last_rows[table.name]}"


def validations(table: Table, sheets: Sheets) -> Iterator[DataValidation]:
    """For each column what it takes, with its help as the message that appears at a cell."""
    keys = keys_of(table)
    last = sheets.last_rows[table.name]
    if table.path:
        yield _listed(sheets.ids(table.kind), "A", last, "Hồ sơ này chưa có ở trang chính.", "Tên tệp của hồ sơ.")
    for column in table.columns:
        at = column_letters(keys.index(column.name))
        rule = _validation(column, at, sheets)
        rule.allow_blank = True
        rule.showInputMessage = True
        rule.showErrorMessage = rule.type is not None
        rule.promptTitle = _cut(column.title, LONGEST_TITLE)
        rule.prompt = _cut(_help(column), LONGEST_PROMPT)
        rule.add(f"{at}{FIRST}:{at}{last}")
        yield rule


def _help(column: Column) -> str:
    said = column.said.vi.replace("`", "") if column.said else column.title
    if column.form == "lines":
        return f"Mỗi dòng một ý (Alt+Enter). {said}"
    if column.form == "days":
        return f"Chỉ biết tháng hay năm: định dạng ô là văn bản rồi gõ 2022-12 hay 2022. {said}"
    return said


def _validation(column: Column, at: str, sheets: Sheets) -> DataValidation:
    kind = reference_kind(column)
    words = sheets.lists.get((column.of, column.key))
    if column.form == "code":
        return DataValidation("custom", formula1="FALSE", error="Mã do lệnh import cấp; không gõ ở đây.")
    if kind:
        return DataValidation("list", formula1=sheets.ids(kind), error="Hồ sơ này chưa có trong danh mục.")
    if words is not None and column.form != "lines":
        if words.strict:
            return DataValidation("list", formula1=words.range, error="Hãy chọn trong danh sách.")
        return DataValidation("list", formula1=words.range, errorStyle="warning", error="Tên này lạ. Vẫn ghi?")
    return _number(column) if column.form in {"whole", "decimal"} else _form(column, f"{at}{FIRST}")


def _form(column: Column, cell: str) -> DataValidation:
    """What letters a text may have, and how many; a whole day."""
    if column.form == "day":
        days = ("DATE(1900,1,1)", "DATE(2199,12,31)")
        return DataValidation(
            "date", operator="between", formula1=days[0], formula2=days[1], error="Một ngày đủ, như 29/12/2022."
        )
    if column.form == "id":
        return DataValidation("custom", formula1=_is_id(cell), error=_BAD_ID)
    if column.key in _WEB:
        formula = f'OR(LEFT({cell},7)="http://",LEFT({cell},8)="https://")'
        return DataValidation("custom", formula1=formula, error="Địa chỉ bắt đầu bằng https:// hoặc http://.")
    if column.longest and column.form == "text":
        error = f"Nhiều nhất {column.longest} chữ."
        return DataValidation("textLength", operator="lessThanOrEqual", formula1=str(column.longest), error=error)
    return DataValidation()


def _number(column: Column) -> DataValidation:
    if column.key == PRICE:
        # 25 for 25.000 is a slip that everybody makes, and yet a price may be so: asked, not forbidden.
        error = f"Giá ghi bằng đồng, một số nguyên như 25000, không phải 25. Dưới {LEAST_PRICE} đồng vẫn ghi?"
        least, most = str(LEAST_PRICE), str(column.most or _MOST)
        return DataValidation(
            "whole", operator="between", errorStyle="warning", formula1=least, formula2=most, error=error
        )
    bounds = f"từ {column.least} đến {column.most}" if column.least is not None else ""
    what = "Một số nguyên" if column.form == "whole" else "Một số"
    least = str(-_MOST if column.least is None else column.least)
    most = str(_MOST if column.most is None else column.most)
    form: Literal["whole", "decimal"] = "whole" if column.form == "whole" else "decimal"
    return DataValidation(form, operator="between", formula1=least, formula2=most, error=f"{what} {bounds}.")


def _listed(reference: str, at: str, last: int, error: str, prompt: str) -> DataValidation:
    rule = DataValidation("list", formula1=reference, error=error, prompt=prompt, promptTitle="Hồ sơ")
    rule.showErrorMessage = rule.showInputMessage = True
    rule.add(f"{at}{FIRST}:{at}{last}")
    return rule


def _is_id(cell: str) -> str:
    """Whether every letter of a cell may stand in an id."""
    letters = f'MID({cell},ROW(INDIRECT("1:"&LEN({cell}))),1)'
    return f'SUMPRODUCT(--ISERROR(FIND({letters},"{_LETTERS}")))=0'


def marks(table: Table, sheets: Sheets) -> Iterator[tuple[str, Rule]]:
    """Ranges, and the rules by which their cells turn red (wrong) or yellow (formulas, unusual words)."""
    keys = keys_of(table)
    last = sheets.last_rows[table.name]

    def over(at: str, formula: str, fill: PatternFill = _WRONG) -> tuple[str, Rule]:
        return f"{at}{FIRST}:{at}{last}", _rule(formula, fill)

    whole = f"A{FIRST}:{column_letters(len(keys) - 2)}{last}"
    yield whole, _rule(f"_xlfn.ISFORMULA(A{FIRST})", _ASKED)
    ids = f"$A${FIRST}:$A${last}"
    if table.path:
        yield over("A", f'AND($A{FIRST}<>"",COUNTIF({sheets.ids(table.kind)},$A{FIRST})=0)')
    else:
        yield over("A", f'AND($A{FIRST}<>"",COUNTIF({ids},$A{FIRST})>1)')
    for column in table.columns:
        at = column_letters(keys.index(column.name))
        yield from (over(at, formula, fill) for formula, fill in _wrong(column, f"{at}{FIRST}", sheets))
        if column.required == "always" and column.path != ("id",):
            yield over(at, f'AND($A{FIRST}<>"",{at}{FIRST}="")')
        elif column.required == "group":
            around = [
                column_letters(keys.index(one.name)) for one in table.columns if one.path[:-1] == column.path[:-1]
            ]
            yield over(at, f'AND({at}{FIRST}="",COUNTA(${around[0]}{FIRST}:${around[-1]}{FIRST})>0)')


def _rule(formula: str, fill: PatternFill) -> Rule:
    rule: Rule = FormulaRule([formula], fill=fill)  # type: ignore[no-untyped-call]
    return rule


def _wrong(column: Column, cell: str, sheets: Sheets) -> Iterator[tuple[str, PatternFill]]:
    kind = reference_kind(column)
    words = sheets.lists.get((column.of, column.key))
    if kind:
        yield f'AND({cell}<>"",COUNTIF({sheets.ids(kind)},{cell})=0)', _WRONG
    elif words is not None and column.form != "lines":
        yield f'AND({cell}<>"",COUNTIF({words.range},{cell})=0)', _WRONG if words.strict else _ASKED
    elif column.form in {"whole", "decimal"}:
        tests = [f"NOT(ISNUMBER({cell}))"]
        tests += [f"{cell}<{column.least}"] if column.least is not None else []
        tests += [f"{cell}>{column.most}"] if column.most is not None else []
        tests += [f"{cell}<>INT({cell})"] if column.form == "whole" else []
        yield f'AND({cell}<>"",IFERROR(OR({",".join(tests)}),TRUE))', _WRONG
        if column.key == PRICE:
            yield f"AND(ISNUMBER({cell}),{cell}<{LEAST_PRICE})", _ASKED
    elif column.form == "day":
        yield f'AND({cell}<>"",NOT(ISNUMBER({cell})))', _WRONG
    elif column.form == "days":
        yield f'AND(ISTEXT({cell}),LEFT({cell},2)<>"..",ISERROR(VALUE(LEFT({cell},4))))', _WRONG
    elif column.key in _WEB:
        yield f'AND({cell}<>"",LEFT({cell},7)<>"http://",LEFT({cell},8)<>"https://")', _WRONG
    elif column.longest and column.form == "text":
        yield f"LEN({cell})>{column.longest}", _WRONG


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
