from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from ocop_site.digests import digest
from ocop_site.exports.change_feeds import with_change_feeds
from ocop_site.making.feeds import feed_file
from ocop_site.pages.feeds import MOST
from ocop_site.pages.plan import plan_pages
from ocop_site.pages.tongues import Tongue, in_tongues
from ocop_site.reading.history import Change, history_of
from ocop_site.reading.ledger import DATED, DatedFile, ledger_text
from ocop_site.reading.messages import read_messages
from tests.small_content import DAY, PROJECT, SITE, at, catalogue_of, code, paper, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Job
    from ocop_site.reading.history import History

REAL = f"{SITE}base_url: https://vi-du.org/ocop/\nlanguages: [en]\n"
SENTENCES = {"status": "revoked", "status_sentence": "Thu hồi\u0000 </b>", "status_sentence_en": "Revoked\u0000 </b>"}


def history(folder: Path, *files: tuple[str, list[Change]]) -> History:
    """A history of these files of changes."""
    listed, places = [], {}
    for number, (name, changes) in enumerate(files, start=1):
        places[name] = folder / name
        places[name].write_text("".join(one.text() for one in changes), encoding="utf-8")
        listed.append(DatedFile(name, str(number), name[:10], digest(places[name].read_bytes()), 0))
    return history_of({DATED: ledger_text(listed, DatedFile).encode()}, places, DAY)


def jobs_of(folder: Path, told: History, site: str = REAL) -> dict[str, Job]:
    files = {f"products/p{n}.yaml": product(n, f"Hàng {n}", at("Hà Tĩnh") + paper("2025-02-28", 4)) for n in (1, 2)}
    catalogue = catalogue_of(folder, {"site.yaml": site, **files})
    jobs = with_change_feeds(plan_pages(catalogue, {}, ()), catalogue, told)
    messages, _ = read_messages(PROJECT / "templates" / "locale", "en")
    return {job.path: job for job in in_tongues(jobs, [Tongue(messages)], catalogue.site.base_url)}


def titles(job: Job) -> list[str]:
    return [one["title"] for one in job.context["data"]["entries"]]


def changed(number: int, act: Any, table: str = "products", **fields: object) -> Change:  # noqa: ANN401 - an act
    key: tuple[str | int, ...] = (code(number),) if table == "products" else (code(number), 1)
    return Change(table, key, act, fields)


def test_lists_name_their_feeds_which_say_what_changed_in_each_language(tmp_path: Path) -> None:
    told = history(
        tmp_path,
        ("2026-11-20.ndjson", [changed(1, "changed", name="x", stars=4), changed(2, "added", code=code(2))]),
        ("2026-11-21.ndjson", [changed(1, "added", "certificates"), changed(2, "withdrawn", **SENTENCES)]),
    )
    jobs = jobs_of(tmp_path, told)
    here = jobs["tinh/ha-tinh/thay-doi.atom"]
    assert titles(here) == [
        "Hàng 1: sửa lần công nhận",
        "Hàng 2: có quyết định hoặc nguồn nói đã hết hạn hay bị thu hồi",
        "Hàng 1: sửa tên, hạng sao",
        "Hàng 2: mới có trong danh mục",
    ]
    assert titles(jobs["en/tinh/ha-tinh/thay-doi.atom"])[2:] == [
        "Hàng 1: changed – name, stars",
        "Hàng 2: new in the catalogue",
    ]
    page = jobs["tinh/ha-tinh/index.html"].context["page"]
    assert [one["href"] for one in page["feeds"]] == ["/tinh/ha-tinh/thay-doi.atom"]
    assert {"nhom/thuc-pham/thay-doi.atom", "sao/4/thay-doi.atom"} <= jobs.keys()
    feed = ET.fromstring(feed_file(here.context))  # noqa: S314 - our own
    summaries = [one.text or "" for one in feed.iter("{http://www.w3.org/2005/Atom}summary")]
    assert summaries[1].startswith("Thu hồi </b> · ")


def test_a_feed_holds_the_newest_of_three_months(tmp_path: Path) -> None:
    many = [
        (f"2026-11-20-{n}.ndjson" if n > 1 else "2026-11-20.ndjson", [changed(1, "changed", gtin=str(n))])
        for n in range(1, MOST + 11)
    ]
    old = ("2026-07-01.ndjson", [changed(2, "added", code=code(2))])
    entries = jobs_of(tmp_path, history(tmp_path, old, *many))["sao/4/thay-doi.atom"].context["data"]["entries"]
    assert len(entries) == MOST
    assert entries[0]["id"].endswith(f"#thay-doi-2026-11-20-{MOST + 10}")
    assert titles(jobs_of(tmp_path / "x", history(tmp_path, old, many[0]))["sao/4/thay-doi.atom"]) == [
        "Hàng 1: sửa mã vạch"
    ]


@pytest.mark.parametrize("site", [SITE, f"{SITE}base_url: https://x.example/\n"])
def test_without_an_address_or_a_history_there_is_no_feed(tmp_path: Path, site: str) -> None:
    told = history(tmp_path, ("2026-11-20.ndjson", [changed(1, "added", code=code(1))]))
    for jobs in (jobs_of(tmp_path, told, site), jobs_of(tmp_path, history(tmp_path))):
        assert not [path for path in jobs if path.endswith("thay-doi.atom")]
        assert jobs["tinh/ha-tinh/index.html"].context["page"]["feeds"] == []


def test_what_is_no_code_of_a_product_is_passed_over(tmp_path: Path) -> None:
    strange = [Change("photos", ("outlets", code(1), 1), "added", {}), Change("products", ("x",), "added", {})]
    told = history(tmp_path, ("2026-11-20.ndjson", [*strange, Change("stocks", (), "added", {})]))
    assert not [path for path in jobs_of(tmp_path, told) if path.endswith("thay-doi.atom")]
