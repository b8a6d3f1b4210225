"""`build`: read, check, plan, make and write the site."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from ocop_site.building.pipeline import build
from ocop_site.commands.options import catalogue_options, order_of, output_options
from ocop_site.commands.report import progress_bar, show_problems
from ocop_site.pages import addresses
from ocop_site.records.base import is_trial

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ocop_site.problems import Language


NO_SHEETS = {
    "vi": "Danh mục chưa có địa chỉ web thật nên chưa làm tờ nhãn nào (--sheets).",
    "en": "The catalogue has no real address yet, so no sheets of labels were made (--sheets).",
}


@click.command("build", help="Đọc, kiểm tra và làm toàn bộ trang web / build the whole site.")
@catalogue_options
@output_options
@click.option(
    "--due",
    is_flag=True,
    help="Làm thêm trang /bien-tap/: việc đến hạn của người biên tập / also make the editors' page of what is due.",
)
@click.option(
    "--sheets",
    is_flag=True,
    help="Làm thêm tờ nhãn PDF cho trang điểm bán / also make the PDF sheets of labels of each outlet.",
)
def build_command(  # noqa: PLR0913 - one argument for each option
    content: Path,
    output: Path,
    base_url: str | None,
    day: date | None,
    language: Language,
    workers: int | None,
    *,
    due: bool,
    sheets: bool,
) -> int:
    """Build the site; 0 if it was written, 1 if problems kept it from being touched."""
    start = time.monotonic()
    order = order_of(content, output, base_url, day, workers, due=due, sheets=sheets)
    with progress_bar(language) as progress:
        outcome = build(order, progress)
    show_problems(outcome.problems, language)
    seconds = time.monotonic() - start
    if not outcome.good:
        untouched = (
            "Chưa ghi gì vào {}: hãy sửa các lỗi trên rồi chạy lại."
            if language == "vi"
            else ("Nothing was written to {}: mend the errors above and run again.")
        )
        click.echo(untouched.format(output), err=True)
        return 1
    counts = (outcome.planned, outcome.made, outcome.written, outcome.removed)
    if language == "vi":
        said = "{} tệp: làm {}, ghi {}, xóa {} – {:.1f} giây. Mở {} để xem."
    else:
        said = "{} files: made {}, wrote {}, removed {} – {:.1f} s. Open {} to look at it."
    click.echo(said.format(*counts, seconds, output / "index.html"))
    if sheets and outcome.catalogue and is_trial(outcome.catalogue.site.base_url):
        click.echo(NO_SHEETS[language], err=True)
    if due:
        editors = output / addresses.file_of(addresses.EDITORS)
        click.echo(f"Nhắc việc: {editors}" if language == "vi" else f"What is due: {editors}")
    return 0
