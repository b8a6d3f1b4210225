"""What people read: problems line by line, a progress bar on a terminal, a summary with what to do next."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from ocop_site.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ocop_site.problems import Language, Problem
    from ocop_site.writing.foreign.tables import ForeignTable

STAGES = {
    "read": ("Đọc hồ sơ", "Reading records"),
    "plan": ("Lập kế hoạch trang", "Planning pages"),
    "make": ("Làm trang", "Making pages"),
    "verify": ("Kiểm tra liên kết", "Checking links"),
    "release": ("Chép bản mới", "Laying out the release"),
}

NOTHING_WRITTEN = ("Chưa ghi gì: hãy sửa các lỗi trên rồi chạy lại.", "Nothing was written: mend the errors above.")
_ASIDE = {
    "title": ("dòng trên bảng", "above the table"),
    "header": ("dòng tiêu đề", "header"),
    "section": ("tiêu mục", "section"),
    "unclear": ("không phải sản phẩm, không rõ là gì", "no product, meaning unclear"),
    "total": ("dòng tổng", "total"),
    "foot": ("phần ký tên, cuối bảng", "signatures below the table"),
}
_LONGEST_NAME = 60
_MOST_MERGES = 5  # that are named


def show_problems(problems: Iterable[Problem], language: Language, content: Path | None = None) -> None:
    """Every problem on standard error, worst first, with its line where `content` (as given) tells where files lie."""
    found = list(problems)
    if not found:
        return
    # Where there is nothing to say, nothing is loaded to say it: a build without a change takes less time than that.
    from ocop_site.commands.excerpts import Excerpts  # noqa: PLC0415
    from ocop_site.commands.problem_formats import text_lines  # noqa: PLC0415

    for line in text_lines(found, language, Excerpts(content)):
        click.echo(line, err=True)


@contextmanager
def progress_bar(language: Language) -> Iterator[Callable[[str, int, int], None]]:
    """A function that takes (stage, done, of how many); it draws a bar on a terminal and is silent elsewhere."""
    with ExitStack() as opened:
        bars: list[Callable[[str, int, int], None]] = []

        def show(stage: str, done: int, total: int) -> None:
            if not bars:  # drawn once there is something to tell: loading what draws it takes a tenth of a second
                bars.append(opened.enter_context(_bar(language)))
            bars[0](stage, done, total)

        yield show


@contextmanager
def _bar(language: Language) -> Iterator[Callable[[str, int, int], None]]:
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda *_: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=1)

        def show(stage: str, done: int, total: int) -> None:
            progress.update(task, description=STAGES[stage][language == "en"], completed=done, total=max(total, 1))

        yield show


def aside_lines(table: ForeignTable, language: Language) -> Iterator[str]:
    """The rows that are no products, the columns left out on purpose, the sheets and merged cells that are not read."""
    english = language == "en"
    for row in table.aside:
        yield f"{row_name(row.sheet, row.number)}: {_ASIDE[row.taken_for][english]}: {shorten(row.text, _LONGEST_NAME)}"
    if table.left_out:
        yield ("Cột cố ý bỏ qua: ", "Columns left out on purpose: ")[english] + ", ".join(table.left_out)
    if table.sheets_without:
        said = ("Trang tính không có bảng sản phẩm: ", "Sheets without a table of products: ")[english]
        yield said + ", ".join(table.sheets_without)
    if table.sheets_hidden:
        said = ("Trang tính ẩn, không đọc: ", "Hidden sheets, not read: ")[english]
        yield said + ", ".join(table.sheets_hidden)
    if table.not_filled:
        said = ("Ô gộp quá lớn, chỉ ô đầu được đọc: ", "Merged cells too large, only the first is read: ")[english]
        yield said + ", ".join(table.not_filled[:_MOST_MERGES]) + (" …" if len(table.not_filled) > _MOST_MERGES else "")


def row_name(sheet: str, number: int) -> str:
    """A row as people find it: `Sheet1!12`, in a CSV file `12`."""
    return f"{sheet}!{number}" if sheet else str(number)
