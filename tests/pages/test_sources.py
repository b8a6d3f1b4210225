from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages.sources import ON_A_PAGE, source_jobs
from tests.small_content import catalogue_of, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Job

MANY = ON_A_PAGE + 5


def sources(*urls: str) -> str:
    return "sources:\n" + "".join(f"  - {{url: {url}, publisher: {name}}}\n" for url, name in map(split, urls))


def split(text: str) -> tuple[str, str]:
    url, _, name = text.partition(" ")
    return url, name


def jobs(folder: Path, *urls: str) -> list[Job]:
    files = {
        "products/a.yaml": product(1, "Chè", sources(*urls)),
        "producers/htx.yaml": producer(3, "Hợp tác xã Ví Dụ", sources("https://z.example/1 Sở Ví Dụ")),
    }
    return list(source_jobs(catalogue_of(folder, files)))


def test_all_fit_on_one_page_by_publisher(tmp_path: Path) -> None:
    (job,) = jobs(tmp_path, "https://a.example/1 Đài Thử", "https://a.example/2 Ấp Mẫu", "https://a.example/1 Đài Thử")
    it = job.context["it"]
    assert [(one["name"], one["count"]) for one in it["publishers"]] == [
        ("Ấp Mẫu", 1),
        ("Đài Thử", 2),
        ("Sở Ví Dụ", 1),
    ]
    assert it["publishers"][1]["urls"] == [{"url": "https://a.example/1", "count": 2}]
    assert it["pager"] is None


def test_many_come_in_pages_and_none_is_lost(tmp_path: Path) -> None:
    urls = [f"https://a.example/{number:04} Đài Thử" for number in range(MANY)]
    first, second = jobs(tmp_path, *urls)
    assert (first.path, second.path) == ("gioi-thieu/nguon/index.html", "gioi-thieu/nguon/trang-2/index.html")
    shown = [link["url"] for job in (first, second) for one in job.context["it"]["publishers"] for link in one["urls"]]
    assert shown == [*(url.split()[0] for url in urls), "https://z.example/1"]
    # The count beside a name is that of all its addresses, on whichever page they stand.
    assert [job.context["it"]["publishers"][0]["count"] for job in (first, second)] == [MANY, MANY]
    assert first.context["it"]["pager"]["next"] == {
        "text": "2",
        "href": "/gioi-thieu/nguon/trang-2/",
        "current": False,
    }
