"""What people read: problems line by line, a progress bar on a terminal, a summary with what to do next."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from ocop_site.commands.excerpts import Excerpts
from ocop_site.commands.problem_formats import text_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ocop_site.problems import Language, Problem

STAGES = {
    "read": ("Đọc hồ sơ", "Reading records"),
    "plan": ("Lập kế hoạch trang", "Planning pages"),
    "make": ("Làm trang", "Making pages"),
    "verify": ("Kiểm tra liên kết", "Checking links"),
    "release": ("Chép bản mới", "Laying out the release"),
}

NOTHING_WRITTEN = ("Chưa ghi gì: hãy sửa các lỗi trên rồi chạy lại.", "Nothing was written: mend the errors above.")


def show_problems(problems: Iterable[Problem], language: Language, content: Path | None = None) -> None:
    """Every problem on standard error, worst first, with its line where `content` (as given) tells where files lie."""
    for line in text_lines(problems, language, Excerpts(content)):
        click.echo(line, err=True)


@contextmanager
def progress_bar(language: Language) -> Iterator[Callable[[str, int, int], None]]:
    """A function that takes (stage, done, of how many); it draws a bar on a terminal and is silent elsewhere."""
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
