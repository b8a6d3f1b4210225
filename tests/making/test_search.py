from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.making.search import FIRST, LAST, column, numbers, script

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBERS = st.lists(st.integers(0, 10**7))


def read(text: str) -> Iterator[int]:
    """As assets/search-index.js reads them."""
    value, scale = 0, 1
    for sign in text:
        if sign in LAST:
            yield value + LAST.index(sign) * scale
            value, scale = 0, 1
        else:
            value += (len(LAST) + FIRST.index(sign)) * scale
            scale *= len(FIRST)


def data_of(kind: str, data: Any) -> Any:  # noqa: ANN401 - any plain data
    text = script({"name": "vi-du", "kind": kind, "data": data}).decode()
    head, tail = 'ocopIndex("vi-du",', ");\n"
    assert text.startswith(head)
    assert text.endswith(tail)
    return json.loads(text[len(head) : -len(tail)])


@given(NUMBERS)
def test_numbers_can_be_read_back(values: list[int]) -> None:
    text = numbers(values)
    assert list(read(text)) == values
    assert json.dumps(text) == f'"{text}"'  # nothing of it needs a backslash


@pytest.mark.parametrize(("value", "text"), [(0, "#"), (56, "["), (57, "]#"), (90, "~#"), (91, "]$")])
def test_small_numbers_are_short(value: int, text: str) -> None:
    assert numbers([value]) == text


@given(st.lists(st.integers(0, 3)))
def test_a_column_is_written_in_the_shorter_way(values: list[int]) -> None:
    text = column(values)
    found = list(read(text[1:]))
    if text[0] == "*":
        found = [value for at in range(0, len(found), 2) for value in [found[at]] * (found[at + 1] + 1)]
    assert found == values
    assert len(text) <= 1 + len(values)


def test_forms_leave_out_what_is_empty_at_their_end() -> None:
    forms = [{"form": "4nươc", "names": [], "fields": [[], [3, 0], [], []]}]
    assert data_of("words", {"nuoc": forms}) == {"nuoc": [["4nươc", "", "", "&#"]]}


def test_text_cannot_end_the_script_or_its_line() -> None:
    text = '</script>\u2028"\\'
    assert data_of("numbers", {"1": {"name": text, "href": "/"}}) == {"1": {"name": text, "href": "/"}}
    assert "\u2028" not in script({"name": "a", "kind": "numbers", "data": {"1": text}}).decode()


def test_equal_statuses_stand_once_beside_the_cards() -> None:
    words = {"tone": "good", "stars": 4, "filled": True, "label": "theo hồ sơ đến {day}", "gaps": {"day": "2027-12-29"}}
    later = {**words, "from": "2027-12-30", "tone": "quiet", "filled": False, "label": "đã hết hạn", "gaps": {}}
    card = {
        "name": "Nem Ví Dụ",
        "href": "/san-pham/nem/",
        "maker": "",
        "place": "Mẫu",
        "year": "2024",
        "status": {**words, "later": [later]},
        "cover": {"group": "thuc-pham", "hue": 1, "seed": 7, "initial": "N"},
        "photo": None,
        "set": 0,
        "others": {},
    }
    named = {**card, "name": "Tré Ví Dụ", "set": 8, "others": {"en": ["Example", ""]}}
    found = data_of("cards", {"cards": [card, {**card, "photo": {"href": "/a.jpg"}}, named]})
    assert found["statuses"] == [
        [
            ["", "good", 4, 1, "theo hồ sơ đến {day}", {"day": "2027-12-29"}],
            ["2027-12-30", "quiet", 4, 0, "đã hết hạn"],
        ]
    ]
    first, second, third = found["cards"]
    assert first == ["Nem Ví Dụ", "/san-pham/nem/", "", "Mẫu", "2024", 0, "thuc-pham", 1, 7, "N"]
    assert second == [*first, {"href": "/a.jpg"}]
    assert third == ["Tré Ví Dụ", *first[1:], 0, 8, {"en": ["Example", ""]}]
