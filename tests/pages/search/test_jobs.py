from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages import addresses
from ocop_site.pages.cards import Cards
from ocop_site.pages.jobs import Job, links_in
from ocop_site.pages.search.jobs import search_jobs
from ocop_site.syllables import TABLE
from tests.small_content import at, catalogue_of, code, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain

GTIN = "4006381333931"
NAMES = ["Nem chua", "Trà sen", "Mật ong", "Gạo nếp", "Rượu mơ", "Bưởi da xanh"]
FILES = {
    "producers/a.yaml": producer(90, "HTX Thử"),
    "outlets/o.yaml": producer(91, "Cửa hàng Mẫu"),
    **{
        f"products/p{number:02}.yaml": product(
            number,
            f"{NAMES[number % 6]} Ví Dụ {number}",
            (f'gtin: "{GTIN}"\n' if number == 1 else "") + at(["Phú Yên", "Hà Tĩnh"][number % 2]),
        )
        for number in range(1, 41)
    },
}


def index_of(catalogue: Catalogue) -> dict[str, Job]:
    return {job.path: job for job in search_jobs(catalogue, Cards(catalogue)) if job.maker == "search"}


def start_of(jobs: dict[str, Job]) -> Plain:
    data: Plain = jobs["tim-kiem/chi-muc.js"].context["data"]
    return data


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Job]:
    return index_of(catalogue_of(tmp_path_factory.mktemp("jobs"), FILES))


def kinds(jobs: dict[str, Job], kind: str) -> list[Job]:
    return [job for job in jobs.values() if job.context["kind"] == kind]


def test_the_start_names_every_file_of_the_index(jobs: dict[str, Job]) -> None:
    start = start_of(jobs)
    assert start["count"] == 40
    assert start["table"] == TABLE
    named = [*start["words"].values(), start["numbers"], start["columns"], start["further"], start["orders"]]
    named += [start["cards"][at : at + 5] for at in range(0, len(start["cards"]), 5)]
    (folders,) = kinds(jobs, "folders")
    named += folders.context["data"].values()
    digests = [path.removesuffix(".js").rpartition("-")[2] for path in jobs if path.startswith("tim-kiem/chi-muc/")]
    assert sorted(named) == sorted(digests)


def test_cards_lie_by_province(jobs: dict[str, Job]) -> None:
    assert start_of(jobs)["parts"] == [["dak-lak", 20], ["ha-tinh", 20]]
    sizes = {job.context["name"][:-6]: len(job.context["data"]["cards"]) for job in kinds(jobs, "cards")}
    assert sizes == {"the-dak-lak-0": 16, "the-dak-lak-1": 4, "the-ha-tinh-0": 16, "the-ha-tinh-1": 4}


def test_a_code_of_any_kind_and_a_gtin_lead_to_a_page(jobs: dict[str, Job]) -> None:
    numbers = {digits: page for job in kinds(jobs, "numbers") for digits, page in job.context["data"].items()}
    assert numbers[code(91)]["name"] == "Cửa hàng Mẫu"
    assert numbers[code(90)]["href"].startswith("/chu-the/")
    assert numbers[GTIN.zfill(14)] == numbers[code(1)]
    assert set(links_in(kinds(jobs, "numbers")[0].context)) == {page["href"] for page in numbers.values()}


def test_a_change_of_one_product_remakes_only_what_holds_it(jobs: dict[str, Job], tmp_path: Path) -> None:
    text = FILES["products/p03.yaml"]
    other = index_of(catalogue_of(tmp_path, {**FILES, "products/p03.yaml": text.replace("Gạo nếp", "Gạo tẻ")}))
    new = {job.context["name"].rpartition("-")[0] for path, job in other.items() if path not in jobs}
    words = {name for name in new if name.startswith("tu")}
    assert new - words == {"the-ha-tinh-0", "thu-tu", "so", "ma"}
    gone = {path for path in jobs if path not in other}
    assert len(gone) == len(new)


def test_a_new_product_moves_no_card_of_another_province(jobs: dict[str, Job], tmp_path: Path) -> None:
    more = {"products/moi.yaml": product(77, "Cà Mẫu", at("Phú Yên"))}
    other = index_of(catalogue_of(tmp_path, {**FILES, **more}))
    cards = {path for path in other if path.startswith("tim-kiem/chi-muc/the-") and path not in jobs}
    assert {path.split("/")[2].removeprefix("the-")[:7] for path in cards} == {"dak-lak"}


def test_the_page_leads_to_the_letters_and_the_lists(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, FILES)
    (page,) = [job for job in search_jobs(catalogue, Cards(catalogue)) if job.template == "search.html"]
    assert page.path == addresses.file_of(addresses.SEARCH)
    links = set(links_in(page.context))
    assert {addresses.PROVINCES, addresses.GROUPS, addresses.STARS, addresses.SEARCH_START} <= links
    assert {addresses.letter(name) for name in "BGMNRT"} <= links
