from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ocop_site.words import Month, Phrase, Sayable, in_vietnamese, joined, own, say, say_many, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2027, 3, 9), "09/03/2027"),
        (Month(2027, 3, 1), "3/2027"),
        (Decimal("74.50"), "74,50"),
        (1234, "1234"),
        ("Ví Dụ", "Ví Dụ"),
    ],
)
def test_a_value_as_vietnamese_write_it(value: Sayable, text: str) -> None:
    assert in_vietnamese(value) == text
    assert shown(value) == text
    assert shown(value).parts == (value,)


def test_a_phrase_is_its_vietnamese_text_and_knows_how_it_came_to_be() -> None:
    phrase = say("Nước mắm {name}, đến ngày {day}", name="Ví Dụ", day=date(2027, 12, 29))
    assert phrase == "Nước mắm Ví Dụ, đến ngày 29/12/2027"
    assert phrase.message == "Nước mắm {name}, đến ngày {day}"
    assert phrase.gaps == {"name": "Ví Dụ", "day": date(2027, 12, 29)}
    assert phrase.counted == ""


def test_a_phrase_without_gaps_keeps_its_braces() -> None:
    assert say("{không phải chỗ trống}") == "{không phải chỗ trống}"


def test_a_counted_phrase_names_the_gap_that_decides() -> None:
    phrase = say_many("{n} sản phẩm của {who}", n=3, who="Ví Dụ")
    assert phrase == "3 sản phẩm của Ví Dụ"
    assert phrase.counted == "n"


def test_what_is_cut_is_a_plain_text() -> None:
    assert type(say("Công nhận").lower()) is str
    assert not isinstance(say("Công nhận") + ".", Phrase)


def test_texts_that_are_not_empty_stand_one_behind_another() -> None:
    parts = joined(["một", "", say("hai")], " · ")
    assert parts == "một · hai"
    assert parts.parts == ("một", "hai")
    assert joined([], ", ") == ""


def test_words_of_a_record_carry_what_they_are_called_elsewhere() -> None:
    assert own("Mắm Ví Dụ", {"en": "Example paste"}) == "Mắm Ví Dụ"
    assert own("Mắm Ví Dụ", {"en": "Example paste"}).others == {"en": "Example paste"}
    assert own("Mắm Ví Dụ").others == {}
