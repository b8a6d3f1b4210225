from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages import addresses
from ocop_site.pages.cards import Cards
from ocop_site.pages.choices import in_force_first
from ocop_site.pages.jobs import Job, Plain, links_in
from ocop_site.pages.letters import name_jobs
from ocop_site.pages.lists import list_jobs
from ocop_site.pages.shelves import shelves
from tests.small_content import SITE, at, catalogue_of, paper, product

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.shelves import Shelf

NAMES = ["Dừa", "Đường", "Ấm", "An", "Ổi", "Bưởi", "9 Rồng", "Cà", "Chè", "Zê", "Mía", "Mắm", "Nem"]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Thirteen products: in force, past their term, without a paper, in turn; groups and provinces in turn."""
    files = {"site.yaml": SITE + "page_size: 6\nnames_per_page: 20\n"}
    for number, name in enumerate(NAMES, 1):
        more = [paper("2025-01-01", stars=4), paper("2020-01-01", stars=3), ""][number % 3]
        more += at(["Phú Yên", "Hà Tĩnh"][number % 2])
        text = product(number, name, more)
        files[f"products/p{number:02}.yaml"] = text.replace("thuc-pham", ["thuc-pham", "do-uong"][number % 2])
    return catalogue_of(tmp_path_factory.mktemp("lists"), files)


@pytest.fixture(scope="module")
def by_address(catalogue: Catalogue) -> dict[str, Shelf]:
    return {shelf.base: shelf for shelf in shelves(catalogue)}


def ids(shelf: Shelf) -> list[str]:
    return [entry.record.id for entry in shelf.entries]


def pages_of(shelf: Shelf, catalogue: Catalogue) -> list[Job]:
    """The pages of a list, without those of its names."""
    return [job for job in list_jobs(shelf, catalogue, Cards(catalogue)) if job.template == "list.html"]


def test_every_product_is_on_the_shelves_where_it_belongs(catalogue: Catalogue, by_address: dict[str, Shelf]) -> None:
    """Each filter that an address names fits the product, and where all fit it is there."""
    for product_id, entry in catalogue.products.items():
        fits = {
            "tinh": {"dak-lak", "phu-yen"} if entry.here.province == "dak-lak" else {entry.here.province},
            "nhom": {entry.record.group},
            "sao": {str(entry.status.stars)},
            "con-thoi-han": {True} if entry.status.in_force else set(),
        }
        for base, shelf in by_address.items():
            parts = base.strip("/").split("/")
            chosen = {kind: parts[parts.index(kind) + 1] for kind in ("tinh", "nhom", "sao") if kind in parts}
            wanted = {**chosen, **({"con-thoi-han": True} if "con-thoi-han" in parts else {})}
            if "truoc-thang-7-2025" not in parts:
                assert (product_id in ids(shelf)) == all(value in fits[kind] for kind, value in wanted.items()), base


def test_there_is_a_shelf_for_every_province_group_and_star(catalogue: Catalogue, by_address: dict[str, Shelf]) -> None:
    assert {addresses.province(one.id) for one in catalogue.vocabulary.provinces} <= set(by_address)
    assert {addresses.group(one.id) for one in catalogue.vocabulary.groups} <= set(by_address)
    assert {addresses.stars(count) for count in (3, 4, 5)} <= set(by_address)
    assert len(list(shelves(catalogue))) == len(by_address)


def test_a_crossing_is_a_shelf_only_if_something_is_on_it(by_address: dict[str, Shelf]) -> None:
    crossings = {base: shelf for base, shelf in by_address.items() if base.count("/") > 3}
    assert all(shelf.entries for base, shelf in crossings.items() if not base.endswith("/truoc-thang-7-2025/"))
    assert {"/tinh/ha-tinh/nhom/do-uong/sao/4/", "/tinh/ha-tinh/nhom/do-uong/con-thoi-han/"} <= set(crossings)
    assert by_address["/tinh/an-giang/"].entries == ()


def test_a_facet_counts_what_its_list_holds(by_address: dict[str, Shelf]) -> None:
    for shelf in by_address.values():
        for title, lines in shelf.facets:
            assert title in {"Theo nhóm", "Theo hạng sao", "Theo tỉnh, thành phố"}
            for line in lines:
                assert len(shelf.entries) >= line["count"] == len(by_address[line["href"]].entries) > 0


def test_in_force_first_then_other_papers_then_none_each_by_name(catalogue: Catalogue) -> None:
    ordered = in_force_first(list(catalogue.products.values()))
    ranks = [{"valid": 0, "past-term": 1, "no-paper": 2}[entry.status.value] for entry in ordered]
    assert ranks == sorted(ranks)
    for rank in (0, 1, 2):
        orders = [entry.order for entry, its in zip(ordered, ranks, strict=True) if its == rank]
        assert orders == sorted(orders)
        assert len(orders) > 3


def test_a_list_is_cut_into_pages_and_nothing_is_lost(catalogue: Catalogue, by_address: dict[str, Shelf]) -> None:
    for base, shelf in by_address.items():
        jobs = pages_of(shelf, catalogue)
        shown = [card["href"] for job in jobs for card in job.context["it"]["cards"]]
        assert shown == [addresses.product(entry.record) for entry in shelf.entries]
        assert [job.path for job in jobs] == [
            addresses.file_of(addresses.page_of(base, number)) for number in range(1, len(jobs) + 1)
        ]
        assert len(jobs) == max(1, -(-len(shelf.entries) // 6))
        assert {job.context["it"]["total"] for job in jobs} == {len(shelf.entries)}


def test_pages_of_a_list_lead_to_each_other(catalogue: Catalogue, by_address: dict[str, Shelf]) -> None:
    jobs = pages_of(by_address["/nhom/do-uong/"], catalogue)
    assert len(jobs) == 2
    first, second = (job.context["it"]["pager"] for job in jobs)
    assert (first["previous"], first["next"]["href"]) == (None, "/nhom/do-uong/trang-2/")
    assert (second["previous"]["href"], second["next"]) == ("/nhom/do-uong/", None)
    assert [one["current"] for one in second["pages"]] == [False, True]
    assert second["pages"][1]["href"] == "/nhom/do-uong/trang-2/"
    assert jobs[1].context["page"]["heading"].endswith("– trang 2")


def lines_of(job: Job) -> list[Plain]:
    """The names on a page of names, in their order."""
    return [line for section in job.context["it"]["sections"] for line in section["names"]]


@pytest.fixture(scope="module")
def names(catalogue: Catalogue) -> list[Job]:
    return list(name_jobs(catalogue, Cards(catalogue)))


def test_every_name_stands_under_its_letter_in_order(names: list[Job]) -> None:
    index, *letters = names
    assert [line["text"] for line in index.context["it"]["letters"]] == [*"AÂBCDĐMNÔZ", "#"]
    shown = [line["name"] for job in letters for line in lines_of(job)]
    assert shown == ["An", "Ấm", "Bưởi", "Cà", "Chè", "Dừa", "Đường", "Mắm", "Mía", "Nem", "Ổi", "Zê", "9 Rồng"]


def test_letters_count_their_names_and_mark_the_one_that_is_open(names: list[Job]) -> None:
    for job in names[1:]:
        lines = job.context["it"]["letters"]
        (current,) = [line for line in lines if line["current"]]
        assert addresses.file_of(current["href"]) == job.path
        assert current["count"] == len(lines_of(job))
        assert sum(line["count"] for line in lines) == len(NAMES)


def test_lists_link_only_from_the_root_of_the_site(names: list[Job]) -> None:
    links = [link for job in names for link in links_in(job.context)]
    assert links
    assert all(link.startswith("/") for link in links)
