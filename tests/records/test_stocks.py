from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ocop_site.problems import Place
from ocop_site.records.parse import parse
from ocop_site.records.stocks import Box, Stock, stock_problems
from ocop_site.records.vocabulary_check import check_vocabulary
from tests.records.test_vocabulary import WORDS, place
from tests.small_content import raw_of

if TYPE_CHECKING:
    from ocop_site.problems import Problem

# As LibreOffice's labels.xml has them, and A4 in parts: id, label, pitch, left and top margin, labels on a sheet.
SHEETS = """
avery-l7160     63.50 38.10   66.04 38.10   7.20 15.15  3 7
avery-l7159     64.00 33.86   66.54 33.86   6.46 13.06  3 8
avery-l7161     63.50 46.56   66.04 46.56   7.21 8.82   3 6
avery-l7162     99.06 33.87   101.60 33.87  4.67 13.02  2 8
avery-l7163     99.06 38.10   101.60 38.10  4.67 15.15  2 7
avery-l7164     63.50 71.97   66.04 71.97   7.21 4.57   3 4
avery-l7165     99.06 67.73   101.60 67.73  4.67 13.04  2 4
avery-l7166     99.06 93.13   101.60 93.13  4.67 8.81   2 3
avery-l7168     199.60 143.53 199.60 143.53 5.20 4.97   1 2
avery-l7173     99.06 57.00   101.60 57.00  4.67 6.00   2 5
avery-l7651     38.10 21.17   40.64 21.17   4.67 10.90  5 13
zweckform-3474  70 37         70 37         0 0         3 8
zweckform-3490  70 36         70 36         0 4.43      3 8
a4-quarters     105 148.5     105 148.5     0 0         2 2
a4-eighths      105 74.25     105 74.25     0 0         2 4
a4-sign         194 281       194 281       8 8         1 1
a5-sign         194 132.5     194 148.5     8 8         1 2
a7-card         93 62.25      105 74.25     6 6         2 4
"""
OWN = """\
id: giay-cua-hang
name: Giấy của cửa hàng Ví Dụ
paper: {width: 210, height: 297}
label: {width: 62.5, height: 40}
columns: 3
rows: 7
left: 8.25
top: "8.5"
pitch: {x: 65}
"""


def problems_of(text: str) -> list[Problem]:
    stock, problems = parse(raw_of(text, "stocks"), Stock)
    return problems if stock is None else list(stock_problems(stock, raw_of(text, "stocks").place))


@pytest.mark.parametrize("line", SHEETS.split("\n")[1:-1])
def test_every_sheet_is_as_the_sources_have_it(line: str) -> None:
    name, *figures = line.split()
    width, height, across, down, left, top = map(float, figures[:6])
    columns, rows = map(int, figures[6:])
    stock = WORDS.stock(name)
    assert stock is not None
    assert (stock.kind, stock.shape, stock.count) == ("sheet", "rectangle", columns * rows)
    assert (stock.paper.width, stock.paper.height) == (Decimal(210), Decimal(297))
    boxes = stock.boxes()
    assert len(boxes) == columns * rows
    assert boxes[0] == Box(left, top, width, height)
    last = boxes[-1]
    assert last.x == pytest.approx(left + (columns - 1) * across)
    assert last.y == pytest.approx(top + (rows - 1) * down)


def test_no_sheet_is_forgotten_and_none_added_without_being_listed() -> None:
    sheets = {one.id for one in WORDS.stocks if one.kind == "sheet"}
    assert sheets == {line.split()[0] for line in SHEETS.split("\n")[1:-1]}


def test_paper_for_a_fair_leaves_white_what_desk_printers_leave_and_a_cut_may_miss() -> None:
    """A4 cut in halves gives A5 and A7; the label is as far from every cut as from the edges of the paper."""
    uses = {one.id: one.use for one in WORDS.stocks if one.use}
    assert uses == {"a4-sign": "sign", "a5-sign": "sign", "a7-card": "card"}
    for name, rim in (("a4-sign", 8), ("a5-sign", 8), ("a7-card", 6)):
        stock = WORDS.stock(name)
        assert stock is not None
        wide, high = 210 / stock.columns, 297 / stock.rows
        for number, box in enumerate(stock.boxes()):
            row, column = divmod(number, stock.columns)
            assert (box.x - column * wide, box.y - row * high) == pytest.approx((rim, rim))
            assert (wide - box.width, high - box.height) == pytest.approx((2 * rim, 2 * rim))


def test_a_roll_feeds_one_label_at_a_time_and_says_that_it_has_no_source() -> None:
    rolls = [one for one in WORDS.stocks if one.kind == "roll"]
    assert [one.id for one in rolls] == ["roll-60x40", "roll-80x40"]
    for roll in rolls:
        assert roll.boxes() == (Box(0, 0, float(roll.paper.width), float(roll.paper.height)),)
        assert all(source.weak and source.note for source in roll.sources)


def test_every_stock_that_we_ship_names_its_source_and_none_is_of_a_brand_that_nobody_measured() -> None:
    assert all(one.sources for one in WORDS.stocks)
    assert not any("tomy" in one.id for one in WORDS.stocks)


def test_places_run_along_the_row_first() -> None:
    stock = WORDS.stock("avery-l7160")
    assert stock is not None
    first, second, third, fourth = stock.boxes()[:4]
    assert first.y == second.y == third.y < fourth.y
    assert first.x == fourth.x < second.x < third.x
    assert second.x - first.x == pytest.approx(66.04)


def test_an_outlets_own_stock_is_read_from_a_file_of_its_own() -> None:
    stock, problems = parse(raw_of(OWN, "stocks"), Stock)
    assert problems == []
    assert stock is not None
    assert (stock.count, stock.boxes()[4]) == (21, Box(73.25, 48.5, 62.5, 40.0))
    assert problems_of(OWN) == []


def test_labels_without_a_pitch_touch() -> None:
    stock, _ = parse(raw_of(OWN.replace("pitch: {x: 65}\n", ""), "stocks"), Stock)
    assert stock is not None
    assert [box.x for box in stock.boxes()[:3]] == [8.25, 70.75, 133.25]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("left: 8.25", "left: 17.51", ["stock-does-not-fit"]),  # 0.01 mm too wide
        ("left: 8.25", "left: 17.5", []),  # up to the edge
        ('top: "8.5"', "top: 17.01", ["stock-does-not-fit"]),
        ("pitch: {x: 65}", "pitch: {x: 62.49}", ["stock-labels-overlap"]),
        ("pitch: {x: 65}", "pitch: {y: 39.9}", ["stock-labels-overlap"]),
        ("columns: 3", "columns: 1", []),
        ("pitch: {x: 65}", "pitch: {x: 60, y: 45}", ["stock-labels-overlap", "stock-does-not-fit"]),
        ("width: 62.5", 'width: "62,5"', ["not-a-number"]),
        ("width: 62.5", "width: 62.555", ["not-a-number"]),
        ("width: 62.5", "width: 0", ["out-of-range"]),
        ("width: 62.5", "width: -3", ["out-of-range"]),
        ("width: 62.5", "width: NaN", ["not-a-number"]),
        ("rows: 7", "rows: 0", ["out-of-range"]),
        ("rows: 7", "hang: 7", ["unknown-key"]),
        ("columns: 3\nrows: 7\n", "shape: oval\n", ["unknown-value"]),
        ("id: giay-cua-hang\n", "", ["missing-field"]),
        ("label: {width: 62.5, height: 40}\n", "", ["missing-field"]),
    ],
)
def test_a_stock_that_no_paper_could_hold_is_refused(old: str, new: str, said: list[str]) -> None:
    assert old in OWN
    assert [one.code for one in problems_of(OWN.replace(old, new))] == said


def test_a_complaint_stands_at_the_measure_and_names_it() -> None:
    text = OWN.replace("left: 8.25", "left: 20")
    problem = problems_of(text)[0]
    assert problem.place == Place("content/stocks/vi-du.yaml", 3, 16)
    assert problem.values == {
        "value": "giay-cua-hang",
        "field": "paper.width",
        "needed": "212.5",
        "paper": "210",
    }


def test_a_stock_of_the_vocabulary_is_checked_and_may_not_have_the_id_of_another() -> None:
    stocks = list(WORDS.stocks)
    wide = stocks[0].model_copy(update={"left": Decimal(30)})
    words = type(WORDS)(**{name: getattr(WORDS, name) for name in WORDS.__slots__} | {"stocks": (*stocks, wide)})
    said = check_vocabulary(words, place)
    assert {one.code for one in said} == {"same-id-twice", "stock-does-not-fit"}
    assert f"stocks: stocks.{len(stocks)}.paper.width" in {one.place.path for one in said}


def test_what_is_unknown_is_none() -> None:
    assert WORDS.stock("tomy-145") is None
