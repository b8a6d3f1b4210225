"""News as Atom feeds: recognitions, extensions and endings, for the country and for each province.

What stands there has happened on a day that a source names, and stays true. A recognition of which only the month or
the year is known is no news of a day and is left out, and so is a term that has merely run: nobody decided anything.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import publisher, stars_text
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import name_of
from ocop_site.pages.pieces import short_place
from ocop_site.pages.site_words import site_title
from ocop_site.records.base import is_trial
from ocop_site.words import filled, joined, own, say, without_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.catalogue.papers import Paper
    from ocop_site.catalogue.status import Ending
    from ocop_site.pages.jobs import Plain

MOST = 100  # of one feed: a decision may name some dozens of products, and readers keep what they have seen
ENDINGS = {
    "revoked": ("thu-hoi", say("{name}: đã bị thu hồi giấy chứng nhận")),
    "struck-off": ("ra-khoi-danh-sach", say("{name}: được đưa ra khỏi danh sách")),
    "expired": ("het-han", say("{name}: được nguồn nêu là hết hạn")),
}


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened to a product on a day: `act` is its lasting short name, `by` whose word it is."""

    day: date
    act: str
    title: str
    entry: ProductEntry
    by: str = ""

    @property
    def key(self) -> str:
        """What tells it from all other news, for good."""
        return f"{addresses.code(self.entry.record.code)}#{self.act}-{self.day.isoformat()}"


def with_feeds(jobs: Iterable[Job], catalogue: Catalogue) -> Iterator[Job]:
    """Every job; the pages to which a feed belongs name it, and the feeds follow. None while no address is known."""
    feeds = {job.owner: job for job in feed_jobs(catalogue)}
    for job in jobs:
        feed = feeds.get(_followed(job)) if job.maker == "page" else None
        if feed is None:
            yield job
            continue
        named = {"text": feed.context["data"]["title"], "href": addresses.address_of(feed.path)}
        yield replace(job, context={**job.context, "page": {**job.context["page"], "feeds": [named]}})
    yield from feeds.values()


def feed_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """The feed of the country and that of each province that has news, each owned by the page that it belongs to."""
    if is_trial(catalogue.site.base_url):
        return
    everything = newest(catalogue)
    by_province: dict[str, list[News]] = defaultdict(list)
    for news in everything:
        by_province[news.entry.here.province or ""].append(news)
    if everything:
        yield _feed(addresses.HOME, say("cả nước"), everything, catalogue)
    for province in catalogue.vocabulary.provinces:
        if some := by_province[province.id]:
            yield _feed(addresses.province(province.id), province.name, some, catalogue)


def newest(catalogue: Catalogue) -> list[News]:
    """All news of a catalogue, the newest first, each once."""
    found: dict[str, News] = {}
    for entry in catalogue.products.values():
        for news in _of_product(entry, catalogue):
            found.setdefault(news.key, news)
    return sorted(found.values(), key=lambda one: (-one.day.toordinal(), one.entry.order, one.key))


def _followed(job: Job) -> str:
    """The page whose feed a page names: its own, or that of the country on the pages of decisions."""
    _, address = without_language(addresses.address_of(job.path))
    return addresses.HOME if address.startswith(addresses.DECISIONS) else address


def _of_product(entry: ProductEntry, catalogue: Catalogue) -> Iterator[News]:
    for paper in entry.papers:
        yield from _of_paper(paper, entry, catalogue)
    for ending in entry.endings:
        if ending.on and ending.on.day:
            yield _ended(ending, ending.on.day, entry)


def _of_paper(paper: Paper, entry: ProductEntry, catalogue: Catalogue) -> Iterator[News]:
    certificate, name = paper.certificate, name_of(entry.record)
    by = joined((_decision(certificate.decision), own(certificate.issuer or "")), ", ")
    if certificate.issued and certificate.issued.day:
        title: str = say("{name}: được công nhận OCOP", name=name)
        if certificate.stars:
            title = say("{name}: được công nhận {stars}", name=name, stars=stars_text(certificate.stars))
        yield News(certificate.issued.day, "cong-nhan", title, entry, by)
    if paper.extended_by and certificate.extension:
        decision = catalogue.decisions[paper.extended_by].record
        day = decision.date.day if decision.date else None
        until = certificate.extension.until
        by = joined((_decision(decision.number), own(decision.issuer or "")), ", ")
        if day:
            title = say("{name}: được kéo dài hiệu lực đến {day}", name=name, day=until)
            yield News(day, "keo-dai", title, entry, by)


def _ended(ending: Ending, day: date, entry: ProductEntry) -> News:
    act, title = ENDINGS["struck-off" if ending.struck_off else ending.says]
    source = next((publisher(one) for one in ending.sources), "")
    by = _decision(ending.decision) or (say("theo nguồn {source}", source=source) if source else "")
    return News(day, act, filled(title, name=name_of(entry.record)), entry, by)


def _decision(number: str | None) -> str:
    return say("Quyết định {number}", number=number) if number else ""


def _feed(address: str, place: str, news: list[News], catalogue: Catalogue) -> Job:
    site = catalogue.site
    itself = addresses.feed(address)
    data = {
        "title": say("{site} – công nhận, thu hồi gần đây: {place}", site=site_title(site), place=place),
        "language": own("vi", {tag: tag for tag in site.languages}),
        "author": site.publisher,
        "rights": site.licence.name if site.licence else "",
        "itself": {"href": itself},
        "page": {"href": address},
        "entries": [_entry(one, catalogue) for one in news[:MOST]],
    }
    context = {"base": (site.base_url or "").rstrip("/"), "data": data}
    return Job(addresses.file_of(itself), "feed", context, owner=address)


def _entry(news: News, catalogue: Catalogue) -> Plain:
    """One piece of news; a translation is another text, so that its id is another one too."""
    entry = news.entry
    return {
        "id": own(news.key, {tag: f"{news.key}-{tag}" for tag in catalogue.site.languages}),
        "title": news.title,
        "day": news.day.isoformat(),
        "summary": joined((entry.maker, short_place(entry.here, catalogue), news.by), " · "),
        "href": addresses.product(entry.record),
    }
