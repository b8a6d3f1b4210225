"""The page of a fair's plan, what it says of booths, and the surroundings of a booth on the booth's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.link import link
from ocop_site.pages import addresses
from ocop_site.pages.floor_layout import Drawing, Spot
from ocop_site.pages.floor_plan import SMALLEST, Stall, fitting, main_group, plan_piece
from ocop_site.pages.jobs import links_in
from ocop_site.pages.plan import plan_pages
from ocop_site.records.others import Booth
from tests.small_content import DAY, PROJECT, at, catalogue_of, code, paper, producer, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Job, Plain

PAGES = {
    "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\ndescription: Là gì.\n---\n## Báo sai {#bao-sai}\n\nViết thư.\n",
    "pages/cach-lam.md": "---\ntitle: Cách làm\ndescription: Thế nào.\n---\n## Từ đâu\n\nTừ báo.\n",
}
FAIR = f"/hoi-cho/hoi-cho-vi-du-{code(50)}/"
BOOTHS = f"""\
halls: [{{name: Nhà A, rows: 3, columns: 9}}]
booths:
  - {{number: A10, code: "{code(62)}", products: [b, a]}}
  - {{number: A2, code: "{code(61)}", row: 2, column: 3, wide: 2, position: cạnh cửa, exhibitor: {{producer: htx}},
     products: [c, d, e]}}
  - {{number: A1, row: 2, column: 1, exhibitor: {{name: Trường <Thử>}}}}
  - {{number: A3, row: 1, column: 9, exhibitor: {{name: Người xa}}}}
"""
FILES = {
    "products/a.yaml": product(1, "Mắm Ví Dụ", paper("2025-03-20")),
    "products/b.yaml": product(2, "Trà Ví Dụ").replace("thuc-pham", "do-uong"),
    "products/c.yaml": product(4, "Hoa Ví Dụ").replace("thuc-pham", "sinh-vat-canh"),
    "products/d.yaml": product(5, "Cây Ví Dụ").replace("thuc-pham", "sinh-vat-canh"),
    "products/e.yaml": product(6, "Gạo Ví Dụ"),
    "producers/htx.yaml": producer(3, "HTX Ví Dụ", at("Hà Tĩnh")),
    "fairs/h.yaml": producer(50, "Hội chợ Ví Dụ", BOOTHS),
    **PAGES,
}


def planned(folder: Path, files: dict[str, str]) -> dict[str, Job]:
    records = records_of(folder, files)
    return {addresses.address_of(job.path): job for job in plan_pages(link(records, DAY), {}, records.pages)}


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Job]:
    return planned(tmp_path_factory.mktemp("floor"), FILES)


def shapes(plan: Plain) -> dict[str, Plain]:
    return {one["number"]: one for one in plan["booths"]}


def test_a_fair_with_booths_has_a_plan_and_its_page_leads_there(jobs: dict[str, Job]) -> None:
    assert jobs[f"{FAIR}so-do/"].template == "floor.html"
    assert jobs[FAIR].context["it"]["ways"][0]["href"] == f"{FAIR}so-do/"


def test_a_fair_without_booths_has_none(tmp_path: Path) -> None:
    found = planned(tmp_path, {"fairs/h.yaml": producer(50, "Hội chợ Ví Dụ"), **PAGES})
    assert f"{FAIR}so-do/" not in found
    assert f"{FAIR}so-do/" not in set(links_in(found[FAIR].context))


def test_a_hall_is_drawn_by_its_cells_and_what_has_none_apart(jobs: dict[str, Job]) -> None:
    hall, lost = jobs[f"{FAIR}so-do/"].context["it"]["halls"]
    assert [one["name"] for one in (hall, lost)] == ["Nhà A", "Nhà A: Gian chưa rõ chỗ"]
    assert hall["note"].endswith("sơ đồ không theo tỉ lệ.")
    assert lost["note"].endswith("Đây không phải vị trí thật.")
    plan = hall["plan"]
    assert [one["number"] for one in plan["booths"]] == ["A3", "A1", "A2"]
    assert (plan["width"], plan["height"]) == (9 * SMALLEST + plan["margin"], 3 * SMALLEST + plan["margin"])
    assert [one["text"] for one in plan["rows"]] == ["1", "2", "3"]
    assert shapes(plan)["A2"]["wide"] == shapes(plan)["A1"]["wide"] + SMALLEST
    assert lost["plan"]["rows"] == []


def test_a_shape_says_number_exhibitor_and_products_and_leads_to_its_booth(jobs: dict[str, Job]) -> None:
    hall, lost = jobs[f"{FAIR}so-do/"].context["it"]["halls"]
    found = {**shapes(hall["plan"]), **shapes(lost["plan"])}
    assert {number: str(one["name"]) for number, one in found.items()} == {
        "A1": "Gian A1: Trường <Thử>",
        "A2": "Gian A2: HTX Ví Dụ, 3 sản phẩm",
        "A3": "Gian A3: Người xa",
        "A10": "Gian A10, 2 sản phẩm",
    }
    assert found["A2"]["href"] == f"{FAIR}gian/a2/"
    assert [found[one]["anchor"] for one in ("A1", "A10")] == ["gian-a1", "gian-a10"]


def test_the_group_is_that_of_most_products_and_every_group_shown_is_explained(jobs: dict[str, Job]) -> None:
    hall, lost = jobs[f"{FAIR}so-do/"].context["it"]["halls"]
    assert {number: one["group"] for number, one in shapes(hall["plan"]).items()} == {
        "A1": "",
        "A2": "sinh-vat-canh",
        "A3": "",
    }
    assert [(one["group"], str(one["text"]), one["count"]) for one in hall["legend"]] == [
        ("sinh-vat-canh", "Sinh vật cảnh", 1),
        ("", "Không có sản phẩm trong danh mục", 2),
    ]
    assert [one["group"] for one in lost["legend"]] == ["thuc-pham"]


def test_of_groups_with_as_many_products_the_first_of_the_vocabulary_counts(tmp_path: Path) -> None:
    groups = catalogue_of(tmp_path, PAGES).vocabulary.groups
    assert main_group(["do-uong", "thuc-pham"], groups) == "thuc-pham"
    assert main_group(["du-lich", "do-uong", "du-lich"], groups) == "du-lich"
    assert main_group([], groups) == ""


def test_the_same_stands_there_in_words_by_number(jobs: dict[str, Job]) -> None:
    hall, lost = jobs[f"{FAIR}so-do/"].context["it"]["halls"]
    assert [(one["text"], one["exhibitor"], one["note"]) for one in hall["lines"]] == [
        ("A1", "Trường <Thử>", "hàng 2, cột 1"),
        ("A2", "HTX Ví Dụ", "3 sản phẩm · Sinh vật cảnh · hàng 2, cột 3 · cạnh cửa"),
        ("A3", "Người xa", "hàng 1, cột 9"),
    ]
    assert [(one["text"], one["note"]) for one in lost["lines"]] == [("A10", "2 sản phẩm · Thực phẩm")]
    for one in (hall, lost):
        assert {line["href"] for line in one["lines"]} == {shape["href"] for shape in one["plan"]["booths"]}


def test_a_booth_shows_its_surroundings_and_the_way_to_the_plan(jobs: dict[str, Job]) -> None:
    floor = jobs[f"{FAIR}gian/a2/"].context["it"]["floor"]
    assert (floor["href"], floor["anchor"]) == (f"{FAIR}so-do/", "gian-a2")
    assert {number: one["mine"] for number, one in shapes(floor["plan"]).items()} == {"A1": False, "A2": True}
    assert [one["group"] for one in floor["legend"]] == ["sinh-vat-canh", ""]


def test_a_booth_whose_cell_is_not_known_shows_no_surroundings(jobs: dict[str, Job]) -> None:
    floor = jobs[f"{FAIR}gian/a10/"].context["it"]["floor"]
    assert floor == {"href": f"{FAIR}so-do/", "anchor": "gian-a10", "plan": None, "legend": []}


@pytest.mark.parametrize(
    ("number", "wide", "shown"),
    [
        ("A12", 45, ("A12", "")),
        ("VN-31", 45, ("VN-31", "")),
        ("VN-312", 45, ("VN-312", "s")),
        ("A12-345b", 45, ("A12-345b", "xs")),
        ("Khu ẩm thực 12", 45, ("…thực 12", "xs")),
        ("Khu ẩm thực 12", 141, ("Khu ẩm thực 12", "")),
    ],
)
def test_a_long_number_is_set_smaller_or_cut(number: str, wide: int, shown: tuple[str, str]) -> None:
    assert fitting(number, wide) == shown


def test_every_group_of_the_vocabulary_has_its_sign(tmp_path: Path) -> None:
    macros = (PROJECT / "templates" / "floor_plan.html").read_text(encoding="utf-8")
    styles = (PROJECT / "assets" / "site.css").read_text(encoding="utf-8")
    for group in catalogue_of(tmp_path, PAGES).vocabulary.groups:
        assert f'id="f-{group.id}"' in macros
        assert f".g-{group.id}{{--b:" in styles


def test_a_plan_needs_no_catalogue() -> None:
    """The offline pack draws from plain facts."""
    stall = Stall(Booth(number="7", row=1, column=1), "/gian/7/", "HTX", 2, "do-uong")
    plan = plan_piece(Drawing("", placed=True, columns=1, rows=1, spots=(Spot(0, 0, 0),)), [stall])
    assert [(one["number"], one["name"]) for one in plan["booths"]] == [("7", "Gian 7: HTX, 2 sản phẩm")]
