from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.turns import Turn
from ocop_site.pages import addresses
from ocop_site.pages.labels import product_label
from ocop_site.pages.plan import plan_pages
from ocop_site.pages.print_page import can_print, page_label, print_context, print_page_jobs
from tests.small_content import at, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain

MAKER = "producer: m\n"
STOCK = "stocks:\n  - {product: a, price: 65000}\n  - {product: b}\n"


def catalogue(folder: Path, more: str = "", outlet: str = STOCK, **others: str) -> Catalogue:
    """Two products of one maker, the first with `more`; one outlet."""
    files = {
        "products/a.yaml": product(1, "Nước mắm Ví Dụ", f"{MAKER}{at('Phú Yên', 'xã Ví Dụ')}{more}"),
        "products/b.yaml": product(2, "Bánh Thử", MAKER),
        "producers/m.yaml": producer(3),
        "outlets/o.yaml": producer(4, "Cửa hàng Mẫu", outlet),
        **{f"decisions/{name}.yaml": text for name, text in others.items()},
    }
    return catalogue_of(folder, files)


def context(made: Catalogue) -> Plain:
    it: Plain = print_context(made.outlets["o"], made)["it"]
    return it


def phases(made: Catalogue) -> list[tuple[str, str, int, str]]:
    label = page_label(made.products["a"], made)
    return [(one["from"], one["until"], one["stars"], one["term"]) for one in label["phases"]]


def test_the_words_are_those_of_every_label(tmp_path: Path) -> None:
    made = catalogue(tmp_path, paper("2025-03-01", 4))
    labels = context(made)["labels"]
    expected = [product_label(made.products["b"], made), product_label(made.products["a"], made, 65000)]
    assert [{key: label[key] for key in words} for label, words in zip(labels, expected, strict=True)] == expected
    assert [label["name"] for label in labels] == ["Bánh Thử", "Nước mắm Ví Dụ"]  # by name: a person looks for it
    assert labels[1]["price"] == "65.000 ₫"


def test_stars_hold_until_their_last_day(tmp_path: Path) -> None:
    made = catalogue(tmp_path, paper("2025-03-01", 4))
    assert phases(made) == [("", "2028-03-01", 4, "Hiệu lực đến 03/2028"), ("2028-03-02", "", 0, "")]


def test_near_its_end_a_label_says_the_same(tmp_path: Path) -> None:
    assert phases(catalogue(tmp_path, paper("2023-12-01"))) == [
        ("", "2026-12-01", 3, "Hiệu lực đến 12/2026"),
        ("2026-12-02", "", 0, ""),
    ]


def test_a_status_that_turns_later_brings_its_stars_on_that_day(tmp_path: Path) -> None:
    """Whatever it is that turns: the label follows the turns, one after the other."""
    made = catalogue(tmp_path)
    statuses = [
        catalogue(tmp_path / name, paper(issued, stars)).products["a"].status
        for name, issued, stars in (("first", "2024-01-15", 4), ("then", "2025-03-01", 5))
    ]
    turns = (Turn(date(2026, 12, 15), statuses[0]), Turn(date(2027, 1, 20), statuses[1]))
    label = page_label(replace(made.products["a"], turns=turns), made)
    assert [(one["from"], one["until"], one["stars"], one["term"]) for one in label["phases"]] == [
        ("", "2026-12-14", 0, ""),
        ("2026-12-15", "2027-01-15", 4, "Hiệu lực đến 01/2027"),
        ("2027-01-16", "2027-01-19", 0, ""),
        ("2027-01-20", "2028-03-01", 5, "Hiệu lực đến 03/2028"),
        ("2028-03-02", "", 0, ""),
    ]


@pytest.mark.parametrize("more", ["", paper("2022-01-10"), "certificates:\n  - issued: 2025-03-01\n"])
def test_without_stars_there_is_one_phase(tmp_path: Path, more: str) -> None:
    assert phases(catalogue(tmp_path, more)) == [("", "", 0, "")]


def test_a_maker_who_is_not_named_has_no_stars_on_any_day(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1, more=paper("2026-12-15", 5)), "outlets/o.yaml": producer(4)}
    assert phases(catalogue_of(tmp_path, files)) == [("", "", 0, "")]


@pytest.mark.parametrize(
    ("outlet", "pages"),
    [
        (STOCK, 1),
        ("", 1),  # its own sign
        ("stage: planned\n", 1),
        (f"stage: closed\n{STOCK}", 0),
        (f"closed: 2025-06-30\n{STOCK}", 0),
        (f"stage: open\nclosed: 2026-11-22\n{STOCK}", 0),  # on the day itself
        (f"stage: open\nclosed: 2026-11-23\n{STOCK}", 1),
    ],
)
def test_which_outlets_have_a_print_page(tmp_path: Path, outlet: str, pages: int) -> None:
    made = catalogue(tmp_path, outlet=outlet)
    entry = made.outlets["o"]
    paths = [job.path for job in print_page_jobs(entry, made)]
    base = f"diem-ban/cua-hang-mau-{code(4)}/in-nhan/"
    assert paths == [f"{base}index.html", f"{base}kho.css"] * pages
    assert can_print(entry, made) == bool(pages)
    assert addresses.print_page(entry.record) == f"/{base}"
    planned = [job.path for job in plan_pages(made, {}, ())]
    assert [path for path in planned if "/in-nhan/" in path] == paths


def test_an_outlet_without_stock_prints_its_own_sign(tmp_path: Path) -> None:
    it = context(catalogue(tmp_path, outlet=""))
    assert it["labels"] == []
    assert [[label["name"] for label in sheet] for sheet in it["sheets"]] == [["Cửa hàng Mẫu"]]
    assert it["first"]["id"] == "a4-quarters"


def test_labels_fill_sheets_of_the_first_stock(tmp_path: Path) -> None:
    goods = {f"products/p{n}.yaml": product(n, f"Hàng {n:02}") for n in range(10, 40)}
    stocks = "stocks:\n" + "".join(f"  - {{product: p{n}}}\n" for n in range(10, 40))
    made = catalogue_of(tmp_path, goods | {"outlets/o.yaml": producer(4, more=stocks)})
    it = context(made)
    assert it["first"]["id"] == "avery-l7160"
    assert [len(sheet) for sheet in it["sheets"]] == [21, 9]
    assert all(label["phases"] == [{"from": "", "until": "", **dict.fromkeys(("stars_text", "term"), ""), "stars": 0}]
               for label in it["labels"])  # fmt: skip
