"""No place is printed on twice from two tabs, nor from a page that comes back.

All prints here are the browser's own (`page.pdf`), with the events that it sends before and after.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.site.chromium import FLAGS, program
from tests.site.print_desk import (
    DEAF,
    QUESTION,
    asked,
    desk_of,
    other_tab,
    pdf_of,
    pdf_of_button,
    pick,
    places_of,
)
from tests.site.prints import stocked_outlet
from tests.site.server import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from ocop_site.records.vocabulary import Vocabulary
    from tests.site.built import BuiltSite

pytestmark = pytest.mark.browser
GOODS = 30


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return stocked_outlet(tmp_path_factory.mktemp("tabs"), GOODS)


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def desk(context: BrowserContext, site: BuiltSite) -> Iterator[Page]:
    """A tab in which three labels of the first stock are chosen."""
    with desk_of(context, site) as page:
        pick(page, {5: 3})
        yield page


@pytest.fixture
def places(vocabulary: Vocabulary) -> Callable[[bytes | None], list[int]]:
    """The places of the first stock on which a print has labels; [] where it says that the last one waits."""
    stock = vocabulary.stock("avery-l7160")
    assert stock
    return partial(places_of, stock=stock)


def test_another_tab_hears_of_a_print_and_of_its_answer(
    context: BrowserContext, site: BuiltSite, desk: Page, places: Callable[[bytes | None], list[int]]
) -> None:
    other = other_tab(context, site)
    assert places(pdf_of(desk)) == [1, 2, 3]
    other.wait_for_selector(f"{QUESTION}:visible")
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 4"
    assert other.locator("#in").is_disabled()
    assert places(pdf_of(other)) == []
    desk.click("#roi")
    other.wait_for_selector(QUESTION, state="hidden")
    assert other.inner_text("#tong") == "Sẽ in 3 nhãn trên 1 tờ: từ ô 4 đến ô 6."
    assert places(pdf_of_button(other)) == [4, 5, 6]
    desk.wait_for_selector(f"{QUESTION}:visible")
    desk.click("#roi")  # either tab may answer for the other
    other.wait_for_selector(QUESTION, state="hidden")
    assert [one.input_value("#o-dau") for one in (desk, other)] == ["7", "7"]


@pytest.mark.parametrize("way", [pdf_of, pdf_of_button])
def test_a_tab_that_heard_nothing_looks_again_before_it_prints(
    context: BrowserContext,
    site: BuiltSite,
    desk: Page,
    places: Callable[[bytes | None], list[int]],
    way: Callable[[Page], bytes | None],
) -> None:
    """The last defence, where no event came through: what stands on the screen is old, what is printed is not."""
    other = other_tab(context, site, DEAF)
    pdf_of(desk)
    desk.click("#roi")
    assert "từ ô 1 đến ô 3" in other.inner_text("#tong")
    assert places(way(other)) == [4, 5, 6]
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 7"


@pytest.mark.parametrize("way", [pdf_of, pdf_of_button])
def test_a_tab_that_heard_nothing_prints_no_label_while_another_waits(
    context: BrowserContext,
    site: BuiltSite,
    desk: Page,
    places: Callable[[bytes | None], list[int]],
    way: Callable[[Page], bytes | None],
) -> None:
    other = other_tab(context, site, DEAF)
    pdf_of(desk)
    assert asked(other) == ""
    pdf = way(other)
    assert pdf is None or places(pdf) == []
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 4"


def test_an_answer_counts_for_the_question_that_was_read(context: BrowserContext, site: BuiltSite, desk: Page) -> None:
    """A tab that heard nothing shows a question that was answered long ago, and another has come since."""
    other = other_tab(context, site, DEAF)
    pdf_of(desk)
    pdf_of(other)  # shows it the question
    desk.click("#roi")
    pdf_of(desk)
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 4"
    other.click("#roi")
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 7"
    other.click("#roi")
    assert other.input_value("#o-dau") == "7"
    desk.wait_for_selector(QUESTION, state="hidden")
    assert desk.input_value("#o-dau") == "7"


def test_what_is_being_typed_counts_until_another_tab_has_printed(
    context: BrowserContext, site: BuiltSite, desk: Page, places: Callable[[bytes | None], list[int]]
) -> None:
    desk.locator("#o-dau").press_sequentially("1")  # 11, and nothing says yet that this is all
    assert places(pdf_of(desk)) == [11, 12, 13]
    desk.click("#chua")
    other = other_tab(context, site)
    desk.locator("#o-dau").fill("2")
    other.fill("#o-dau", "15")
    other.locator("#o-dau").blur()
    pdf_of(other)
    other.click("#roi")
    desk.wait_for_selector("#tong:has-text('từ ô 18 ')")
    assert desk.input_value("#o-dau") == "18"
    assert places(pdf_of(desk)) == [18, 19, 20]


def test_what_is_wiped_is_known_for_as_long_as_the_page_is_open(
    context: BrowserContext, site: BuiltSite, desk: Page, places: Callable[[bytes | None], list[int]]
) -> None:
    other = other_tab(context, site)
    assert not desk.locator(".forgets").is_visible()
    pdf_of(desk)
    other.evaluate("localStorage.clear()")
    assert places(pdf_of(desk)) == []
    desk.click("#roi")
    other.evaluate("localStorage.clear()")
    assert places(pdf_of(desk)) == [4, 5, 6]


@pytest.mark.parametrize("kept", [True, False])
def test_a_page_that_comes_back_has_heard_of_everything(
    chromium: Browser,
    site: BuiltSite,
    places: Callable[[bytes | None], list[int]],
    kept: bool,  # noqa: FBT001 - a table
) -> None:
    """From the browser's back/forward memory, where no `storage` arrives, or loaded anew with its fields as before."""
    without = ["--disable-back-forward-cache"] if kept else []
    with (
        served(site.output, "/") as address,
        chromium.browser_type.launch(executable_path=program(), args=FLAGS, ignore_default_args=without) as browser,
    ):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page, other = context.new_page(), context.new_page()
        at = f"{address}{site.kinds['print'][0].removesuffix('index.html')}"
        for one in (page, other):
            one.goto(at)
            one.wait_for_selector("#in:visible")
        pick(page, {5: 3})
        page.evaluate("addEventListener('pageshow', event => { window.back = event.persisted })")
        page.goto(address)
        pick(other, {5: 3})
        pdf_of(other)
        other.click("#roi")
        page.go_back(wait_until="commit")
        page.wait_for_selector("#in:visible")
        assert bool(page.evaluate("window.back")) == kept
        page.wait_for_selector("#tong:has-text('từ ô 4 ')")
        assert places(pdf_of(page)) == [4, 5, 6]
