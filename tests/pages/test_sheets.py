from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.pages.labels import FORMATS, best_format, fits
from ocop_site.pages.sheets import next_place, run_of, sheets_of
from tests.records.test_vocabulary import WORDS

if TYPE_CHECKING:
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.stocks import Stock

DAY = date(2026, 11, 22)


def stock_of(name: str) -> Stock:
    stock = WORDS.stock(name)
    assert stock is not None
    return stock


def round_stock(width: str, height: str) -> Stock:
    label = {"width": width, "height": height}
    data = {"id": "tron", "name": "Nhãn tròn", "paper": label, "label": label, "shape": "round"}
    return type(stock_of("roll-60x40")).model_validate(data)


def run(labels: int, start: int = 1, stock: str = "avery-l7160", **more: Any) -> Plain:  # noqa: ANN401 - what run_of takes
    some = [{"name": f"Ví Dụ {number}"} for number in range(labels)]
    return run_of(stock_of(stock), "shelf", some, DAY, title="Nhãn Ví Dụ", start=start, **more)


def test_a_run_is_plain_data_that_says_all() -> None:
    made = run(2, start=6, shift=(0.5, -1.2), scale=(1.01, 0.99), dpi=203)
    assert json.loads(json.dumps(made)) == made
    assert made["paper"] == {"width": 210.0, "height": 297.0}
    assert made["places"][5] == {"x": pytest.approx(139.28), "y": pytest.approx(53.25), "width": 63.5, "height": 38.1}
    assert (made["start"], made["dpi"], made["day"], made["round"]) == (6, 203, "2026-11-22", False)
    assert (made["shift"], made["scale"]) == ({"x": 0.5, "y": -1.2}, {"x": 1.01, "y": 0.99})
    assert (made["stock"], made["format"], made["title"]) == ("avery-l7160", "shelf", "Nhãn Ví Dụ")


def test_a_used_sheet_is_begun_at_its_first_free_place() -> None:
    sheets = sheets_of(run(20, start=6))
    assert [[place for place, _ in sheet] for sheet in sheets] == [list(range(6, 22)), [1, 2, 3, 4]]
    assert sheets[1][0][1]["name"] == "Ví Dụ 16"


@pytest.mark.parametrize(
    ("labels", "start", "following"),
    [(1, 1, 2), (20, 1, 21), (21, 1, 1), (16, 6, 1), (17, 6, 2), (0, 6, 6), (43, 1, 2)],
)
def test_the_next_free_place_follows_the_last_label(labels: int, start: int, following: int) -> None:
    assert next_place(run(labels, start)) == following


@given(st.lists(st.integers(1, 50), min_size=1, max_size=20))
def test_runs_that_begin_where_the_last_one_ended_use_every_place_once(runs: list[int]) -> None:
    start, used = 1, 0
    for labels in runs:
        made = run(labels, start)
        places = [sheet * 21 + place for sheet, placed in enumerate(sheets_of(made)) for place, _ in placed]
        assert places == list(range(start, start + labels))
        used += labels
        start = next_place(made)
    assert start == used % 21 + 1


@pytest.mark.parametrize("start", [0, 22, -1])
def test_a_place_that_the_sheet_has_not_is_refused(start: int) -> None:
    with pytest.raises(ValueError, match=str(start)):
        run(1, start)


@pytest.mark.parametrize(
    ("stock", "chosen"),
    [
        ("avery-l7160", "shelf"),
        ("avery-l7162", "strip"),
        ("avery-l7163", "strip"),
        ("avery-l7164", "shelf"),
        ("avery-l7165", "shelf"),
        ("avery-l7168", "shelf"),
        ("avery-l7651", "small"),
        ("zweckform-3490", "shelf"),
        ("a4-quarters", "shelf"),
        ("a7-card", "card"),
        ("roll-60x40", "shelf"),
        ("roll-80x40", "shelf"),
    ],
)
def test_every_stock_has_a_format_of_its_own(stock: str, chosen: str) -> None:
    assert best_format(stock_of(stock)).id == chosen


def test_every_stock_that_we_ship_can_be_printed_on() -> None:
    for stock in WORDS.stocks:
        assert fits(best_format(stock), stock), stock.id


def test_a_round_stock_is_for_lids_only() -> None:
    stock = round_stock("60", "60")
    assert best_format(stock).id == "lid"
    assert [name for name, one in FORMATS.items() if fits(one, stock)] == ["lid"]
    assert not fits(best_format(round_stock("37", "37")), round_stock("37", "37"))
