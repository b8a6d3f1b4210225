"""What `check --fair` prints: the organiser's report of a fair, plain lines for a terminal of 80 columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from ocop_site.catalogue.fair_report import FairReport, Shown, fair_report
from ocop_site.catalogue.sentences import day_text, sentence
from ocop_site.catalogue.sentences_en import sentence_en
from ocop_site.vietnamese import nearest
from ocop_site.words import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.catalogue.fair_days import Cover
    from ocop_site.catalogue.status import Status
    from ocop_site.problems import Language
    from ocop_site.records.others import Booth
    from ocop_site.records.product import Nomination

WIDTH = 79
NOTHING_AGAINST = (
    (
        "Danh mục chỉ giữ một phần những gì các nguồn công khai nói: điều nêu ở đây không chứng tỏ gì về ai hay về "
        "sản phẩm nào. Hãy hỏi chủ thể, xem giấy chứng nhận."
    ),
    (
        "The catalogue holds only a part of what public sources say: nothing here proves anything against anybody or "
        "any product. Ask the producers, look at their certificates."
    ),
)
TOTALS = (
    "{all} sản phẩm ở các gian; {covered} còn thời hạn suốt những ngày hội chợ.",
    "Products at booths: {all}; in force on every day of the fair: {covered}.",
)
UNTIL = ("còn thời hạn đến hết ngày {day}", "in force until {day}")
SINCE = ("được công nhận từ ngày {day}", "in force from {day}")
NO_PAPER = (
    "danh mục chưa có giấy chứng nhận cho những ngày hội chợ",
    "the catalogue knows of no certificate for the days of the fair",
)
UNSAID = ("chưa đủ dữ kiện về những ngày hội chợ", "not enough is known for the days of the fair")
DAYS_UNKNOWN = (
    "Hồ sơ chưa ghi đủ ngày đầu và ngày cuối của hội chợ (`days`), nên không so được với thời hạn của giấy nào.",
    "The record lacks the first or the last day of the fair (`days`): no paper can be compared with them.",
)
TITLES = {
    "uncovered": (
        "{n} sản phẩm mà giấy trong hồ sơ không bao những ngày hội chợ:",
        "Paper does not cover the days of the fair, by our record ({n}):",
    ),
    "partly": ("{n} sản phẩm mà giấy chỉ bao một phần:", "Paper covers a part of them ({n}):"),
    "unsaid": ("{n} sản phẩm chưa đủ dữ kiện:", "Not enough is known ({n}):"),
    "nominated": ("{n} sản phẩm đang hoặc từng được đề nghị:", "Nominated ({n}):"),
    "exhibitors": (
        "{n} bên đứng gian không thấy trong danh mục này:",
        "Exhibitors that are not found in this catalogue ({n}):",
    ),
    "goods": ("{n} món hàng không thấy trong danh mục này:", "Goods that are not found in this catalogue ({n}):"),
}


def fair_named(text: str, catalogue: Catalogue) -> FairEntry:
    """The fair with an id, one that it had before, or a code. Raises click's error of usage where there is none."""
    for entry in catalogue.fairs.values():
        if text in {entry.record.id, *entry.record.formerly, *catalogue.codes_of("fairs", entry.record)}:
            return entry
    hint = nearest(text, catalogue.fairs)
    more = f" {hint}?" if hint else ""
    raise click.UsageError(f"Không có hội chợ nào là {text!r} / there is no such fair.{more}")


def report_lines(entry: FairEntry, catalogue: Catalogue, language: Language) -> Iterator[str]:
    """The lines of the report, each thing with its booth."""
    scribe = _Scribe(language == "en")
    report = fair_report(entry, catalogue)
    yield scribe.heading(entry, report)
    yield from _wrap(scribe.totals(report), "")
    if report.span is None:
        yield from _wrap(DAYS_UNKNOWN[scribe.english], "")
    yield from scribe.chapter("uncovered", (scribe.product(one) for one in report.uncovered))
    yield from scribe.chapter("partly", (scribe.product(one) for one in report.partly))
    if report.span is not None:
        yield from scribe.chapter("unsaid", (scribe.product(one) for one in report.unsaid))
    yield from scribe.chapter("nominated", (scribe.nominated(one) for one in report.nominated))
    yield from scribe.chapter("exhibitors", (scribe.exhibitor(one) for one in report.exhibitors))
    yield from scribe.chapter("goods", (scribe.at(booth, name) for booth, name in report.goods))
    yield ""
    yield from _wrap(NOTHING_AGAINST[scribe.english], "")


class _Scribe:
    """Words the report in one language."""

    def __init__(self, english: bool) -> None:  # noqa: FBT001 - one of two languages
        self.english = english

    def day(self, day: date) -> str:
        return day.isoformat() if self.english else shown(day_text(day))

    def heading(self, entry: FairEntry, report: FairReport) -> str:
        span = report.span
        days = f" ({self.day(span.first)} – {self.day(span.last)})" if span else ""
        return f"{entry.record.name}{days}"

    def totals(self, report: FairReport) -> str:
        total = report.covered + len(report.partly) + len(report.uncovered) + len(report.unsaid)
        return TOTALS[self.english].format(all=total, covered=report.covered)

    def chapter(self, kind: str, lines: Iterable[str]) -> Iterator[str]:
        """The title of some lines and these; nothing where there are none."""
        some = list(lines)
        if some:
            yield ""
            yield TITLES[kind][self.english].format(n=len(some))
            for line in some:
                yield from _wrap(f"- {line}", "  ", "    ")

    def at(self, booth: Booth, text: str) -> str:
        return f"{'Booth' if self.english else 'Gian'} {booth.number}: {text}"

    def product(self, one: Shown) -> str:
        record = one.entry.record
        return self.at(one.booth, f"{record.name} ({record.code}) – {self._said(one.cover)}")

    def _said(self, cover: Cover) -> str:
        """What is to be said of a paper that does not cover all days; what ended it within is told in full."""
        if cover.last and cover.then:
            said = UNTIL[self.english].format(day=self.day(cover.last))
            return f"{said}. {self._sentence(cover.then)}" if cover.then.ending else said
        if cover.day:
            return SINCE[self.english].format(day=self.day(cover.day))
        if cover.answer == "unsaid" or cover.status is None:
            return UNSAID[self.english]
        return NO_PAPER[self.english] if cover.status.value == "no-paper" else self._sentence(cover.status)

    def _sentence(self, status: Status) -> str:
        return sentence_en(status) if self.english else shown(sentence(status))

    def nominated(self, one: Shown) -> str:
        record = one.entry.record
        said = "; ".join(self._nomination(nomination) for nomination in record.nominations)
        return self.at(one.booth, f"{record.name} ({record.code}) – {said}")

    def _nomination(self, one: Nomination) -> str:
        stars = f"{one.to_stars} {'stars' if self.english else 'sao'}" if one.to_stars else ""
        outcomes = {
            "unknown": ("chưa rõ kết quả", "outcome not known"),
            "certified": ("đã được công nhận", "recognised"),
            "refused": ("không được công nhận", "not recognised"),
            "withdrawn": ("đã rút", "withdrawn"),
        }
        parts = (stars, str(one.year) if one.year else "", outcomes[one.outcome][self.english])
        return ", ".join(part for part in parts if part)

    def exhibitor(self, booth: Booth) -> str:
        return self.at(booth, (booth.exhibitor.name if booth.exhibitor else None) or "")


def _wrap(text: str, indent: str, inner: str | None = None) -> list[str]:
    later = indent if inner is None else inner
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
