"""The pages of GTINs and their linksets; the schema itself is tried with linksets that are wrong."""

from __future__ import annotations

import copy
import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.building.data_store import Weighed
from ocop_site.exports.jobs import export_jobs
from ocop_site.pages.plan import plan_pages, site_context
from ocop_site.pages.plan_check import check_plan
from tests.pages.json_schema import faults
from tests.small_content import PROJECT, SITE, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Job

SCHEMA = json.loads((PROJECT / "docs/reference/linkset.schema.json").read_text(encoding="utf-8"))
VOC = "https://ref.gs1.org/voc/"
REAL = "https://danh-muc.vn/ocop/"
GTIN = "8931234567897"
PAGE = f"{REAL}san-pham/nuoc-mam-vi-du-{code(1)}/"
PAGES = {"pages/gioi-thieu.md": "---\ntitle: Giới thiệu\ndescription: Thử.\n---\n## Báo sai {#bao-sai}\nThử.\n"}
PAGES["pages/cach-lam.md"] = "---\ntitle: Cách làm\ndescription: Thử.\n---\n## Thử\nThử.\n"


def jobs_of(folder: Path, more: str = "", base_url: str = REAL, files: dict[str, str] | None = None) -> list[Job]:
    """The plan of a catalogue with one product; `more` are further lines of it."""
    site = f"{SITE}base_url: {base_url}\n" if base_url else SITE
    some = {"site.yaml": site, "products/a.yaml": product(1, more=more), **PAGES, **(files or {})}
    catalogue = catalogue_of(folder, some)
    jobs = list(plan_pages(catalogue, {}, _pages(folder)))
    every = [*jobs, *export_jobs(catalogue, Weighed)]
    assert check_plan(every, site_context(catalogue, {}), [code(1)]) == []
    return jobs


def _pages(folder: Path) -> Any:  # noqa: ANN401 - the records of text pages
    from ocop_site.reading.folder import read_content  # noqa: PLC0415
    from ocop_site.records.collection import read_records  # noqa: PLC0415

    raw, _ = read_content(folder / "content", PROJECT / "content" / "vocabulary")
    records, _ = read_records(raw)
    assert records is not None
    return records.pages


def below_01(jobs: list[Job]) -> dict[str, Job]:
    return {job.path: job for job in jobs if job.path.startswith("01/")}


def linkset_of(jobs: list[Job]) -> dict[str, Any]:
    """The one context of the linkset, which is valid."""
    job = next(job for job in jobs if job.path.endswith("linkset.json"))
    assert job.maker == "text"
    whole = json.loads(job.context["text"])
    assert faults(whole, SCHEMA, SCHEMA) == []
    context: dict[str, Any] = whole["linkset"][0]
    return context


def marked(gtin: str = GTIN) -> str:
    return f'gtin: "{gtin}"\n'


def test_the_page_of_a_gtin_is_the_page_of_the_code(tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path, marked() + paper("2026-03-20"))
    page = next(job for job in jobs if job.path == f"01/0{GTIN}/index.html")
    code_page = next(job for job in jobs if job.path == f"Q/{code(1)}/index.html")
    assert (page.template, page.owner) == (code_page.template, code_page.owner) == ("code.html", "products/a")
    gs1 = {
        "gtin": GTIN,
        "url": f"{REAL}01/0{GTIN}",
        "linkset": {"href": f"/01/0{GTIN}/linkset.json"},
    }
    assert page.context["it"] == {**code_page.context["it"], "gs1": gs1}
    assert code_page.context["it"]["gs1"] is None
    assert page.context["page"]["canonical"] == PAGE == code_page.context["page"]["canonical"]
    assert page.context["page"]["path"] == page.path
    linkset = next(job for job in jobs if job.path == f"01/0{GTIN}/linkset.json")
    assert linkset.owner == "products/a"


def test_the_product_leads_to_the_page_of_its_gtin(tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path, marked())
    facts = next(job for job in jobs if job.path.startswith("san-pham/")).context["it"]["facts"]
    assert {"term": "Mã vạch (GTIN)", "text": GTIN, "href": f"/01/0{GTIN}/"} in facts
    assert [fact["href"] for fact in facts if fact["text"] != GTIN] == [""]


@pytest.mark.parametrize(
    ("gtin", "fourteen"),
    [
        (GTIN, f"0{GTIN}"),
        ("8938500000010", "08938500000010"),
        ("08931234567897", "08931234567897"),
        ("18931234567894", "18931234567894"),
        ("036000291452", "00036000291452"),
        ("96385074", "00000096385074"),
    ],
)
def test_a_gtin_stands_in_fourteen_digits(tmp_path: Path, gtin: str, fourteen: str) -> None:
    jobs = jobs_of(tmp_path, marked(gtin))
    assert sorted(below_01(jobs)) == [f"01/{fourteen}/index.html", f"01/{fourteen}/linkset.json"]
    assert linkset_of(jobs)["anchor"] == f"{REAL}01/{fourteen}"


@pytest.mark.parametrize("more", ["", marked("20000097"), marked("2000000000015")])
def test_no_page_without_a_gtin_of_its_own(tmp_path: Path, more: str) -> None:
    jobs = jobs_of(tmp_path, more)
    assert below_01(jobs) == {}
    facts = next(job for job in jobs if job.path.startswith("san-pham/")).context["it"]["facts"]
    assert {fact["href"] for fact in facts} == {""}


@pytest.mark.parametrize("base_url", ["", "https://vi-du.example/"])
def test_a_trial_has_the_page_and_no_linkset(tmp_path: Path, base_url: str) -> None:
    """A linkset holds whole addresses only: none is made up."""
    jobs = below_01(jobs_of(tmp_path, marked(), base_url))
    assert list(jobs) == [f"01/0{GTIN}/index.html"]
    gs1 = jobs[f"01/0{GTIN}/index.html"].context["it"]["gs1"]
    assert gs1 == {"gtin": GTIN, "url": "", "linkset": None}


def test_a_bare_product_has_its_page_only(tmp_path: Path) -> None:
    pip = [{"href": PAGE, "title": "Nước mắm Ví Dụ", "type": "text/html", "hreflang": ["vi"]}]
    assert linkset_of(jobs_of(tmp_path, marked())) == {
        "anchor": f"{REAL}01/0{GTIN}",
        "itemDescription": "Nước mắm Ví Dụ",
        f"{VOC}pip": pip,
        f"{VOC}defaultLink": pip,
    }


@pytest.mark.parametrize(("more", "title"), [("", "Nước mắm Ví Dụ"), ("names: {en: Example sauce}\n", "Example sauce")])
def test_the_product_s_page_is_named_in_every_language(tmp_path: Path, more: str, title: str) -> None:
    site = f"{SITE}base_url: {REAL}\nlanguages: [en]\n"
    some = {"site.yaml": site, "products/a.yaml": product(1, more=marked() + more), **PAGES}
    catalogue = catalogue_of(tmp_path, some)
    context = linkset_of(list(plan_pages(catalogue, {}, _pages(tmp_path))))
    english = {"href": PAGE.replace(REAL, f"{REAL}en/"), "title": title, "type": "text/html", "hreflang": ["en"]}
    assert context[f"{VOC}pip"][1:] == [english]
    assert context[f"{VOC}defaultLink"] == context[f"{VOC}pip"][:1]
    assert faults({"linkset": [context]}, SCHEMA, SCHEMA) == []


@pytest.mark.parametrize(
    ("more", "name", "href", "language"),
    [
        (paper("2026-03-20"), "certificationInfo", f"{PAGE}#lan", "vi"),
        (
            "trace: {url: 'https://truy-xuat.vn/vi-du?a=1', code: VD}\n",
            "traceability",
            "https://truy-xuat.vn/vi-du?a=1",
            "und",
        ),
        ("trace: {code: VD}\n", "", "", ""),
        ("shops: [{platform: shopee, url: 'https://shopee.vn/vi-du'}]\n", "hasRetailers", f"{PAGE}#mua", "vi"),
        ("nominations: [{to_stars: 5, year: 2023}]\n", "", "", ""),
    ],
)
def test_only_what_is_there_is_linked(tmp_path: Path, more: str, name: str, href: str, language: str) -> None:
    context = linkset_of(jobs_of(tmp_path, marked() + more))
    others = set(context) - {"anchor", "itemDescription", f"{VOC}pip", f"{VOC}defaultLink"}
    assert others == ({f"{VOC}{name}"} if name else set())
    for other in others:
        (link,) = context[other]
        assert (link["href"], link["type"], link["hreflang"]) == (href, "text/html", [language])


def test_outlets_are_retailers_too(tmp_path: Path) -> None:
    outlet = producer(2, "Điểm bán Ví Dụ", "stocks: [{product: a}]\n")
    assert f"{VOC}hasRetailers" in linkset_of(jobs_of(tmp_path, marked(), files={"outlets/b.yaml": outlet}))


def test_a_linkset_says_nothing_of_stars_or_terms(tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path, marked() + paper("2026-03-20", stars=4))
    text = next(job for job in jobs if job.path.endswith("linkset.json")).context["text"]
    assert not re.search(r"sao|hiệu lực|hết hạn|thu hồi|20/03/2029|valid|expire", text, re.IGNORECASE)


def test_names_are_json_whatever_they_hold(tmp_path: Path) -> None:
    name = "Mắm \"Ví Dụ\" </script> \\ 'x'"
    more = json.dumps(name, ensure_ascii=False)
    text = product(1, more=marked()).replace("name: Nước mắm Ví Dụ", f"name: {more}")
    assert linkset_of(jobs_of(tmp_path, files={"products/a.yaml": text}))["itemDescription"] == name


def good() -> dict[str, Any]:
    link = {"href": "https://danh-muc.vn/a/", "title": "Ví Dụ", "type": "text/html", "hreflang": ["vi"]}
    context = {"anchor": f"https://danh-muc.vn/01/0{GTIN}", "itemDescription": "Ví Dụ"}
    return {"linkset": [context | {f"{VOC}pip": [link], f"{VOC}defaultLink": [copy.deepcopy(link)]}]}


def test_the_schema_takes_a_good_linkset() -> None:
    assert faults(good(), SCHEMA, SCHEMA) == []


@pytest.mark.parametrize("part", ["href", "title", "type", "hreflang"])
def test_each_link_needs_all_of_its_parts(part: str) -> None:
    wrong = good()
    del wrong["linkset"][0][f"{VOC}pip"][0][part]
    assert faults(wrong, SCHEMA, SCHEMA) == [f"$.linkset[0].{VOC}pip[0]: lacks {part}"]


@pytest.mark.parametrize(
    "change",
    [
        {"anchor": f"https://danh-muc.vn/01/{GTIN}"},
        {"anchor": f"https://danh-muc.vn/01/0{GTIN}/"},
        {"anchor": f"/01/0{GTIN}"},
        {f"{VOC}defaultLink": []},
        {f"{VOC}defaultLink": good()["linkset"][0][f"{VOC}pip"] * 2},
        {f"{VOC}recallStatus": good()["linkset"][0][f"{VOC}pip"]},
        {f"{VOC}pip": good()["linkset"][0][f"{VOC}pip"][0]},
        {f"{VOC}pip": [{**good()["linkset"][0][f"{VOC}pip"][0], "href": "/san-pham/"}]},
        {f"{VOC}pip": [{**good()["linkset"][0][f"{VOC}pip"][0], "hreflang": "vi"}]},
        {f"{VOC}pip": [{**good()["linkset"][0][f"{VOC}pip"][0], "status": "valid"}]},
        {"itemDescription": ""},
    ],
)
def test_the_schema_takes_no_wrong_linkset(change: dict[str, Any]) -> None:
    wrong = {"linkset": [{**good()["linkset"][0], **change}]}
    assert faults(wrong, SCHEMA, SCHEMA)


@pytest.mark.parametrize("wrong", [{}, {"linkset": []}, {"linkset": good()["linkset"] * 2}, [], {"linkset": [{}]}])
def test_the_schema_takes_no_other_form(wrong: Any) -> None:  # noqa: ANN401 - whatever is no linkset
    assert faults(wrong, SCHEMA, SCHEMA)
