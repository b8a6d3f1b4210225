from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from ocop_site.reading.places import Marks, Places, walk_marks

if TYPE_CHECKING:
    from ocop_site.reading.raw import Raw

DATA: Raw = {"a": ["x", None], "b": "y"}
MARKS = Marks(10, 12, array("I", [0, 0, 0, 0, 0, 3, 0, 4, 1, 2, 2, 0, 3, 0]))


def test_marks_meet_the_data_in_the_order_of_the_text() -> None:
    values = Places(DATA, MARKS, of_keys=False)
    keys = Places(DATA, MARKS, of_keys=True)
    assert values == {(): (10, 1), ("a",): (10, 4), ("a", 0): (10, 5), ("a", 1): (11, 3), ("b",): (12, 1)}
    assert keys == {("a",): (10, 1), ("b",): (12, 1)}
    assert len(keys) == 2
    assert ("c",) not in keys


def test_a_place_behind_the_last_line_is_on_the_last_line() -> None:
    assert MARKS.spot(7, 4) == (12, 5)


def test_the_walk_ends_where_the_marks_end() -> None:
    few = Marks(1, 5, array("I", [0, 0, 0, 0]))
    assert [(met.location, met.is_key) for met in walk_marks(DATA, few)] == [((), False), (("a",), True)]


def test_the_walk_knows_in_which_mapping_a_key_stands() -> None:
    holders = {met.location: met.holder for met in walk_marks(DATA, MARKS) if met.is_key}
    assert holders["b",] is DATA
