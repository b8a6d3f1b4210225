"""`import`: tables of products, outlets and fairs become records."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.commands.options import VOCABULARY, DayType, today
from ocop_site.commands.report import show_problems
from ocop_site.problems import any_errors
from ocop_site.writing.content_files import write_files
from ocop_site.writing.importing import ImportOrder, plan_import

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.problems import Language
    from ocop_site.writing.importing import ImportPlan, TableCount

_FILE = click.Path(path_type=Path, dir_okay=False)
_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command("import", help="Nhập bảng CSV sản phẩm, điểm bán, hội chợ / import tables.")
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
def import_command(
    tables: tuple[Path, ...], content: Path, joins: Path | None, day: date | None, language: Language
) -> int:
    """Import tables; 0 if the content is now up to date, 1 if problems kept it from being touched."""
    order = ImportOrder(tables, content, joins or content / "imports" / "joins.csv", day or today(), VOCABULARY)
    plan = plan_import(order)
    show_problems(plan.problems, language)
    if any_errors(plan.problems):
        said = ("Chưa ghi gì: hãy sửa các lỗi trên rồi chạy lại.", "Nothing was written: mend the errors above.")
        click.echo(said[language == "en"], err=True)
        return 1
    write_files(content, plan.files)
    for count in plan.counts:
        click.echo(_counted(count, language))
    click.echo(_written(plan, language))
    return 0


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
