"""The hidden sheet of words that cells may hold: for each list its ids and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.reading.workbooks import column_letters
from ocop_site.records.columns import REFERENCES, all_tables
from ocop_site.records.schemas import ids_of
from ocop_site.writing.workbooks.layout import HEAD_ROWS, LISTS_SHEET
from ocop_site.writing.workbooks.rows import NO, YES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_site.records.columns import Column
    from ocop_site.records.vocabulary import Vocabulary

TRUTHS = ("truth", "")
PRINTED = ("PrintedPlace", "province")
# Fields that hold a province's name as a paper prints it: other names are only asked about.
PRINTED_NAMES = frozenset({PRINTED, ("Plan", "province"), ("Fair", "organiser_province")})


@dataclass(frozen=True, slots=True)
class WordList:
    """One list: its title, the words and their names, and whether other words are wrong (else only unusual)."""

    title: str
    words: Mapping[str, str]
    strict: bool
    range: str


def word_lists(words: Vocabulary) -> dict[tuple[str, str], WordList]:
    """The lists by (class, key) of the fields that take their words; equal lists stand on the sheet once."""
    found: dict[tuple[str, str], WordList] = {}
    columns: dict[tuple[str, ...], int] = {}
    for table in all_tables():
        for column in table.columns:
            field = column.of, column.key
            known = _words(column, words)
            if field in found or not known:
                continue
            at = columns.setdefault(tuple(known), len(columns) * 2)
            last = HEAD_ROWS + len(known)
            reference = f"'{LISTS_SHEET}'!${column_letters(at)}${HEAD_ROWS + 1}:${column_letters(at)}${last}"
            found[field] = WordList(column.title, known, field not in PRINTED_NAMES, reference)
    return found


def _words(column: Column, words: Vocabulary) -> dict[str, str]:
    field = column.of, column.key
    if column.form == "truth":
        return {YES: "", NO: ""}
    if field == ("Product", "set"):
        return {str(one.number): one.name for one in words.sets}
    if field in PRINTED_NAMES:
        names = {one.name: "34" for one in words.provinces}
        return dict(sorted({**names, **{one.name: "63" for one in words.former_provinces}}.items()))
    ids = ids_of(column.of, column.key, words)
    return ids or dict.fromkeys(column.choices, "")


def reference_kind(column: Column) -> str:
    """The kind of records whose ids a cell holds ("producers"), "" for other columns."""
    return REFERENCES.get((column.of, column.key), "") if column.form == "id" else ""
