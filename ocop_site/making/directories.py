"""The printed directory of a fair as PDF, set by Typst in parts where it is long, so that memory does not grow with it.

A fair of the usual size is set in one go. A larger one is set twice: first to learn how many pages each part has, then
with the numbers of its pages. A part begins on a page of its own.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from ocop_site.making import qr
from ocop_site.making.pdf_pages import page_count
from ocop_site.making.sheets import FAIR, joined, page_pdf
from ocop_site.pages.fair_directory_words import chapters, directory_codes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocop_site.making.kept import Keep
    from ocop_site.pages.jobs import Plain

TEMPLATE = "directory.typ"
BOOTHS_AT_ONCE = 250
LINES_AT_ONCE = 1500  # of the lists
_LINES_OF_A_BOOTH = 4  # lines of a list weigh as much as a booth


def directory_bytes(directory: Plain, templates: Path, fonts: Path, keep: Keep) -> bytes:
    """The PDF of a directory (`pages.fair_directory`), each code with its symbol.

    Raises `sheets.SheetFault` for a broken template, `qr.CodeUnreadable` for a text that no symbol can hold.
    """
    day = date.fromisoformat(directory["day"])
    made = {one["text"]: qr.symbol(one["text"], keep) for one in directory_codes(directory)}

    def printed(part: Plain, **numbers: object) -> bytes:
        codes = sorted({part["text"], *(one["text"] for one in part["booths"] if one["text"])})
        symbols = {text: {"size": made[text].size, "path": made[text].path} for text in codes}
        data = {**part, "part": {**part["part"], **numbers}, "symbols": symbols}
        return page_pdf(TEMPLATE, data, templates, fonts, day, FAIR)

    parts = list(_parts(directory))
    if len(parts) == 1:
        return printed(parts[0])
    counts = [page_count(printed(part, contents=_contents(directory, {}))) for part in parts]
    firsts = [1 + sum(counts[:at]) for at in range(len(parts))]
    begins = {part["part"]["title"]: first for part, first in zip(parts, firsts, strict=True) if part["part"]["title"]}
    contents = _contents(directory, begins)
    numbered = zip(parts, firsts, strict=True)
    return joined(printed(part, first=first, last=sum(counts), contents=contents) for part, first in numbered)


def _contents(directory: Plain, begins: dict[str, int]) -> list[Plain]:
    return [{"title": title, "page": begins.get(title, 0)} for title in chapters(directory)]


def _parts(directory: Plain) -> Iterator[Plain]:
    """A directory in parts, each with the title that stands on its first page ("" where it goes on with the last one).

    `first`, `last`: the number of its first page, and of all pages (0: as many as it has).
    """
    booths, lines = directory["booths"], sum(len(one["products"]) for one in directory["letters"])
    part: Plain = {"cover": True, "title": "", "first": 1, "last": 0, "contents": []}
    weight = len(booths) + lines // _LINES_OF_A_BOOTH
    if len(booths) <= BOOTHS_AT_ONCE and lines <= LINES_AT_ONCE:
        yield {**directory, "part": part, "weight": weight}
        return
    words, empty = directory["words"], {**directory, "booths": [], "provinces": [], "letters": []}
    yield {**empty, "part": part, "weight": 1}
    further = {**part, "cover": False}
    for begin in range(0, len(booths), BOOTHS_AT_ONCE):
        title = "" if begin else words["by_booth"]
        some = booths[begin : begin + BOOTHS_AT_ONCE]
        yield {**empty, "booths": some, "part": {**further, "title": title}, "weight": len(some)}
    provinces = {**further, "title": words["by_province"]}
    yield {**empty, "provinces": directory["provinces"], "part": provinces, "weight": BOOTHS_AT_ONCE}
    title = words["by_name"]
    for some in _letters(directory["letters"]):
        yield {**empty, "letters": some, "part": {**further, "title": title}, "weight": BOOTHS_AT_ONCE}
        title = ""


def _letters(letters: list[Plain]) -> Iterator[list[Plain]]:
    """The letters of the alphabet with so many lines at once; one that goes on from the last part has no name."""
    lines = [(one["letter"], product) for one in letters for product in one["products"]]
    before = ""
    for begin in range(0, len(lines), LINES_AT_ONCE):
        grouped = groupby(lines[begin : begin + LINES_AT_ONCE], key=lambda line: line[0])
        some = [{"letter": letter, "products": [product for _, product in of_letter]} for letter, of_letter in grouped]
        last = some[-1]["letter"]
        if some[0]["letter"] == before:
            some[0]["letter"] = ""
        before = last
        yield some
