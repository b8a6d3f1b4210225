from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ocop_site.pages.feeds import MOST, feed_jobs, newest, with_feeds
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import page_piece
from ocop_site.pages.tongues import Tongue, in_tongues
from ocop_site.reading.messages import read_messages
from tests.small_content import DAY, PROJECT, SITE, at, catalogue_of, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain

REAL = f"{SITE}base_url: https://vi-du.org/ocop/\nlanguages: [en]\n"
DECISION = "number: 9/QĐ-UBND-MẪU\ndate: 2026-04-01\nissuer: UBND tỉnh (mẫu)\nitems:\n  - {act: ACT, product: mam}\n"


def catalogue(folder: Path, more: str, others: dict[str, str] | None = None, day: date = DAY) -> Catalogue:
    files = {
        "site.yaml": REAL,
        "producers/htx.yaml": producer(2),
        "products/mam.yaml": product(1, more=f"producer: htx\n{at('Hà Tĩnh')}{more}"),
        **(others or {}),
    }
    return catalogue_of(folder, files, day)


def entries(jobs: list[Job], path: str) -> list[Plain]:
    (feed,) = [job for job in jobs if job.path == path]
    found: list[Plain] = feed.context["data"]["entries"]
    return found


def test_a_recognition_is_news_of_its_country_and_its_province(tmp_path: Path) -> None:
    lines = paper("2025-02-28", 4, "    issuer: UBND tỉnh Ví Dụ\n    decision: 8/QĐ-UBND-MẪU\n")
    jobs = list(feed_jobs(catalogue(tmp_path, lines)))
    assert [job.path for job in jobs] == ["tin-moi.atom", "tinh/ha-tinh/tin-moi.atom"]
    assert entries(jobs, "tin-moi.atom") == entries(jobs, "tinh/ha-tinh/tin-moi.atom")
    assert entries(jobs, "tin-moi.atom") == [
        {
            "id": "/Q/120000015/#cong-nhan-2025-02-28",
            "title": "Nước mắm Ví Dụ: được công nhận 4 sao",
            "day": "2025-02-28",
            "summary": "HTX Ví Dụ · Hà Tĩnh · Quyết định 8/QĐ-UBND-MẪU, UBND tỉnh Ví Dụ",
            "href": "/san-pham/nuoc-mam-vi-du-120000015/",
        }
    ]


def test_what_decisions_end_and_extend_is_news_of_their_day(tmp_path: Path) -> None:
    acts = {
        "revoke": ("thu-hoi", "Nước mắm Ví Dụ: đã bị thu hồi giấy chứng nhận"),
        "strike-off": ("ra-khoi-danh-sach", "Nước mắm Ví Dụ: được đưa ra khỏi danh sách"),
        "extend, until: 2026-08-01, ground: chờ đánh giá lại": (
            "keo-dai",
            "Nước mắm Ví Dụ: được kéo dài hiệu lực đến 01/08/2026",
        ),
    }
    for number, (act, (short, title)) in enumerate(acts.items()):
        decisions = {"decisions/mot.yaml": DECISION.replace("ACT", act)}
        jobs = list(feed_jobs(catalogue(tmp_path / str(number), paper("2023-05-01", 3), decisions)))
        (ended, given) = entries(jobs, "tin-moi.atom")
        assert (ended["id"], ended["title"]) == (f"/Q/120000015/#{short}-2026-04-01", title)
        assert "Quyết định 9/QĐ-UBND-MẪU" in ended["summary"]
        assert given["id"] == "/Q/120000015/#cong-nhan-2023-05-01"


def test_what_a_source_says_is_named_after_it(tmp_path: Path) -> None:
    report = (
        "reports:\n  - {says: expired, on: 2026-03-04, sources: [{url: https://bao.example/x, publisher: Báo Ví Dụ}]}\n"
    )
    (ended, _) = entries(list(feed_jobs(catalogue(tmp_path, paper("2022-05-01", 3) + report))), "tin-moi.atom")
    assert ended["title"] == "Nước mắm Ví Dụ: được nguồn nêu là hết hạn"
    assert ended["summary"] == "HTX Ví Dụ · Hà Tĩnh · theo nguồn Báo Ví Dụ"


def test_what_has_no_day_is_no_news(tmp_path: Path) -> None:
    assert newest(catalogue(tmp_path / "a", paper("2025-02", 4))) == []
    assert list(feed_jobs(catalogue(tmp_path / "a", paper("2025", 4)))) == []
    past = newest(catalogue(tmp_path / "b", paper("2020-02-04", 3)))
    assert [one.act for one in past] == ["cong-nhan"]  # that its term has run nobody decided


def test_another_day_of_the_build_makes_no_other_feed(tmp_path: Path) -> None:
    days = (date(2025, 3, 1), date(2026, 11, 22), date(2029, 1, 1))
    made = [list(feed_jobs(catalogue(tmp_path / str(day), paper("2025-02-28", 4), day=day))) for day in days]
    assert made[0] == made[1] == made[2] != []


def test_a_feed_has_the_newest_and_no_more_than_it_may(tmp_path: Path) -> None:
    others = {
        f"products/p{n}.yaml": product(n + 10, more=paper(f"20{20 + n // 50}-01-{n % 28 + 1:02}"))
        for n in range(MOST + 5)
    }
    found = entries(list(feed_jobs(catalogue(tmp_path, paper("2026-02-28", 4), others))), "tin-moi.atom")
    assert len(found) == MOST
    assert found[0]["day"] == "2026-02-28"
    assert [one["day"] for one in found] == sorted((one["day"] for one in found), reverse=True)
    assert len({one["id"] for one in found}) == MOST


def test_without_a_real_address_there_is_none(tmp_path: Path) -> None:
    files = {"products/mam.yaml": product(1, more=paper("2025-02-28", 4))}
    assert list(feed_jobs(catalogue_of(tmp_path, files))) == []


def page(path: str) -> Job:
    return Job(path, "page", {"page": page_piece("x", f"/{path}", "X", description="", base_url=None), "it": {}}, "x")


def test_pages_name_the_feed_that_belongs_to_them_in_their_language(tmp_path: Path) -> None:
    paths = ("", "quyet-dinh/", "quyet-dinh/trang-2/", "tinh/ha-tinh/", "tinh/hue/", "nhom/thuc-pham/")
    whole = catalogue(tmp_path, paper("2025-02-28", 4))
    messages, _ = read_messages(PROJECT / "templates" / "locale", "en")
    drawn = with_feeds([page(f"{path}index.html") for path in paths], whole)
    jobs = {job.path: job for job in in_tongues(drawn, [Tongue(messages)], whole.site.base_url)}
    named = {path: [one["href"] for one in jobs[f"{path}index.html"].context["page"]["feeds"]] for path in paths}
    assert named == {
        "": ["/tin-moi.atom"],
        "quyet-dinh/": ["/tin-moi.atom"],
        "quyet-dinh/trang-2/": ["/tin-moi.atom"],
        "tinh/ha-tinh/": ["/tinh/ha-tinh/tin-moi.atom"],
        "tinh/hue/": [],
        "nhom/thuc-pham/": [],
    }
    assert jobs["en/tinh/ha-tinh/index.html"].context["page"]["feeds"][0]["href"] == "/en/tinh/ha-tinh/tin-moi.atom"
    data = jobs["en/tin-moi.atom"].context["data"]
    assert (data["language"], data["itself"]["href"], data["page"]["href"]) == ("en", "/en/tin-moi.atom", "/en/")
    assert data["title"] == "Danh mục Ví Dụ – recent recognitions and revocations: the whole country"
    assert data["entries"][0]["title"] == "Nước mắm Ví Dụ: recognised with 4 stars"
    assert data["entries"][0]["id"] == "/Q/120000015/#cong-nhan-2025-02-28-en"


def test_pages_alone_are_given_no_feeds_to_follow(tmp_path: Path) -> None:
    whole = catalogue(tmp_path, paper("2025-02-28", 4))
    assert [job.path for job in with_feeds([], whole)] == ["tin-moi.atom", "tinh/ha-tinh/tin-moi.atom"]
    assert [job.path for job in with_feeds([page("tinh/index.html")], whole, follow=False)] == ["tinh/index.html"]
