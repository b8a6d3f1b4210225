"""`fair-directory`: the printed directory of a fair as PDF, read back before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ocop_site.building.fair_directory import directory_name, directory_pdf
from ocop_site.building.labels import free_name
from ocop_site.building.pipeline import read
from ocop_site.building.store import Store
from ocop_site.catalogue.link import link
from ocop_site.commands.fair_report import fair_named
from ocop_site.commands.options import catalogue_options, order_of
from ocop_site.commands.printing import alone, refuse_no_pdf
from ocop_site.commands.report import show_problems
from ocop_site.making.pdf_pages import page_count
from ocop_site.problems import Severity, any_errors
from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.building.orders import Order
    from ocop_site.catalogue.entries import FairEntry
    from ocop_site.problems import Language, Problem


@click.command(
    "fair-directory",
    help="Danh bạ in của một hội chợ ra tệp PDF khổ A4: gian hàng theo số, theo tỉnh, sản phẩm theo vần. Nêu id (tên "
    "tệp) hoặc mã của hội chợ.\n\nThe printed directory of a fair as an A4 PDF: booths by number, by province, "
    "products by name. Name the fair by its id or its code.",
)
@click.argument("fair", metavar="ID")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Tệp PDF; mặc định đặt theo tên hội chợ / default: a name of its own.",
)
@catalogue_options
def fair_directory_command(
    *, fair: str, output: Path | None, content: Path, base_url: str | None, day: date | None, language: Language
) -> int:
    """Make the directory; 0 if it was written, 1 if problems kept it from being written."""
    refuse_no_pdf(output, None, content)
    order = order_of(content, content.resolve().parent / "output", base_url, day, 1)
    with alone(order.cache, language):
        return _make(fair, output, order, language)


def _make(fair: str, output: Path | None, order: Order, language: Language) -> int:
    """Read, make, read back, write, tell."""
    records, problems = read(order)
    if records is None:
        return _refused(problems, language)
    catalogue = link(records, order.day)
    entry = fair_named(fair, catalogue)
    path = output or free_name(directory_name(entry))
    pdf, problems = directory_pdf(entry, catalogue, order, Store(order.store), path.as_posix())
    if pdf is None or any_errors(problems):
        return _refused(problems, language)
    write_together({path: pdf})
    show_problems(problems, language)
    click.echo("\n".join(_done(entry, path, page_count(pdf), catalogue.published, language)))
    return 0


def _done(entry: FairEntry, path: Path, pages: int, published: frozenset[str], language: Language) -> list[str]:
    """What was written: how many pages, booths and codes, and which codes are not ready."""
    codes = [entry.record.code, *(booth.code for booth in entry.booths if booth.code)]
    drafts = sum(one not in published for one in codes)
    booths = len(entry.booths)
    if language == "en":
        lines = [f"{path} was written: {pages} pages, {booths} booths, {len(codes)} codes; every code was read back."]
        more = f"{drafts} codes bear the mark of a draft: their pages are not published yet (`publish`)."
        last = "Print it at 100 %, without fitting it to the page."
    else:
        lines = [f"Đã ghi {path}: {pages} trang, {booths} gian hàng, {len(codes)} mã; đã đọc lại từng mã trên đó."]
        more = f"{drafts} mã mang dấu BẢN NHÁP: trang của mã chưa công bố (lệnh `publish`)."
        last = "Khi in, chọn tỉ lệ 100 %, không co giãn theo trang."
    return [*lines, *([more] if drafts else []), last]


def _refused(problems: list[Problem], language: Language) -> int:
    show_problems([one for one in problems if one.severity is Severity.ERROR], language)
    said = ("Chưa ghi gì: không có tệp PDF.", "Nothing was written: no PDF.")
    click.echo(said[language == "en"], err=True)
    return 1
