"""One row of a foreign table as facts: names, place, stars, score, act – with a reason for each cell that says none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ocop_site.catalogue.rules.place_names import spelled_province
from ocop_site.reading.workbooks import Cell
from ocop_site.records.days import Days
from ocop_site.records.vocabulary import CURRENT_VINTAGE, FORMER_VINTAGE
from ocop_site.vietnamese import fold
from ocop_site.writing.foreign.values import (
    PlaceRead,
    day_in,
    ground_of_note,
    kind_in,
    plain_text,
    read_address,
    score_in,
    stars_in,
    withdrawal_in,
    year_in,
)
from ocop_site.writing.names.makers import read_name
from ocop_site.writing.tables.goods import mended
from ocop_site.writing.tables.note_reading import public_note
from ocop_site.writing.tables.printed_places import Clues, PrintedPlace, vintage_of
from ocop_site.writing.tables.table_rows import RowRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.writing.foreign.rows import ForeignRow

T = TypeVar("T")
ACT = "act"
"""In place of a column: no cell says whether the row is recognised or withdrawn."""

Refusal = tuple[str, str]
"""Our name of the column, and why its cell cannot be used."""

_TYPES = {"ctcp": "doanh-nghiep", "tnhh": "doanh-nghiep", "cty": "doanh-nghiep", "dntn": "doanh-nghiep",
          "htx": "htx", "lhhtx": "htx", "tht": "to-hop-tac", "ho": "ho-gia-dinh"}  # fmt: skip
_TYPE_WORDS = (
    ("hop tac xa", "htx"), ("htx", "htx"), ("to hop tac", "to-hop-tac"), ("tht", "to-hop-tac"),
    ("cong ty", "doanh-nghiep"), ("doanh nghiep", "doanh-nghiep"), ("dn", "doanh-nghiep"), ("ho", "ho-gia-dinh"),
    ("co so", "ho-gia-dinh"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for every row where the table itself does not say it: values by our columns, a day of the paper."""

    values: Mapping[str, str]
    day: date


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What a row says. "" or None: nothing. `act`: recognise, revoke or proposal. `group`, `set` by the vocabulary."""

    row: ForeignRow
    name: str
    producer: str
    producer_type: str
    place: PrintedPlace
    group: str
    group_as_printed: str
    set: int | None
    stars: int | None
    score: str
    kind: str
    act: str
    ground: str
    decision: str
    decision_date: str
    year: str
    level: str
    product_code: str
    notes: str
    source_url: str

    @property
    def key(self) -> tuple[str, ...]:
        """What two rows about one product share: folded names and the place."""
        return fold(self.name), fold(self.producer), self.place.province_id, fold(self.place.commune)

    @property
    def says(self) -> tuple[object, ...]:
        """Everything it says of the product, its place in the table left out."""
        return (self.act, self.stars, self.score, self.kind, self.decision, self.decision_date, self.product_code)


class FactsReader:
    """Reads the cells of one row; every refusal is kept, so that all faults of a row are told at once."""

    def __init__(self, row: ForeignRow, defaults: Defaults, vocabulary: Vocabulary) -> None:
        self.row, self.defaults, self.vocabulary = row, defaults, vocabulary
        self.refusals: list[Refusal] = []
        self._signed = ""

    def read(self) -> RowFacts | None:
        """The facts; None where a cell was refused."""
        facts = self.read_the_rest()
        return None if self.refusals else facts

    def read_the_rest(self) -> RowFacts:
        """The facts of the cells that can be read; those that were refused say nothing."""
        note = self._text("notes")
        self._signed = self._day()
        score = self._try("score", lambda: score_in(self._cell("score"), self.row.called("score"))) or ""
        act, ground, stars = self._act(note, scored=bool(score))
        group, printed = self._group()
        place = self._place()
        return RowFacts(
            row=self.row,
            name=mended(self._needed("name")),
            producer=mended(self._text("producer")),
            producer_type=self._type(),
            place=place or PrintedPlace("", "", "", None, ""),
            group=group,
            group_as_printed=printed,
            set=self._set(),
            stars=stars,
            score=score,
            kind=kind_in(self._text("kind")) or kind_in(note),
            act=act,
            ground=ground,
            decision=self._text("decision"),
            decision_date=self._signed,
            year=self._try("year", lambda: year_in(self._text("year"), self.row.called("year"))) or "",
            level=self._level(),
            product_code=self._text("product_code"),
            notes=public_note(note),
            source_url=self._text("source_url"),
        )

    def _cell(self, column: str) -> Cell:
        cell = self.row.cell(column)
        if cell.text:
            return cell
        return Cell(self.row.section.get(column) or self.defaults.values.get(column, ""), "text")

    def _try(self, column: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except RowRefusedError as refusal:
            self._refuse(column, str(refusal))
            return None

    def _refuse(self, column: str, reason: str) -> None:
        """Note why a cell cannot be used: once, however often it was looked at."""
        if (column, reason) not in self.refusals:
            self.refusals.append((column, reason))

    def _text(self, column: str) -> str:
        return self._try(column, lambda: plain_text(self._cell(column), self.row.called(column))) or ""

    def _needed(self, column: str) -> str:
        cell, text = self._cell(column), self._text(column)
        if cell.form == "day":
            self._refuse(column, f"{self.row.called(column)}: ô đã thành ngày ({cell.text}), không phải chữ")
        if not text and not any(one == column for one, _ in self.refusals):
            self._refuse(column, f"thiếu {self.row.called(column)}")
        return text

    def _day(self) -> str:
        called = self.row.called("decision_date")
        return self._try("decision_date", lambda: day_in(self._cell("decision_date"), called)) or ""

    def _act(self, note: str, *, scored: bool) -> tuple[str, str, int | None]:
        """What is done, on which ground, with how many stars."""
        said, ground = withdrawal_in(self._text("withdrawn"))
        ground = self._text("ground") or ground or (ground_of_note(note) or "")
        result = self._text("stars")
        by_result = fold(result).startswith(("thu hoi", "huy bo"))
        if said or ground_of_note(note) is not None or by_result or self.row.section.get("act") == "revoke":
            stars = None if by_result else self._try("stars", lambda: stars_in(result))
            return "revoke", ground, stars
        stars = self._try("stars", lambda: stars_in(result) or self._crossed())
        if self.row.section.get("act") == "unclear" and "withdrawn" not in self.row.places:
            of_both = self.row.title is not None and self.row.title.of_both
            if not (of_both and scored and stars and not self._text("ground")):
                self._refuse(ACT, "tên bảng nói cả công nhận lẫn thu hồi; hãy thêm cột Thu hồi hoặc tiêu mục cho rõ")
        return ("proposal" if self.row.section.get("act") == "proposal" else "recognise"), "", stars

    def _crossed(self) -> int | None:
        """The stars of the column that bears a cross, where each number of stars has its own."""
        crossed = [
            int(column.removeprefix("stars:"))
            for column in sorted(self.row.cells)
            if column.startswith("stars:") and withdrawal_in(plain_text(self.row.cells[column], column))[0]
        ]
        if len(crossed) > 1:
            raise RowRefusedError("đánh dấu ở nhiều cột sao")
        return crossed[0] if crossed else None

    def _group(self) -> tuple[str, str]:
        """The group of today's scheme, and the words of the table where it says any."""
        printed = self._text("group")
        if not printed:
            return "", ""
        if self.vocabulary.group(printed):
            return printed, ""
        plain = fold(printed)
        plain = plain.removeprefix("nganh ").removeprefix("nhom ").removeprefix("san pham ")
        for day in self._days_of_schemes():
            for words in (printed, plain):
                meant = self.vocabulary.group_by_printed_name(words, day)
                if meant:
                    return meant.maps_to or meant.id, printed
        known = [one for one in self.vocabulary.sets if fold(one.name) in {fold(printed), plain}]
        if len(known) == 1:
            return known[0].group, printed
        names = ", ".join(f"“{group.name}”" for group in self.vocabulary.groups)
        reason = f"{self.row.called('group')}: không có nhóm nào tên “{printed}”; các nhóm là: {names}"
        self._refuse("group", reason)
        return "", printed

    def _days_of_schemes(self) -> list[date]:
        """Days whose scheme may have given a group its name: the paper's own first, then any, the newest first."""
        latest = Days.read(self._signed).last if self._signed else None
        signed = [latest] if latest else []
        starts = sorted((one.start for one in self.vocabulary.schemes if one.start), reverse=True)
        return [*signed, self.defaults.day, *starts]

    def _set(self) -> int | None:
        printed = self._text("set")
        if not printed:
            return None
        if printed.isdecimal() and self.vocabulary.set(int(printed)):
            return int(printed)
        key = fold(printed).removeprefix("bo san pham ").removeprefix("bo ")
        known = [one.number for one in self.vocabulary.sets if fold(one.name) in {fold(printed), key}]
        if len(known) != 1:
            self._refuse("set", f"{self.row.called('set')}: không có bộ tiêu chí nào tên “{printed}”")
            return None
        return known[0]

    def _type(self) -> str:
        """The kind of producer that its own name or the table says; "" where neither does."""
        printed = fold(self._text("producer_type"))
        said = next((meant for words, meant in _TYPE_WORDS if f"{printed} ".startswith(f"{words} ")), "")
        found = said or _TYPES.get(read_name(self._text("producer")).form, "")
        return found if self.vocabulary.producer_type(found) else ""

    def _level(self) -> str:
        printed = fold(self._text("level")).removeprefix("cap ").removeprefix("ubnd ")
        if not printed:
            return ""
        for level in self.vocabulary.levels:
            if printed in {fold(level.word), level.id}:
                return level.id
        names = ", ".join(level.word for level in self.vocabulary.levels)
        self._refuse("level", f"{self.row.called('level')}: không rõ cấp nào: {printed}; các cấp là: {names}")
        return ""

    def _place(self) -> PrintedPlace | None:
        """The place: columns first, then the address, then the sections, then what holds for all rows."""
        read = read_address(self._text("address"), self.vocabulary) if self.row.cell("address").text else PlaceRead()
        found = {}
        for unit in ("province", "district", "commune"):
            own = self.row.cell(unit)
            found[unit] = self._text(unit) if own.text else getattr(read, unit) or self._text(unit)
        province, district, commune = found["province"], found["district"], found["commune"]
        if not province:
            self._refuse("province", "không rõ tỉnh: bảng không ghi")
            return None
        latest = (Days.read(self._signed).last if self._signed else None) or self.defaults.day
        vintage = vintage_of(province, district, commune, Clues(latest=latest), self.vocabulary)
        for vintage_tried in (vintage, CURRENT_VINTAGE, FORMER_VINTAGE):
            found_unit = self.vocabulary.province_by_printed_name(province, vintage_tried)
            if found_unit:
                spelled = spelled_province(province, vintage, self.vocabulary) or province
                return PrintedPlace(spelled, district, commune, vintage, found_unit.id)
        self._refuse("province", f"không có tỉnh nào tên {province}")
        return None
