"""What `check --due` prints: reminders for editors, plain lines for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from ocop_site.pages.due import reminder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.problems import Language

WIDTH = 79


def due_lines(catalogue: Catalogue, files: Mapping[tuple[str, str], str], language: Language) -> Iterator[str]:
    """The lines, one record after the other with its file. `files`: kind and id of a record -> its file."""
    told = reminder(catalogue, files, language)
    yield told.heading
    yield from _wrap(told.totals, "")
    for chapter in told.chapters:
        yield ""
        yield chapter.title
        for block in chapter.blocks:
            yield from _wrap(block.title, "  ")
            for line in block.lines:
                yield from _wrap(f"- {line.text}: {line.note}", "    ", "      ")
                yield f"      {line.file}"


def _wrap(text: str, indent: str, inner: str | None = None) -> list[str]:
    later = indent if inner is None else inner
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
