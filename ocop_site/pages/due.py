"""What is due for editors, in words of two languages, and the page of it: made only when asked for, never indexed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.catalogue.due import due, lapsed_span, renewal_on
from ocop_site.catalogue.sentences import day_text
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import entry_piece, page_piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ocop_site.catalogue.due import Gap, Incomplete, Notice, Phase, ProvinceDue, Window
    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.problems import Language


GAP_WORDS: dict[Gap, tuple[str, str]] = {
    "issued": ("ngày cấp", "day of issue"),
    "stars": ("hạng sao", "stars"),
    "decision": ("số quyết định", "decision number"),
    "producer": ("chủ thể", "producer"),
    "place": ("xã hoặc huyện", "commune or district"),
    "source": ("nguồn", "source"),
}
PHASE_WORDS: dict[Phase, tuple[str, str]] = {
    "opens": ("nhận hồ sơ từ {opens} đến hết {closes}", "dossiers from {opens} to {closes}"),
    "open": ("đang nhận hồ sơ, đến hết {closes}", "open for dossiers until {closes}"),
    "closes": ("sắp thôi nhận hồ sơ: đến hết {closes}", "closes soon for dossiers: until {closes}"),
    "late": ("đã quá hạn nộp hồ sơ ({closes})", "too late for a dossier since {closes}"),
}
TITLES = {
    "windows": (
        "Đánh giá lại – theo {decision}, nộp hồ sơ sớm nhất {earliest}, muộn nhất {latest} ngày trước ngày cuối:",
        "Re-assessment – by {decision}, dossiers {earliest} to {latest} days before the last day:",
    ),
    "notices": (
        "Báo chủ thể – theo {decision}, nơi cấp báo ít nhất {notice} ngày trước ngày cuối:",
        "Notice to the producer – by {decision}, at least {notice} days before the last day:",
    ),
    "lapsed": (
        "Ngày cuối theo hồ sơ vừa qua, từ {first} đến {last}:",
        "Last day by our record just passed, between {first} and {last}:",
    ),
    "gaps": (
        "{incomplete} trên {products} hồ sơ còn thiếu: {counts}. Thiếu nhiều nhất:",
        "{incomplete} of {products} records lack something: {counts}. The worst:",
    ),
}
NOTICE_WORDS = ("báo chậm nhất ngày {by}", "notice by {by}")
LAPSED_WORDS = {True: ("ngày cuối {day}", "last day {day}"), False: ("ngày cuối muộn nhất {day}", "at latest {day}")}
LACKS = ("thiếu {gaps}", "lacks {gaps}")
TOTALS = (
    (
        "{windows} sản phẩm trong hoặc gần kỳ nộp hồ sơ đánh giá lại; {notices} lần báo chủ thể; "
        "{lapsed} sản phẩm vừa qua ngày cuối theo hồ sơ; {incomplete} hồ sơ còn thiếu."
    ),
    (
        "{windows} products in or near the time for re-assessment dossiers; {notices} notices to producers; "
        "{lapsed} products whose last day by our record has just passed; {incomplete} incomplete records."
    ),
)
NO_PROVINCE = ("Chưa rõ tỉnh", "Province not known")
HEADING = ("Nhắc việc ngày {day}", "Due around {day}")


@dataclass(frozen=True, slots=True)
class Line:
    """One record to look after: its name and code, what about it, its file, its page."""

    text: str
    note: str
    file: str
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one kind under their title."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What is due in one province; `href` is its list, "" where the province is not known."""

    title: str
    href: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reminder:
    """Everything that is due around one day, in one language."""

    heading: str
    totals: str
    chapters: tuple[Chapter, ...]


def reminder(catalogue: Catalogue, files: Mapping[tuple[str, str], str], language: Language = "vi") -> Reminder:
    """What is due, in words. `files`: kind and id of a record -> its file."""
    scribe = _Scribe(catalogue, files, language == "en")
    found = due(catalogue)
    numbers = {
        "windows": sum(len(one.windows) for one in found),
        "notices": sum(len(one.notices) for one in found),
        "lapsed": sum(len(one.lapsed) for one in found),
        "incomplete": sum(one.incomplete for one in found),
    }
    heading = scribe.said(HEADING, day=scribe.day(catalogue.day))
    return Reminder(heading, scribe.said(TOTALS, **numbers), tuple(scribe.chapter(one) for one in found))


def due_job(catalogue: Catalogue, files: Mapping[tuple[str, str], str]) -> Job:
    """The page `/bien-tap/` for editors; no page of the site leads to it."""
    told = reminder(catalogue, files)
    page = page_piece("due", addresses.EDITORS, told.heading, description=told.totals, base_url=None)
    it: Plain = {
        "lead": told.totals,
        "chapters": [
            {
                "title": chapter.title,
                "href": chapter.href,
                "blocks": [{"title": block.title, "entries": entries_of(block)} for block in chapter.blocks],
            }
            for chapter in told.chapters
        ],
    }
    return Job(addresses.file_of(addresses.EDITORS), "page", {"page": page, "it": it}, "due.html", addresses.EDITORS)


def entries_of(block: Block) -> list[Plain]:
    """The lines of a block for a template."""
    return [entry_piece(line.text, line.href, 0, f"{line.note} · {line.file}") for line in block.lines]


@dataclass(frozen=True, slots=True)
class _Scribe:
    """Words facts in one language."""

    catalogue: Catalogue
    files: Mapping[tuple[str, str], str]
    english: bool

    def said(self, words: tuple[str, str], **values: str | int) -> str:
        return words[self.english].format(**{name: self.written(value) for name, value in values.items()})

    def written(self, value: str | int) -> str:
        """A whole number with its thousands set off as the language does: 1.016, 1,016; a text as it is."""
        if isinstance(value, str):
            return value
        return f"{value:,}" if self.english else f"{value:,}".replace(",", ".")

    def day(self, day: date | None) -> str:
        if day is None:
            return ""
        return day.isoformat() if self.english else day_text(day)

    def chapter(self, one: ProvinceDue) -> Chapter:
        province = self.catalogue.vocabulary.province(one.province) if one.province else None
        blocks = (
            self.block(self.title("windows"), map(self.window, one.windows)),
            self.block(self.title("notices"), map(self.notice, one.notices)),
            self.block(self.title("lapsed"), map(self.lapsed, one.lapsed)),
            self.block(self.gaps_title(one), map(self.incomplete, one.worst)),
        )
        return Chapter(
            province.name if province else self.said(NO_PROVINCE),
            addresses.province(province.id) if province else "",
            tuple(block for block in blocks if block.lines),
        )

    def block(self, title: str, lines: Iterable[Line]) -> Block:
        return Block(title, tuple(lines))

    def title(self, kind: str) -> str:
        rule, renewal = self.catalogue.vocabulary.rule_on(self.catalogue.day), renewal_on(self.catalogue)
        first, last = lapsed_span(self.catalogue.day)
        values: dict[str, str | int] = {
            "decision": rule.decision if rule else "",
            "earliest": (renewal.earliest_days if renewal else None) or 0,
            "latest": (renewal.latest_days if renewal else None) or 0,
            "notice": (renewal.notice_days if renewal else None) or 0,
            "first": self.day(first),
            "last": self.day(last),
        }
        return self.said(TITLES[kind], **values)

    def gaps_title(self, one: ProvinceDue) -> str:
        counts = ", ".join(f"{GAP_WORDS[gap][self.english]} {count}" for gap, count in one.gaps)
        return self.said(TITLES["gaps"], incomplete=one.incomplete, products=one.products, counts=counts)

    def line(self, entry: ProductEntry, note: str) -> Line:
        product = entry.record
        file = self.files.get(("products", product.id), "")
        return Line(f"{product.name} ({product.code})", note, file, addresses.product(product))

    def window(self, one: Window) -> Line:
        note = self.said(PHASE_WORDS[one.phase], opens=self.day(one.opens), closes=self.day(one.closes))
        return self.line(one.entry, note)

    def notice(self, one: Notice) -> Line:
        return self.line(one.entry, self.said(NOTICE_WORDS, by=self.day(one.by)))

    def lapsed(self, entry: ProductEntry) -> Line:
        return self.line(entry, self.said(LAPSED_WORDS[entry.status.exact], day=self.day(entry.status.until)))

    def incomplete(self, one: Incomplete) -> Line:
        lacking = ", ".join(GAP_WORDS[gap][self.english] for gap in one.gaps)
        return self.line(one.entry, self.said(LACKS, gaps=lacking))
