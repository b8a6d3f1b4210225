"""An outlet's counter, where labels are printed from a browser: its print page in one tab and in others, its paper.

A plugin of the tests that name it, so that its fixtures are theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.site.print_desk import desk_of, other_tab, pick, places_of
from tests.site.prints import stocked_outlet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

    from ocop_site.records.stocks import Stock
    from ocop_site.records.vocabulary import Vocabulary
    from tests.site.built import BuiltSite

GOODS = 30
LABELS = {5: 3}  # what is chosen at first: three labels of the fifth product


@dataclass(frozen=True, slots=True)
class Counter:
    """`desk`: the tab at which somebody stands; `stock`: the paper that the page takes first."""

    context: BrowserContext
    site: BuiltSite
    desk: Page
    stock: Stock

    def another_tab(self, script: str = "") -> Page:
        return other_tab(self.context, self.site, script)

    def places(self, pdf: bytes | None) -> list[int]:
        """The places of the first stock on which a print has labels; [] where it says that the last one waits."""
        return places_of(pdf, self.stock)


@pytest.fixture(scope="module")
def counter_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return stocked_outlet(tmp_path_factory.mktemp("counter"), GOODS)


@pytest.fixture
def counter(chromium: Browser, counter_site: BuiltSite, vocabulary: Vocabulary) -> Iterator[Counter]:
    """A counter at which three labels of the first stock are chosen."""
    stock = vocabulary.stock("avery-l7160")
    assert stock
    size: ViewportSize = {"width": 1280, "height": 900}
    with chromium.new_context(viewport=size) as context, desk_of(context, counter_site) as desk:
        pick(desk, LABELS)
        yield Counter(context, counter_site, desk, stock)


@pytest.fixture
def desk(counter: Counter) -> Page:
    return counter.desk
