"""One row of a table of products, judged: what becomes a certificate, a nomination, a report, a withdrawal or a note.

`status` decides, not `stars`. Only `decision_date` becomes the date of issue, a month or a year where it says no more;
`year` becomes the programme year; with neither, an article's date in the notes is the last possible day. Nothing is
added that the row does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.records.days import Days
from ocop_site.writing.tables.goods import components_in, mended, printed_name
from ocop_site.writing.tables.note_reading import NoteFacts, public_note, read_note
from ocop_site.writing.tables.printed_places import Clues, PrintedPlace, printed_place
from ocop_site.writing.tables.table_rows import Data, RowRefusedError, TableRow, without_empty

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.records.vocabulary import Vocabulary

STATUSES = ("certified", "expired", "revoked")
FLAGS = {
    "name-uncertain": "Tên chưa chắc chắn.",
    "set": "Một dòng gồm nhiều mặt hàng.",
    "lookalike": "Trang dùng ký tự giống Đ (U+00D0).",
    "possible-duplicate": "Có thể trùng với dòng khác, xem content/imports/joins.csv.",
    "proposal": "",
}
_BASES = ("stated", "by-name")
_TOP_STARS = 5


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The decision of a row that is about the withdrawal, not about the recognition."""

    number: str
    date: str
    url: str


@dataclass(frozen=True, slots=True)
class ProductRow:
    """A row as pieces of a record. `producer` is the name as printed, empty where unknown; `producer_type` an id."""

    row: TableRow
    name: str
    name_as_printed: str
    producer: str
    producer_type: str
    classification: Data
    place: PrintedPlace
    year: int | None
    url: str
    flags: tuple[str, ...]
    certificates: tuple[Data, ...]
    nominations: tuple[Data, ...]
    reports: tuple[Data, ...]
    components: tuple[str, ...]
    notes: tuple[str, ...]
    withdrawal: Withdrawal | None


def read_product_row(row: TableRow, vocabulary: Vocabulary, read_on: date) -> ProductRow:
    """The row, judged; its pages were read on `read_on`. Raises RowRefusedError where a cell is wrong."""
    facts = read_note(row.text("notes"))
    year = row.number_in("year", 2018, 2100)
    day = row.partial_date("decision_date")
    status = row.one_of("status", STATUSES)
    flags = tuple(flag for flag in row.text("flags").split(";") if flag)
    for flag in flags:
        if flag not in FLAGS:
            raise RowRefusedError(f"flags có giá trị lạ: {flag}")
    latest = Days.read(day).last if day else facts.latest
    paper = _Paper(row, facts, year, day, status, flags, read_on, _level(row, vocabulary), row.number_in("stars", 1, 5))
    name = mended(row.needed("name"))
    return ProductRow(
        row=row,
        name=name,
        name_as_printed=printed_name(row.needed("name"), lookalike="lookalike" in flags),
        producer=mended(row.text("producer")),
        producer_type=_producer_type(row, vocabulary),
        classification=_classification(row, vocabulary),
        place=printed_place(row, Clues(facts.new_map, latest, year), vocabulary),
        year=year,
        url=row.address("source_url"),
        flags=flags,
        certificates=paper.certificates(),
        nominations=paper.nominations(),
        reports=paper.reports(),
        components=components_in(name) if "set" in flags else (),
        notes=_notes(row, flags, (paper.bound_note(), paper.lost_stars_note())),
        withdrawal=paper.withdrawal(),
    )


def source_of(url: str, read_on: date) -> Data:
    """A page and the day on which it was read."""
    return {"url": url, "read": read_on.isoformat()}


@dataclass(frozen=True, slots=True)
class _Paper:
    """What a row says about papers."""

    row: TableRow
    facts: NoteFacts
    year: int | None
    day: str
    status: str
    flags: tuple[str, ...]
    read_on: date
    level: str
    stars: int | None

    @property
    def _sources(self) -> list[Data]:
        return [source_of(self.row.address("source_url"), self.read_on)]

    @property
    def _by_bound(self) -> bool:
        """Whether the article's own date is all that is known about the time."""
        return not self.day and not self.year and self.facts.bound is not None

    def certificates(self) -> tuple[Data, ...]:
        if not self.status:
            return ()
        of_withdrawal = self.facts.paper_is_withdrawal
        issued = self.day
        if of_withdrawal:
            issued = f"../{self.day}" if self.day else ""
        elif self._by_bound:
            issued = self.facts.bound or ""
        paper = {
            "stars": self.stars,
            "issued": issued,
            "programme_year": self.year,
            "kind": self.facts.kind,
            "level": self.level,
            "decision": "" if of_withdrawal else self.row.text("decision"),
            "round": self.facts.round,
            "score": None if self.facts.potential else self.facts.score,
            "sources": self._sources,
        }
        return (without_empty(paper),)

    def nominations(self) -> tuple[Data, ...]:
        proposed = "proposal" in self.flags and not self.status
        if not (proposed or self.facts.potential or self.facts.proposed_stars):
            return ()
        to_stars = _TOP_STARS if self.facts.potential else self.facts.proposed_stars
        nomination = {
            "to_stars": to_stars or (self.stars if proposed else None),
            "year": self.year,
            "score": self.facts.score if proposed or self.facts.potential else None,
            "level": self.level if proposed else None,
            "outcome": "unknown",
            "round": self.facts.round,
            "decision": self.row.text("decision") if proposed else None,
            "on": (self.day or (self.facts.bound if self._by_bound else None)) if proposed else None,
            "sources": self._sources,
        }
        return (without_empty(nomination),)

    def reports(self) -> tuple[Data, ...]:
        if self.status == "expired":
            on, ground = self.facts.expired_from, self.facts.expired_ground
        elif self.status == "revoked" and self.withdrawal() is None:
            on, ground = self.facts.withdrawn_by, None
        else:
            return ()
        return (without_empty({"says": self.status, "on": on, "ground": ground, "sources": self._sources}),)

    def withdrawal(self) -> Withdrawal | None:
        number = self.row.text("decision")
        if self.status != "revoked" or not self.facts.paper_is_withdrawal or not number:
            return None
        return Withdrawal(number, self.day, self.row.address("source_url"))

    def lost_stars_note(self) -> str:
        """Stars of a row that is neither recognised nor proposed, which no part of the record may carry."""
        if self.stars and not self.status and not self.nominations():
            return f"Bảng ghi {self.stars} sao nhưng không ghi đã công nhận hay đề nghị."
        return ""

    def bound_note(self) -> str:
        """How a date that is not a day of recognition was used."""
        if self.status and self.facts.paper_is_withdrawal and self.day:
            return f"Ngày công nhận: không sau ngày thu hồi {self.day}; trang không cho ngày nào khác."
        if not self._by_bound or not (self.status or "proposal" in self.flags):
            return ""
        what = "công nhận" if self.status else "đề nghị"
        return f"Ngày {what}: không sau “{self.facts.bound_words}”; trang không cho ngày nào khác."


def _notes(row: TableRow, flags: tuple[str, ...], own: tuple[str, ...]) -> tuple[str, ...]:
    notes = [public_note(row.text("notes")), *(FLAGS[flag] for flag in flags), *own]
    return tuple(note for note in notes if note)


def _classification(row: TableRow, vocabulary: Vocabulary) -> Data:
    group = row.needed("group")
    if vocabulary.group(group) is None:
        raise RowRefusedError(f"group có giá trị lạ: {group}")
    return without_empty(
        {
            "group": group,
            "set": row.number_in("set", 1, 26),
            "group_basis": row.one_of("group_basis", _BASES),
            "group_as_printed": row.text("group_as_printed"),
        }
    )


def _level(row: TableRow, vocabulary: Vocabulary) -> str:
    word = row.text("awarding_level")
    level = vocabulary.level_by_word(word) if word else None
    if word and level is None:
        raise RowRefusedError(f"awarding_level có giá trị lạ: {word}")
    return level.id if level else ""


def _producer_type(row: TableRow, vocabulary: Vocabulary) -> str:
    word = row.text("producer_type")
    found = vocabulary.producer_type_by_code(word) if word else None
    if word and found is None:
        raise RowRefusedError(f"producer_type có giá trị lạ: {word}")
    return found.id if found else ""
