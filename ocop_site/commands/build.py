"""`build`: read, check, plan, make and write the site."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from ocop_site.building.unchanged import built
from ocop_site.commands.options import catalogue_options, order_of, output_options
from ocop_site.commands.report import progress_bar, show_problems

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.building.orders import Excess
    from ocop_site.problems import Language
    from ocop_site.records.hosts import Measure

NO_SHEETS = {
    "vi": "Danh mục chưa có địa chỉ web thật nên chưa làm tờ nhãn nào (--sheets).",
    "en": "The catalogue has no real address yet, so no sheets of labels were made (--sheets).",
}
MEASURES: dict[Measure, tuple[str, str]] = {
    "files": ("số tệp", "files"),
    "files-in-folder": ("số tệp trong một thư mục", "files in one folder"),
    "file-size": ("tệp lớn nhất", "largest file"),
    "total-size": ("cả trang", "whole site"),
    "redirects": ("số dòng chuyển hướng", "redirects"),
}
IN_BYTES = ("file-size", "total-size")
MEGABYTE = 1_000_000
HEADS = {
    "vi": ("Nơi đặt trang", "giới hạn", "cho phép", "trang này"),
    "en": ("Host", "limit", "at most", "this site"),
}
LIMITS_PASSED = {
    "vi": "Trang này vượt giới hạn của các nơi sau (docs/how-to/hosts.md):",
    "en": "This site passes the limits of these hosts (docs/how-to/hosts.md):",
}
RULES_LEFT_OUT = {
    "vi": "Tệp `_redirects` giữ nhiều nhất {} dòng, dòng quý nhất trước. Địa chỉ nào đã dời cũng có trang dẫn tiếp, "
    "nên không địa chỉ nào chết.",
    "en": "`_redirects` holds {} rules at most, the most valuable first. Every address that moved also has a page that "
    "leads on, so none is dead.",
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
    "--completeness",
    is_flag=True,
    help="Làm thêm trang /bien-tap/day-du/: hồ sơ từng tỉnh thiếu gì / also make pages of what records lack.",
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
    completeness: bool,
    sheets: bool,
) -> int:
    """Build the site; 0 if it was written, 1 if problems kept it from being touched."""
    start = time.monotonic()
    order = order_of(content, output, base_url, day, workers, due=due, completeness=completeness, sheets=sheets)
    with progress_bar(language) as progress:
        outcome = built(order, progress)
    show_problems(outcome.problems, language, content)
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
    if sheets and outcome.trial:
        click.echo(NO_SHEETS[language], err=True)
    show_editors(output, language, due=due, completeness=completeness)
    show_excesses(outcome.excesses, language)
    return 0


def show_editors(output: Path, language: Language, *, due: bool, completeness: bool) -> None:
    """Where the pages for editors lie that were asked for."""
    if not (due or completeness):
        return
    from ocop_site.pages import addresses  # noqa: PLC0415 - not where nothing changed: see `building.unchanged`

    if due:
        editors = output / addresses.file_of(addresses.EDITORS)
        click.echo(f"Nhắc việc: {editors}" if language == "vi" else f"What is due: {editors}")
    if completeness:
        editors = output / addresses.file_of(addresses.COMPLETENESS)
        click.echo(f"Hồ sơ đủ và thiếu: {editors}" if language == "vi" else f"What records lack: {editors}")


def show_excesses(excesses: Sequence[Excess], language: Language) -> None:
    """The limits of hosts that the site passes, as a table on standard error; nothing where it passes none."""
    if excesses:
        click.echo("\n".join(["", *_table(excesses, language)]), err=True)


def _table(excesses: Sequence[Excess], language: Language) -> list[str]:
    """One line for each limit, in columns; below it what becomes of redirects that are too many."""
    rows = [HEADS[language]]
    for one in excesses:
        unless = (one.unless if language == "vi" else one.unless_en or one.unless) or ""
        most, found = (_amount(one.measure, number, language) for number in (one.most, one.found))
        what = MEASURES[one.measure][language == "en"]
        rows.append((one.host, what, most + (f" ({unless})" if unless else ""), found))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    said = [LIMITS_PASSED[language], *(f"  {line}" for line in lines)]
    if any(one.measure == "redirects" for one in excesses):
        from ocop_site.pages.redirects import MOST_LINES  # noqa: PLC0415 - as above

        said.append(RULES_LEFT_OUT[language].format(_amount("redirects", MOST_LINES, language)))
    return said


def _amount(measure: Measure, number: int, language: Language) -> str:
    """A number as people read it: 26.214.400 byte is 26,2 MB."""
    text = f"{number / MEGABYTE:,.1f} MB" if measure in IN_BYTES else f"{number:,}"
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text
