"""What `check --completeness` prints: one line for each province, or every record of one."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from ocop_site.pages.completeness import number, overview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.building.pipeline import Outcome
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.completeness import Chapter, Overview
    from ocop_site.problems import Language

WIDTH = 79
NEXT = (
    "Từng hồ sơ: --province TÊN (như {id}), hoặc python build.py build --completeness rồi mở {page}.",
    "Each record: --province NAME (such as {id}), or python build.py build --completeness and open {page}.",
)
PAGE = "output/bien-tap/day-du/index.html"


def completeness_lines(
    catalogue: Catalogue, outcome: Outcome, province: str | None, language: Language
) -> Iterator[str] | None:
    """The lines for a terminal of 80 columns; None where no record lies in the province that is asked for."""
    told = overview(catalogue, outcome.files, outcome.warned, language)
    if province is None:
        return _table_lines(told, language)
    chapter = next((one for one in told.chapters if one.id == province), None)
    return _province_lines(told, chapter) if chapter else None


def province_ids(catalogue: Catalogue, outcome: Outcome) -> str:
    """The provinces that may be asked for."""
    return ", ".join(one.id for one in overview(catalogue, outcome.files, outcome.warned).chapters)


def _table_lines(told: Overview, language: Language) -> Iterator[str]:
    english = language == "en"
    whole = (*(chapter.row for chapter in told.chapters), told.whole)
    lines = [(one.name, *(number(count, english=english) for count in one.numbers)) for one in whole]
    rows: list[tuple[str, ...]] = [told.columns, *lines]
    widths = [max(len(row[column]) for row in rows) for column in range(len(told.columns))]
    yield told.heading
    for row in rows:
        numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join([row[0].ljust(widths[0]), *numbers])
    yield ""
    for line in told.totals:
        yield from textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)
    if told.chapters:
        said = NEXT[english].format(id=told.chapters[0].id, page=PAGE)
        yield from textwrap.wrap(said, WIDTH, break_long_words=False, break_on_hyphens=False)


def _province_lines(told: Overview, chapter: Chapter) -> Iterator[str]:
    yield f"{chapter.row.name} – {told.heading}"
    for line in chapter.totals:
        yield from textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)
    for block in chapter.blocks:
        yield ""
        yield block.title
        for line_of in block.lines:
            yield from textwrap.wrap(
                f"- {line_of.text}: {line_of.note}",
                WIDTH,
                initial_indent="  ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
            yield f"    {line_of.file}"
