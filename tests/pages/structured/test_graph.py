from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import page_piece
from ocop_site.pages.plan import plan_pages
from ocop_site.pages.structured.graph import graph, told, unmarked
from ocop_site.pages.tongues import Tongue, in_tongues
from ocop_site.reading.messages import read_messages
from ocop_site.records.site import Site
from tests.linked_data import of_type, value, values
from tests.small_content import PROJECT, SITE, catalogue_of, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Plain

REAL = f"{SITE}base_url: https://vi-du.org/ocop/\npage_size: 6\nnames_per_page: 20\nlanguages: [en]\n"
LONG = "description: Danh mục để thử, đặt ra từ đầu đến cuối, không có gì trong đó là thật.\n"


def pages_of(folder: Path, count: int = 1, site: str = REAL) -> dict[str, Plain]:
    """Path -> page of every page of a catalogue with some products, in Vietnamese and English."""
    site = site.replace("description: Danh mục để thử.\n", LONG)
    files = {f"products/mam-{n}.yaml": product(n, f"Mắm Ví Dụ {n:02}") for n in range(1, count + 1)}
    catalogue = catalogue_of(folder, {"site.yaml": site, **files, "products/mam-1.yaml": product(1, "Mắm Ví Dụ 01")})
    messages, _ = read_messages(PROJECT / "templates" / "locale", "en")
    jobs = in_tongues(plan_pages(catalogue, {}, ()), [Tongue(messages)], catalogue.site.base_url)
    return {job.path: job.context["page"] for job in told(jobs, catalogue.site) if job.maker == "page"}


def test_the_way_down_is_told_with_whole_addresses_and_the_page_itself(tmp_path: Path) -> None:
    data = pages_of(tmp_path)["san-pham/mam-vi-du-01-120000015/index.html"]["data"]
    (crumbs,) = of_type(data, "BreadcrumbList")
    steps = json.loads(json.dumps(data["@graph"][-1]["itemListElement"]))
    assert [one["position"] for one in steps] == [1, 2, 3]
    assert [one["name"] for one in steps] == ["Trang chủ", "Thực phẩm", "Mắm Ví Dụ 01"]
    assert steps[-1]["item"] == "https://vi-du.org/ocop/san-pham/mam-vi-du-01-120000015/"
    assert len(values(crumbs, "itemListElement")) == 3


def test_in_english_ways_lead_to_english_pages_and_the_thing_keeps_its_name_for_good(tmp_path: Path) -> None:
    pages = pages_of(tmp_path)
    vietnamese = pages["san-pham/mam-vi-du-01-120000015/index.html"]["data"]
    english = pages["en/san-pham/mam-vi-du-01-120000015/index.html"]["data"]
    (one,), (other,) = of_type(vietnamese, "Product"), of_type(english, "Product")
    assert one["@id"] == other["@id"] == "https://vi-du.org/ocop/Q/120000015/#it"
    assert value(other, "url") == "https://vi-du.org/ocop/en/san-pham/mam-vi-du-01-120000015/"
    steps = english["@graph"][-1]["itemListElement"]
    assert [step["item"] for step in steps[:2]] == [
        "https://vi-du.org/ocop/en/",
        "https://vi-du.org/ocop/en/nhom/thuc-pham/",
    ]
    assert [step["name"] for step in steps] == ["Home", "Food", "Mắm Ví Dụ 01"]


def test_the_products_of_a_list_are_counted_through_its_pages(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, 8)
    (first,) = of_type(pages["nhom/thuc-pham/index.html"]["data"], "ItemList")
    (second,) = of_type(pages["en/nhom/thuc-pham/trang-2/index.html"]["data"], "ItemList")
    assert value(first, "numberOfItems") == value(second, "numberOfItems") == 8
    assert [value(one, "position") for one in values(first, "itemListElement")] == [1, 2, 3, 4, 5, 6]
    last = values(second, "itemListElement")[-1]
    assert (value(last, "position"), value(last, "name")) == (8, "Mắm Ví Dụ 08")
    assert value(last, "url").startswith("https://vi-du.org/ocop/en/san-pham/mam-vi-du-08-")
    (letter,) = of_type(pages["tim-kiem/m/index.html"]["data"], "ItemList")
    assert value(letter, "numberOfItems") == 8


def test_lists_by_standing_and_empty_ones_list_nothing(tmp_path: Path) -> None:
    pages = pages_of(tmp_path)
    for path in ("can-cap-nhat/index.html", "sap-het-han/index.html", "nhom/do-uong/index.html"):
        assert of_type(pages[path]["data"], "ItemList") == [], path


def test_the_site_and_what_it_holds_are_told_once(tmp_path: Path) -> None:
    pages = pages_of(tmp_path)
    (site,) = of_type(pages["en/index.html"]["data"], "WebSite")
    assert (value(site, "url"), value(site, "inLanguage")) == ("https://vi-du.org/ocop/en/", "en")
    told_of = {path for path, page in pages.items() if page["data"] and of_type(page["data"], "WebSite")}
    assert told_of == {"index.html", "en/index.html"}


def test_without_a_real_address_nothing_whole_is_told(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, site=SITE)
    text = json.dumps([page["data"] for page in pages.values()])
    assert "://" not in text.replace("https://schema.org", "")
    assert '"@id"' not in text


def test_what_stands_behind_codes_is_not_told(tmp_path: Path) -> None:
    pages = pages_of(tmp_path)
    for path in ("Q/120000015/index.html", "404.html"):
        assert (pages[path]["hidden"], pages[path]["data"]) == (True, None), path


def test_an_invented_record_among_real_ones_is_hidden(tmp_path: Path) -> None:
    files = {"site.yaml": REAL, "products/mam.yaml": product(1, more="example: true\n")}
    catalogue = catalogue_of(tmp_path, files)
    pages = {
        job.path: job.context["page"] for job in told(plan_pages(catalogue, {}, ()), catalogue.site) if job.template
    }
    hidden = {path for path, page in pages.items() if page["hidden"]}
    assert hidden == {"404.html", "Q/120000015/index.html", "san-pham/nuoc-mam-vi-du-120000015/index.html"}


@pytest.mark.parametrize(
    ("text", "bare"),
    [("Mắm", "Mắm"), ({"§": "Mắm"}, "Mắm"), ({"§": ["Food – ", {"§": "Mắm"}]}, "Food – Mắm")],
)
def test_marks_of_other_languages_are_left_out(text: object, bare: str) -> None:
    assert unmarked(text) == bare


def test_nothing_to_tell_is_nothing() -> None:
    assert graph([], "https://vi-du.org/") is None
    page = page_piece("about", "/x/", "X", description="", base_url=None)
    site = Site(title="X", tagline="X", publisher="X", description="X", code_block="12")
    (job,) = told([Job("x/index.html", "page", {"page": page, "it": {}}, "about.html")], site)
    assert job.context["page"]["data"] is None
