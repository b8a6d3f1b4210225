from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.making.sitemaps import sitemap_file
from ocop_site.pages.sitemaps import sitemap_jobs, with_sitemaps
from ocop_site.records.site import Site

if TYPE_CHECKING:
    from ocop_site.pages.jobs import Job, Plain

BASE = "https://vi-du.org/ocop/"


def page(number: int, *tags: str) -> Plain:
    href = f"/san-pham/mam-{number:03}/"
    return {"href": href, "languages": [{"tag": t, "href": href if t == "vi" else f"/{t}{href}"} for t in tags]}


def made(jobs: list[Job]) -> dict[str, int]:
    """Path -> how many pages stand in the file."""
    return {job.path: sitemap_file(job.context).count(b"<url>") for job in jobs}


def test_few_pages_are_one_file() -> None:
    assert made(list(sitemap_jobs([page(1), page(2)], BASE, 2))) == {"sitemap.xml": 2}


def test_more_are_an_index_and_parts_within_the_limit() -> None:
    jobs = list(sitemap_jobs([page(number) for number in range(5)], BASE, 2))
    assert made(jobs) == {"sitemap.xml": 0, "sitemap-1.xml": 2, "sitemap-2.xml": 2, "sitemap-3.xml": 1}
    assert [part["href"] for part in jobs[0].context["parts"]] == ["/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-3.xml"]


def test_each_language_counts_and_a_page_is_not_torn_apart() -> None:
    jobs = list(sitemap_jobs([page(number, "vi", "en") for number in range(4)], BASE, 5))
    assert made(jobs) == {"sitemap.xml": 0, "sitemap-1.xml": 4, "sitemap-2.xml": 4}


@pytest.mark.parametrize("tags", [(), ("vi", "en"), ("vi", "en", "fr", "lo")])
def test_no_part_is_larger_than_it_may_be(tags: tuple[str, ...]) -> None:
    most = 4_000
    jobs = list(sitemap_jobs([page(number, *tags) for number in range(40)], "https://vi-du.org/a&b/", 1_000, most))
    assert len(jobs) > 2
    sizes = [len(sitemap_file(job.context)) for job in jobs[1:]]
    assert max(sizes) <= most
    assert min(sizes[:-1]) > most / 3


def test_a_catalogue_without_pages_has_an_empty_map() -> None:
    assert made(list(sitemap_jobs([], BASE))) == {"sitemap.xml": 0}


@pytest.mark.parametrize(
    ("base_url", "example", "paths"),
    [
        (BASE, False, {"sitemap.xml", "robots.txt"}),
        (BASE, True, {"robots.txt"}),
        ("https://ma-thu.example/", False, {"robots.txt"}),
        (None, False, {"robots.txt"}),
    ],
)
def test_only_a_real_catalogue_at_a_real_address_has_a_map(
    *, base_url: str | None, example: bool, paths: set[str]
) -> None:
    site = Site(
        title="X", tagline="X", publisher="X", description="X", code_block="12", base_url=base_url, example=example
    )
    assert {job.path for job in with_sitemaps([], site)} == paths
