"""The workbook of rejected rows of an earlier import, once the same table comes in without any."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ocop_site.problems import Language


def clear_old_rejects(path: Path, is_untouched: Callable[[Path], bool], language: Language) -> None:
    """Take the file away if nobody has worked in it, so that no row looks rejected still; else say that it is old."""
    if not path.is_file():
        return
    if is_untouched(path):
        path.unlink()
        said = (
            f"Không còn dòng nào bị trả lại: đã xóa {path} của lần trước.",
            f"No row is rejected any more: {path} of the last time was removed.",
        )
    else:
        said = (
            f"Không còn dòng nào bị trả lại: {path} là của lần trước (có người đã sửa, nên để nguyên).",
            f"No row is rejected any more: {path} is of an earlier time (somebody changed it, so it was left).",
        )
    click.echo(said[language == "en"])
