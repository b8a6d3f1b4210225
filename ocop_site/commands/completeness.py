"""What `check --completeness` prints: one line for each province, or every record of one."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from ocop_site.pages.completeness import number, overview
from ocop_site.records.vocabulary import CURRENT_VINTAGE, FORMER_VINTAGE
from ocop_site.records.vocabulary_files import FormerProvince
from ocop_site.vietnamese import nearest, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.building.orders import Outcome
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.completeness import Chapter, Overview
    from ocop_site.problems import Language
    from ocop_site.records.vocabulary import Vocabulary

WIDTH = 79
NEXT = (
    'Từng hồ sơ: --province "{name}", hoặc python build.py build --completeness rồi mở {page}.',
    'Each record: --province "{name}", or python build.py build --completeness and open {page}.',
)
BECAME = (
    "{former} nay thuộc {today}; sau đây là hồ sơ của cả {today}.",
    "{former} is part of {today} today; these are the records of all {today}.",
)
PAGE = "output/bien-tap/day-du/index.html"


def completeness_lines(
    catalogue: Catalogue, outcome: Outcome, province: str | None, language: Language
) -> Iterator[str]:
    """The lines for a terminal of 80 columns: of all provinces, or each record of the one that is asked for.

    A province may be named by its id or its name, with or without tones; a former one leads to today's. Raises
    UsageError where no record lies there.
    """
    told = overview(catalogue, outcome.files, outcome.warned, language)
    if province is None:
        yield from _table_lines(told, language)
        return
    wanted, became = _meant(province, catalogue.vocabulary)
    chapter = next((one for one in told.chapters if wanted in {one.id, slug(one.row.name)}), None)
    if chapter is None:
        raise click.UsageError(_nothing_there(province, wanted, told, catalogue.vocabulary)[language == "en"])
    if became:
        said = BECAME[language == "en"].format(former=became, today=chapter.row.name)
        yield from textwrap.wrap(said, WIDTH, break_long_words=False, break_on_hyphens=False)
    yield from _province_lines(told, chapter)


def _meant(text: str, words: Vocabulary) -> tuple[str, str]:
    """The id of today's province that is meant, and the name of the former one, where that is what was named.

    A name that lives on means today's, as everywhere; a text that is no province stays as it is, an id in any case.
    """
    today = words.province(text) or words.province_by_printed_name(text, CURRENT_VINTAGE)
    if today is not None:
        return today.id, ""
    former = words.former_province(text) or words.province_by_printed_name(text, FORMER_VINTAGE)
    return (former.became, former.name) if isinstance(former, FormerProvince) else (slug(text), "")


def _nothing_there(text: str, wanted: str, told: Overview, words: Vocabulary) -> tuple[str, str]:
    """Why nothing can be told of what somebody named: no record lies there, or it is no province."""
    known = ", ".join(one.id for one in told.chapters)
    unit = words.province(wanted)
    if unit is not None:
        return (
            f"Danh mục chưa có hồ sơ nào của {unit.name}. Có hồ sơ của: {known}.",
            f"There is no record of {unit.name}. There are some of: {known}.",
        )
    near = nearest(text, [*(one.name for one in words.provinces), *(one.name for one in words.former_provinces)])
    vi, en = (f" Có phải “{near}”?", f" Did you mean “{near}”?") if near else ("", "")
    return (
        f"Không có tỉnh nào tên “{text}”.{vi} Có hồ sơ của: {known}.",
        f"There is no province “{text}”.{en} There are records of: {known}.",
    )


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
        said = NEXT[english].format(name=told.chapters[0].row.name, page=PAGE)
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
