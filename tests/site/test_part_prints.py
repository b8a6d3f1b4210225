"""Prints of a few labels each in Chromium: no place of a label sheet is ever printed on twice.

Chance opens more tabs, of which some are deaf to the others, loads pages anew, prints by the page's button or by the
browser's own command, and leaves the question open whether the labels came out. 60 here; `make judge-prints` makes 200.
"""

from __future__ import annotations

import os
from collections import Counter
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.site.print_desk import COARSE, DEAF, NOON, NOTICE, STOCKS, choose, come, desk_of, pdf_of, pdf_of_button, pick
from tests.site.prints import sheets_of, stocked_outlet

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from ocop_site.records.stocks import Stock
    from ocop_site.records.vocabulary import Vocabulary
    from tests.site.built import BuiltSite
    from tests.site.prints import Sheet

pytestmark = pytest.mark.browser
GOODS = 30
PART_PRINTS = int(os.environ.get("PART_PRINTS", "60"))
MOST_TABS = 3


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

    def next(self, stock: Stock) -> int:
        """The first place behind all that have ink."""
        return max(self.used[stock.id], default=0) % stock.count + 1


class Person:
    """Somebody at the counter who forgets a lot, but never says of a print what is not so."""

    def __init__(self, context: BrowserContext, site: BuiltSite, tab: Page, stocks: list[Stock]) -> None:
        self.context, self.site = context, site
        self.tabs = [tab]
        self.stocks = {stock.id: stock for stock in stocks}
        self.drawer = Drawer(stocks)
        self.random = Random(20261122)
        self.box = stocks[0]  # the stock that lies beside the printer
        self.came_out: bool | None = None  # the last print, as long as nobody has said what became of it
        self.done: Counter[str] = Counter()

    def perhaps(self, chance: float) -> bool:
        return self.random.random() < chance

    def turn_to_a_tab(self) -> Page:
        """Open, close or load a page anew now and then; gives the tab that is used now."""
        if len(self.tabs) < MOST_TABS and self.perhaps(0.3):
            tab = self.context.new_page()
            if self.perhaps(0.6):
                tab.add_init_script(DEAF)
                self.done["deaf"] += 1
            tab.clock.set_fixed_time(NOON)
            come(tab, self.site)
            self.tabs.append(tab)
            self.done["more tabs"] += 1
        elif len(self.tabs) > 1 and self.perhaps(0.1):
            self.tabs.pop(self.random.randrange(len(self.tabs))).close()
        tab = self.random.choice(self.tabs)
        tab.bring_to_front()  # Chromium draws those behind once a second only
        if self.perhaps(0.1):
            come(tab, self.site)
        elif self.perhaps(0.1):
            tab.reload()
            tab.wait_for_selector("#in:visible")
            self.done["reload"] += 1
        return tab

    def answer(self, tab: Page) -> None:
        """Answer what a tab asks; where it is an old question, whose print was answered elsewhere, answer anything."""
        while tab.locator("#da-in").is_visible():
            old = self.came_out is None
            tab.click(self.random.choice(("#roi", "#chua")) if old else "#roi" if self.came_out else "#chua")
            self.done["old question" if old else "answer"] += 1
            if not tab.locator("#da-in").is_visible():
                self.came_out = None

    def prepare(self, tab: Page) -> None:
        """Choose a stock and some labels; leave out a damaged place now and then."""
        if self.perhaps(0.3):
            self.box = self.random.choice(list(self.stocks.values()))
        stock = self.box
        choose(tab, stock.id)
        goods = self.random.sample(range(1, GOODS), self.random.randint(1, 3))
        pick(tab, {number: self.random.choice((1, 1, 2, 5, 14)) for number in goods})
        used = self.drawer.used[stock.id]
        if used and self.came_out is None and self.perhaps(0.1):
            free = [n for n in range(1, stock.count + 1) if n > max(used)]
            tab.locator(".frame:first-child .spot").nth(self.random.choice(free) - 1).click()

    def print_from(self, tab: Page) -> bool:
        """Print by the button or past it; whether labels came out on paper."""
        stock = self.stocks[tab.input_value("#giay")]
        own = self.perhaps(0.5)
        pdf = pdf_of(tab) if own else pdf_of_button(tab)
        self.done["own print" if own else "button"] += 1
        sheets = sheets_of(pdf, COARSE) if pdf else []
        if not sheets or NOTICE in sheets[0].text:
            self.done["refused"] += 1
            return False
        self.came_out = self.perhaps(0.85)
        if self.came_out:
            self.drawer.take(stock, sheets)
        return self.came_out


def test_part_prints_never_print_over_a_used_place(chromium: Browser, tmp_path: Path, vocabulary: Vocabulary) -> None:
    """Prints of a few labels each, on the half-used sheets of several stocks, as a person makes them."""
    site = stocked_outlet(tmp_path, GOODS)
    stocks = [stock for i in STOCKS if (stock := vocabulary.stock(i)) and stock.count > 1]
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    printed = 0
    astray: list[tuple[int, int]] = []
    with desk_of(context, site) as desk:
        choose(desk, stocks[0].id)
        person = Person(context, site, desk, stocks)
        while printed < PART_PRINTS:
            tab = person.turn_to_a_tab()
            if person.perhaps(0.6):
                person.answer(tab)
            if tab.input_value("#giay") not in person.stocks or person.perhaps(0.6):
                person.prepare(tab)  # otherwise it is printed as the page stands
            printed += person.print_from(tab)
            if person.came_out and person.perhaps(0.6):
                person.answer(tab)
                if person.came_out is None:
                    stock = person.stocks[tab.input_value("#giay")]
                    places = (int(tab.input_value("#o-dau")), person.drawer.next(stock))
                    astray += [places] if places[0] != places[1] else []
    context.close()
    print(f"{printed} prints: {dict(person.done)}")  # noqa: T201 - for `pytest -rP`
    assert person.drawer.overprinted == 0
    assert astray == []
    for seen in ("more tabs", "deaf", "reload", "own print", "button", "refused", "answer"):
        assert person.done[seen], seen
