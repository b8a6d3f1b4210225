"""What stands on a label, in every format: all of its words, the symbol alone in its box, whatever the names are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from ocop_site.making.read_back import read_back
from tests.making.printed import (
    EVERY,
    LONG_MAKER,
    LONG_NAME,
    STOCK_OF,
    Area,
    cut_out,
    drawn,
    ink,
    label,
    modules,
    pages_of,
    pdf_of,
    place_of,
    plain_label,
    read,
    round_stock,
    run,
    symbols_of,
    words_in,
)

if TYPE_CHECKING:
    from ocop_site.pages.jobs import Plain


# -- what stands on a label


@pytest.mark.parametrize(("kind", "stock"), EVERY)
@pytest.mark.parametrize("host", ["vi-du.vn", "nguyen-van-vi-du.github.example/danh-muc-ocop"])
@pytest.mark.parametrize("dpi", [203, 300])
def test_every_word_stands_on_the_label_and_the_symbol_is_alone_in_its_box(
    kind: str, stock: str, host: str, dpi: int
) -> None:
    one = label(host=host, price="65.000 ₫" if kind == "price" else "")
    made = run(kind, stock, [one], dpi=dpi)
    (page,) = pages_of(pdf_of(made))
    (symbol,) = symbols_of(page)
    place = place_of(made, 1)
    words = words_in(page, place)
    for key in ("name", "stars_text", "term", "maker", "place", "price", "short"):
        assert re.sub(r"\s", "", one[key]) in words, key
    picture = drawn(page, 600)
    quiet = 4 * (symbol.right - symbol.left) / modules(one["text"])
    zone = cut_out(picture, symbol, 600, quiet - 0.05)
    inner = ink(zone)
    assert inner is not None
    edge = (quiet - 0.05) * 600 / 25.4
    assert inner[0] >= edge - 2
    assert inner[1] >= edge - 2
    assert read(zone) == [one["text"]]
    around = Area(symbol.left - quiet, symbol.top - quiet, symbol.right + quiet, symbol.bottom + quiet)
    assert around.inside(place)
    assert words_in(page, around) == ""


@pytest.mark.parametrize(("kind", "stock"), EVERY)
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_a_module_is_large_enough_and_whole_dots_of_the_printer(kind: str, stock: str, dpi: int) -> None:
    made = run(kind, stock, [label()], dpi=dpi)
    (page,) = pages_of(pdf_of(made))
    (symbol,) = symbols_of(page)
    module = (symbol.right - symbol.left) / modules(label()["text"])
    dots = module * dpi / 25.4
    assert module >= 0.396
    assert dots >= 3.999
    assert dots == pytest.approx(round(dots), abs=0.002)
    if kind in {"shelf", "strip", "price"}:
        assert symbol.right - symbol.left >= 20


def test_a_printer_that_is_off_still_prints_modules_of_four_dots() -> None:
    made = run("small", "avery-l7651", [label()], dpi=203, scale=(0.985, 0.985))
    (page,) = pages_of(pdf_of(made))
    (symbol,) = symbols_of(page)
    assert (symbol.right - symbol.left) / modules(label()["text"]) * 203 / 25.4 >= 3.999


@pytest.mark.parametrize(("kind", "stock"), EVERY)
def test_a_product_without_stars_has_the_same_label_without_ocop(kind: str, stock: str) -> None:
    starred, plain = (next(pages_of(pdf_of(run(kind, stock, [one])))) for one in (label(), plain_label()))
    assert "OCOP" in words_in(starred, Area(0, 0, 300, 300))
    words = words_in(plain, Area(0, 0, 300, 300))
    assert "OCOP" not in words
    assert "sao" not in words
    assert "NướcmắmVíDụ" in words
    assert symbols_of(plain) == symbols_of(starred)


def stars_on(page: pypdfium2.PdfPage) -> int:
    """Filled paths of ten corners."""
    paths = [one for one in page.get_objects(max_depth=8) if one.type == raw.FPDF_PAGEOBJ_PATH]
    return sum(raw.FPDFPath_CountSegments(one.raw) in {10, 11} for one in paths)


@pytest.mark.parametrize("kind", list(STOCK_OF))
@pytest.mark.parametrize("stars", [0, 3, 4, 5])
def test_as_many_stars_are_drawn_as_the_label_has(kind: str, stars: int) -> None:
    one = label(stars=stars, stars_text=f"OCOP {stars} sao") if stars else plain_label()
    (page,) = pages_of(pdf_of(run(kind, STOCK_OF[kind][0], [one])))
    assert stars_on(page) == stars


@pytest.mark.parametrize(("kind", "stock"), EVERY)
def test_a_draft_says_so_and_still_scans(kind: str, stock: str) -> None:
    one = label(draft=True)
    made = run(kind, stock, [one])
    (page,) = pages_of(pdf_of(made))
    assert "BẢNNHÁP" in words_in(page, place_of(made, 1))
    (symbol,) = symbols_of(page)
    quiet = 4 * (symbol.right - symbol.left) / modules(one["text"])
    zone = cut_out(drawn(page), symbol, 300, quiet - 0.1)
    assert read(zone) == [one["text"]]
    assert ink(zone)[0] >= (quiet - 0.1) * 300 / 25.4 - 2  # type: ignore[index]
    assert "BẢNNHÁP" not in words_in(next(pages_of(pdf_of(run(kind, stock, [label()])))), Area(0, 0, 300, 300))


def test_only_a_price_card_has_a_price_and_without_one_a_line_to_write_on() -> None:
    def words(kind: str, price: str) -> str:
        return words_in(next(pages_of(pdf_of(run(kind, "avery-l7160", [label(price=price)])))), Area(0, 0, 300, 300))

    assert "65.000₫" in words("price", "65.000 ₫")
    assert "65.000" not in words("shelf", "65.000 ₫")
    assert words("price", "") == words("price", "65.000 ₫").replace("65.000₫", "")
    with_line, without = (
        drawn(next(pages_of(pdf_of(run(kind, "avery-l7160", [plain_label(maker="", place="")])))))
        for kind in ("price", "shelf")
    )
    lower = Area(7.2 + 2, 15.15 + 25, 7.2 + 30, 15.15 + 38)
    assert ink(cut_out(with_line, lower)) is not None
    assert ink(cut_out(without, lower)) is None


# -- whatever the names are


@pytest.mark.parametrize(("kind", "stock"), EVERY)
def test_long_names_shrink_before_they_lose_a_word(kind: str, stock: str) -> None:
    one = label(name=LONG_NAME, maker=LONG_MAKER, place="thị trấn Ví Dụ, huyện Mẫu, Bà Rịa – Vũng Tàu")
    made = run(kind, stock, [one])
    (page,) = pages_of(pdf_of(made))
    words = words_in(page, place_of(made, 1))
    assert words.count("…") <= 3
    assert re.sub(r"\s", "", LONG_NAME)[:20] in words
    if kind in {"shelf", "strip", "price"}:
        assert re.sub(r"\s", "", LONG_NAME) in words
    assert re.sub(r"\s", "", one["short"]) in words
    assert re.sub(r"\s", "", one["term"]) in words


MARKUP = ['#import "x"', "$x^2$ *a* _b_ `c`", "= a\\ b", "--- ~ 'a' \"b\" ...", "@a <b> //c", "[a] #{1+1}"]


@pytest.mark.parametrize("name", MARKUP)
def test_a_name_is_never_markup(name: str) -> None:
    made = run("shelf", "avery-l7160", [label(name=name, maker=name)])
    (page,) = pages_of(pdf_of(made))
    assert words_in(page, place_of(made, 1)).count(re.sub(r"\s", "", name)) == 2


EXTREMES = [
    "x" * 200,
    "W" * 200,
    "ẮẰẲẴẶ ỖỔỘ " * 20,
    "Ẳ" * 90,
    "a" + "\u0301\u0323\u0302" * 40,
    "Mật ong 🐝🍯 " * 9,
    "蜂蜜" * 60,
    "عسل " * 30,
    "." * 150,
    "a " * 120,
    "- " * 60,
    "Nước\u00a0mắm\u200b Ví\u00ad Dụ",
]


@pytest.mark.parametrize("kind", list(STOCK_OF))
@pytest.mark.parametrize("name", EXTREMES, ids=range(len(EXTREMES)))
def test_nothing_leaves_its_label_or_touches_the_symbol(kind: str, name: str) -> None:
    check_contained(kind, label(2, name=name, maker=name, place=name, price="1.250.000.000 ₫", draft=True))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(STOCK_OF)),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=120),
    st.text(st.sampled_from("aắẶộƯ ỹ-–.,()"), max_size=120),
    st.booleans(),
)
def test_no_name_at_all_leaves_its_label(kind: str, name: str, other: str, starred: bool) -> None:  # noqa: FBT001 - drawn
    words = label if starred else plain_label
    check_contained(kind, words(2, name=name, maker=other, place=other))


def check_contained(kind: str, one: Plain) -> None:
    stock = STOCK_OF[kind][0]
    here = {"strip": 3, "small": 7}.get(kind, 5)  # a place in the midst of the others
    made = run(kind, stock, [one], start=here)
    (page,) = pages_of(pdf_of(made))
    place = place_of(made, here)
    picture = drawn(page, 200)
    assert read(cut_out(picture, place, 200)) == [one["text"]]
    (symbol,) = symbols_of(page)
    quiet = 4 * (symbol.right - symbol.left) / modules(one["text"])
    zone = cut_out(picture, symbol, 200, quiet - 0.15)
    box = ink(zone)
    assert box is not None
    assert min(box[0], box[1], zone.width - box[2], zone.height - box[3]) >= (quiet - 0.15) * 200 / 25.4 - 2
    dot = 200 / 25.4
    sides = tuple(round(side * dot) for side in (place.left, place.top, place.right, place.bottom))
    picture.paste(255, (sides[0] - 1, sides[1] - 1, sides[2] + 1, sides[3] + 1))
    assert ink(picture) is None


@pytest.mark.parametrize("kind", list(STOCK_OF))
def test_marks_on_capitals_do_not_leave_the_label(kind: str) -> None:
    """A short name is as large as can be, and the marks of its capitals rise above their line."""
    check_contained(kind, label(name="Ẳ Ổ Ấu"))
    one = plain_label(name="Ẳ Ổ Ấu", maker="", place="")
    made = run(kind, STOCK_OF[kind][0], [one])
    assert read_back(pdf_of(made), made, [one], (203,)) == []


LIDS = [label(), plain_label(), label(draft=True, name=LONG_NAME, maker=LONG_MAKER)]


@pytest.mark.parametrize("size", ["38", "60"])
@pytest.mark.parametrize("one", LIDS, ids=range(3))
def test_everything_on_a_lid_stands_in_the_circle(size: str, one: Plain) -> None:
    (page,) = pages_of(pdf_of(run("lid", round_stock(size), [one])))
    picture = drawn(page)
    middle, reach = picture.width / 2, picture.width / 2 + 1
    black = picture.point(lambda grey: 255 if grey < 250 else 0)
    for y in range(black.height):
        row = black.crop((0, y, black.width, y + 1)).getbbox()
        if row:
            for x in (row[0], row[2] - 1):
                assert (x + 0.5 - middle) ** 2 + (y + 0.5 - middle) ** 2 <= reach**2
    assert read(picture) == [one["text"]]
