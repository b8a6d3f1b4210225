"""Which format the print page takes when another stock is chosen: the person's own where it fits, else the stock's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.print_desk import choose, come

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.print_counter import Counter

pytest_plugins = ["tests.site.print_counter"]
pytestmark = pytest.mark.browser
TINY, SHELF, CARD = "avery-l7651", "avery-l7160", "avery-l7163"  # on the first only small labels find room


def taken(page: Page, stock: str) -> str:
    """The format that the page takes when a stock is chosen."""
    choose(page, stock)
    form = page.input_value("#mau")
    assert page.locator(f".sheets.as-{form}").is_visible()
    return form


def test_another_stock_brings_its_own_format(counter: Counter) -> None:
    """Also after a stock on which only small labels find room, and after the page was opened anew."""
    desk = counter.desk
    assert [taken(desk, stock) for stock in (TINY, SHELF, TINY, CARD)] == ["small", "shelf", "small", "shelf"]
    taken(desk, TINY)
    come(desk, counter.site)
    assert desk.input_value("#mau") == "small"
    assert taken(desk, SHELF) == "shelf"


def test_the_format_that_somebody_chose_comes_back_where_it_fits(counter: Counter) -> None:
    desk = counter.desk
    choose(desk, SHELF, "price")
    assert [taken(desk, stock) for stock in (TINY, CARD)] == ["small", "price"]
    taken(desk, TINY)
    come(desk, counter.site)
    assert taken(desk, SHELF) == "price"
    choose(desk, SHELF, "small")
    assert [taken(desk, stock) for stock in (CARD, TINY, SHELF)] == ["small"] * 3
    choose(desk, SHELF, "shelf")
    assert [taken(desk, stock) for stock in (TINY, SHELF)] == ["small", "shelf"]
