"""The pages of booths, what their codes open, and what was promised of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.link import link
from ocop_site.pages import addresses
from ocop_site.pages.plan import plan_pages
from ocop_site.pages.promises import lead_on_jobs, moves, owner_codes, promise_of, unanswered
from ocop_site.pages.sitemaps import with_sitemaps
from ocop_site.pages.some import Only
from ocop_site.reading.ledger import GivenCode, Promise, ledger_text
from tests.small_content import DAY, SITE, at, catalogue_of, code, paper, producer, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Job, Plain

PAGES = {
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\ndescription: Là gì.\n---\n## Báo sai {#bao-sai}\n\nViết thư.\n",
    "pages/cach-lam.md": "---\ntitle: Cách làm\ndescription: Thế nào.\n---\n## Từ đâu\n\nTừ báo.\n",
}
FAIR = f"/hoi-cho/hoi-cho-vi-du-{code(50)}/"
BOOTHS = f"""\
days: {{from: 2026-12-01, to: 2026-12-05}}
halls: [{{name: Nhà A, rows: 3, columns: 4}}]
booths:
  - {{number: A10, code: "{code(62)}", products: [b, b, a]}}
  - {{number: A2, code: "{code(61)}", hall: Nhà A, row: 2, column: 3, wide: 2, position: cạnh cửa,
     exhibitor: {{producer: htx}}, products: [a]}}
  - {{number: A1, exhibitor: {{name: Trường Thử}}}}
"""
FILES = {
    "products/a.yaml": product(1, "Mắm Ví Dụ", "producer: htx\n" + paper("2025-03-20")),
    "products/b.yaml": product(2, "An Ví Dụ", at("Phú Yên")).replace("thuc-pham", "do-uong"),
    "producers/htx.yaml": producer(3, "HTX Ví Dụ", at("Hà Tĩnh")),
    "fairs/h.yaml": producer(50, "Hội chợ Ví Dụ", BOOTHS),
    **PAGES,
}


def given(*lines: tuple[int, str, str]) -> dict[str, str]:
    some = [GivenCode(code(number), kind, name, "2026-11-01", 0) for number, kind, name in lines]
    return {"ledger/codes.csv": ledger_text(some, GivenCode)}


def promised(*lines: tuple[str, str, str]) -> dict[str, str]:
    some = [Promise(address, kind, owner, "2026-11-01", 0) for address, kind, owner in lines]
    return {"ledger/addresses.csv": ledger_text(some, Promise)}


def planned(folder: Path, files: dict[str, str]) -> dict[str, Job]:
    """Every job by its address, what leads on too."""
    records = records_of(folder, files)
    catalogue = link(records, DAY)
    jobs = {job.path: job for job in plan_pages(catalogue, {}, records.pages)}
    both = {**jobs, **{job.path: job for job in lead_on_jobs(catalogue, jobs)}}
    assert [one.values["value"] for one in unanswered(catalogue.promises, both, "content")] == []
    return {addresses.address_of(path): job for path, job in both.items()}


def it(folder: Path, address: str, files: dict[str, str] = FILES) -> Plain:
    inner: Plain = planned(folder, files)[address].context["it"]
    return inner


# -- the page of a booth


def test_goods_without_a_record_are_shown_as_the_list_names_them(tmp_path: Path) -> None:
    fair = FILES["fairs/h.yaml"].replace("name: Trường Thử}", "name: Trường Thử}, goods: [Chè]")
    files = FILES | {"fairs/h.yaml": fair}
    assert it(tmp_path, f"{FAIR}gian/a1/", files)["goods"] == ["Chè"]


def test_a_booth_has_a_page_with_who_stands_there_what_is_shown_and_the_way_to_its_fair(tmp_path: Path) -> None:
    shown = it(tmp_path, f"{FAIR}gian/a2/")
    assert shown["name"] == "Gian A2"
    assert shown["exhibitor"] == {"text": "HTX Ví Dụ", "href": f"/chu-the/htx-vi-du-{code(3)}/"}
    assert (shown["fair"]["text"], shown["fair"]["href"]) == ("Hội chợ Ví Dụ", FAIR)
    assert shown["fair"]["days"] == "Từ ngày 01/12/2026 đến ngày 05/12/2026."
    facts = {fact["term"]: fact["text"] for fact in shown["facts"]}
    assert facts == {
        "Nhà, khu": "Nhà A",
        "Vị trí": "cạnh cửa",
        "Ô trên sơ đồ": "hàng 2, cột 3; 2 × 1 ô",
        "Mã trong danh mục": code(61),
    }
    assert [card["name"] for card in shown["cards"]] == ["Mắm Ví Dụ"]
    assert shown["report"]["href"] == addresses.REPORT
    assert shown["qr"]["href"] == f"/Q/{code(61)}/"


def test_a_product_that_is_written_twice_is_shown_once(tmp_path: Path) -> None:
    assert [card["name"] for card in it(tmp_path, f"{FAIR}gian/a10/")["cards"]] == ["An Ví Dụ", "Mắm Ví Dụ"]


def test_the_booths_beside_it_are_those_of_the_numbers_before_and_behind(tmp_path: Path) -> None:
    jobs = planned(tmp_path, FILES)
    beside = {
        slug: [one and one["text"] for one in (inner["previous"], inner["next"])]
        for slug in ("a1", "a2", "a10")
        for inner in [jobs[f"{FAIR}gian/{slug}/"].context["it"]]
    }
    assert beside == {"a1": [None, "A2"], "a2": ["A1", "A10"], "a10": ["A2", None]}


def test_the_way_down_to_a_booth_goes_by_its_fair(tmp_path: Path) -> None:
    page = planned(tmp_path, FILES)[f"{FAIR}gian/a2/"].context["page"]
    assert [crumb["href"] for crumb in page["crumbs"]] == ["/", "/hoi-cho/", FAIR]
    assert page["title"] == "Gian A2 – Hội chợ Ví Dụ"


def test_a_code_opens_a_short_page_and_has_pictures_to_print(tmp_path: Path) -> None:
    jobs = planned(tmp_path, FILES)
    short = jobs[f"/Q/{code(61)}/"].context["it"]
    assert (short["kind_text"], short["name"], short["maker"], short["place"]) == (
        "Gian hàng",
        "Gian A2",
        "HTX Ví Dụ",
        "Hội chợ Ví Dụ",
    )
    assert (short["href"], short["merged"]) == (f"{FAIR}gian/a2/", "")
    assert {jobs[f"/Q/{code(61)}/qr.{ending}"].maker for ending in ("svg", "png")} == {"code-svg", "code-png"}


def test_a_booth_without_a_code_has_a_page_and_no_sign(tmp_path: Path) -> None:
    shown = it(tmp_path, f"{FAIR}gian/a1/")
    assert (shown["code"], shown["qr"]) == ("", None)
    assert [fact["term"] for fact in shown["facts"]] == []


# -- the pages that lead to it


def test_the_fair_lists_its_booths_by_their_numbers_each_with_its_page(tmp_path: Path) -> None:
    shown = it(tmp_path, FAIR)
    assert [(one["text"], one["href"]) for one in shown["booths"]] == [
        (number, f"{FAIR}gian/{number.lower()}/") for number in ("A1", "A2", "A10")
    ]
    assert [len(one["products"]) for one in shown["booths"]] == [0, 1, 2]
    assert [way["href"] for way in shown["ways"]] == [
        f"{FAIR}{name}/" for name in ("so-do", "theo-tinh", "theo-nhom", "san-pham")
    ]


def test_a_large_fair_counts_what_its_booths_show(tmp_path: Path) -> None:
    many = {f"products/p{n}.yaml": product(100 + n, f"Món {n}") for n in range(125)}
    names = ", ".join(f"p{n}" for n in range(125))
    booths = f"booths:\n  - {{number: A1, products: [{names}]}}\n  - {{number: A2, exhibitor: {{name: Ai đó}}}}\n"
    files = {**FILES, **many, "fairs/h.yaml": producer(50, "Hội chợ Ví Dụ", booths)}
    jobs = planned(tmp_path, files)
    assert [(one["count"], one["products"]) for one in jobs[FAIR].context["it"]["booths"]] == [(125, []), (0, [])]
    assert len(jobs[f"{FAIR}gian/a1/"].context["it"]["cards"]) == 125


def listed(job: Job) -> list[tuple[str, list[str]]]:
    """The titles of the sections, each with its lines."""
    return [
        (section["title"]["text"] if section["title"] else "", [one["text"] for one in section["lines"]])
        for section in job.context["it"]["sections"]
    ]


def test_booths_are_listed_by_the_provinces_from_which_they_come(tmp_path: Path) -> None:
    assert listed(planned(tmp_path, FILES)[f"{FAIR}theo-tinh/"]) == [
        ("Đắk Lắk", ["Gian A10"]),
        ("Hà Tĩnh", ["Gian A2 · HTX Ví Dụ", "Gian A10"]),
        ("Chưa rõ tỉnh", ["Gian A1 · Trường Thử"]),
    ]


def test_booths_are_listed_by_the_groups_of_what_they_show(tmp_path: Path) -> None:
    assert listed(planned(tmp_path, FILES)[f"{FAIR}theo-nhom/"]) == [
        ("Thực phẩm", ["Gian A2 · HTX Ví Dụ", "Gian A10"]),
        ("Đồ uống", ["Gian A10"]),
        ("Không có sản phẩm trong danh mục", ["Gian A1 · Trường Thử"]),
    ]


def test_products_are_listed_with_their_booths(tmp_path: Path) -> None:
    job = planned(tmp_path, FILES)[f"{FAIR}san-pham/"]
    assert listed(job) == [("", ["An Ví Dụ", "Mắm Ví Dụ"])]
    booths = [[one["text"] for one in line["booths"]] for line in job.context["it"]["sections"][0]["lines"]]
    assert booths == [["A10"], ["A2", "A10"]]


def test_the_products_of_a_large_fair_stand_on_several_pages(tmp_path: Path) -> None:
    many = {f"products/p{n}.yaml": product(100 + n, f"Món {n}") for n in range(301)}
    names = ", ".join(f"p{n}" for n in range(301))
    booths = f"booths: [{{number: A1, products: [{names}]}}]\n"
    jobs = planned(tmp_path, {**FILES, **many, "fairs/h.yaml": producer(50, "Hội chợ Ví Dụ", booths)})
    lengths = [len(jobs[f"{FAIR}san-pham/{page}"].context["it"]["sections"][0]["lines"]) for page in ("", "trang-2/")]
    assert lengths == [300, 1]
    assert f"{FAIR}san-pham/trang-3/" not in jobs


@pytest.mark.parametrize(
    ("address", "booths"),
    [(f"/san-pham/mam-vi-du-{code(1)}/", ["A2", "A10"]), (f"/chu-the/htx-vi-du-{code(3)}/", ["A2", "A10"])],
)
def test_a_product_and_a_producer_name_their_booths(tmp_path: Path, address: str, booths: list[str]) -> None:
    (fair,) = it(tmp_path, address)["fairs"]
    assert (fair["text"], fair["href"]) == ("Hội chợ Ví Dụ", FAIR)
    assert [(one["text"], one["href"]) for one in fair["booths"]] == [
        (number, f"{FAIR}gian/{number.lower()}/") for number in booths
    ]


def test_the_search_by_a_code_leads_to_the_booth(tmp_path: Path) -> None:
    files = {**FILES, **given((70, "booths", "h/a7"))}
    numbers = [
        job.context["data"]
        for job in planned(tmp_path, files).values()
        if job.maker == "search" and job.context["kind"] == "numbers"
    ]
    known = {number: page for some in numbers for number, page in some.items()}
    assert known[code(61)] == {"name": "A2 · Hội chợ Ví Dụ", "href": f"{FAIR}gian/a2/"}
    assert known[code(70)] == {"name": "Hội chợ Ví Dụ", "href": FAIR}


def test_search_engines_are_told_of_booths_and_of_their_lists_and_of_no_code(tmp_path: Path) -> None:
    site = f"{SITE}base_url: https://ocop.vi-du.vn/\n"
    records = records_of(tmp_path, {**FILES, **given((70, "booths", "h/b7")), "site.yaml": site})
    jobs = with_sitemaps(plan_pages(link(records, DAY), {}, records.pages), records.site)
    told = [page["href"] for job in jobs if job.maker == "sitemap" for page in job.context["pages"]]
    assert [one for one in told if one.startswith((FAIR, "/Q/"))] == [
        FAIR,
        *(f"{FAIR}gian/{slug}/" for slug in ("a1", "a10", "a2")),
        *(f"{FAIR}{name}/" for name in ("san-pham", "so-do", "theo-nhom", "theo-tinh")),
    ]


# -- some pages alone


@pytest.mark.parametrize(
    "address",
    [f"{FAIR}gian/a2/", f"/en{FAIR}gian/a2/", f"/Q/{code(61)}/", f"/Q/{code(70)}/", FAIR, f"{FAIR}theo-nhom/"],
)
def test_a_page_asked_for_alone_is_the_one_of_the_whole(tmp_path: Path, address: str) -> None:
    records = records_of(tmp_path, {**FILES, **given((70, "booths", "h/a7"))})
    catalogue = link(records, DAY)
    path = addresses.file_of(address)
    plain = path.removeprefix("en/")
    whole = {job.path: job for job in plan_pages(catalogue, {}, records.pages)}
    some = {job.path: job for job in plan_pages(catalogue, {}, records.pages, only=Only([path]))}
    assert some[plain] == whole[plain]
    assert some[plain].context == whole[plain].context
    booths = [one for one in some if "/gian/" in one]
    assert booths == ([plain] if "/gian/" in plain else [])


# -- what was promised


def test_the_address_of_a_booth_is_promised_under_its_code(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, FILES)
    codes = owner_codes(catalogue)
    jobs = planned(tmp_path, FILES)
    found = {name: promise_of(jobs[f"{FAIR}{name}"], codes) for name in ("gian/a2/", "gian/a1/", "theo-tinh/")}
    assert {name: (one.kind, one.owner) for name, one in found.items() if one} == {
        "gian/a2/": ("booths", code(61)),
        "gian/a1/": ("fairs", code(50)),  # without a code its fair answers for it
        "theo-tinh/": ("fairs", code(50)),
    }


OLD = f"{FAIR}gian/b7/"


def test_the_old_address_of_a_renumbered_booth_leads_on_to_the_new_one(tmp_path: Path) -> None:
    files = {
        **FILES,
        **given((61, "booths", "h/b7")),
        **promised((OLD, "booths", code(61)), (f"/en{OLD}", "booths", code(61))),
    }
    jobs = planned(tmp_path, files)
    assert (jobs[OLD].template, jobs[OLD].context["it"]["href"]) == ("moved.html", f"{FAIR}gian/a2/")
    assert jobs[OLD].context["it"]["name"] == "Gian A2 – Hội chợ Ví Dụ"
    assert jobs[f"/Q/{code(61)}/"].context["it"]["href"] == f"{FAIR}gian/a2/"


def test_unless_somebody_else_stands_there_now(tmp_path: Path) -> None:
    taken = f"{FAIR}gian/a1/"
    files = {**FILES, **given((61, "booths", "h/a1")), **promised((taken, "booths", code(61)))}
    assert planned(tmp_path, files)[taken].template == "booth.html"


def test_the_address_and_the_code_of_a_booth_that_is_gone_lead_to_the_fair(tmp_path: Path) -> None:
    files = {**FILES, **given((70, "booths", "h/b7")), **promised((OLD, "booths", code(70)))}
    jobs = planned(tmp_path, files)
    assert (jobs[OLD].template, jobs[OLD].context["it"]["href"]) == ("moved.html", FAIR)
    gone = jobs[f"/Q/{code(70)}/"]
    assert (gone.template, gone.context["it"]["href"], gone.context["it"]["code"]) == ("gone.html", FAIR, code(70))
    assert gone.context["page"]["hidden"]


def test_a_booth_without_a_code_that_is_gone_leads_to_the_fair_by_whatever_name_it_has_now(tmp_path: Path) -> None:
    old = f"/hoi-cho/ten-cu-{code(50)}/gian/c3/"
    jobs = planned(tmp_path, {**FILES, **promised((old, "fairs", code(50)))})
    assert jobs[old].context["it"]["href"] == FAIR


def test_booths_of_a_fair_with_a_new_name_are_found_at_their_old_addresses(tmp_path: Path) -> None:
    old = f"/hoi-cho/ten-cu-{code(50)}/gian/a2/"
    files = {
        **FILES,
        **given((50, "fairs", "h"), (61, "booths", "h/a2"), (62, "booths", "h/a10")),
        **promised((old, "booths", code(61))),
    }
    assert planned(tmp_path, files)[old].context["it"]["href"] == f"{FAIR}gian/a2/"


def test_a_tombstone_of_the_fair_answers_for_its_booths(tmp_path: Path) -> None:
    stone = f'name: Hội chợ Ví Dụ\ncode: "{code(50)}"\nwithdrawn: 2026-11-20\nreason: Nhập nhầm.\n'
    files = {
        **{name: text for name, text in FILES.items() if name != "fairs/h.yaml"},
        "tombstones/h.yaml": stone,
        **given((50, "fairs", "h"), (61, "booths", "h/a2")),
        **promised((FAIR, "fairs", code(50)), (f"{FAIR}gian/a2/", "booths", code(61))),
    }
    jobs = planned(tmp_path, files)
    assert jobs[f"/Q/{code(61)}/"].template == "withdrawn.html"
    assert jobs[f"{FAIR}gian/a2/"].context["it"]["href"] == f"/Q/{code(61)}/"


def test_no_host_is_told_that_a_booth_moved_for_good(tmp_path: Path) -> None:
    """Somebody else may stand at its old number tomorrow, and browsers remember such an answer."""
    old = f"/hoi-cho/ten-cu-{code(50)}/"
    files = {
        **FILES,
        **given((61, "booths", "h/b7")),
        **promised((OLD, "booths", code(61)), (old, "fairs", code(50))),
    }
    catalogue = catalogue_of(tmp_path, files)
    assert moves(catalogue, []) == [(old, FAIR)]
