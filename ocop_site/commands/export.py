"""`export`: the whole catalogue as one workbook that `import` reads back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.commands.options import VOCABULARY, catalogue_options, today
from ocop_site.commands.report import show_problems
from ocop_site.problems import any_errors
from ocop_site.reading.folder import KINDS, read_content
from ocop_site.records.collection import read_records
from ocop_site.writing.together import write_together
from ocop_site.writing.workbooks.export import workbook_of

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.problems import Language


@click.command(
    "export",
    help="Xuất cả danh mục thành một sổ Excel, sửa xong nhập lại bằng import / the catalogue as one workbook.",
)
@click.argument("workbook", metavar="FILE.xlsx", type=click.Path(path_type=Path, dir_okay=False))
@catalogue_options
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có / overwrite a file that is there.")
def export_command(
    workbook: Path, content: Path, base_url: str | None, day: date | None, language: Language, *, force: bool
) -> int:
    """Write the workbook; 0 if it stands, 1 if the records have errors."""
    del base_url
    _refuse_path(workbook, content, force=force)
    raw, problems = read_content(content, VOCABULARY)
    records, complaints = read_records(raw)
    problems += complaints
    if any_errors(problems):
        show_problems(problems, language, content)
        said = ("Chưa xuất gì: hãy sửa các lỗi trên trước.", "Nothing was exported: mend the errors above first.")
        click.echo(said[language == "en"], err=True)
        return 1
    write_together({workbook: workbook_of(raw, records, day or today(), workbook.name)})
    count = sum(len(raw.records[kind]) for kind in KINDS if kind != "pages")
    said = (
        f"Đã xuất {count} hồ sơ vào {workbook}. Sửa xong thì chạy: python build.py import {workbook}",
        f"{count} records were exported to {workbook}. When it is edited, run: python build.py import {workbook}",
    )
    click.echo(said[language == "en"])
    return 0


def _refuse_path(workbook: Path, content: Path, *, force: bool) -> None:
    """Raises click.UsageError for another ending, for a place among the records, for a file that is there."""
    if workbook.suffix.lower() != ".xlsx":
        raise click.UsageError(f"{workbook}: tên tệp phải có đuôi .xlsx. / The name of the file must end in .xlsx.")
    if workbook.resolve().is_relative_to(content.resolve()):
        raise click.UsageError(
            f"{workbook}: không ghi vào thư mục hồ sơ {content}. / Not into the folder of records {content}."
        )
    if workbook.exists() and not force:
        raise click.UsageError(
            f"{workbook}: đã có tệp này, có khi người khác đang sửa nó; chọn tên khác hoặc thêm --force. / "
            "The file is there, and somebody may be working in it; choose another name or add --force."
        )
