from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import BaseModel, ValidationError

from ocop_site.records.numbers import Number, Price


class Written(BaseModel):
    price: Price = 1
    number: Number = Decimal(1)


@pytest.mark.parametrize(("text", "price"), [("185000", 185000), (" 65000 ", 65000), ("1", 1)])
def test_digits_are_a_price(text: str, price: int) -> None:
    assert Written(price=text).price == price  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("185.000", "185000"),
        ("1.250.000 đ", "1250000"),
        ("65,000", "65000"),
        ("65 000 ₫", "65000"),
        ("85k", "85000"),
        ("85 nghìn đồng", "85000"),
        ("65000đ", "65000"),
        ("4 sao", "4"),
        ("4*", "4"),
        ("4 ★", "4"),
        ("4.0", "4"),
        ("năm 2022", "2022"),
        ("hơn 100", ""),
        ("65.00", ""),
        ("1_000", ""),
        ("185000.0", ""),
        ("1e5", ""),
        ("liên hệ", ""),
        ("１２３", ""),
    ],
)
def test_anything_else_is_refused_with_what_it_may_mean(text: str, meant: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Written(price=text)  # type: ignore[arg-type]
    (error,) = caught.value.errors()
    assert (error["type"], error["ctx"]["hint"]) == ("not-a-number", meant)


@pytest.mark.parametrize("text", ["0", "-5", "1000000001"])
def test_a_price_is_more_than_nothing_and_less_than_a_house(text: str) -> None:
    with pytest.raises(ValidationError):
        Written(price=text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "meant"), [("74,5", "74.5"), ("-0,5", "-0.5"), ("1.000,5", ""), ("nan", ""), ("1e3", "")]
)
def test_decimals_stand_behind_a_point(text: str, meant: str) -> None:
    assert Written(number="74.5").number == Decimal("74.5")  # type: ignore[arg-type]
    with pytest.raises(ValidationError) as caught:
        Written(number=text)  # type: ignore[arg-type]
    assert [(error["type"], error["ctx"]["hint"]) for error in caught.value.errors()] == [("not-a-number", meant)]
