"""No place is printed on twice from two tabs, nor from a page that comes back.

All prints here are the browser's own (`page.pdf`), with the events that it sends before and after.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.chromium import FLAGS, program
from tests.site.print_desk import DEAF, QUESTION, asked, pdf_of, pdf_of_button, pick
from tests.site.server import served

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

    from tests.site.print_counter import Counter

pytest_plugins = ["tests.site.print_counter"]
pytestmark = pytest.mark.browser


def test_another_tab_hears_of_a_print_and_of_its_answer(counter: Counter) -> None:
    desk, other = counter.desk, counter.another_tab()
    assert counter.places(pdf_of(desk)) == [1, 2, 3]
    other.wait_for_selector(f"{QUESTION}:visible")
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 4"
    assert other.locator("#in").is_disabled()
    assert counter.places(pdf_of(other)) == []
    desk.click("#roi")
    other.wait_for_selector(QUESTION, state="hidden")
    assert other.inner_text("#tong") == "Sẽ in 3 nhãn trên 1 tờ: từ ô 4 đến ô 6."
    assert counter.places(pdf_of_button(other)) == [4, 5, 6]
    desk.wait_for_selector(f"{QUESTION}:visible")
    desk.click("#roi")  # either tab may answer for the other
    other.wait_for_selector(QUESTION, state="hidden")
    assert [one.input_value("#o-dau") for one in (desk, other)] == ["7", "7"]


@pytest.mark.parametrize("way", [pdf_of, pdf_of_button])
def test_a_tab_that_heard_nothing_looks_again_before_it_prints(
    counter: Counter, way: Callable[[Page], bytes | None]
) -> None:
    """The last defence, where no event came through: what stands on the screen is old, what is printed is not."""
    other = counter.another_tab(DEAF)
    pdf_of(counter.desk)
    counter.desk.click("#roi")
    assert "từ ô 1 đến ô 3" in other.inner_text("#tong")
    assert counter.places(way(other)) == [4, 5, 6]
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 7"


@pytest.mark.parametrize("way", [pdf_of, pdf_of_button])
def test_a_tab_that_heard_nothing_prints_no_label_while_another_waits(
    counter: Counter, way: Callable[[Page], bytes | None]
) -> None:
    other = counter.another_tab(DEAF)
    pdf_of(counter.desk)
    assert asked(other) == ""
    pdf = way(other)
    assert pdf is None or counter.places(pdf) == []
    assert asked(other) == "Đã in, lần sau bắt đầu từ ô 4"


def test_an_answer_counts_for_the_question_that_was_read(counter: Counter) -> None:
    """A tab that heard nothing shows a question that was answered long ago, and another has come since."""
    desk, other = counter.desk, counter.another_tab(DEAF)
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


def test_what_is_being_typed_counts_until_another_tab_has_printed(counter: Counter) -> None:
    desk = counter.desk
    desk.locator("#o-dau").press_sequentially("1")  # 11, and nothing says yet that this is all
    assert counter.places(pdf_of(desk)) == [11, 12, 13]
    desk.click("#chua")
    other = counter.another_tab()
    desk.locator("#o-dau").fill("2")
    other.fill("#o-dau", "15")
    other.locator("#o-dau").blur()
    pdf_of(other)
    other.click("#roi")
    desk.wait_for_selector("#tong:has-text('từ ô 18 ')")
    assert desk.input_value("#o-dau") == "18"
    assert counter.places(pdf_of(desk)) == [18, 19, 20]


def test_what_is_wiped_is_known_for_as_long_as_the_page_is_open(counter: Counter) -> None:
    desk, other = counter.desk, counter.another_tab()
    assert not desk.locator(".forgets").is_visible()
    pdf_of(desk)
    other.evaluate("localStorage.clear()")
    assert counter.places(pdf_of(desk)) == []
    desk.click("#roi")
    other.evaluate("localStorage.clear()")
    assert counter.places(pdf_of(desk)) == [4, 5, 6]


@pytest.mark.parametrize("kept", [True, False])
def test_a_page_that_comes_back_has_heard_of_everything(
    chromium: Browser,
    counter: Counter,
    kept: bool,  # noqa: FBT001 - a table
) -> None:
    """From the browser's back/forward memory, where no `storage` arrives, or loaded anew with its fields as before."""
    site = counter.site
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
        assert counter.places(pdf_of(page)) == [4, 5, 6]
