"""`import` of other people's tables: what will change is shown first, rejected rows go to a workbook beside it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from ocop_site.commands.asking import agreed
from ocop_site.commands.import_decision import in_the_way, keep_questions, remarks_to_come
from ocop_site.commands.old_rejects import clear_old_rejects
from ocop_site.commands.report import aside_lines, show_problems
from ocop_site.problems import any_errors, shorten
from ocop_site.reading.foreign_files import read_foreign
from ocop_site.reading.tables import read_table
from ocop_site.writing.content_files import write_files
from ocop_site.writing.foreign.column_names import ColumnMapping
from ocop_site.writing.foreign.filled_sheets import FilledSheet
from ocop_site.writing.foreign.headers import find_header
from ocop_site.writing.foreign.intake import plan_foreign
from ocop_site.writing.foreign.own_files import may_write_rejects
from ocop_site.writing.foreign.reject_sheets import reject_sheet, rejects_beside
from ocop_site.writing.tables.table_rows import kind_of
from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocop_site.problems import Language
    from ocop_site.writing.foreign.orders import ForeignOrder, ForeignPlan

_WHAT = {
    "new": ("hồ sơ mới", "new record"),
    "known": ("đã có trong danh mục", "known already"),
    "duplicate": ("dòng lặp, bỏ qua", "repeated, left out"),
    "waiting": ("chờ trả lời", "waits for an answer"),
    "rejected": ("không nhập", "rejected"),
}
_LONGEST_NAME = 60


def is_foreign(table: Path) -> bool:
    """Whether a CSV file is somebody else's table of products: not under our own columns, but with a header we know."""
    own, _ = read_table(table)
    if kind_of(own.header) is not None:
        return False
    sheets, _ = read_foreign(table)
    return any(find_header(FilledSheet(sheet), ColumnMapping()) for sheet in sheets)


def import_foreign(order: ForeignOrder, language: Language, *, yes: bool) -> int:
    """Take in a foreign table; 0 if the catalogue now holds all of it, 1 if a row was rejected, is open or declined."""
    found = plan_foreign(order)
    english = language == "en"
    show_problems(found.problems, language, order.content)
    if found.table is not None:
        for line in report_lines(found, language):
            click.echo(line)
    keep_questions(order, found, language)
    if any_errors(found.problems):
        click.echo(("Chưa ghi gì vào danh mục.", "Nothing was written to the catalogue.")[english], err=True)
        return 1
    left_over = _keep_rejects(order, found, language)
    if not found.files:
        click.echo(("Không có gì mới.", "Nothing new.")[english])
        return left_over
    counted = Counter(file.path.partition("/")[0] for file in found.files if not file.replaces)
    told = ", ".join(f"{count} {kind}/" for kind, count in sorted(counted.items())) or "imports/"
    click.echo(("Sẽ ghi tệp mới: ", "New files to be written: ")[english] + told)
    for line in remarks_to_come(found, language):
        click.echo(line)
    if not agreed(language, yes=yes):
        return 1
    write_files(order.content, found.files)
    said = ("Đã ghi. Chạy tiếp: python build.py check", "Written. Next: python build.py check")
    click.echo(said[english])
    return left_over


def _keep_rejects(order: ForeignOrder, found: ForeignPlan, language: Language) -> int:
    """The workbook of rejected rows beside the table; 1 if there are any. A usage error where it would hide work."""
    rows = [(fate.row, fate.why) for fate in found.fates if fate.what == "rejected"]
    path = rejects_beside(order.file)
    if not rows:
        clear_old_rejects(path, may_write_rejects, language)
        return 0
    if not may_write_rejects(path):
        raise in_the_way(path)
    write_together({path: reject_sheet(rows, order.day)})
    said = (f"{len(rows)} dòng không nhập, kèm lý do: {path}", f"{len(rows)} rejected rows with reasons: {path}")
    click.echo(said[language == "en"])
    return 1


def report_lines(found: ForeignPlan, language: Language) -> Iterator[str]:
    """What becomes of each row, then the counts, which add up to the rows of the table."""
    assert found.table is not None  # noqa: S101 - asked by the caller
    english = language == "en"
    for fate in found.fates:
        at = f"{fate.row.sheet}!{fate.row.number}" if fate.row.sheet else str(fate.row.number)
        said = [f"{at}: {shorten(fate.name, _LONGEST_NAME)!r} – {_WHAT[fate.what][english]}", fate.product]
        said.append(f"({fate.why})" if fate.why and fate.what != "waiting" else "")
        yield " ".join(part for part in said if part)
    yield from aside_lines(found.table, language)
    counted = Counter(str(fate.what) for fate in found.fates)
    for what, said_of in _WHAT.items():
        if counted[what]:
            yield f"  {counted[what]:4} {said_of[english]}"
    total, products, others = found.table.count, len(found.fates), len(found.table.aside)
    yield (
        f"{found.table.file}: {total} rows = {products} of products + {others} others."
        if english
        else f"{found.table.file}: {total} dòng = {products} dòng sản phẩm + {others} dòng khác."
    )
