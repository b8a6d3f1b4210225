from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages import addresses
from ocop_site.pages.cards import Cards
from ocop_site.pages.lists import LONG, list_jobs
from ocop_site.pages.plan_check import check_plan
from ocop_site.pages.shelves import shelves
from ocop_site.pages.some import Only
from tests.small_content import SITE, catalogue_of, paper, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.pages.shelves import Shelf

VIETNAMESE = list("AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY")
NAMES = ["Dừa", "Đường", "Ấm", "An", "Ổi", "Ớt", "Bưởi", "9 Rồng", "Cà", "Chè", "Zê", "Mía", "Mắm", "Nem"]
# Names that begin with D stand on the first page and on the second.
NAMES += [f"Dưa {word}" for word in ("chuột", "gang", "hấu", "leo", "lê", "lưới", "muối", "món", "vàng", "xanh")]
FOOD = "/nhom/thuc-pham/"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """24 products; every third is in force until 2028-01-01, another third was."""
    files = {"site.yaml": SITE + "page_size: 6\nnames_per_page: 20\n"}
    for number, name in enumerate(NAMES, 1):
        more = [paper("2025-01-01", stars=4), paper("2020-01-01"), ""][number % 3]
        files[f"products/p{number:02}.yaml"] = product(number, name, more)
    return catalogue_of(tmp_path_factory.mktemp("letters"), files)


@pytest.fixture(scope="module")
def by_address(catalogue: Catalogue) -> dict[str, Shelf]:
    return {shelf.base: shelf for shelf in shelves(catalogue)}


def jobs_of(shelf: Shelf, catalogue: Catalogue, template: str = "letters.html") -> list[Job]:
    return [job for job in list_jobs(shelf, catalogue, Cards(catalogue)) if job.template == template]


def lines_of(job: Job) -> list[Plain]:
    return [line for section in job.context["it"]["sections"] for line in section["names"]]


def test_a_long_list_has_its_names_in_the_vietnamese_order(catalogue: Catalogue, by_address: dict[str, Shelf]) -> None:
    jobs = jobs_of(by_address[FOOD], catalogue)
    assert [job.path for job in jobs] == ["nhom/thuc-pham/a-z/index.html", "nhom/thuc-pham/a-z/trang-2/index.html"]
    first, second = (job.context["it"] for job in jobs)
    assert [section["text"] for section in first["sections"]] == [*"AÂBCDĐMN"]
    assert [section["text"] for section in second["sections"]] == ["Ô", "Ơ", "Z", "Số"]
    shown = [line["name"] for job in jobs for line in lines_of(job)]
    assert shown[:6] == ["An", "Ấm", "Bưởi", "Cà", "Chè", "Dừa"]
    assert shown[-5:] == ["Nem", "Ổi", "Ớt", "Zê", "9 Rồng"]
    assert len(shown) == len(NAMES)


def test_letters_without_names_lead_nowhere(catalogue: Catalogue, by_address: dict[str, Shelf]) -> None:
    for job in jobs_of(by_address[FOOD], catalogue, "list.html"):
        letters = job.context["it"]["letters"]
        assert [one["text"] for one in letters] == [*VIETNAMESE, "Z", "#"]  # no F, J, W here
        assert {one["text"] for one in letters if one["href"]} == {*"AÂBCDĐMNÔƠZ", "#"}
        assert sum(one["count"] for one in letters) == len(NAMES)


def test_a_letter_leads_to_its_first_name(catalogue: Catalogue, by_address: dict[str, Shelf]) -> None:
    shelf = by_address[FOOD]
    jobs = {job.path: job for job in jobs_of(shelf, catalogue)}
    letters = jobs_of(shelf, catalogue, "list.html")[0].context["it"]["letters"]
    for one in letters:
        if one["href"]:
            address, _, anchor = one["href"].partition("#")
            sections = jobs[addresses.file_of(address)].context["it"]["sections"]
            (section,) = [section for section in sections if section["anchor"] == anchor]
            assert section["text"] == {"#": "Số"}.get(one["text"], one["text"])
    assert [one["href"] for one in letters if one["text"] in "DĐ"] == [f"{FOOD}a-z/#d", f"{FOOD}a-z/#d-ngang"]


def test_an_anchor_that_is_not_there_is_a_dead_link(catalogue: Catalogue, by_address: dict[str, Shelf]) -> None:
    jobs = list(list_jobs(by_address[FOOD], catalogue, Cards(catalogue)))
    told = {problem.values["value"] for problem in check_plan(jobs, {}, []) if "a-z" in problem.values["value"]}
    assert told == set()
    names = [job for job in jobs if job.template == "letters.html"]
    del names[0].context["it"]["sections"][0]
    told = {problem.values["value"] for problem in check_plan(jobs, {}, []) if "a-z" in problem.values["value"]}
    assert told == {"nhom/thuc-pham/a-z/index.html#a"}


def test_short_lists_have_no_letters(tmp_path: Path) -> None:
    """Up to one page, but for pages so long that nobody looks through them."""
    files = {f"products/p{n}.yaml": product(n, f"Chè {n}") for n in range(1, LONG + 2)}
    few = {path: text for path, text in files.items() if path != "products/p1.yaml"}
    for folder, some, expected in (("many", files, 1), ("few", few, 0)):
        found = catalogue_of(tmp_path / folder, {"site.yaml": SITE + "page_size: 100\n", **some})
        shelf = next(one for one in shelves(found) if one.base == FOOD)
        assert len(jobs_of(shelf, found)) == expected
        assert bool(jobs_of(shelf, found, "list.html")[0].context["it"]["letters"]) == bool(expected)


def test_names_of_what_is_in_force_leave_on_their_day(catalogue: Catalogue, by_address: dict[str, Shelf]) -> None:
    (job,) = jobs_of(by_address[f"{FOOD}con-thoi-han/"], catalogue)
    lines = lines_of(job)
    assert len(lines) == 8
    assert {line["leaves"] for line in lines} == {"2028-01-01"}
    assert job.context["it"]["left"] == "2028-01-02"
    assert {line["leaves"] for other in jobs_of(by_address[FOOD], catalogue) for line in lines_of(other)} == {""}


def test_only_the_wanted_pages_of_names_are_drawn(catalogue: Catalogue, by_address: dict[str, Shelf]) -> None:
    wanted = "nhom/thuc-pham/a-z/trang-2/index.html"
    jobs = list(list_jobs(by_address[FOOD], catalogue, Cards(catalogue), Only([wanted])))
    assert [job.path for job in jobs] == [wanted]
