"""Small plots: bars as long as their numbers, every number in the table, nothing that grows smaller on a phone."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.pages.plots import ROW, Line, Mark, bars, cells, stacks

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKS = (Mark("a", "3 sao"), Mark("b", "4 sao"), Mark("d", "chưa rõ"))
YEARS = (
    Line("2020", (3, 0, 1)),
    Line("2021", (5, 2, 0)),
    Line("2022", (0, 0, 0)),
    Line("chưa rõ", (90, 9, 1), off=True),
)


def lengths(plot: dict[str, Any]) -> Iterator[tuple[int, Decimal]]:
    for row in plot["rows"]:
        for part in row["parts"]:
            yield part["value"], Decimal(part["width"])


def test_bars_are_as_long_as_their_numbers() -> None:
    plot = bars("Theo nhóm", "Nhóm", [Line("một", (8,)), Line("hai", (4,)), Line("ba", (1,)), Line("không", (0,))])
    assert [part["width"] for row in plot["rows"] for part in row["parts"]] == ["100.0", "50.0", "12.5"]
    assert plot["marks"] == []
    assert plot["height"] == 4 * ROW


def test_parts_of_a_bar_follow_each_other_without_gap_or_overlap() -> None:
    plot = stacks("Theo năm", "Năm", MARKS, YEARS)
    first, second, third, unknown = plot["rows"]
    assert [(p["x"], p["width"]) for p in first["parts"]] == [("0.0", "42.9"), ("42.9", "14.2")]
    assert [(p["x"], p["width"]) for p in second["parts"]] == [("0.0", "71.4"), ("71.4", "28.6")]
    assert third["parts"] == []
    assert (unknown["parts"], unknown["total"], unknown["off"]) == ([], 100, True)


@pytest.mark.parametrize("numbers", [(1, 2, 3), (1, 999, 1), (7, 0, 0), (333, 333, 334)])
def test_every_length_is_its_share_of_the_longest_to_a_tenth(numbers: tuple[int, ...]) -> None:
    plot = stacks("t", "h", MARKS, [Line("a", numbers), Line("b", (1, 1, 1))])
    longest = max(row["total"] for row in plot["rows"])
    for value, width in lengths(plot):
        assert abs(width - Decimal(100 * value) / longest) <= Decimal("0.1")


def test_what_is_drawn_and_the_rows_of_the_table_are_the_same_numbers() -> None:
    plot = stacks("t", "h", MARKS, YEARS)
    for row in plot["rows"]:
        assert row["total"] == sum(row["values"])
        if not row["off"]:
            assert [part["value"] for part in row["parts"]] == [value for value in row["values"] if value]


def test_a_plot_of_nothing_has_no_bars() -> None:
    plot = bars("t", "h", [Line("một", (0,)), Line("hai", (0,))])
    assert list(lengths(plot)) == []
    assert bars("t", "h", [])["height"] == 0


def test_cells_stand_two_and_two_unless_a_name_is_long() -> None:
    short = cells("t", "h", [Line("huyện Một", (1,)), Line("huyện Hai", (0,)), Line("huyện Ba", (2,))])
    assert [(row["x"], row["y"]) for row in short["rows"]] == [("0.0", 0), ("50.5", 0), ("0.0", 38)]
    assert short["height"] == 2 * 38
    long = cells("t", "h", [Line("thành phố có tên rất dài", (1,)), Line("huyện Hai", (0,))])
    assert [(row["x"], row["width"], row["y"]) for row in long["rows"]] == [("0.0", "100.0", 0), ("0.0", "100.0", 38)]


def test_coordinates_are_whole_numbers_or_have_one_decimal() -> None:
    plot = stacks("t", "h", MARKS, YEARS)
    for row in plot["rows"]:
        assert isinstance(row["y"], int)
        for part in row["parts"]:
            assert re.fullmatch(r"[0-9]+\.[0-9]", part["x"])
            assert re.fullmatch(r"[0-9]+\.[0-9]", part["width"])
