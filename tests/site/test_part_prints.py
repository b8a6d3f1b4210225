"""Prints of a few labels each in Chromium: no place of a label sheet is ever printed on twice.

60 here; `make judge-prints` makes 200.
"""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.site.print_desk import COARSE, STOCKS, choose, come, desk_of, pdf_of, pick
from tests.site.prints import sheets_of, stocked_outlet

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from ocop_site.records.stocks import Stock
    from ocop_site.records.vocabulary import Vocabulary
    from tests.site.prints import Sheet

pytestmark = pytest.mark.browser
GOODS = 30
PART_PRINTS = int(os.environ.get("PART_PRINTS", "60"))


class Drawer:
    """The half-used sheets of an outlet: of each stock the places that have ink."""

    def __init__(self, stocks: list[Stock]) -> None:
        self.used: dict[str, set[int]] = {stock.id: set() for stock in stocks}
        self.overprinted = 0

    def take(self, stock: Stock, sheets: list[Sheet]) -> None:
        """The printed sheets: the first was the half-used one, further ones were new."""
        boxes = stock.boxes()
        for number, sheet in enumerate(sheets):
            inked = sheet.inked(boxes)
            assert inked, "an empty sheet"
            if number:
                self.used[stock.id] = set()
            self.overprinted += len(self.used[stock.id] & inked)
            self.used[stock.id] |= inked
        if stock.count in self.used[stock.id]:
            self.used[stock.id] = set()


def test_part_prints_never_print_over_a_used_place(chromium: Browser, tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Prints of a few labels each, on the half-used sheets of several stocks, as a person makes them."""
    site = stocked_outlet(tmp_path, GOODS)
    random = Random(20261122)
    stocks = [stock for i in STOCKS if (stock := vocabulary.stock(i)) and stock.count > 1]
    drawer = Drawer(stocks)
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    with desk_of(context, site) as desk:
        printed = 0
        while printed < PART_PRINTS:
            stock = random.choice(stocks)
            if random.random() < 0.1:
                come(desk, site)  # the page was closed in between
            choose(desk, stock.id)
            pick(
                desk, {n: random.choice((1, 1, 2, 5, 14)) for n in random.sample(range(1, GOODS), random.randint(1, 3))}
            )
            if drawer.used[stock.id] and random.random() < 0.1:  # a damaged place is left out
                free = [n for n in range(1, stock.count + 1) if n > max(drawer.used[stock.id])]
                desk.locator(".frame:first-child .spot").nth(random.choice(free) - 1).click()
            pdf = pdf_of(desk)
            desk.evaluate("dispatchEvent(new Event('afterprint'))")
            if random.random() < 0.15:  # the person went back: no paper came out
                desk.click("#chua")
                continue
            desk.click("#roi")
            drawer.take(stock, sheets_of(pdf, COARSE))
            printed += 1
            at = int(desk.input_value("#o-dau"))
            assert at == max(drawer.used[stock.id], default=0) % stock.count + 1
    context.close()
    assert drawer.overprinted == 0
