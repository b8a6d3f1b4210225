from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.building.data_store import Weighed
from ocop_site.exports.jobs import export_jobs
from ocop_site.pages.jobs import Job
from ocop_site.pages.pictures import PhotoFacts
from ocop_site.pages.plan import plan_pages, site_context
from ocop_site.pages.plan_check import check_plan
from tests.small_content import SITE, at, catalogue_of, code, paper, producer, product, records_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue

PAGES = {
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\ndescription: Là gì.\n---\n## Báo sai {#bao-sai}\n\nViết thư.\n",
    "pages/cach-lam.md": "---\ntitle: Cách làm\ndescription: Thế nào.\n---\n## Từ đâu\n\nTừ báo.\n",
}
FILES = {
    "products/a.yaml": product(
        1, more="producer: htx\nphotos: [{file: a.jpg, alt: Chai}]\n" + at("Phú Yên") + paper("2025")
    ),
    "products/b.yaml": product(2, "Tương", more="photos: [{file: a.jpg, alt: Hũ}]\n"),
    "producers/htx.yaml": producer(3),
    "outlets/q.yaml": producer(4, "Quầy", "stocks: [{product: a, price: 1000}]\n"),
    "fairs/h.yaml": producer(5, "Hội", "booths: [{number: A1, products: [a]}]\n"),
    "photos/a.jpg": "ảnh",
    **PAGES,
}
FACTS = {"a.jpg": PhotoFacts("ab" * 32, 64, 48)}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalogue, list[Job]]:
    folder: Path = tmp_path_factory.mktemp("plan")
    pages = records_of(folder, FILES).pages
    catalogue = catalogue_of(folder, FILES)
    return catalogue, list(plan_pages(catalogue, FACTS, pages))


def job(path: str, owner: str = "", **context: Any) -> Job:  # noqa: ANN401 - plain data
    return Job(path, "page", context, "x.html", owner or path)


def test_the_plan_of_a_whole_site_is_good(drawn: tuple[Catalogue, list[Job]]) -> None:
    catalogue, jobs = drawn
    every = [*jobs, *export_jobs(catalogue, Weighed)]
    assert check_plan(every, site_context(catalogue, {}), [code(number) for number in range(1, 6)]) == []


def test_every_record_has_its_page_and_the_page_behind_its_code(drawn: tuple[Catalogue, list[Job]]) -> None:
    _, jobs = drawn
    paths = {one.path for one in jobs}
    for number in range(1, 6):
        assert f"Q/{code(number)}/index.html" in paths
        assert len([path for path in paths if path.endswith(f"-{code(number)}/index.html")]) == 1
    printed = {path.split("/")[1] for path in paths if path.endswith("qr.svg")}
    assert printed == {code(1), code(2), code(4)}
    assert {path.replace("svg", "png") for path in paths if path.endswith("qr.svg")} <= paths


def test_the_short_page_leads_to_the_long_one(drawn: tuple[Catalogue, list[Job]]) -> None:
    _, jobs = drawn
    (short,) = [one for one in jobs if one.path == f"Q/{code(1)}/index.html"]
    assert short.context["it"]["href"] == f"/san-pham/nuoc-mam-vi-du-{code(1)}/"
    assert short.context["it"]["status"]["value"] == "valid"


def plain(value: object) -> Iterator[object]:
    """Everything inside that is no plain data."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                yield key
            yield from plain(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from plain(inner)
    elif isinstance(value, float):  # a measure in mm, at most to the hundredth
        yield from () if value == round(value, 2) else (value,)
    elif value is not None and not isinstance(value, str | int):
        yield value


def test_contexts_are_plain_data(drawn: tuple[Catalogue, list[Job]]) -> None:
    catalogue, jobs = drawn
    assert [found for one in jobs for found in plain(one.context)] == []
    assert list(plain(site_context(catalogue, {"site.css": "/assets/site-1.css"}))) == []
    assert list(plain({"a": [1.5, 1.234, {2: "b"}]})) == [1.234, 2]


def test_the_plan_does_not_depend_on_the_day_it_is_drawn_twice(
    drawn: tuple[Catalogue, list[Job]], tmp_path: Path
) -> None:
    _, jobs = drawn
    again = list(plan_pages(catalogue_of(tmp_path, FILES), FACTS, records_of(tmp_path, FILES).pages))
    assert [(one.path, one.context) for one in again] == [(one.path, one.context) for one in jobs]


@pytest.mark.parametrize(("one", "other"), [("a/index.html", "A/index.html"), ("ệ.html", "e\u0323\u0302.html")])
def test_addresses_that_some_disks_take_for_one_are_refused(one: str, other: str) -> None:
    (problem,) = check_plan([job(one, "products/a"), job(other, "products/b")], {}, [])
    assert (problem.code, problem.values["first"], problem.values["second"]) == (
        "same-address",
        "products/a",
        "products/b",
    )


def test_two_pages_of_one_owner_on_one_path_are_refused_too() -> None:
    problems = check_plan([job("a/index.html", "products/a"), job("a/index.html", "products/a", it=1)], {}, [])
    assert [problem.code for problem in problems] == ["same-address"]


def test_one_photo_of_two_records_is_planned_twice_and_that_is_good() -> None:
    photo = {"photo": "a.jpg", "digest": "ab", "width": 64, "format": "webp"}
    jobs = [Job("anh/ab-64.webp", "photo", dict(photo), owner=owner) for owner in ("products/a", "products/b")]
    assert check_plan(jobs, {}, []) == []
    other = Job("anh/ab-64.webp", "photo", {**photo, "digest": "cd"}, owner="products/c")
    assert [problem.code for problem in check_plan([*jobs, other], {}, [])] == ["same-address"]


def test_a_link_to_nothing_is_named_with_its_page() -> None:
    jobs = [job("index.html", it={"cards": [{"href": "/tinh/x/"}]}), job("a/index.html", it={"href": "/"})]
    (problem,) = check_plan(jobs, {}, [])
    assert (problem.code, problem.values) == ("dead-link", {"page": "index.html", "value": "tinh/x/index.html"})


def test_links_of_the_site_s_own_frame_are_checked_too() -> None:
    (problem,) = check_plan([job("index.html")], {"nav": [{"href": "/nhom/"}]}, [])
    assert problem.values["value"] == "nhom/index.html"


def test_a_code_that_was_given_must_be_answered() -> None:
    jobs = [job(f"Q/{code(1)}/index.html")]
    (problem,) = check_plan(jobs, {}, [code(1), code(2)])
    assert (problem.code, problem.values["value"]) == ("code-without-page", code(2))


def test_without_a_real_address_the_site_is_a_trial(tmp_path: Path) -> None:
    trial = catalogue_of(tmp_path, {})
    assert site_context(trial, {})["trial"] is True
    real = catalogue_of(tmp_path, {"site.yaml": SITE + "base_url: https://ocop.vn/\n"})
    assert site_context(real, {})["trial"] is False
    files = [
        one
        for one in plan_pages(catalogue_of(tmp_path, {"products/a.yaml": product(1)}), {}, ())
        if "code" in one.maker
    ]
    assert all(one.context["caption"].endswith(" · mã thử") for one in files)
    assert all(one.context["caption"][:9].isdigit() for one in files)


@pytest.mark.parametrize("below", ["index.html/index.html", "INDEX.html/a/b.html"])
def test_no_file_lies_below_another_file(below: str) -> None:
    (problem,) = check_plan([job("index.html"), job(below, "ledger")], {}, [])
    assert (problem.code, problem.values) == (
        "same-address",
        {"value": below, "first": "index.html", "second": "ledger"},
    )
