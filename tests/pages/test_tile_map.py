from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.cards import Cards
from ocop_site.pages.front import home_job, index_jobs
from ocop_site.pages.tile_map import shade_starts, tile_map
from tests.small_content import at, catalogue_of, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Plain


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Plain:
    places = ["Hà Tĩnh"] * 3 + ["Cao Bằng", "Quảng Nam"]
    files = {f"products/p{n}.yaml": product(n, f"Chè Thử {n}", at(place)) for n, place in enumerate(places, 1)}
    files["products/nowhere.yaml"] = product(9, "Mắm Không Tỉnh")
    return tile_map(catalogue_of(tmp_path_factory.mktemp("map"), files))


@pytest.mark.parametrize(
    ("counts", "starts"),
    [
        ([], ()),
        ([0, 0], ()),
        ([0, 1], (1,)),
        ([7], (1, 7)),
        ([1, 1, 2, 3, 3, 40], (1, 3)),
        ([1, 2, 3, 4], (1, 2, 3, 4)),
        ([8, 10, 11, 14, 15, 18, 18, 19, 20, 25, 30, 32, 34, 41, 47, 99], (1, 20, 30)),
        ([120, 180, 260, 449, 450, 940, 990, 2000], (1, 300, 500, 1000)),
    ],
)
def test_shades_begin_at_round_numbers(counts: list[int], starts: tuple[int, ...]) -> None:
    assert shade_starts(counts) == starts
    assert shade_starts(reversed(counts)) == starts


def test_each_province_has_a_tile_and_two_have_one_for_their_islands(shown: Plain) -> None:
    tiles = shown["tiles"]
    assert len(tiles) == 34 + 2
    assert [" ".join(one["lines"]) for one in tiles if one["islands"]] == ["Hoàng Sa", "Trường Sa"]
    assert len({(one["column"], one["row"]) for one in tiles}) == 36
    assert max(one["column"] for one in tiles) == shown["columns"]
    assert max(one["row"] for one in tiles) == shown["rows"]
    assert tiles == sorted(tiles, key=lambda one: (one["row"], one["column"]))


def test_a_tile_says_its_place_its_number_and_its_shade(shown: Plain) -> None:
    by_name = {" ".join(one["lines"]): one for one in shown["tiles"]}
    assert by_name["Hà Tĩnh"]["name"] == "Hà Tĩnh: 3 sản phẩm"
    assert (by_name["Hà Tĩnh"]["shade"], by_name["Hà Tĩnh"]["href"]) == (2, "/tinh/ha-tinh/")
    assert (by_name["Cao Bằng"]["count"], by_name["Cao Bằng"]["shade"]) == (1, 1)
    assert (by_name["Huế"]["lines"], by_name["Huế"]["count"], by_name["Huế"]["shade"]) == (["Huế"], 0, 0)
    assert by_name["Hồ Chí Minh"]["lines"] == ["Hồ Chí", "Minh"]


def test_islands_are_shaded_as_their_province_and_lead_to_its_list(shown: Plain) -> None:
    by_name = {" ".join(one["lines"]): one for one in shown["tiles"]}
    islands, owner = by_name["Hoàng Sa"], by_name["Đà Nẵng"]
    assert (islands["href"], islands["shade"], islands["count"]) == (owner["href"], owner["shade"], 1)
    assert islands["name"] == "Hoàng Sa, thuộc thành phố Đà Nẵng: danh sách của Đà Nẵng"
    assert [str(note) for note in shown["notes"]] == [
        "Hoàng Sa thuộc thành phố Đà Nẵng: ô Hoàng Sa dẫn tới danh sách của Đà Nẵng.",
        "Trường Sa thuộc tỉnh Khánh Hòa: ô Trường Sa dẫn tới danh sách của Khánh Hòa.",
    ]


def test_the_legend_names_every_shade_with_its_counts(shown: Plain) -> None:
    assert shown["shades"] == [
        {"shade": 0, "first": 0, "last": 0},
        {"shade": 1, "first": 1, "last": 2},
        {"shade": 2, "first": 3, "last": None},
    ]
    for tile in shown["tiles"]:
        shade = next(one for one in shown["shades"] if one["shade"] == tile["shade"])
        assert shade["first"] <= tile["count"] <= (shade["last"] if shade["last"] is not None else tile["count"])


def test_the_table_says_the_same_and_what_lies_nowhere_is_said(shown: Plain, tmp_path: Path) -> None:
    assert shown["unplaced"] == 1
    catalogue = catalogue_of(tmp_path, {"products/a.yaml": product(1, more=at("Hà Tĩnh"))})
    home = home_job(catalogue, Cards(catalogue)).context["it"]
    index = next(job for job in index_jobs(catalogue) if job.path == "tinh/index.html").context["it"]
    for tiles, rows in ((home["map"], home["provinces"]), (index["map"], index["sections"][0]["entries"])):
        said = {one["href"]: one["count"] for one in tiles["tiles"]}
        assert said == {row["href"]: row["count"] for row in rows}
        assert sum(said.values()) == 1
    others = [job.context["it"]["map"] for job in index_jobs(catalogue) if job.template == "index.html"]
    assert len([one for one in others if one]) == 1
