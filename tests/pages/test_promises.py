"""Renamed, merged and withdrawn records: every promised code and address keeps an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.link import link
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.plan import plan_pages
from ocop_site.pages.promises import lead_on_jobs, moves, owner_codes, promise_of, unanswered
from ocop_site.reading.ledger import GivenCode, Promise, ledger_text
from tests.small_content import DAY, at, code, paper, producer, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\ndescription: Là gì.\n---\n## Báo sai {#bao-sai}\n\nViết thư.\n",
    "pages/cach-lam.md": "---\ntitle: Cách làm\ndescription: Thế nào.\n---\n## Từ đâu\n\nTừ báo.\n",
}


def ledgers(given: list[tuple[int, str, str]], promised: list[tuple[str, str, str]]) -> dict[str, str]:
    codes = [GivenCode(code(number), kind, record_id, "2026-11-01", 0) for number, kind, record_id in given]
    promises = [Promise(address, kind, owner, "2026-11-01", 0) for address, kind, owner in promised]
    return {
        "ledger/codes.csv": ledger_text(codes, GivenCode),
        "ledger/addresses.csv": ledger_text(promises, Promise),
    }


def planned(folder: Path, files: dict[str, str]) -> dict[str, Job]:
    """Every job by its path, what leads on too."""
    records = records_of(folder, {**PAGES, **files})
    catalogue = link(records, DAY)
    jobs = {job.path: job for job in plan_pages(catalogue, {}, records.pages)}
    more = {job.path: job for job in lead_on_jobs(catalogue, jobs)}
    assert not set(more) & set(jobs)
    both = {**jobs, **more}
    assert [p.values["value"] for p in unanswered(catalogue.promises, both, "content")] == []
    return both


def test_a_new_name_leaves_a_page_at_the_old_address_that_leads_on(tmp_path: Path) -> None:
    old = f"/san-pham/nuoc-mam-cu-{code(1)}/"
    files = {
        "products/a.yaml": product(1, "Nước mắm mới"),
        **ledgers([(1, "products", "a")], [(old, "products", code(1))]),
    }
    job = planned(tmp_path, files)[addresses.file_of(old)]
    assert (job.template, job.context["it"]["name"]) == ("moved.html", "Nước mắm mới")
    assert job.context["it"]["href"] == f"/san-pham/nuoc-mam-moi-{code(1)}/"


def test_a_merged_record_keeps_its_code_page_which_names_the_one_that_took_over(tmp_path: Path) -> None:
    old = f"/san-pham/tuong-cu-{code(2)}/"
    given = [(1, "products", "a"), (2, "products", "b")]
    files = {
        "products/a.yaml": product(1, more="formerly: [b]\n"),
        **ledgers(given, [(old, "products", code(2))]),
    }
    jobs = planned(tmp_path, files)
    merged = jobs[f"Q/{code(2)}/index.html"].context["it"]
    assert (merged["name"], merged["code"], merged["merged"]) == ("Nước mắm Ví Dụ", code(2), code(1))
    assert (
        merged["href"] == jobs[addresses.file_of(old)].context["it"]["href"] == f"/san-pham/nuoc-mam-vi-du-{code(1)}/"
    )
    assert jobs[f"Q/{code(1)}/index.html"].context["it"]["merged"] == ""


def test_a_withdrawn_record_keeps_a_page_with_its_name_behind_its_code(tmp_path: Path) -> None:
    old = f"/san-pham/tuong-cu-{code(2)}/"
    stone = f'name: Tương cũ\ncode: "{code(2)}"\nwithdrawn: 2026-11-20\nreason: Nhập nhầm.\ninstead: a\n'
    files = {
        "products/a.yaml": product(1),
        "tombstones/tuong-cu.yaml": stone,
        **ledgers([(1, "products", "a"), (2, "products", "b")], [(old, "products", code(2))]),
    }
    jobs = planned(tmp_path, files)
    page = jobs[f"Q/{code(2)}/index.html"]
    assert (page.template, page.context["it"]["name"], page.context["it"]["reason"]) == (
        "withdrawn.html",
        "Tương cũ",
        "Nhập nhầm.",
    )
    assert page.context["it"]["instead"] == {"href": f"/san-pham/nuoc-mam-vi-du-{code(1)}/", "text": "Nước mắm Ví Dụ"}
    assert jobs[addresses.file_of(old)].context["it"]["href"] == f"/Q/{code(2)}/"


@pytest.mark.parametrize(
    "stone", ["", "name: Quyết định 9\ndecision: qd-9\nwithdrawn: 2026-11\nreason: Nhập nhầm.\n"], ids=["gone", "stone"]
)
def test_a_decision_without_a_code_is_missed_or_answered_where_it_stood(tmp_path: Path, stone: str) -> None:
    files = {
        **PAGES,
        "products/a.yaml": product(1),
        **({"tombstones/qd.yaml": stone} if stone else {}),
        **ledgers([(1, "products", "a")], [("/quyet-dinh/qd-9/", "decisions", "qd-9")]),
    }
    records = records_of(tmp_path, files)
    catalogue = link(records, DAY)
    paths = {job.path for job in plan_pages(catalogue, {}, records.pages)}
    paths |= {job.path for job in lead_on_jobs(catalogue, paths)}
    missed = [(p.code, p.values["id"]) for p in unanswered(catalogue.promises, paths, "content")]
    assert missed == ([] if stone else [("address-without-page", "qd-9")])


def test_a_decision_under_a_new_file_name_leads_on(tmp_path: Path) -> None:
    decision = (
        "number: 9/QĐ-UBND\nitems: [{act: revoke, product: a, ground: Trả lại}]\nformerly: [qd-cu]\n"
        "sources: [{url: https://bao.example/x}]\n"
    )
    files = {
        "products/a.yaml": product(1, more=paper("2025")),
        "decisions/qd-moi.yaml": decision,
        **ledgers([(1, "products", "a")], [("/quyet-dinh/qd-cu/", "decisions", "qd-cu")]),
    }
    job = planned(tmp_path, files)["quyet-dinh/qd-cu/index.html"]
    assert job.context["it"] == {"name": "9/QĐ-UBND", "href": "/quyet-dinh/qd-moi/"}


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/tinh/ha-tinh/nhom/do-uong/", "/tinh/ha-tinh/"),
        ("/tinh/ha-tinh/nhom/do-uong/bo/14/", "/tinh/ha-tinh/"),
        ("/tinh/ha-tinh/nhom/thuc-pham/sao/4/con-thoi-han/", "/tinh/ha-tinh/nhom/thuc-pham/"),
        ("/tinh/ha-tinh/a-z/", "/tinh/ha-tinh/"),
        ("/tinh/phu-yen/nhom/do-uong/con-thoi-han/a-z/", "/tinh/phu-yen/"),
        ("/chu-the/van/x/", "/chu-the/"),
        ("/da-bo/han/", "/"),
    ],
)
def test_an_empty_list_leads_to_what_it_was_part_of(tmp_path: Path, address: str, leads: str) -> None:
    files = {
        "products/a.yaml": product(1, more=at("Hà Tĩnh") + paper("2025")),
        **ledgers([(1, "products", "a")], [(address, "page", "")]),
    }
    job = planned(tmp_path, files)[addresses.file_of(address)]
    assert (job.template, job.context["it"]) == ("moved.html", {"name": "", "href": leads})


def test_a_calendar_that_has_become_empty_is_still_a_calendar(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1),
        **ledgers([(1, "products", "a")], [("/sap-het-han/an-giang/lich.ics", "calendar", "")]),
    }
    job = planned(tmp_path, files)["sap-het-han/an-giang/lich.ics"]
    assert (job.maker, job.context["events"]) == ("calendar", [])


def test_only_moved_records_are_redirected_for_good(tmp_path: Path) -> None:
    old = f"/chu-the/ten-cu-{code(3)}/"
    files = {
        **PAGES,
        "producers/m.yaml": producer(3),
        **ledgers([(3, "producers", "m")], [(old, "producers", code(3)), ("/sao/5/", "page", "")]),
    }
    records = records_of(tmp_path, files)
    catalogue = link(records, DAY)
    paths = [job.path for job in plan_pages(catalogue, {}, records.pages)]
    assert moves(catalogue, paths) == [(old, f"/chu-the/htx-vi-du-{code(3)}/")]


def test_what_was_promised_later_than_the_day_was_not_promised_yet(tmp_path: Path) -> None:
    promise = Promise("/quyet-dinh/qd-9/", "decisions", "qd-9", "2026-12-01", 0)
    records = records_of(tmp_path, {"ledger/addresses.csv": ledger_text([promise], Promise)})
    assert link(records, DAY).promises == ()


@pytest.mark.parametrize(
    ("path", "maker", "owner", "expected"),
    [
        ("san-pham/a-1/index.html", "page", "products/a", ("/san-pham/a-1/", "products", "111111111")),
        ("quyet-dinh/x/index.html", "page", "decisions/x", ("/quyet-dinh/x/", "decisions", "x")),
        ("quyet-dinh/x/index.html", "page", "tombstones/rut-x", ("/quyet-dinh/x/", "decisions", "x")),
        ("quyet-dinh/index.html", "page", "/quyet-dinh/", ("/quyet-dinh/", "page", "")),
        ("tinh/ha-tinh/index.html", "page", "/tinh/ha-tinh/", ("/tinh/ha-tinh/", "page", "")),
        ("index.html", "page", "home", ("/", "page", "")),
        ("sap-het-han/lich.ics", "calendar", "x", ("/sap-het-han/lich.ics", "calendar", "")),
        ("con-thoi-han/index.html", "page", "/con-thoi-han/", ("/con-thoi-han/", "page", "")),
        ("sao/4/a-z/index.html", "page", "/sao/4/", ("/sao/4/a-z/", "page", "")),
        ("sao/4/a-z/trang-2/index.html", "page", "/sao/4/", None),
        ("tinh/ha-tinh/trang-2/index.html", "page", "/tinh/ha-tinh/", None),
        ("Q/111111111/index.html", "page", "products/a", None),
        ("Q/111111111/qr.svg", "code-svg", "products/a", None),
        ("404.html", "page", "404", None),
        ("bien-tap/index.html", "page", "/bien-tap/", None),
        ("assets/site-1.css", "asset", "assets/site.css", None),
    ],
)
def test_what_a_file_promises(path: str, maker: str, owner: str, expected: tuple[str, str, str] | None) -> None:
    promise = promise_of(Job(path, maker, {}, owner=owner), {"products/a": "111111111"})  # type: ignore[arg-type]
    assert (promise and (promise.address, promise.kind, promise.owner)) == expected


def test_every_record_has_an_owner_with_its_code(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1), "fairs/h.yaml": producer(2)}
    assert owner_codes(link(records_of(tmp_path, files), DAY)) == {"products/a": code(1), "fairs/h": code(2)}


def test_a_record_that_absorbed_others_leaves_one_tombstone_for_all_their_codes(tmp_path: Path) -> None:
    stone = f'name: Tương cũ\ncode: "{code(2)}"\nformerly: [c]\nwithdrawn: 2026-11-20\nreason: Nhập nhầm.\n'
    given = [(1, "products", "a"), (2, "products", "b"), (3, "products", "c")]
    files = {"products/a.yaml": product(1), "tombstones/b.yaml": stone, **ledgers(given, [])}
    jobs = planned(tmp_path, files)
    assert [jobs[f"Q/{code(n)}/index.html"].context["it"]["name"] for n in (2, 3)] == ["Tương cũ", "Tương cũ"]


def test_a_record_that_lost_its_code_to_another_answers_at_its_old_address(tmp_path: Path) -> None:
    """Two branches gave one code to two products: each old address leads to the one that stood there."""
    old, kept = f"/san-pham/tuong-vi-du-{code(1)}/", f"/san-pham/nuoc-mam-cu-{code(1)}/"
    files = {
        "products/a.yaml": product(1),
        "products/b.yaml": product(2, "Tương Ví Dụ", more=f"formerly_at: [{old}]\n"),
        **ledgers(
            [(1, "products", "a"), (2, "products", "b")], [(old, "products", code(1)), (kept, "products", code(1))]
        ),
    }
    jobs = planned(tmp_path, files)
    assert jobs[addresses.file_of(old)].context["it"]["href"] == f"/san-pham/tuong-vi-du-{code(2)}/"
    assert jobs[addresses.file_of(kept)].context["it"]["href"] == f"/san-pham/nuoc-mam-vi-du-{code(1)}/"
