"""`import`: which kind of table is it? The workbook of `export` changes records; CSV tables become new ones.

Tables of other people, annexes of decisions (`--decision`) and lists of exhibitors (`--fair`) are known by their
headers.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ocop_site.commands.foreign_options import Foreign, foreign_options
from ocop_site.commands.import_decision import import_annex
from ocop_site.commands.import_exhibitors import import_exhibitors
from ocop_site.commands.import_foreign import import_foreign, is_foreign
from ocop_site.commands.import_workbook import import_own
from ocop_site.commands.options import VOCABULARY, DayType, today
from ocop_site.commands.report import NOTHING_WRITTEN, show_problems
from ocop_site.problems import any_errors
from ocop_site.reading.folder import read_content
from ocop_site.reading.workbooks import read_workbook
from ocop_site.records.collection import read_records
from ocop_site.writing.content_files import write_files
from ocop_site.writing.judging import Judge
from ocop_site.writing.tables.importing import ImportOrder, ImportPlan
from ocop_site.writing.tables.judged_import import plan_judged
from ocop_site.writing.workbooks.intake import is_ours

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.problems import Language
    from ocop_site.writing.tables.importing import TableCount

_SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command(
    "import",
    short_help="Nhập sổ Excel của export, bảng của nơi khác, phụ lục / import a workbook, tables, an annex.",
    help=(
        "Nhập sổ Excel của export, bảng sản phẩm của nơi khác (.xlsx, .csv), phụ lục của một quyết định (--decision), "
        "danh sách gian hàng của một hội chợ (--fair), hay bảng CSV sản phẩm, điểm bán, hội chợ. / Import a workbook "
        "of export, other people's tables, the annex of a decision (--decision), the list of exhibitors of a fair "
        "(--fair), or CSV tables.\n\n"
        "Mã thoát: 0 – mọi điều bảng muốn đều đã ở trong danh mục; 1 – còn dòng bị trả lại, câu hỏi chưa trả lời, lỗi, "
        "hoặc không đồng ý ghi; 2 – gọi sai. / Exit codes: 0 – the catalogue now holds all that the table wants; "
        "1 – rows are left over, a question is open, something is wrong, or writing was declined; 2 – wrong usage."
    ),
)
@click.argument("tables", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option(
    "--content", type=_FOLDER, default=Path("content"), show_default=True, help="Thư mục hồ sơ / folder of records."
)
@click.option(
    "--joins",
    type=_FILE,
    default=None,
    help="Bảng quyết định về dòng trùng; mặc định imports/joins.csv trong thư mục hồ sơ / decisions on duplicates.",
)
@click.option(
    "--date",
    "day",
    type=DayType(),
    default=None,
    help="Ngày nhập, cũng là ngày đọc nguồn; mặc định hôm nay ở Việt Nam / day of the import and of reading.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    help="Ngôn ngữ của thông báo / language of messages.",
)
@click.option("--yes", is_flag=True, help="Ghi luôn, không hỏi / write without asking.")
@foreign_options
def import_command(
    tables: tuple[Path, ...],
    content: Path,
    joins: Path | None,
    day: date | None,
    language: Language,
    *,
    yes: bool,
    **others: Any,  # noqa: ANN401 - the options of `Foreign`, as click gives them
) -> int:
    """Import tables; 0 if the content now holds all that they want, 1 if something is left over or was declined.

    With `--decision`, `--date` is the day on which the decision was signed.
    """
    foreign = Foreign(**others)
    if foreign.of_exhibitors:
        return import_exhibitors(foreign.exhibitors(tables, content, day or today()), language, yes=yes)
    if foreign.of_annexes:
        return import_annex(foreign.annex(tables, content, day), language, yes=yes)
    spreadsheet = any(is_spreadsheet(table) for table in tables)
    if spreadsheet and not foreign.of_foreign_tables:
        return _import_spreadsheet(tables, content, day or today(), language, yes=yes)
    if spreadsheet or foreign.of_foreign_tables or (len(tables) == 1 and is_foreign(tables[0])):
        return import_foreign(foreign.table(tables, content, day or today()), language, yes=yes)
    order = ImportOrder(tables, content, joins or content / "imports" / "joins.csv", day or today(), VOCABULARY)
    plan = _judged(order)
    show_problems(plan.problems, language)
    if any_errors(plan.problems):
        click.echo(NOTHING_WRITTEN[language == "en"], err=True)
        return 1
    write_files(content, plan.files)
    for count in plan.counts:
        click.echo(_counted(count, language))
    click.echo(_written(plan, language))
    return int(any(count.rejected for count in plan.counts))


def _judged(order: ImportOrder) -> ImportPlan:
    """What to write, without rows whose records `check` would refuse."""
    raw, told = read_content(order.content, order.vocabulary)
    records, complaints = read_records(raw)
    told += complaints
    if any_errors(told):
        return ImportPlan(problems=tuple(told))
    return plan_judged(order, Judge(raw, records, told))[0]


def is_spreadsheet(table: Path) -> bool:
    """Whether a table is a spreadsheet by its name or its first bytes, not a CSV file."""
    with table.open("rb") as file:
        head = file.read(4)
    return table.suffix.lower() in _SPREADSHEETS or head in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}


def _import_spreadsheet(tables: tuple[Path, ...], content: Path, day: date, language: Language, *, yes: bool) -> int:
    """One spreadsheet: the workbook of `export`, or somebody else's."""
    if len(tables) > 1:
        raise click.UsageError("Mỗi lần nhập một sổ Excel. / One workbook at a time.")
    (table,) = tables
    sheets, problems = read_workbook(table)
    if not problems and is_ours(sheets):
        return import_own(table, sheets, content, day, language, yes=yes)
    if not problems:
        order = Foreign("", "", "", None, "").table(tables, content, day)
        return import_foreign(order, language, yes=yes)
    show_problems(problems, language)
    click.echo(NOTHING_WRITTEN[language == "en"], err=True)
    return 1


def _counted(count: TableCount, language: Language) -> str:
    if language == "vi":
        return (
            f"{count.file}: {count.rows} dòng – {count.records} bản ghi mới, {count.joined} dòng ghép, "
            f"{count.rejected} dòng bị từ chối, {count.known} dòng đã nhập trước, {count.changed} dòng đã đổi."
        )
    return (
        f"{count.file}: {count.rows} rows – {count.records} new records, {count.joined} joined, "
        f"{count.rejected} rejected, {count.known} imported before, {count.changed} changed."
    )


def _written(plan: ImportPlan, language: Language) -> str:
    records = sum(not file.replaces for file in plan.files)
    if not plan.files:
        return "Không có gì mới." if language == "vi" else "Nothing new."
    if language == "vi":
        said = f"Đã ghi {records} tệp hồ sơ mới."
        more = " Xem imports/rejects.csv." if any(count.rejected for count in plan.counts) else ""
        return f"{said}{more} Chạy tiếp: python build.py check"
    more = " See imports/rejects.csv." if any(count.rejected for count in plan.counts) else ""
    return f"{records} new record files were written.{more} Next: python build.py check"
