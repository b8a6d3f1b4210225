"""What records lack and what is doubtful, in words, and the editors' pages of it: made only when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.catalogue.completeness import KINDS, completeness
from ocop_site.catalogue.due import GAPS
from ocop_site.catalogue.sentences import day_text
from ocop_site.pages import addresses
from ocop_site.pages.due import GAP_WORDS, NO_PROVINCE, Block, Line, entries_of
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import page_piece
from ocop_site.records.base import Coded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ocop_site.catalogue.completeness import Card, Doubt, Kind, Lack, ProvinceCompleteness
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.problems import Language

Owner = tuple[str, str]
LACK_WORDS: dict[Lack, tuple[str, str]] = {
    **{gap: GAP_WORDS[gap] for gap in GAPS},
    "type": ("loại hình", "kind of producer"),
    "product": ("sản phẩm nào của họ", "any product"),
    "hours": ("giờ mở cửa", "opening hours"),
    "stocks": ("hàng đang bán", "what is sold"),
    "days": ("ngày mở hoặc bế mạc", "first or last day"),
    "number": ("số", "number"),
    "date": ("ngày ký", "day of signing"),
    "issuer": ("cơ quan ban hành", "issuer"),
}
DOUBT_WORDS: dict[Doubt, tuple[str, str]] = {
    "undetermined": ("chưa tính được thời hạn", "term cannot be computed"),
    "past-term": ("quá 36 tháng, chưa rõ đánh giá lại", "past 36 months, re-assessment not known"),
    "by-name": ("nhóm xếp theo tên, nguồn không ghi", "group told by the name alone"),
    "same-as": ("có thể trùng hồ sơ khác", "may be the same as another record"),
    "old-source": ("nguồn đọc đã hơn một năm", "source read more than a year ago"),
    "warning": ("có cảnh báo của lệnh check", "check has a warning"),
}
KIND_WORDS: dict[Kind, tuple[str, str]] = {
    "products": ("Sản phẩm", "Products"),
    "producers": ("Chủ thể", "Producers"),
    "outlets": ("Điểm bán", "Outlets"),
    "fairs": ("Hội chợ", "Fairs"),
    "decisions": ("Quyết định", "Decisions"),
}
HEADING = ("Hồ sơ đủ và thiếu, ngày {day}", "What records lack, {day}")
COLUMNS = (
    ("Tỉnh", "hồ sơ", "không thiếu", "cần xem lại", "đến hạn"),
    ("Province", "records", "whole", "doubtful", "due"),
)
WHOLE = ("Cả danh mục", "Whole catalogue")
OF_KIND = ("{kind}: {whole} trên {records} hồ sơ không thiếu gì", "{kind}: {whole} of {records} lack nothing")
LACKING = ("Thiếu: {counts}.", "Lacking: {counts}.")
DOUBTFUL = ("Cần xem lại: {counts}.", "Doubtful: {counts}.")
NOTES = (("thiếu {lacks}", "xem lại: {doubts}"), ("lacks {lacks}", "see to: {doubts}"))


@dataclass(frozen=True, slots=True)
class Row:
    """One province in numbers: its name, its page for editors, records, whole ones, doubtful ones, dates near."""

    name: str
    href: str
    numbers: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One province in full: its numbers, its totals in words, its records with a gap or a doubt, by kind."""

    id: str
    row: Row
    totals: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All provinces, in one language; `whole` are the numbers of the whole catalogue, `totals` its words."""

    heading: str
    columns: tuple[str, ...]
    whole: Row
    totals: tuple[str, ...]
    chapters: tuple[Chapter, ...]


def overview(
    catalogue: Catalogue, files: Mapping[Owner, str], warned: Collection[Owner], language: Language = "vi"
) -> Overview:
    """What records lack, in words. `files`: kind and id of a record -> its file; `warned`: those with a warning."""
    english = language == "en"
    found = completeness(catalogue, warned)
    day = catalogue.day.isoformat() if english else day_text(catalogue.day)
    chapters = tuple(_chapter(one, catalogue, files, english=english) for one in found)
    numbers = tuple(sum(column) for column in zip(*(chapter.row.numbers for chapter in chapters), strict=True))
    whole = Row(WHOLE[english], addresses.COMPLETENESS, numbers or (0, 0, 0, 0))
    totals = tuple(_totals(found, english=english))
    return Overview(HEADING[english].format(day=day), COLUMNS[english], whole, totals, chapters)


def completeness_jobs(catalogue: Catalogue, files: Mapping[Owner, str], warned: Collection[Owner]) -> Iterator[Job]:
    """The page of all provinces and one page for each; no page of the public site leads to them."""
    told = overview(catalogue, files, warned)
    page = page_piece("completeness", addresses.COMPLETENESS, told.heading, description=told.totals[0], base_url=None)
    rows = [{"text": one.name, "href": one.href, "numbers": list(one.numbers)} for one in _rows(told)]
    it = {"totals": list(told.totals), "columns": list(told.columns), "rows": rows}
    address = addresses.COMPLETENESS
    yield Job(addresses.file_of(address), "page", {"page": page, "it": it}, "completeness.html", address)
    crumbs = ((told.heading, address),)
    for chapter in told.chapters:
        heading = f"{chapter.row.name}: {told.heading[0].lower()}{told.heading[1:]}"
        page = page_piece("due", chapter.row.href, heading, description=chapter.totals[0], base_url=None, crumbs=crumbs)
        blocks = [{"title": block.title, "entries": entries_of(block)} for block in chapter.blocks]
        it = {"lead": " ".join(chapter.totals), "chapters": [{"title": chapter.row.name, "href": "", "blocks": blocks}]}
        path = addresses.file_of(chapter.row.href)
        yield Job(path, "page", {"page": page, "it": it}, "due.html", chapter.row.href)


def _rows(told: Overview) -> Iterator[Row]:
    yield from (chapter.row for chapter in told.chapters)
    yield told.whole


def _chapter(one: ProvinceCompleteness, catalogue: Catalogue, files: Mapping[Owner, str], *, english: bool) -> Chapter:
    province = catalogue.vocabulary.province(one.province) if one.province else None
    name = province.name if province else NO_PROVINCE[english]
    known = province.id if province else "chua-ro"
    doubtful = sum(bool(card.doubts) for card in one.cards)
    numbers = (sum(one.records.values()), sum(one.whole.values()), doubtful, one.due)
    blocks = []
    for kind in KINDS:
        lines = tuple(_line(card, files, english=english) for card in one.cards if card.kind == kind)
        if lines:
            blocks.append(Block(_of_kind(kind, [one], english=english), lines))
    row = Row(name, f"{addresses.COMPLETENESS}{known}/", numbers)
    return Chapter(known, row, tuple(_totals([one], english=english)), tuple(blocks))


def _totals(found: Collection[ProvinceCompleteness], *, english: bool) -> Iterator[str]:
    """The words below a heading: each kind, what is missing most, what is doubtful."""
    kinds = [_of_kind(kind, found, english=english) for kind in KINDS if any(kind in one.records for one in found)]
    yield f"{'; '.join(kinds)}."
    lacks = {lack: sum(one.lacks.get(lack, 0) for one in found) for lack in LACK_WORDS}
    doubts = {doubt: sum(one.doubts.get(doubt, 0) for one in found) for doubt in DOUBT_WORDS}
    lacking = _counted({LACK_WORDS[lack][english]: count for lack, count in lacks.items()}, english=english)
    doubtful = _counted({DOUBT_WORDS[doubt][english]: count for doubt, count in doubts.items()}, english=english)
    if lacking:
        yield LACKING[english].format(counts=lacking)
    if doubtful:
        yield DOUBTFUL[english].format(counts=doubtful)


def _of_kind(kind: Kind, found: Collection[ProvinceCompleteness], *, english: bool) -> str:
    records = sum(one.records.get(kind, 0) for one in found)
    whole = sum(one.whole.get(kind, 0) for one in found)
    numbers = {"whole": number(whole, english=english), "records": number(records, english=english)}
    return OF_KIND[english].format(kind=KIND_WORDS[kind][english], **numbers)


def _counted(counts: Mapping[str, int], *, english: bool) -> str:
    """What occurs, most first: "ngày cấp 900; nguồn 12"."""
    some = sorted(((word, count) for word, count in counts.items() if count), key=lambda one: -one[1])
    return "; ".join(f"{word} {number(count, english=english)}" for word, count in some)


def number(value: int, *, english: bool) -> str:
    """A whole number with its thousands set off as the language does."""
    return f"{value:,}" if english else f"{value:,}".replace(",", ".")


def _line(card: Card, files: Mapping[Owner, str], *, english: bool) -> Line:
    record = card.entry.record
    lacks = ", ".join(LACK_WORDS[lack][english] for lack in card.lacks)
    doubts = ", ".join(DOUBT_WORDS[doubt][english] for doubt in card.doubts)
    of_lacks, of_doubts = NOTES[english]
    notes = [*([of_lacks.format(lacks=lacks)] if lacks else []), *([of_doubts.format(doubts=doubts)] if doubts else [])]
    name, href = _named(card)
    return Line(name, "; ".join(notes), files.get((card.kind, record.id), ""), href)


def _named(card: Card) -> tuple[str, str]:
    """What a record is called, with its code where it has one, and its page."""
    record = card.entry.record
    if isinstance(record, Coded):
        return f"{record.name} ({record.code})", addresses.of_record(record)
    number_of: str | None = getattr(record, "number", None)
    return number_of or record.id, addresses.decision(record.id)
