"""Rows of a table on their way to records, and what kind of records a table holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from ocop_site.digests import plain_digest
from ocop_site.records.days import Days
from ocop_site.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ocop_site.writing.yaml_text import Plain

Data: TypeAlias = "dict[str, Plain]"
"""A record or a piece of one, its keys in the order in which they are to be written."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "products": (
        "name",
        "producer",
        "producer_type",
        "commune",
        "district",
        "province",
        "group",
        "set",
        "group_basis",
        "group_as_printed",
        "stars",
        "year",
        "decision",
        "decision_date",
        "awarding_level",
        "status",
        "notes",
        "source_url",
        "flags",
    ),
    "outlets": (
        "name",
        "operator",
        "address",
        "commune",
        "district",
        "province",
        "opened",
        "notes",
        "source_url",
    ),
    "fairs": (
        "name",
        "venue",
        "province",
        "start_date",
        "end_date",
        "organizer",
        "booths",
        "notes",
        "source_url",
    ),
}
_TELLING = {"products": "stars", "outlets": "operator", "fairs": "venue"}
_PARTIAL = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


class RowRefusedError(Exception):
    """A row cannot become a record; the message says why, in Vietnamese, for the list of rejects."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: the file's name, the row's number in the sheet (the header is row 1), its cells by column."""

    file: str
    number: int
    cells: Mapping[str, str]

    @property
    def digest(self) -> str:
        """The same for the same cells, wherever the row stands."""
        return plain_digest(dict(self.cells))[:16]

    def text(self, column: str) -> str:
        """A cell on one line in composed letters, empty where nothing stands."""
        return nfc(" ".join(self.cells.get(column, "").split()))

    def needed(self, column: str) -> str:
        """A cell that must not be empty."""
        if not (text := self.text(column)):
            raise RowRefusedError(f"thiếu {column}")
        return text

    def one_of(self, column: str, known: Collection[str]) -> str:
        """A cell that holds one of some words, or nothing."""
        text = self.text(column)
        if text and text not in known:
            raise RowRefusedError(f"{column} có giá trị lạ: {text}")
        return text

    def number_in(self, column: str, low: int, high: int) -> int | None:
        """A whole number between two bounds, or None where nothing stands."""
        text = self.text(column)
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,6}", text) or not low <= int(text) <= high:
            raise RowRefusedError(f"{column} không phải số từ {low} đến {high}: {text}")
        return int(text)

    def day(self, column: str) -> str:
        """A day as 2022-12-29, or an empty text."""
        text = self.text(column)
        if text and not (re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) and is_date(text)):
            raise RowRefusedError(f"{column} không phải ngày viết năm-tháng-ngày: {text}")
        return text

    def partial_date(self, column: str) -> str:
        """A day, month or year, or an empty text."""
        text = self.text(column)
        if text and not (_PARTIAL.fullmatch(text) and is_date(text)):
            raise RowRefusedError(f"{column} không phải ngày, tháng hay năm: {text}")
        return text

    def address(self, column: str) -> str:
        """A web address, which every row must have: no fact without its page."""
        text = self.needed(column)
        try:
            parts = urlsplit(text)
            good = parts.scheme in {"http", "https"} and bool(parts.hostname)
        except ValueError:
            good = False
        if not good or re.search(r"[\s<>\"\\^`{|}]", text):
            raise RowRefusedError(f"{column} không phải địa chỉ web: {text}")
        return text


def is_date(text: str) -> bool:
    """Whether a written year, month or day exists, in years that records know."""
    try:
        Days.read(text)
    except ValueError:
        return False
    return True


def kind_of(header: Collection[str]) -> str | None:
    """The folder of the records that a table with these columns holds; None where it cannot be told."""
    return next((kind for kind, column in _TELLING.items() if column in header), None)


def without_empty(data: Mapping[str, Plain | None]) -> Data:
    """The same keys in the same order, without those that say nothing."""
    return {key: value for key, value in data.items() if value is not None and value not in ("", (), [], {})}
