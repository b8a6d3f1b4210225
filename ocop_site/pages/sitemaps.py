"""What search engines are told of the whole site: a map of its pages, and whom it lets in (`robots.txt`).

The map needs whole addresses, so there is none while no real one is known, nor of an invented catalogue. It holds every
page that is for search engines: not what stands behind codes, nor tools, nor what leads on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocop_site.pages.jobs import Plain
    from ocop_site.records.site import Site

SITEMAP = "/sitemap.xml"
ROBOTS = "robots.txt"
# Of one file: https://www.sitemaps.org/protocol.html#index, and Google's page on large sitemaps (domain.md §5).
MOST_PAGES = 50_000
MOST_BYTES = 52_428_800
_HEAD = 500  # bytes: what stands around the pages, and some to spare
_AROUND = 60  # bytes: what stands around one address, and some to spare
_LET_IN = """\
User-agent: *
Allow: /

Sitemap: {address}
"""
_HIDDEN = """\
# Không dành cho máy tìm kiếm: mọi trang ghi "noindex". Vẫn để máy vào, vì có vào mới đọc được điều ấy.
# Not for search engines: every page says "noindex", which a crawler must be let in to read.
User-agent: *
Disallow:
"""


def with_sitemaps(jobs: Iterable[Job], site: Site) -> Iterator[Job]:
    """Every job, and behind them those of `robots.txt` and of the maps of the pages among them."""
    pages: list[Plain] = []
    for job in jobs:
        if job.maker == "page" and _is_for_search(job, site):
            pages.append(_page(job))
        yield job
    if site.searchable:
        yield from sitemap_jobs(sorted(pages, key=lambda page: str(page["href"])), site.base_url or "")
    address = addresses.canonical(site.base_url, SITEMAP)
    text = _LET_IN.format(address=address) if site.searchable else _HIDDEN
    yield Job(ROBOTS, "text", {"text": text}, owner=ROBOTS)


def sitemap_jobs(
    pages: Sequence[Plain], base_url: str, most_pages: int = MOST_PAGES, most_bytes: int = MOST_BYTES
) -> Iterator[Job]:
    """The map of some pages (`{href, languages}`): one file, or where it would be too large an index and its parts."""
    base = base_url.rstrip("/")
    parts = list(_parts(pages, base, most_pages, most_bytes))
    if len(parts) == 1:
        yield _job(SITEMAP, {"base": base, "pages": parts[0], "parts": []})
        return
    named = [f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield _job(SITEMAP, {"base": base, "pages": [], "parts": [{"href": name} for name in named]})
    for name, part in zip(named, parts, strict=True):
        yield _job(name, {"base": base, "pages": part, "parts": []})


def _is_for_search(job: Job, site: Site) -> bool:
    """Whether a page is one for search engines, in the language in which it names all others of its languages."""
    page = job.context["page"]
    address = addresses.address_of(job.path)
    first = not page["languages"] or page["languages"][0]["href"] == address
    return first and not page["hidden"] and page["canonical"] == addresses.canonical(site.base_url, address) != ""


def _page(job: Job) -> Plain:
    languages = [{"tag": one["tag"], "href": one["href"]} for one in job.context["page"]["languages"]]
    return {"href": addresses.address_of(job.path), "languages": languages}


def _parts(pages: Sequence[Plain], base: str, most_pages: int, most_bytes: int) -> Iterator[list[Plain]]:
    """The pages in as many parts as the limits ask for, a page with all its languages in one of them."""
    part: list[Plain] = []
    count, size = 0, _HEAD
    for page in pages:
        there, weight = max(1, len(page["languages"])), _weight(page, base)
        if part and (count + there > most_pages or size + weight > most_bytes):
            yield part
            part, count, size = [], 0, _HEAD
        part.append(page)
        count += there
        size += weight
    yield part


def _weight(page: Plain, base: str) -> int:
    """The bytes that a page takes at most: each of its languages names all of them, and one for everybody else."""
    ways = [one["href"] for one in page["languages"]]
    longest = max(len(escape(f"{base}{href}")) for href in ways or [page["href"]]) + _AROUND
    return len(ways) * (len(ways) + 2) * longest if ways else longest


def _job(address: str, context: Plain) -> Job:
    return Job(addresses.file_of(address), "sitemap", context, owner=SITEMAP)
