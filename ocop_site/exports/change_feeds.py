"""What changed in the data about products, as Atom feeds: of all of them, by province, group and number of stars.

They tell what the catalogue learnt and when, `pages.feeds` what happened and when. One entry is one product in one
release: its name of today, what changed in plain words. Of a product that is gone no name is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ocop_site.catalogue.sentences import stars_text
from ocop_site.exports.history import ENDINGS, PRODUCTS, table_of
from ocop_site.pages import addresses
from ocop_site.pages.feeds import MOST, feed_link, feed_of
from ocop_site.pages.names import name_of
from ocop_site.pages.pieces import short_place
from ocop_site.pages.site_words import site_title
from ocop_site.reading.history import DELETED, read_changes, snapshot_rows
from ocop_site.records.base import is_trial
from ocop_site.words import filled, joined, own, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.reading.history import Change, History

LABEL = say("Theo dõi thay đổi của dữ liệu (Atom)")
WINDOW = timedelta(days=92)  # before the newest change: readers of feeds come back sooner than that
_CODE = re.compile(r"[0-9]{9}")
# Where rows of other tables have the code of their product.
_AT = {"certificates": 0, ENDINGS: 0, "nominations": 0, "photos": 1, "sources": 1}
_TITLES = {
    "added": say("{name}: mới có trong danh mục"),
    "withdrawn": say("{name}: có quyết định hoặc nguồn nói đã hết hạn hay bị thu hồi"),
    "past-term": say("{name}: tình trạng đổi theo ngày"),
    DELETED: say("{name}: không còn trong danh mục"),
}
# What changed, in the order in which it is told: words, and the columns or tables that they stand for.
_WORDS = (
    (say("tên"), {"name", "name_en", "name_as_printed", "path"}),
    (say("tình trạng"), {"status", "status_sentence", "term_until", "term_exact"}),
    (say("hạng sao"), {"stars"}),
    (say("lần công nhận"), {"issued", "programme_year", "decision", "issuer", "level", "recognitions", "certificates"}),
    (say("thu hồi, hết hạn"), {ENDINGS}),
    (say("đề nghị"), {"nominations"}),
    (
        say("nơi làm ra"),
        {"province", "commune", "province_as_certified", "district_as_certified", "commune_as_certified"},
    ),
    (say("nhóm"), {"group", "set"}),
    (say("chủ thể"), {"producer", "producer_type"}),
    (say("mã vạch"), {"gtin"}),
    (say("ảnh"), {"photos"}),
    (say("nguồn"), {"sources"}),
)
_OTHER = say("chi tiết khác")


@dataclass(frozen=True, slots=True)
class Told:
    """What one release told of one product. `release`: the name of its file, without its ending."""

    code: str
    day: str
    release: str
    changes: tuple[Change, ...]

    @property
    def own(self) -> Change | None:
        """The change of the product's own row."""
        return next((one for one in self.changes if one.table == PRODUCTS), None)


def with_change_feeds(
    jobs: Iterable[Job], catalogue: Catalogue, history: History, *, follow: bool = True
) -> Iterator[Job]:
    """Every job; pages to which a feed belongs name it, and the feeds `follow`. None while no address is known."""
    feeds: dict[str, Job] | None = None if history.changes and not is_trial(catalogue.site.base_url) else {}
    met: list[str] = []
    for job in jobs:
        page = _followed(job) if feeds != {} and job.maker == "page" else ""
        if page and feeds is None:
            feeds = {feed.owner: feed for feed in _feeds(catalogue, history)}
        feed = feeds.get(page) if page and feeds else None
        if feed is None:
            yield job
            continue
        met.append(page)
        own_page = job.context["page"]
        yield replace(
            job, context={**job.context, "page": {**own_page, "feeds": [*own_page["feeds"], feed_link(feed, LABEL)]}}
        )
    if follow and feeds:
        yield from (feeds[page] for page in met)


def _followed(job: Job) -> str:
    """The address of a page that may have a feed: the open data, a list of a province, group or number of stars."""
    address = addresses.address_of(job.path)
    if address == addresses.DATA:
        return address
    lists = (addresses.PROVINCES, addresses.GROUPS, addresses.STARS)
    return address if any(address.startswith(one) and address.count("/") == one.count("/") + 1 for one in lists) else ""


def _feeds(catalogue: Catalogue, history: History) -> Iterator[Job]:
    """The feeds of all pages of which something is told, whether there is such a page or not."""
    told = list(_told(history))
    by_code = {entry.record.code: entry for entry in catalogue.products.values()}
    gone = _last_known(history, {one.code for one in told} - by_code.keys())
    by_page: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        for page in _pages_of(by_code.get(one.code), gone.get(one.code, {})):
            by_page[page].append(one)
    answered = {code for one in catalogue.withdrawn for code in one.codes} | {
        code for some in catalogue.merged.values() for code in some
    }
    for page, some in by_page.items():
        entries = [_entry(one, by_code.get(one.code), answered, catalogue) for one in some[:MOST]]
        title = say(
            "{site} – thay đổi của dữ liệu: {place}", site=site_title(catalogue.site), place=_place(page, catalogue)
        )
        yield feed_of(addresses.changes_feed(page), page, title, entries, catalogue)


def _told(history: History) -> Iterator[Told]:
    """What was told of products lately, the newest first, in one release by code."""
    files = history.changes
    since = (date.fromisoformat(files[-1].date) - WINDOW).isoformat()
    for file in reversed(files):
        if file.date < since:
            return
        by_code: dict[str, list[Change]] = defaultdict(list)
        for change in read_changes(history.read(file), file.file)[0]:
            at = 0 if change.table == PRODUCTS else _AT.get(change.table, -1)
            others = change.table in {"photos", "sources"} and change.key[0] != PRODUCTS
            code = str(change.key[at]) if 0 <= at < len(change.key) and not others else ""
            if _CODE.fullmatch(code):
                by_code[code].append(change)
        release = file.file.removesuffix(".ndjson")
        for code in sorted(by_code):
            yield Told(code, file.date, release, tuple(by_code[code]))


def _last_known(history: History, codes: set[str]) -> dict[str, dict[str, Any]]:
    """The province, group and stars that products had which are gone now, as far as the last months tell."""
    if not codes:
        return {}
    known: dict[str, dict[str, Any]] = defaultdict(dict)
    since = (date.fromisoformat(history.changes[-1].date) - WINDOW).isoformat()
    tables = [one for some in history.snapshots.values() for one in some if table_of(one.file) == PRODUCTS]
    earlier = [one for one in tables if one.date <= since][-1:] or tables[:1]
    for file in earlier:
        for row in _rows(history.read(file)):
            if row.get("code") in codes:
                known[str(row["code"])].update(row)
    for file in history.changes:
        if not earlier or file.date >= earlier[0].date:
            for change in read_changes(history.read(file), file.file)[0]:
                if change.table == PRODUCTS and change.key and change.key[0] in codes:
                    known[str(change.key[0])].update(change.fields)
    return known


def _rows(data: bytes) -> list[dict[str, Any]]:
    try:
        return snapshot_rows(data)
    except ValueError:  # `check` says so
        return []


def _pages_of(entry: ProductEntry | None, row: Mapping[str, Any]) -> Iterator[str]:
    """The pages whose feeds tell of a product: where it is today, or was last."""
    province = entry.here.province if entry else row.get("province")
    group = entry.record.group if entry else row.get("group")
    stars = entry.status.stars if entry else row.get("stars")
    yield addresses.DATA
    if isinstance(province, str):
        yield addresses.province(province)
    if isinstance(group, str):
        yield addresses.group(group)
    if isinstance(stars, int):
        yield addresses.stars(stars)


def _place(page: str, catalogue: Catalogue) -> str:
    last = page.rstrip("/").rpartition("/")[2]
    if page.startswith(addresses.PROVINCES):
        province = catalogue.vocabulary.province(last)
        return province.name if province else last
    if page.startswith(addresses.GROUPS):
        group = catalogue.vocabulary.group(last)
        return own(group.name, {"en": group.name_en}) if group else last
    return stars_text(int(last)) if page.startswith(addresses.STARS) else say("cả nước")


def _entry(one: Told, entry: ProductEntry | None, answered: set[str], catalogue: Catalogue) -> Plain:
    """One product in one release; a translation is another text, so that its id is another one too."""
    key = f"{addresses.code(one.code)}#thay-doi-{one.release}"
    name = name_of(entry.record) if entry else say("Sản phẩm mã {code}", code=one.code)
    elsewhere = addresses.code(one.code) if one.code in answered else addresses.DATA
    about = (entry.maker, short_place(entry.here, catalogue)) if entry else ()
    return {
        "id": own(key, {tag: f"{key}-{tag}" for tag in catalogue.site.languages}),
        "title": _title(one, name),
        "day": one.day,
        "summary": joined((_sentence(one), *about, say("mã {code}", code=one.code)), " · "),
        "href": addresses.product(entry.record) if entry else elsewhere,
    }


def _title(one: Told, name: str) -> str:
    act = one.own.act if one.own else ""
    if any(change.table == ENDINGS and change.act == "withdrawn" for change in one.changes) and act in {"", "changed"}:
        act = "withdrawn"
    if act in _TITLES:
        return filled(_TITLES[act], name=name)
    touched = {change.table for change in one.changes} | (set(one.own.fields) if one.own else set())
    words = [word for word, names in _WORDS if touched & names] or [_OTHER]
    return say("{name}: sửa {what}", name=name, what=joined(words, ", "))


def _sentence(one: Told) -> str:
    """The status as the release told it, where it told a new one."""
    said = one.own.fields if one.own else {}
    texts = [said.get(name) for name in ("status_sentence", "status_sentence_en")]
    vi, en = ("".join(c for c in text if c.isprintable()) if isinstance(text, str) else "" for text in texts)
    return own(vi, {"en": en}) if vi else ""
