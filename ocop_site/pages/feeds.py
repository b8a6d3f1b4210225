"""News as Atom feeds: recognitions, extensions and endings, for the country and for each province.

What stands there has happened on a day that a source names, and stays true. A recognition of which only the month or
the year is known is no news of a day and is left out, and so is a term that has merely run: nobody decided anything.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import publisher, stars_text
from ocop_site.catalogue.status import Ending
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import name_of
from ocop_site.pages.pieces import short_place
from ocop_site.pages.site_words import site_publisher, site_title
from ocop_site.records.base import is_trial
from ocop_site.words import filled, joined, own, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.catalogue.papers import Paper
    from ocop_site.pages.jobs import Plain
    from ocop_site.words import Phrase

MOST = 100  # of one feed: a decision may name some dozens of products, and readers keep what they have seen
EXTENDED = "keo-dai"
ENDINGS = {
    "revoked": ("thu-hoi", say("{name}: đã bị thu hồi giấy chứng nhận")),
    "struck-off": ("ra-khoi-danh-sach", say("{name}: được đưa ra khỏi danh sách")),
    "expired": ("het-han", say("{name}: được nguồn nêu là hết hạn")),
}


@dataclass(frozen=True, slots=True)
class News:
    """Something that happened to a product on a day, and what tells of it; `act` is its lasting short name."""

    day: date
    act: str
    entry: ProductEntry
    of: Paper | Ending

    @property
    def key(self) -> str:
        """What tells it from all other news, for good."""
        return f"{addresses.code(self.entry.record.code)}#{self.act}-{self.day.isoformat()}"


def with_feeds(jobs: Iterable[Job], catalogue: Catalogue, *, follow: bool = True) -> Iterator[Job]:
    """Every job; the pages to which a feed belongs name it, and the feeds `follow`. None while no address is known."""
    feeds: dict[str, Job] | None = None  # nobody looks through all papers for pages that have no feed
    for job in jobs:
        page = _followed(job) if job.maker == "page" else ""
        if page and feeds is None:
            feeds = {feed.owner: feed for feed in feed_jobs(catalogue)}
        feed = feeds.get(page) if page and feeds else None
        if feed is None:
            yield job
            continue
        named = feed_link(feed, say("Theo dõi tin mới (Atom)"))
        yield replace(job, context={**job.context, "page": {**job.context["page"], "feeds": [named]}})
    if follow:
        yield from feed_jobs(catalogue) if feeds is None else feeds.values()


def feed_link(feed: Job, label: str) -> Plain:
    """How a page names a feed: its title, the words of the link to it."""
    return {"text": feed.context["data"]["title"], "label": label, "href": addresses.address_of(feed.path)}


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
    """The page whose feed a page names: its own, on those of decisions that of the country; "" where none can."""
    address = addresses.address_of(job.path)
    if address.startswith(addresses.DECISIONS):
        return addresses.HOME
    return address if address == addresses.HOME or address.startswith(addresses.PROVINCES) else ""


def _of_product(entry: ProductEntry, catalogue: Catalogue) -> Iterator[News]:
    for paper in entry.papers:
        issued = paper.certificate.issued
        if issued and issued.day:
            yield News(issued.day, "cong-nhan", entry, paper)
        decided = catalogue.decisions[paper.extended_by].record.date if paper.extended_by else None
        if decided and decided.day:
            yield News(decided.day, EXTENDED, entry, paper)
    for ending in entry.endings:
        if ending.on and ending.on.day:
            yield News(ending.on.day, _kind_of(ending)[0], entry, ending)


def _kind_of(ending: Ending) -> tuple[str, Phrase]:
    return ENDINGS["struck-off" if ending.struck_off else ending.says]


def _title(news: News) -> str:
    """What happened, in one line."""
    name = name_of(news.entry.record)
    if isinstance(news.of, Ending):
        return filled(_kind_of(news.of)[1], name=name)
    certificate = news.of.certificate
    if news.act == EXTENDED and certificate.extension:
        return say("{name}: được kéo dài hiệu lực đến {day}", name=name, day=certificate.extension.until)
    if certificate.stars:
        return say("{name}: được công nhận {stars}", name=name, stars=stars_text(certificate.stars))
    return say("{name}: được công nhận OCOP", name=name)


def _by(news: News, catalogue: Catalogue) -> str:
    """By whose word: the decision with who took it, else the source that says so."""
    if isinstance(news.of, Ending):
        source = next((publisher(one) for one in news.of.sources), "")
        return _decision(news.of.decision) or (say("theo nguồn {source}", source=source) if source else "")
    certificate = news.of.certificate
    if news.act == EXTENDED and news.of.extended_by:
        decision = catalogue.decisions[news.of.extended_by].record
        return joined((_decision(decision.number), own(decision.issuer or "")), ", ")
    return joined((_decision(certificate.decision), own(certificate.issuer or "")), ", ")


def _decision(number: str | None) -> str:
    return say("Quyết định {number}", number=number) if number else ""


def _feed(address: str, place: str, news: list[News], catalogue: Catalogue) -> Job:
    title = say("{site} – công nhận, thu hồi gần đây: {place}", site=site_title(catalogue.site), place=place)
    return feed_of(addresses.feed(address), address, title, [_entry(one, catalogue) for one in news[:MOST]], catalogue)


def feed_of(itself: str, page: str, title: str, entries: list[Plain], catalogue: Catalogue) -> Job:
    """A feed that belongs to a page. `entries`: newest first and never none, as `making.feeds` reads them."""
    site = catalogue.site
    data = {
        "title": title,
        "language": own("vi", {tag: tag for tag in site.languages}),
        "author": site_publisher(site),
        "rights": site.licence.name if site.licence else "",
        "itself": {"href": itself},
        "page": {"href": page},
        "entries": entries,
    }
    context = {"base": (site.base_url or "").rstrip("/"), "data": data}
    return Job(addresses.file_of(itself), "feed", context, owner=page)


def _entry(news: News, catalogue: Catalogue) -> Plain:
    """One piece of news; a translation is another text, so that its id is another one too."""
    entry = news.entry
    return {
        "id": own(news.key, {tag: f"{news.key}-{tag}" for tag in catalogue.site.languages}),
        "title": _title(news),
        "day": news.day.isoformat(),
        "summary": joined((entry.maker, short_place(entry.here, catalogue), _by(news, catalogue)), " · "),
        "href": addresses.product(entry.record),
    }
