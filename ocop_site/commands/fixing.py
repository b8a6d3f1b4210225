"""`check --fix`: what is certain is mended in the files, and shown as the lines before and after."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import click

from ocop_site.reading.folder import shown_name
from ocop_site.writing.mending import mends
from ocop_site.writing.together import write_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ocop_site.problems import Language, Problem
    from ocop_site.writing.mending import Mend


def mend_and_show(content: Path, problems: Iterable[Problem], language: Language, *, quiet: bool) -> int:
    """Mend all files or none, print the differences unless `quiet`; gives how many files were changed."""
    found = mends(content, shown_name(content), problems)
    write_together({one.file: one.after for one in found})
    if not quiet:
        click.echo("".join(line for one in found for line in _difference(one)), nl=False)
        count = len(found)
        click.echo(f"Đã sửa {count} tệp." if language == "vi" else f"{count} files were mended.")
    return len(found)


def _difference(mend: Mend) -> Iterator[str]:
    old, new = (data.decode("utf-8-sig").splitlines(keepends=True) for data in (mend.before, mend.after))
    for line in unified_diff(old, new, mend.path, mend.path, n=0):
        yield line if line.endswith("\n") else f"{line}\n"
