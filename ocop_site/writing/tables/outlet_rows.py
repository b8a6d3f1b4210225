"""Rows of tables of outlets and of fairs as pieces of records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ocop_site.records.days import Days
from ocop_site.writing.tables.goods import mended
from ocop_site.writing.tables.note_reading import public_note, read_note
from ocop_site.writing.tables.printed_places import Clues, PrintedPlace, new_map_since, printed_place
from ocop_site.writing.tables.product_rows import source_of
from ocop_site.writing.tables.table_rows import Data, RowRefusedError, TableRow, without_empty

if TYPE_CHECKING:
    from ocop_site.records.vocabulary import Vocabulary

# "Cửa hàng … của chị Ví Dụ": the shop is public, its owner's name is not.
_OWNER = re.compile(r"\s+của (?:chị|anh|ông|bà)\s+.*$", re.IGNORECASE)
# How the name of an organisation begins; anything else that operates a shop is a person.
_ORGANISATION = re.compile(
    r"(?:công ty|cty|ctcp|htx|hợp tác xã|tổ hợp tác|tổng công ty|tập đoàn|doanh nghiệp|chi nhánh|hội|hiệp hội|"
    r"liên hiệp|liên minh|viện|trung tâm|ban|sở|phòng|ubnd|tỉnh|huyện|xã|phường|siêu thị|nhà hàng|"
    r"trường|bưu điện|trang trại)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(r"\bđịa điểm đề xuất\b")
_YEAR = re.compile(r"\b(20[0-9]{2})\b")
_LEVELS = (
    ("province", r"(?<!cơ )\b(?:tỉnh|sở)\b"),
    ("district", r"\b(?:huyện|quận|thị xã)\b"),
    ("commune", r"\bubnd (?:xã|phường|thị trấn)\b"),
)
_PROVINCE_SAID = re.compile(r"(?:tỉnh|thành phố|TP\.?)\s*([^,;]+?)(?=$|[,;])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PlainRow:
    """An outlet or a fair: its name and place, and its record without id and code."""

    row: TableRow
    name: str
    place: PrintedPlace
    data: Data


def read_outlet_row(row: TableRow, vocabulary: Vocabulary, read_on: date) -> PlainRow:
    """The outlet of a row. Raises RowRefusedError where a cell is wrong."""
    notes = row.text("notes")
    opened = row.partial_date("opened")
    clues = Clues(new_map=read_note(notes).new_map, latest=Days.read(opened).last if opened else None)
    place = printed_place(row, clues, vocabulary)
    printed = mended(row.needed("name"))
    name = _OWNER.sub("", printed)
    operator = mended(row.text("operator"))
    named = bool(_ORGANISATION.match(operator))
    own_notes = [
        public_note(notes),
        "" if name == printed else "Tên trên trang kèm tên người chủ, đã bỏ.",
        "" if named or not operator else "Người vận hành là cá nhân, không ghi tên.",
    ]
    data = {
        "name": name,
        "operator": operator if named else "",
        "address": without_empty({"street": row.text("address"), "as_certified": place.data()}),
        "stage": "planned" if _PLANNED.search(notes) else "",
        "opened": _written(opened),
        "sources": [source_of(row.address("source_url"), read_on)],
        "notes": [note for note in own_notes if note],
    }
    return PlainRow(row, name, place, without_empty(data))


def read_fair_row(row: TableRow, vocabulary: Vocabulary, read_on: date) -> PlainRow:
    """The fair of a row. A lone start gives only `from`. Raises RowRefusedError where a cell is wrong."""
    name = mended(row.needed("name"))
    start, end = row.day("start_date"), row.day("end_date")
    if start and end and end < start:
        raise RowRefusedError(f"end_date {end} trước start_date {start}")
    notes = row.text("notes")
    years = [int(year) for year in _YEAR.findall(name)]
    latest = date.fromisoformat(end or start) if end or start else _year_in_name(years, vocabulary)
    venue = mended(row.text("venue"))
    clues = Clues(read_note(notes).new_map, latest, max(years) if years else None, venue)
    place = printed_place(row, clues, vocabulary)
    organiser = mended(row.text("organizer"))
    data = {
        "name": name,
        "days": without_empty({"from": start, "to": end}),
        "venue": venue,
        "address": {"as_certified": place.data()},
        "organiser": organiser,
        "organiser_level": level_said(organiser),
        "organiser_province": province_said(organiser, vocabulary),
        "reported_booths": row.number_in("booths", 0, 100_000),
        "sources": [source_of(row.address("source_url"), read_on)],
        "notes": [note for note in (public_note(notes),) if note],
    }
    return PlainRow(row, name, place, without_empty(data))


def level_said(organiser: str) -> str:
    """The level that an organiser's printed name itself names: commune, district, province; empty for none or several.

    A Sở is by law an office of a province.
    """
    said = {level for level, words in _LEVELS if re.search(words, organiser, re.IGNORECASE)}
    return said.pop() if len(said) == 1 else ""


def province_said(organiser: str, vocabulary: Vocabulary) -> str:
    """The province that an organiser's printed name names, as printed; empty where it names none."""
    for match in _PROVINCE_SAID.finditer(organiser):
        if vocabulary.province_by_printed_name(match[1].strip()):
            return match[1].strip()
    return ""


def _written(partial: str) -> str | int:
    """A bare year is a number in YAML."""
    return int(partial) if partial.isdecimal() else partial


def _year_in_name(years: list[int], vocabulary: Vocabulary) -> date | None:
    """A fair named after a year behind the change of the map was held on the new one."""
    return date(max(years), 1, 1) if years and max(years) > new_map_since(vocabulary).year else None
