from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages.related import MOST, commune_key, relate
from tests.small_content import at, catalogue_of, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue


def neighbours(catalogue: Catalogue, product_id: str) -> dict[str, list[str]]:
    return {title: ids for title, _, ids in relate(catalogue).of(catalogue.products[product_id], catalogue)}


def crowd(folder: Path, more: str, count: int = 7, extra: dict[str, str] | None = None) -> Catalogue:
    files = {f"products/p{n}.yaml": product(n, f"Món {n}", more) for n in range(1, count + 1)}
    return catalogue_of(folder, {**files, **(extra or {})})


def test_a_product_is_never_its_own_neighbour_and_nobody_stands_twice(tmp_path: Path) -> None:
    more = "producer: htx\nset: 9\n" + at("Phú Yên", "xã Ví Dụ")
    catalogue = crowd(tmp_path, more, 15, {"producers/htx.yaml": producer(90)})
    for product_id in catalogue.products:
        groups = neighbours(catalogue, product_id)
        everyone = [one for ids in groups.values() for one in ids]
        assert product_id not in everyone
        assert len(set(everyone)) == len(everyone)
        assert list(groups) == ["Cùng chủ thể", "Cùng xã, phường", "Cùng loại, cùng tỉnh"]
        assert all(0 < len(ids) <= MOST for ids in groups.values())


def test_going_round_shows_everybody_somewhere(tmp_path: Path) -> None:
    catalogue = crowd(tmp_path, at("Phú Yên", "xã Ví Dụ"), 9)
    shown = [one for product_id in catalogue.products for one in neighbours(catalogue, product_id)["Cùng xã, phường"]]
    assert {one: shown.count(one) for one in catalogue.products} == dict.fromkeys(catalogue.products, MOST)


def test_those_that_are_perhaps_the_same_name_each_other(tmp_path: Path) -> None:
    extra = {"products/q.yaml": product(50, "Món khác", "possibly_same_as: [p1]\n")}
    catalogue = crowd(tmp_path, "", 2, extra)
    assert neighbours(catalogue, "p1") == {"Có thể là cùng một sản phẩm": ["q"]}
    assert neighbours(catalogue, "q") == {"Có thể là cùng một sản phẩm": ["p1"]}
    assert neighbours(catalogue, "p2") == {}


def test_the_makers_of_a_withheld_name_stay_apart(tmp_path: Path) -> None:
    extra = {"producers/htx.yaml": producer(90, more="publish_name: false\n")}
    assert neighbours(crowd(tmp_path, "producer: htx\n", 2, extra), "p1") == {}


def test_communes_of_one_name_are_one_only_in_one_district_and_province(tmp_path: Path) -> None:
    extra = {
        "products/other.yaml": product(50, "Khác tỉnh", at("Hà Tĩnh", "xã Ví Dụ")),
        "products/spelt.yaml": product(51, "Viết khác", at("PHÚ YÊN", "Xã  Ví Dụ")),
    }
    catalogue = crowd(tmp_path, at("Phú Yên", "xã Ví Dụ"), 1, extra)
    assert neighbours(catalogue, "p1") == {"Cùng xã, phường": ["spelt"]}
    assert commune_key(catalogue.products["other"].here) == ("ha tinh", "", "xa vi du")


def test_of_a_set_are_those_of_the_same_province_of_today(tmp_path: Path) -> None:
    extra = {
        "products/merged.yaml": product(50, "Cùng tỉnh mới", "set: 9\n" + at("Đắk Lắk")),
        "products/far.yaml": product(51, "Tỉnh khác", "set: 9\n" + at("Hà Tĩnh")),
        "products/alien.yaml": product(52, "Bộ khác", "set: 8\n" + at("Phú Yên")),
    }
    catalogue = crowd(tmp_path, "set: 9\n" + at("Phú Yên"), 1, extra)
    assert neighbours(catalogue, "p1") == {"Cùng loại, cùng tỉnh": ["merged"]}
