"""The print page on screens of several sizes, with scroll bars that take room: no sheet is cut, nothing sticks out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.chromium import FLAGS, program
from tests.site.print_desk import NO_PRINTER, QUESTION, choose, come

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.site.built import BuiltSite

pytest_plugins = ["tests.site.print_counter"]
pytestmark = pytest.mark.browser
NARROW = [(360, 740), (412, 915), (768, 1024), (959, 700)]
WIDE = [(960, 600), (1024, 768), (1280, 720), (1280, 800), (1366, 768), (1920, 1080)]

# Whether all four corners of a thing are seen: in the window, and not below or behind anything else.
SEEN = """one => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return [[left, top], [right, top], [left, bottom], [right, bottom]].every(([x, y]) => {
    const hit = document.elementFromPoint(x + (x === left ? 4 : -4), y + (y === top ? 4 : -4));
    return hit !== null && one.contains(hit);
  });
}"""
SEEN_SOON = f"""async one => {{
  for (let i = 0; i < 40 && !({SEEN})(one); i++) await new Promise(done => setTimeout(done, 50));
  return ({SEEN})(one);
}}"""
STICKS_OUT = """() => [document.documentElement, document.querySelector('.sheets')]
  .filter(one => one.scrollWidth > one.clientWidth).map(one => one.localName)"""


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    """One whose scroll bars take room, as on Windows."""
    bars = ["--hide-scrollbars"]
    with chromium.browser_type.launch(executable_path=program(), args=FLAGS, ignore_default_args=bars) as made:
        yield made


def opened(browser: Browser, site: BuiltSite, width: int, height: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height})
    come(page, site)
    return page


def ask(page: Page) -> None:
    """Print, and leave the question open."""
    page.evaluate(NO_PRINTER)
    page.click("#in")


def test_beside_the_choices_a_whole_sheet_is_always_seen(browser: Browser, counter_site: BuiltSite) -> None:
    """Before anything is scrolled, and after; the button with it, and every further sheet in its own room."""
    for width, height in WIDE:
        page = opened(browser, counter_site, width, height)
        sheets = page.locator(".frame")
        assert sheets.count() == 2
        # A window too low for a sheet that can be read shows it once the head of the page is scrolled away.
        for down in (0, 300, 1500) if height > 600 else (300, 1500):
            page.evaluate("down => scrollTo(0, down)", down)
            for thing in (sheets.first, page.locator("#in")):
                assert thing.evaluate(SEEN), (width, height, down)
        assert page.evaluate(STICKS_OUT) == [], (width, height)
        page.locator(".sheets").focus()
        page.keyboard.press("End")
        assert sheets.last.evaluate(SEEN_SOON), (width, height)
        page.close()


def test_a_whole_sheet_is_seen_while_the_page_asks_or_waits(browser: Browser, counter_site: BuiltSite) -> None:
    page = opened(browser, counter_site, 1280, 800)
    ask(page)
    for thing in (".frame >> nth=0", "#roi", "#chua"):
        assert page.locator(thing).evaluate(SEEN), thing
    page.click("#chua")
    page.fill("#o-dau", "30")
    page.locator("#o-dau").blur()
    for thing in (".frame >> nth=0", "#sua", ".fault"):
        assert page.locator(thing).evaluate(SEEN), thing
    assert page.evaluate(STICKS_OUT) == []


def test_every_stock_is_seen_whole(browser: Browser, counter_site: BuiltSite) -> None:
    page = opened(browser, counter_site, 1280, 800)
    for option in page.locator("#giay option:not([disabled])").all():
        stock = option.get_attribute("value") or ""
        choose(page, stock)
        assert page.locator(".frame").first.evaluate(SEEN), stock
        assert page.evaluate(STICKS_OUT) == [], stock


def test_below_the_choices_a_sheet_fits_the_screen(browser: Browser, counter_site: BuiltSite) -> None:
    for width, height in NARROW:
        page = opened(browser, counter_site, width, height)
        sheet = page.locator(".frame").first
        sheet.evaluate("one => one.scrollIntoView()")
        assert sheet.evaluate(SEEN), (width, height)
        assert page.evaluate(STICKS_OUT) == [], (width, height)
        ask(page)
        assert page.evaluate(STICKS_OUT) == [], (width, height)
        page.click("#chua")
        page.click("summary")
        for field in ("#o-dau", "#ngang", "#cao"):
            page.fill(field, "30000")
            page.locator(field).blur()
        assert page.locator(".fault").count() == 3
        assert page.locator(QUESTION).is_hidden()
        assert page.evaluate(STICKS_OUT) == [], (width, height)
        page.close()
